import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.codebook.added import Addition, BrokenPlacesFile, add_places, added_beside, open_added
from tocsin.codebook.gazetteer import Known
from tocsin.codebook.geonames import read_places
from tocsin.record import Problem


def dumped(number="11", name="Tall Zarfan", *, code="PPL", lat="35.1"):
    sort = "P" if code.startswith("PPL") else "S"
    cells = [
        number,
        name,
        name,
        "Tel Zarfan",
        lat,
        "44.1",
        sort,
        code,
        "IQ",
        "",
        "02",
        "",
        "",
        "",
        "120",
        "",
        "300",
        "Asia/Baghdad",
    ]
    return "\t".join([*cells, "2020-01-01"])


def places(path):
    return [item.known for item in read_places(path) if isinstance(item, Addition)]


def problems(path):
    return [str(item).removeprefix(str(path)) for item in read_places(path) if isinstance(item, Problem)]


def test_a_geonames_dump_is_read_line_by_line_and_bad_lines_are_named(tmp_path):
    path = tmp_path / "IQ.txt"
    lines = [
        dumped(),
        "a bad line",
        dumped("12", "Zar Base", code="AIRB"),
        dumped("13", lat="99"),
        dumped("14", code="PPLH"),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [(k.name, k.feature, k.country, k.radius_km, k.place_id) for k in places(path)] == [
        ("Tall Zarfan", "town", "IQ", 1.0, "geonames:11"),
        ("Zar Base", "base", "IQ", 5.0, "geonames:12"),
    ]
    assert problems(path) == [
        ":2: 1 columns; a GeoNames line has 19 columns with tabs between",
        ":4: a point or number that is none; a GeoNames line has 19 columns with tabs between",
    ]


def test_a_zipped_dump_is_read_as_it_was_fetched(tmp_path):
    path = tmp_path / "IQ.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("readme.txt", "about this list")
        packed.writestr("IQ.txt", dumped() + "\n")
    assert [known.name for known in places(path)] == ["Tall Zarfan"]


def test_a_csv_needs_a_name_and_a_point_and_takes_the_rest_where_told(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(
        "name,lat,lon,aliases,country,feature,radius_km\nOutpost Zulu,33.1,44.2,OP Zulu|Zulu,iq,base,3\nBad,x,1,,,,\n"
    )
    assert [(k.name, k.feature, k.country, k.radius_km) for k in places(path)] == [("Outpost Zulu", "base", "IQ", 3.0)]
    assert problems(path) == [':3: "Bad" at x, 1 is no place; write a name, degrees as 33.312, a known feature']


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n"])
def test_a_list_without_the_columns_says_what_it_needs(tmp_path, text):
    path = tmp_path / "own.csv"
    path.write_text(text)
    assert len(problems(path)) == 1
    assert "name the columns name, lat, lon" in problems(path)[0]


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    assert len(problems(tmp_path / "none.csv")) == 1


def known(name, place_id, people=0):
    return Known(name, "town", "IQ", "02", 35.1, 44.1, 2.0, people, place_id)


def test_added_places_are_found_by_any_of_their_names_and_spellings(tmp_path):
    path = tmp_path / "l.db.places.tsv"
    add_places(
        path, [Addition(known("Al-Zarfān", "added:1"), ("Tel Zarfan",)), Addition(known("Zarfan", "added:2", 50))]
    )
    added = open_added(path)
    assert [(k.place_id, k.exact, k.main) for k in added.find("zarfan")] == [
        ("added:2", True, True),
        ("added:1", False, True),
    ]
    assert [(k.place_id, k.exact, k.main) for k in added.find("Tell Zarfan")] == [("added:1", False, False)]
    assert added.find("Zarf") == ()


def test_places_added_again_take_the_place_of_the_old(tmp_path):
    path = tmp_path / "l.db.places.tsv"
    assert add_places(path, [Addition(known("Zarfan", "added:1")), Addition(known("Kirbat", "added:2"))]) == 2
    assert add_places(path, [Addition(known("New Zarfan", "added:1"))]) == 2
    added = open_added(path)
    assert [
        added.find("Zarfan"),
        [k.name for k in added.find("New Zarfan")],
        [k.name for k in added.find("Kirbat")],
    ] == [
        (),
        ["New Zarfan"],
        ["Kirbat"],
    ]


def test_a_file_of_another_sort_is_refused(tmp_path):
    path = tmp_path / "l.db.places.tsv"
    path.write_text("name,lat,lon\n")
    with pytest.raises(BrokenPlacesFile, match="add your lists again"):
        open_added(path)


def test_no_places_are_kept_beside_a_ledger_that_is_no_file():
    assert added_beside("postgresql://host/ledger") is None


@given(
    names=st.lists(st.text(alphabet="abcdeklmnorz '-", min_size=3, max_size=9), min_size=1, max_size=12, unique=True)
)
def test_law_every_added_name_is_found_whatever_stands_beside_it(tmp_path_factory, names):
    path = tmp_path_factory.mktemp("places") / "l.places.tsv"
    kept = [name for name in names if any(letter.isalpha() for letter in name)]
    add_places(path, [Addition(known(name.strip() or name, f"added:{at}")) for at, name in enumerate(kept)])
    added = open_added(path)
    missing = [name for at, name in enumerate(kept) if f"added:{at}" not in {k.place_id for k in added.find(name)}]
    assert missing == []
