import pytest

from tocsin.resolving.parts import Names, Part
from tocsin.resolving.phrase import take_apart

KNOWN = {"Bosnia and Herzegovina", "Eastern Ghouta", "Kirkuk", "Union III"}
HOMES = {"Iraqi": "Iraq", "Syrian": "Syria"}
NAMES = Names(KNOWN.__contains__, HOMES.get)


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("Taji, north of Baghdad", [Part("at", ("Taji",)), Part("toward", ("Baghdad",), "north")]),
        ("30 km west of Mosul", [Part("toward", ("Mosul",), "west", 30.0)]),
        ("10 miles from Mosul", [Part("around", ("Mosul",), "", 16.1)]),
        ("between Homs and Palmyra", [Part("between", ("Homs", "Palmyra"))]),
        ("near the Syrian border", [Part("border", ("Syrian",))]),
        ("a base near the border with Syria", [Part("at", ("base",)), Part("border", ("Syria",))]),
        ("off the coast of Hodeidah", [Part("off", ("Hodeidah",))]),
        ("eastern Syria", [Part("part", ("Syria",), "eastern")]),
        ("the east of Syria", [Part("part", ("Syria",), "east")]),
        ("Sanaa's airport", [Part("facility", ("Sanaa",), thing="airport")]),
        ("the Iraqi capital", [Part("capital", ("Iraqi",))]),
        ("the northern Iraqi city of Kirkuk", [Part("at", ("Kirkuk",), thing="town"), Part("at", ("Iraq",))]),
        ("Kirkuk airport", [Part("at", ("Kirkuk",), thing="airport")]),
        ("Anbar province", [Part("at", ("Anbar",), thing="area")]),
        ("Iraq and Syria", [Part("several", ("Iraq", "Syria"))]),
        ("Bosnia and Herzegovina", [Part("at", ("Bosnia and Herzegovina",))]),
        ("Eastern Ghouta", [Part("at", ("Eastern Ghouta",))]),
        ("outside Mosul", [Part("near", ("Mosul",))]),
        ("the", [Part("at", ("the",))]),
        ("", []),
    ],
)
def test_a_phrase_comes_apart_into_names_and_how_the_place_stands_to_them(phrase, parts):
    assert list(take_apart(phrase, NAMES)) == parts
