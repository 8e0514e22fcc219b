from collections import defaultdict
from time import perf_counter

import pytest

from tocsin.codebook.gazetteer import PATH, BrokenGazetteer, load_gazetteer, open_gazetteer
from tocsin.codebook.names import loose_key, strict_key
from tocsin.codebook.places import FEATURES, load_place_table, open_place_table
from tocsin.codebook.tablefile import FOLDER, TableFault
from tocsin.record import great_circle_km

FAR_KM = 400
AT_SEA = {"sea", "worldregion", "water", "island", "strait"}


@pytest.fixture(scope="module")
def table():
    return load_place_table()


@pytest.fixture(scope="module")
def towns():
    found = defaultdict(list)
    for town in load_gazetteer().towns():
        found[town.country].append((town.lat, town.lon))
    return found


def test_every_place_lies_near_a_town_of_its_country(table, towns):
    far = [
        (row.name, row.country)
        for row in table.rows
        if row.country in towns
        and row.feature not in AT_SEA | {"country", "admin1"}
        and min(abs(lat - row.lat) + abs(lon - row.lon) for lat, lon in towns[row.country]) > 0.5
        and min(great_circle_km(row.lat, row.lon, lat, lon) for lat, lon in towns[row.country]) > FAR_KM
    ]
    assert far == []


def test_every_country_with_towns_is_in_the_table(table, towns):
    assert sorted(set(towns) - set(table.countries)) == []


def test_the_own_table_is_as_large_as_promised(table):
    own = [row for row in table.rows if row.place_id.startswith("place:")]
    iraq = [row for row in own if row.country == "IQ"]
    assert (len(own) >= 800, len(iraq) >= 100) == (True, True)
    assert {row.feature for row in own} <= FEATURES


@pytest.mark.parametrize(
    "spelling",
    ["Ain al-Asad", "Ayn al Asad", "Ain al-Assad", "'Ayn al-Asad", "‘Ain al-’Asad", "AIN AL-ASAD", "Ain Asad"],
)
def test_spellings_of_one_base_meet(table, spelling):
    assert [row.name for row in table.find(spelling)] == ["Ain al-Asad"]


def test_different_names_stay_apart():
    pairs = [("Homs", "Hama"), ("Mosul", "Mosulia"), ("Iran", "Iraq"), ("Mali", "Malia"), ("Assad", "ambassador")]
    assert [strict_key(a) == strict_key(b) or loose_key(a) == loose_key(b) for a, b in pairs] == [False] * len(pairs)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Baghdad", "IQ"),
        ("بغداد", "IQ"),
        ("Багдад", "IQ"),
        ("בגדאד", "IQ"),
        ("Deir ez-Zor", "SY"),
        ("Deir al-Zor", "SY"),
        ("Харків", "UA"),
        ("Sana'a", "YE"),
        ("Saint Petersburg", "RU"),
        ("St. Petersburg", "RU"),
    ],
)
def test_the_gazetteer_knows_names_in_several_scripts_and_spellings(name, country):
    assert load_gazetteer().find(name)[0].country == country


def test_the_most_populous_of_equally_spelled_towns_comes_first():
    found = load_gazetteer().find("Springfield")
    assert [town.population for town in found] == sorted((town.population for town in found), reverse=True)


def test_nothing_is_found_for_part_of_a_name():
    assert [load_gazetteer().find(part) for part in ("Baghda", "aghdad", "ambassador")] == [(), (), ()]


def test_the_gazetteer_opens_at_once_and_answers_fast():
    began = perf_counter()
    gazetteer = open_gazetteer(PATH)
    assert perf_counter() - began < 0.1
    began = perf_counter()
    for name in ("Baghdad", "Mosul", "Homs", "Kidal", "Goma") * 20:
        gazetteer.find(name)
    assert (perf_counter() - began) / 100 < 0.001


def test_another_file_is_refused_with_the_mend(tmp_path):
    odd = tmp_path / "odd.bin"
    odd.write_bytes(b"not a gazetteer at all")
    with pytest.raises(BrokenGazetteer, match="build it again"):
        open_gazetteer(odd)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Camp A,,base,IQ,,33.3,44.4,5", r"places.csv:3: 8 cells under 9 columns; add or drop a comma"),
        ("Camp A,,bace,IQ,,33.3,44.4,5,x", r'places.csv:3: unknown feature "bace"; use one of'),
        ("Camp A,,base,IQ,,133.3,44.4,5,x", r"places.csv:3: the point 133.3, 44.4 ±5.0 km; latitude comes first"),
        ("Camp A,,base,IQ,,north,44.4,5,x", r"places.csv:3: a point that is no number .*; write degrees"),
        ("Camp B,,base,IQ,,33.3,44.4,5,x", r'places.csv:3: "Camp B" stands on line 2 too; keep one'),
    ],
)
def test_a_fault_in_the_table_names_file_line_and_mend(tmp_path, row, fault):
    for name in ("countries.csv", "admin1.csv", "borders.csv"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    head = "name,aliases,feature,country,admin1,lat,lon,radius_km,source\nCamp B,,base,IQ,,33.3,44.4,5,x\n"
    (tmp_path / "places.csv").write_text(head + row + "\n", encoding="utf-8")
    with pytest.raises(TableFault, match=fault):
        open_place_table(tmp_path)
