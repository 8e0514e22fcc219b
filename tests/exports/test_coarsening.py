"""Places are told rougher, never sharper, and no words give them away."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.conftest import ROCKETS
from tests.exports.strategies import places
from tocsin.exports.coarsening import CannotCoarsen, Coarseness, coarsened, coarseness, rougher
from tocsin.exports.formats import FORMATS
from tocsin.exports.long import LONG

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


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.printable])
def test_no_printed_format_says_a_coarsened_place_in_any_column(rockets, report, name):
    sourced = report(target=[], text=ROCKETS.replace("the Taji base", "troops at Taji"))
    shown = BytesIO()
    FORMATS[name].write([coarsened(sourced, coarseness("country"))], shown, lambda: {"licence": "", "left_out": {}})
    assert sourced.incident.place.name == "Taji"
    assert b"Taji" not in shown.getvalue()
    assert b"33.5" not in shown.getvalue()
    assert b"example.org" not in shown.getvalue()


def test_the_long_form_keeps_values_and_offsets_but_no_words(rockets):
    rows = list(LONG.rows([coarsened(rockets, coarseness("admin1"))]))
    fields = [row[LONG.names.index("field")] for row in rows]
    assert fields == ["kind", "actor", "target", "means", "killed", "when", "speaker"]
    assert {row[LONG.names.index(name)] for row in rows for name in ("quote", "sentence", "title", "url")} == {""}


@pytest.mark.parametrize("wish", ["", "region", "0", "9000", "12 miles", "-3"])
def test_a_wish_that_is_none_of_the_ways_is_refused(wish):
    with pytest.raises(CannotCoarsen, match="admin1"):
        coarseness(wish)
