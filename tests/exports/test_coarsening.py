"""Places are told rougher, never sharper, and no words give them away."""

import json
import re
from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyarrow import parquet

from tests.exports.conftest import ROCKETS, SHELLING, article_of, sourced_of
from tests.exports.strategies import places
from tocsin.codebook.countries import country_name
from tocsin.exports.about import Outgoing, Wish, about
from tocsin.exports.brief import Held, render_brief
from tocsin.exports.coarsening import CannotCoarsen, Coarseness, coarsened, coarseness, finer, rougher
from tocsin.exports.formats import FORMATS
from tocsin.exports.hiding import Names
from tocsin.exports.long import LONG
from tocsin.record import Printing
from tocsin.transfer.manners import EXCHANGE, CannotExport, Manners, form_of

ways = st.sampled_from([coarseness("country"), coarseness("admin1"), coarseness("25"), coarseness("200 km")])


@given(place=places, to=ways)
def test_a_coarsened_place_is_never_sharper(place, to):
    assert rougher(place, to).precision_km >= place.precision_km


@given(place=places, to=ways)
def test_coarsening_twice_is_coarsening_once(place, to):
    once = rougher(place, to)
    assert rougher(once, to) == once


@given(place=places, km=st.integers(1, 500))
def test_the_cell_of_a_grid_holds_the_place_and_hides_where_in_it_it_stands(place, km):
    rough = rougher(place, Coarseness("km", float(km)))
    if rough != place:
        assert rough.km_to(place) + place.precision_km <= rough.precision_km * 1.01 + 1e-6 or abs(place.lat) > 80
        assert rough.precision_km >= km


def test_an_area_and_a_country_have_their_own_names_points_and_radii(rockets):
    area, country = (coarsened(rockets, coarseness(to)).incident.place for to in ("admin1", "country"))
    assert (area.name, area.feature, area.country) == ("Baghdad Governorate", "admin1", "IQ")
    assert (country.name, country.feature, country.admin1) == ("Iraq", "country", "")


TOLD = ("{}", "{} base", "{}ites", "police of {}", "al-{}", "troops ({}-based)", "{} Times", "the army")
FINE = ("Taji", "Mosul", "Deir ez-Zor", "Ain al-Asad", "Baghdad", "Hit", "الموصل")


@st.composite
def tellings_of_one(draw):
    """An incident with one to three reports, whose labels name the places that they were resolved to, and others."""
    reports = []
    for number in range(draw(st.integers(1, 3))):
        name, said = draw(st.sampled_from(FINE)), st.sampled_from(TOLD)
        actor, target, speaker, paper = (draw(said).format(draw(st.sampled_from((name, name, *FINE)))) for _ in "four")
        text = f"{actor} fired 18 rockets from {name} at {target} on 3 April, killing two soldiers, {speaker} said."
        place = {"q": name, "name": name, "country": draw(st.sampled_from(["IQ", "SY"])), "lat": 33.5, "lon": 44.2}
        place |= {"precision_km": draw(st.sampled_from([1.0, 5.0, 40.0])), "feature": "town", "place_id": "geonames:1"}
        place |= {"admin1": draw(st.sampled_from(["", "Baghdad Governorate", "Anbar"]))}
        parties = {"actor": [{"q": actor}], "target": [{"q": target, "actor_id": f"{name.lower()}-police"}]}
        also = Printing(f"News of {name}", publisher=f"{name} {paper} again", url="https://example.org/again")
        reports.append(
            (
                replace(article_of(text, name + " " + paper, number + 1), also=(also,)),
                SHELLING | parties | {"place": place, "speaker": {"q": speaker}},
            )
        )
    return sourced_of(*reports)


def everything_in(raw: bytes, name: str) -> str:
    """All that a file says, as text, what it says of itself too."""
    if name == "xlsx":
        book = load_workbook(BytesIO(raw))
        return "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row)
    if name in ("parquet", "geoparquet"):
        table = parquet.read_table(BytesIO(raw))
        return f"{table.to_pylist()} {table.schema.metadata}"
    return raw.decode()


