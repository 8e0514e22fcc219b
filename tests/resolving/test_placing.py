import pytest

from tocsin.codebook.gazetteer import Known
from tocsin.record import great_circle_km
from tocsin.resolving.geometry import bearing_of, middle, shifted
from tocsin.resolving.parts import Part
from tocsin.resolving.placing import place_part

MOSUL = Known("Mosul", "town", "IQ", "15", 36.335, 43.119, 12.0, 1_683_000, "geonames:99072")
SYRIA = Known("Syria", "country", "SY", "", 35.0, 38.5, 330.0)
HOMS = Known("Homs", "town", "SY", "11", 34.73, 36.72, 8.0)


def km(place, known):
    return great_circle_km(place.lat, place.lon, known.lat, known.lon)


def test_a_measured_way_lands_there_with_a_radius_that_grows_with_the_distance():
    near = place_part(Part("toward", ("Mosul",), "west", 10.0), [MOSUL], "")
    far = place_part(Part("toward", ("Mosul",), "west", 100.0), [MOSUL], "")
    assert (km(near, MOSUL), km(far, MOSUL)) == (pytest.approx(10, abs=0.1), pytest.approx(100, abs=0.1))
    assert near.precision_km < far.precision_km
    assert far.lon < MOSUL.lon


def test_no_phrase_is_placed_more_sharply_than_the_name_in_it():
    relations = ["near", "off", "facility", "toward", "around"]
    places = [place_part(Part(relation, ("Mosul",), "north", thing="airport"), [MOSUL], "") for relation in relations]
    assert [place.precision_km >= MOSUL.radius_km for place in places] == [True] * len(relations)


def test_the_east_of_a_country_lies_east_of_its_middle_and_within_it():
    place = place_part(Part("part", ("Syria",), "eastern"), [SYRIA], "")
    assert place.lon > SYRIA.lon
    assert km(place, SYRIA) + place.precision_km == pytest.approx(SYRIA.radius_km * 1.1, rel=0.01)


def test_a_place_off_a_coast_is_at_sea_and_has_no_country():
    assert place_part(Part("off", ("Mosul",)), [MOSUL], "").country == ""


def test_several_places_are_one_circle_around_all():
    place = place_part(Part("several", ("Mosul", "Homs")), [MOSUL, HOMS], "")
    assert all(km(place, known) + known.radius_km <= place.precision_km + 0.1 for known in (MOSUL, HOMS))
    assert place.country == ""


def test_points_move_along_bearings_and_back():
    assert shifted(*shifted(36.0, 43.0, 90, 50), 270, 50) == (
        pytest.approx(36.0, abs=0.01),
        pytest.approx(43.0, abs=0.01),
    )


def test_the_middle_crosses_the_date_line():
    assert middle([(0.0, 179.0), (0.0, -179.0)]) == (0.0, pytest.approx(180.0, abs=0.01))


def test_direction_words_are_read_in_any_spelling():
    assert [bearing_of(word) for word in ("north", "Northern", "south-eastern", "North West", "inland")] == [
        0,
        0,
        135,
        315,
        None,
    ]
