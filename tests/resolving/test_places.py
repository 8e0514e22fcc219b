from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.codebook.gazetteer import load_gazetteer
from tocsin.codebook.places import load_place_table
from tocsin.record import Article
from tocsin.resolving import places
from tocsin.resolving.context import Atlas, Context, read_context, weighed
from tocsin.resolving.places import HELPERS, resolve_place, resolve_places, resolve_told
from tocsin.resolving.told import Told, read_told

CASES = Path(__file__).parent / "cases" / "places.txt"


def read_cases():
    for number, line in enumerate(CASES.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != 3:
                raise ValueError(f"{CASES.name}:{number}: {len(cells)} cells; write phrase | countries | place")
            yield pytest.param(*cells, id=f"{number}-{cells[0]}")


def context_of(countries):
    codes = countries.replace("-", "").split()
    return weighed({code: 1 / (at + 1) for at, code in enumerate(codes)})


@pytest.mark.parametrize(("phrase", "countries", "expected"), list(read_cases()))
def test_a_place_phrase_means_this_point_and_radius(atlas, phrase, countries, expected):
    place = resolve_place(phrase, context_of(countries), atlas).place
    told = place and f"{place.name}, {place.country or '-'}, {place.lat:.1f} {place.lon:.1f}, {place.precision_km:.0f}"
    assert (told or "open") == expected


def names_of(answers):
    return [f"{answer.place.name} {answer.place.country}" if answer.place else "open" for answer in answers]


def test_a_settled_place_near_by_tells_which_of_two_towns_is_meant(atlas):
    context = weighed({"US": 1})
    assert names_of(resolve_places(["Springfield"], context, atlas)) == ["open"]
    assert names_of(resolve_places(["Springfield", "Boston", "Hartford"], context, atlas))[0] == "Springfield US"
    near_boston = resolve_places(["Springfield", "Boston", "Hartford"], context, atlas)[0]
    assert near_boston.place.lat == pytest.approx(42.1, abs=0.1)


def test_a_place_told_twice_does_not_speak_for_the_rival_of_its_own_name(atlas):
    text = "A Ukrainian drone hit Novorossiysk, Krasnodar Krai, Russia. The mayor of Novorossiysk spoke."
    context = replace(read_context(Article(text, id="a"), atlas), homes=frozenset({"UA"}))
    told = [read_told(text, text.index("Novor"), "Novorossiysk", atlas.table), Told("Novorossiysk")]
    assert names_of(resolve_told(told, context, atlas).values()) == ["Novorossiysk RU", "Novorossiysk RU"]


def test_the_most_named_country_beats_the_larger_town(atlas):
    libyan = Article("Shells fell on Tripoli. Libyan officials and Libya's government blamed the army.", id="a")
    lebanese = Article("Clashes broke out in Tripoli. Lebanese soldiers were sent in, Lebanon's army said.", id="b")
    found = [
        names_of(resolve_places(["Tripoli"], read_context(article, atlas), atlas)) for article in (libyan, lebanese)
    ]
    assert found == [["Tripoli LY"], ["Tripoli LB"]]


def test_an_open_place_keeps_its_candidates_and_says_so(atlas):
    answer = resolve_place("Congo", weighed({}), atlas)
    assert (answer.place, sorted(known.country for known in answer.candidates)) == (None, ["CD", "CG"])
    assert answer.why.startswith("open: could be")


def test_every_place_says_why_it_was_chosen(atlas):
    phrases = ["Taji, north of Baghdad", "30 km west of Mosul", "the Iraqi-Syrian border", "Iraq and Syria"]
    assert all(answer.place.how for answer in resolve_places(phrases, weighed({"IQ": 1}), atlas))


@pytest.mark.parametrize(
    "words", ["ambassador", "the rights group", "a base", "hosting troops", "Homsick", "Mosulites"]
)
def test_no_name_is_found_inside_a_word(atlas, words):
    assert resolve_place(words, weighed({"SY": 1, "IQ": 1}), atlas).place is None


PHRASES = ["Taji", "Tripoli", "Springfield", "Boston", "Palmyra", "Homs", "north of Baghdad", "Georgia", "Tbilisi"]


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(PHRASES))
def test_law_the_order_of_phrases_does_not_matter(order):
    atlas = Atlas(load_place_table(), load_gazetteer())
    context = weighed({"SY": 1, "IQ": 0.5})
    straight = dict(zip(PHRASES, resolve_places(PHRASES, context, atlas), strict=True))
    assert dict(zip(order, resolve_places(order, context, atlas), strict=True)) == straight


@settings(max_examples=200, deadline=None)
@given(words=st.text(alphabet="AaBb lnoehtfr,'(0123)-", max_size=40))
def test_law_any_words_give_an_answer_and_never_fail(words):
    atlas = Atlas(load_place_table(), load_gazetteer())
    answer = resolve_place(words, weighed({}), atlas)
    assert answer.place is None or answer.place.precision_km > 0


def test_the_places_that_help_are_no_more_in_a_long_list(atlas, monkeypatch):
    helping = []
    monkeypatch.setattr(places, "with_settled", lambda context, known: (helping.append(len(known)), context)[1])
    resolve_places([f"Mosul {number}" for number in range(400)] + ["Mosul", "Kirkuk"], Context(), atlas)
    assert max(helping) <= 2 * HELPERS