def names_given_away(told: str, sourced, rough, to) -> set[str]:
    """The names of finer places that stand in the text, but for those inside the names of places as asked for."""
    place = rough.incident.place
    for open_name in filter(None, (place.name, place.admin1, country_name(place.country))):
        told = told.replace(open_name, "")
    places = {report.place.place for report in sourced.reports if report.place and report.place.place}
    fine = {one.name for one in places if rougher(one, to) != one}
    words = set(re.findall(r"\w+", told.casefold()))
    return {name for name in fine if name.casefold() in (told.casefold() if len(name) > 3 else words)}


@given(sourced=tellings_of_one(), to=ways)
@settings(max_examples=25, deadline=None)
@pytest.mark.parametrize("name", FORMATS)
def test_no_column_of_any_form_names_a_finer_place_that_the_reports_were_resolved_to(sourced, to, name):
    place = sourced.incident.place
    wish = Wish(f"kind: shelling; place: {place.name}; words: {place.name} base", "CC0", "country")
    shown, outgoing, rough = BytesIO(), Outgoing(), coarsened(sourced, to)
    FORMATS[name].write(outgoing.let_through([rough], lambda _: ""), shown, lambda: about(wish, outgoing))
    told = everything_in(shown.getvalue(), name) + json.dumps(about(wish, outgoing), ensure_ascii=False)
    assert names_given_away(told, sourced, rough, to) == set()
    assert "example.org" not in told


@given(sourced=tellings_of_one(), to=ways)
@settings(max_examples=25, deadline=None)
def test_nor_does_a_brief(sourced, to):
    rough = coarsened(sourced, to)
    held = Held((rough.incident,), rough.tellings, rough.articles, {}, "country")
    told = render_brief(held, "A week")
    assert "two soldiers" not in told
    assert names_given_away(told, sourced, rough, to) == set()


def test_labels_keep_what_is_not_a_place(report):
    sourced = report(
        target=[{"q": "troops at Taji", "actor_id": "us-military"}],
        text=ROCKETS.replace("the Taji base", "troops at Taji"),
    )
    rough = coarsened(sourced, coarseness("country"))
    assert (rough.incident.actors, rough.incident.targets) == (("Militants",), ("troops at [place]",))
    assert rough.reports[0].target[0].actor_id == "us-military"


def test_another_finer_place_of_the_country_is_not_named_either():
    text = ROCKETS.replace("the army", "the mayor of Mosul")
    told = SHELLING | {"speaker": {"q": "the mayor of Mosul"}, "target": []}
    rough = coarsened(sourced_of((article_of(text.replace("the Taji base", "Taji")), told)), coarseness("admin1"))
    assert rough.speakers == ("the mayor of [place]",)


@pytest.mark.parametrize(
    "label", ["Iraqi Army", "Ali Khamenei", "the Basra police", "US forces", "Kata'ib Hezbollah", "Kurdistan Region"]
)
def test_peoples_persons_and_areas_as_wide_as_asked_stay_in_labels(label):
    to = coarseness("admin1")
    for home in ("IQ", "IR"):
        assert (
            Names(frozenset(), frozenset(), partial(finer, countries=frozenset({home}), to=to)).without(label) == label
        )


def test_a_file_with_rough_places_does_not_say_the_words_that_it_was_filtered_by():
    said = about(
        Wish("kind: shelling; place: Taji; since: 2020-01-03; box: 44,33,45,34", coarsened="country"), Outgoing()
    )
    assert said["filter"] == "kind: shelling; place: withheld; since: 2020-01-03; box: withheld"


@pytest.mark.parametrize("name", EXCHANGE)
def test_the_exchange_form_holds_whole_texts_and_is_not_written_roughly(name):
    with pytest.raises(CannotExport, match="every place"):
        form_of(name, Manners(coarsen="country"))


def test_the_long_form_keeps_values_and_offsets_but_no_words(rockets):
    rows = list(LONG.rows([coarsened(rockets, coarseness("admin1"))]))
    fields = [row[LONG.names.index("field")] for row in rows]
    assert fields == ["kind", "actor", "target", "means", "killed", "when", "speaker"]
    assert {row[LONG.names.index(name)] for row in rows for name in ("quote", "sentence", "title", "url")} == {""}


@pytest.mark.parametrize("wish", ["", "region", "0", "9000", "12 miles", "-3"])
def test_a_wish_that_is_none_of_the_ways_is_refused(wish):
    with pytest.raises(CannotCoarsen, match="admin1"):
        coarseness(wish)
