"""Rows of other tables: every value has words in the row's own text, and what cannot be borne out is a problem."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.codebook.tablefile import TableFault
from tocsin.exports.importing.mapping import Columns, mapping_for, read_mapping, shipped_mappings
from tocsin.exports.importing.report import take_row
from tocsin.exports.importing.rowfiles import CannotRead, rows_of
from tocsin.exports.importing.rowtext import row_text
from tocsin.exports.importing.values import Unreadable, count
from tocsin.record import Count, Stage, When, spans_of
from tocsin.record.evidence import evidence

OWN = """
publisher = "Border watch"
radius_km = 10
[columns]
id = "ref"
day = "date"
kind = "what"
actor = "by"
target = "against"
place = "town"
lat = "y"
lon = "x"
killed = "dead"
wounded_low = "hurt from"
wounded_high = "hurt to"
[kinds]
"rocket fire" = "shelling"
"""
ROW = {
    "ref": "17",
    "date": "2020-03-11",
    "what": "rocket fire",
    "by": "Group A; Group B",
    "against": "the camp",
    "town": "Taji",
    "y": "33.5",
    "hurt to": "14",
    "x": "44.25",
    "dead": "3",
    "hurt from": "12",
    "note": "",
}


@pytest.fixture
def mapping(tmp_path):
    (tmp_path / "map.toml").write_text(OWN, encoding="utf-8")
    return read_mapping(tmp_path / "map.toml")


def test_a_row_is_a_text_of_its_own_words_and_each_value_quotes_it(mapping):
    taken = take_row(ROW, mapping, "t.csv:2")
    assert taken.problems == ()
    assert taken.article.text == (
        "ref: 17\ndate: 2020-03-11\nwhat: rocket fire\nby: Group A; Group B\nagainst: the camp\ntown: Taji\n"
        "y: 33.5\nx: 44.25\nhurt from: 12\nhurt to: 14\ndead: 3"
    )
    assert taken.article.publisher == "Border watch"
    assert [(mark.field, mark.words.quote) for mark in evidence(taken.report)] == [
        ("when", "date: 2020-03-11"),
        ("trigger", "rocket fire"),
        ("actor", "Group A"),
        ("actor", "Group B"),
        ("target", "the camp"),
        ("place", "Taji"),
        ("wounded", "hurt from: 12\nhurt to: 14"),
        ("killed", "dead: 3"),
    ]
    assert taken.report.when.when == When(date(2020, 3, 11), date(2020, 3, 11))
    assert [(harm.effect.value, harm.count) for harm in taken.report.harm] == [
        ("killed", Count(3, 3)),
        ("wounded", Count(12, 14)),
    ]
    assert taken.report.place.place.precision_km == 10


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"what": "parade"}, 'row left out: what is "parade", which is no kind that the mapping or the codebook knows'),
        ({"what": ""}, 'row left out: what is "", which is no kind that the mapping or the codebook knows'),
        ({"date": "last week"}, 'day is "last week", which is no day; write it like 2020-01-03; the value was left out'),
        ({"dead": "many"}, 'dead is "many", which is no number; the value was left out'),
        ({"dead": "-1"}, 'dead is "-1", which is no whole number of 0 or more; the value was left out'),
        ({"y": "95"}, 'lat, lon is "95, 44.25", which is no place'),
        ({"hurt from": "20"}, "hurt from 20, hurt to 14 are not in order; kept as 14..20"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_problem_and_the_rest_is_kept(mapping, cells, problem):
    taken = take_row(ROW | cells, mapping, "t.csv:2")
    assert [str(found)[: len("t.csv:2: " + problem)] for found in taken.problems] == ["t.csv:2: " + problem]
    assert (taken.report is None) == ("row left out" in problem)


@given(st.dictionaries(st.sampled_from(sorted(ROW)), st.text(max_size=12)))
def test_no_row_whatever_it_says_breaks_or_has_a_value_without_words(cells):
    taken = take_row(ROW | cells, LAID, "t.csv:2")
    if taken.report:
        for span in spans_of(taken.report):
            span.check(taken.article.text)


LAID = Columns(
    "Border watch",
    {"day": ("date",), "kind": ("what",), "actor": ("by",), "place": ("town",), "lat": ("y",), "lon": ("x",), "killed": ("dead",)},
    kinds={"rocket fire": "shelling"},
    radius_km=10.0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (("publisher", "publishr"), "needs `publisher`"),
        (('day = "date"', 'dey = "date"'), '"dey" is no field'),
        (('kind = "what"', ""), "lacks `kind`"),
        (("radius_km = 10", ""), "nothing says how exact the points are"),
        (('"shelling"', '"shoting"'), '"shoting" is no kind'),
        (("radius_km = 10", "radius = 10"), '"radius" is no setting'),
        (("[columns]", "[columns"), "not TOML"),
    ],
)
def test_a_mapping_that_is_wrong_names_the_line_and_the_mend(tmp_path, spoil, said):
    path = tmp_path / "map.toml"
    path.write_text(OWN.replace(*spoil), encoding="utf-8")
    with pytest.raises(TableFault, match=said):
        read_mapping(path)


def test_every_shipped_mapping_is_read_and_known_by_its_columns():
    assert [one.publisher for one in shipped_mappings() if not one.signature] == []
    assert mapping_for({"a", "b"}) is None


def test_the_words_of_a_group_stand_together_and_others_keep_their_order():
    laid = row_text({"a": "1", "low": "2", "b": "x", "high": "4"}, [("high", "low")])
    assert laid.text == "a: 1\nhigh: 4\nlow: 2\nb: x"
    assert laid.span(("high", "low")).quote == "high: 4\nlow: 2"
    assert laid.span(("gone",)) is None


def test_a_level_of_precision_that_is_not_days_leaves_the_time_open():
    acled = next(one for one in shipped_mappings() if one.publisher.startswith("ACLED"))
    row = {"event_date": "03 January 2020", "event_type": "Battles", "sub_event_type": "Armed clash", "iso": "368"}
    days = [take_row(row | {"time_precision": level}, acled, "").report.when.when for level in ("1", "2", "3")]
    assert [str(each) for each in days] == ["2020-01-03..2020-01-03", "2019-12-28..2020-01-09", ".."]


def test_a_stage_said_in_a_context_is_kept():
    plover = next(one for one in shipped_mappings() if one.publisher.startswith("PLOVER"))
    row = {"date": "2020-01-03", "event": "ASSAULT", "mode": "aerial", "quad_code": "4", "context": "negation"}
    taken = take_row(row, plover, "")
    assert (taken.report.kind, taken.report.stage) == ("air-strike", Stage.DENIED)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.csv", b"a,b\n\xff\xfe,2\n", "not readable"),
        ("t.csv.gz", b"no gzip", "not readable"),
        ("t.json", b'{"type": "Topology"}', "GeoJSON FeatureCollection"),
        ("t.jsonl", b"{half", "not readable"),
    ],
)
def test_a_file_without_rows_says_what_it_is_not(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=said):
        list(rows_of(path))


MYANMAR = Path(__file__).parents[3] / "shared" / "data" / "ucdp" / "myanmar_1989_2023.csv.gz"


@pytest.mark.shared
@pytest.mark.skipif(not MYANMAR.exists(), reason="needs ../shared/data/ucdp")
def test_ucdp_s_own_file_is_read_but_for_the_ten_rows_whose_numbers_are_not_in_order():
    rows = list(rows_of(MYANMAR))
    ucdp = mapping_for(rows[0][1])
    taken = [take_row(row, ucdp, where) for where, row in rows]
    problems = [found.what for one in taken for found in one.problems]
    assert (len(rows), len(problems)) == (7374, 10)
    assert [what for what in problems if "not in order" not in what] == []
    assert [one for one in taken if one.report is None] == []
    assert sum(one.report.place.place is not None for one in taken) == 7374


def test_a_row_of_ucdp_is_read_with_its_numbers_and_sides():
    ucdp = next(one for one in shipped_mappings() if one.publisher == "UCDP GED")
    row = {
        "id": "214797.0", "type_of_violence": "1.0", "side_a": "Government of Syria", "side_b": "Syrian insurgents",
        "source_original": "SOHR", "where_prec": "1.0", "where_coordinates": "Teir Maaleh village", "latitude": "34.802462",
        "longitude": "36.707602", "country_id": "652.0", "date_prec": "1.0", "date_start": "2016-01-01 00:00:00.000",
        "date_end": "2016-01-01 00:00:00.000", "deaths_civilians": "1.0", "low": "4.0", "best": "4.0", "high": "6.0",
    }  # fmt: skip
    taken = take_row(row, ucdp, "x:2")
    assert taken.problems == ()
    assert taken.report.kind == "armed-clash"
    assert [party.label for party in taken.report.actor] == ["Government of Syria", "Syrian insurgents"]
    assert [(harm.who.value, str(harm.count), harm.part) for harm in taken.report.harm] == [
        ("unknown", "4..6", False),
        ("civilians", "1..1", True),
    ]
    assert (taken.report.place.place.country, taken.report.place.place.precision_km) == ("SY", 5.0)
    assert taken.report.speaker.label == "SOHR"


@pytest.mark.parametrize("cell", ["inf", "1e400", "nan", "-1", "2.5"])
def test_what_is_no_whole_number_is_unreadable(cell):
    with pytest.raises(Unreadable):
        count("best", cell)
