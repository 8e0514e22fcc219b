import pytest

from tocsin.codebook.disputed import dispute_note, load_disputed
from tocsin.codebook.places import load_place_table
from tocsin.record import Place


@pytest.mark.parametrize(
    ("place", "named"),
    [
        (Place("Simferopol", "UA", 44.95, 34.1, 8, admin1="Crimea"), "Crimea"),
        (Place("Katzrin", "IL", 32.99, 35.69, 3), "Golan Heights"),
        (Place("Hargeisa", "SO", 9.56, 44.06, 8, admin1="Woqooyi Galbeed"), "Somaliland"),
        (Place("Laayoune", "EH", 27.15, -13.2, 8), "Western Sahara"),
        (Place("Kyiv", "UA", 50.45, 30.52, 15, admin1="Kyiv City"), ""),
        (Place("Ukraine", "UA", 49.0, 32.0, 700), ""),
        (Place("Mogadishu", "SO", 2.04, 45.34, 14, admin1="Banadir"), ""),
    ],
)
def test_a_place_in_a_disputed_area_says_so_and_others_do_not(place, named):
    assert dispute_note(place).split(":")[0] == named


def test_the_areas_named_in_the_table_are_areas_of_the_tables():
    names = {(row.country, row.name) for row in load_place_table().rows if row.feature == "admin1"}
    told = {(a.country, a.admin1) for areas in load_disputed().values() for a in areas if a.admin1}
    assert told - names == set()
