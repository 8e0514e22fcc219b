"""The columns of the table are chosen in the address; the exports to csv and xlsx follow them."""

from csv import DictReader
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tocsin.exports.wide import HOLDS
from tocsin.web.filters import Filter
from tocsin.web.rows.columns import COLUMNS, PLAIN, cells, exported

QUERY = "place=taji&columns=when&columns=sources&columns=sure"


def headings(text: str) -> list[str]:
    head = text.split("<thead>")[1].split("</thead>", maxsplit=1)[0]
    return [
        part.split("</th>")[0].split(">", 1)[1]
        for part in head.split("<th")[1:]
        if "</th>" in part and "<input" not in part
    ]


def test_without_a_choice_the_plain_columns_are_shown(analyst):
    found = headings(analyst.get("/incidents").text)
    assert found == [column.heading for column in PLAIN.values()]


def test_just_the_chosen_columns_are_shown_and_a_way_to_open_the_incident(analyst):
    text = analyst.get(f"/incidents?{QUERY}").text
    assert headings(text) == ["When", "Sources", "Sure", '<span class="unseen">Open</span>']
    assert "Morning Post; Herald" in text or "Herald; Morning Post" in text


def test_the_choice_goes_wherever_the_filter_goes(analyst):
    text = analyst.get(f"/incidents?{QUERY}").text
    for screen in ("map", "timeline", "network", "exports"):
        assert f'href="/{screen}?{QUERY.replace("&", "&amp;")}"' in text


def test_it_narrows_nothing(analyst):
    kept = analyst.get("/incidents?place=taji").text.count("data-row")
    assert analyst.get(f"/incidents?{QUERY}").text.count("data-row") == kept


def test_a_column_that_there_is_not_is_told(analyst):
    assert "is no column" in analyst.get("/incidents?columns=mood").text


def test_csv_holds_what_the_chosen_columns_show_and_the_id(analyst):
    row = next(DictReader(analyst.get(f"/exports/csv?{QUERY}").text.splitlines()))
    assert list(row) == ["id", "earliest", "latest", "publishers", "urls", "confidence"]


def test_the_workbook_s_first_sheet_does_too_and_its_others_are_whole(analyst):
    book = load_workbook(BytesIO(analyst.get(f"/exports/xlsx?{QUERY}").content))
    heads = [next(book[name].values) for name in ("Incidents", "Statements")]
    assert heads[0] == ("id", "earliest", "latest", "publishers", "urls", "confidence")
    assert "quote" in heads[1]


@pytest.mark.parametrize("form", ["long", "acled", "geojson"])
def test_other_forms_have_the_columns_of_their_schemes(form, analyst):
    assert (
        analyst.get(f"/exports/{form}?{QUERY}").content == analyst.get(f"/exports/{form}?place=taji").content
        or form == "geojson"
    )


def test_every_column_is_one_of_the_export():
    assert set(exported(tuple(COLUMNS))) <= set(HOLDS)


def test_what_is_not_known_is_empty(ledger):
    held = ledger.incidents()
    found = cells(held, tuple(COLUMNS))
    assert [len(row) for row in found.values()] == [len(COLUMNS) - len(PLAIN)] * len(held)
    assert {row["area"] for row in found.values()} == {""}


def test_a_saved_search_keeps_its_columns(analyst, csrf):
    analyst.post("/searches", data={"name": "Taji", "query": QUERY, "csrf": csrf})
    assert Filter(place="taji", columns=("when", "sources", "sure")).query() == QUERY
    assert f'href="/incidents?{QUERY.replace("&", "&amp;")}"' in analyst.get("/incidents").text
