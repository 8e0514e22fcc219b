"""What goes out comes back: export, a foreign reader, import."""

from io import BytesIO
from pathlib import Path

import duckdb
import geopandas
import openpyxl
import pandas as pd
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.exports.strategies import sourced
from tocsin.exports.delimited import Manner
from tocsin.exports.formats import FORMATS, delimited
from tocsin.exports.importing.mapping import mapping_for
from tocsin.exports.importing.report import take_row
from tocsin.exports.importing.rowfiles import rows_of
from tocsin.exports.sourced import Sourced
from tocsin.exports.ucdp import UCDP, sides
from tocsin.exports.wide import WIDE, wide_row
from tocsin.merging.incidents import incident_of
from tocsin.record import Effect, Telling, spans_of, statement_id

ABOUT = {"licence": "CC0-1.0", "left_out": {}, "codebook": "x"}
NOT_CARRIED = {"id", "reports", "publishers", "urls"}
"""Of the wide form: what the importing ledger makes anew."""
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: the tables are small already, and a failing one shows all it holds."""
few = settings(max_examples=20, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
tables = st.lists(sourced, min_size=1, max_size=5)


def written(form, told) -> bytes:
    out = BytesIO()
    form.write(iter(told), out, lambda: ABOUT)
    return out.getvalue()


def taken(tmp: Path) -> list[Sourced]:
    """The rows of a file as incidents, each of its own report; no row has a problem."""
    rows = list(rows_of(tmp))
    mapping = mapping_for(rows[0][1])
    found = []
    for where, row in rows:
        one = take_row(row, mapping, where)
        assert one.problems == ()
        for span in spans_of(one.report):
            span.check(one.article.text)
        name = statement_id(one.article.id, one.report)
        telling = Telling(name, one.article.id, one.report, one.article.publisher)
        found.append(Sourced(incident_of([telling]), (telling,), {one.article.id: one.article}))
    return found


def carried(one: Sourced) -> dict:
    return {name: cell for name, cell in wide_row(one).items() if name not in NOT_CARRIED and cell not in (None, "")}


@pytest.mark.parametrize("name", ["csv", "geojson", "parquet", "geoparquet", "xlsx"])
@few
@given(told=tables)
def test_our_own_columns_come_back_whole(name, told, tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / f"table{FORMATS[name].suffix}"
    path.write_bytes(written(FORMATS[name], told))
    assert [carried(one) for one in taken(path)] == [carried(one) for one in told]


@few
@given(told=tables, bom=st.booleans(), hxl=st.booleans())
def test_marks_and_tags_change_nothing_on_the_way_back(told, bom, hxl, tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "table.csv"
    path.write_bytes(written(delimited(WIDE, "csv", Manner(bom=bom, hxl=hxl)), told))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") == bom
    assert [carried(one) for one in taken(path)] == [carried(one) for one in told]


@pytest.mark.parametrize("name", ["acled", "ucdp", "polecat", "plover"])
@few
@given(told=tables)
def test_other_schemes_carry_back_who_where_and_when(name, told, tmp_path_factory):
    form = FORMATS[name]
    held = [one for one in told if not form.layout.left_out(one)]
    path = tmp_path_factory.mktemp("table") / f"table{form.suffix}"
    path.write_bytes(written(form, held))
    if not held:
        return
    for before, after in zip(held, taken(path), strict=True):
        assert point(after) == point(before)
        assert {*after.incident.actors, *after.incident.targets} <= {*before.incident.actors, *before.incident.targets}
        if name in ("ucdp", "plover"):
            assert days(after) == (days(before) if name == "plover" else closed(before))
            assert after.incident.toll(Effect.KILLED) is not None or before.incident.toll(Effect.KILLED) is None


def days(one: Sourced):
    return str(one.incident.when or "..")


def closed(one: Sourced):
    """The days where both ends are known: UCDP has no open ends, and what is open must not come back as a day."""
    return days(one) if one.incident.when.days else ".."


def point(one: Sourced):
    place = one.incident.place
    return place and (place.name, place.lat, place.lon)


@few
@given(told=tables)
def test_ucdp_s_numbers_days_and_sides_survive_a_second_export(told, tmp_path_factory):
    held = [one for one in told if not UCDP.left_out(one) and one.incident.when.days]
    path = tmp_path_factory.mktemp("table") / "ucdp.csv"
    path.write_bytes(written(FORMATS["ucdp"], held))
    if held:
        again = taken(path)
        numbers = ("low", "best", "high", "date_start", "date_end", "date_prec", "latitude", "longitude", "country_id")
        assert [pick(one, numbers) for one in again] == [pick(one, numbers) for one in held]
        assert [names(one) for one in again] == [names(one) for one in held]


def pick(one, columns):
    row = dict(zip(UCDP.names, next(UCDP.rows([one])), strict=True))
    return [row[name] for name in columns]


def names(one):
    return {side.label for side in sides(one) if side}


# --- saved again by a foreign program --------------------------------------------------------------------------------


def by_pandas(path):
    pd.read_csv(path, keep_default_na=False).to_csv(path, index=False)


def by_pandas_with_its_own_types(path):
    pd.read_csv(path, keep_default_na=False, na_values=[""]).to_csv(path, index=False)


def by_arrow(path):
    table = pyarrow.parquet.read_table(path)
    pyarrow.parquet.write_table(table, path)


def by_openpyxl(path):
    openpyxl.load_workbook(path).save(path)


def by_geopandas(path):
    frame = geopandas.read_file(path)
    frame.to_file(path, driver="GeoJSON", COORDINATE_PRECISION=5)


def by_geopandas_as_parquet(path):
    geopandas.read_parquet(path).to_parquet(path)


@pytest.mark.parametrize(
    ("name", "save"),
    [
        ("csv", by_pandas),
        ("csv", by_pandas_with_its_own_types),
        ("parquet", by_arrow),
        ("xlsx", by_openpyxl),
        ("geojson", by_geopandas),
        ("geoparquet", by_geopandas_as_parquet),
    ],
)
@few
@given(told=tables)
def test_our_own_columns_come_back_whole_from_a_file_that_another_program_saved(name, save, told, tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / f"table{FORMATS[name].suffix}"
    path.write_bytes(written(FORMATS[name], told))
    save(path)
    assert [carried(one) for one in taken(path)] == [carried(one) for one in told]


@pytest.mark.parametrize(("name", "separator"), [("acled", ","), ("ucdp", ","), ("polecat", "\t")])
@few
@given(told=tables)
def test_other_schemes_say_the_same_after_pandas_saved_them(name, separator, told, tmp_path_factory):
    held = [one for one in told if not FORMATS[name].layout.left_out(one)]
    path = tmp_path_factory.mktemp("table") / f"table{FORMATS[name].suffix}"
    path.write_bytes(written(FORMATS[name], held))
    if held:
        before = taken(path)
        pd.read_csv(path, sep=separator, keep_default_na=False, dtype=str).to_csv(path, sep=separator, index=False)
        assert [carried(one) for one in taken(path)] == [carried(one) for one in before]


# --- foreign readers -------------------------------------------------------------------------------------------------


@few
@given(told=tables)
def test_pandas_and_duckdb_read_the_csv_with_as_many_rows_and_columns(told, tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "table.csv"
    for name in ("csv", "acled", "ucdp"):
        form = FORMATS[name]
        held = [one for one in told if not form.layout.left_out(one)]
        path.write_bytes(written(form, held))
        frame = pd.read_csv(path, keep_default_na=False)
        assert (list(frame.columns), len(frame)) == (list(form.layout.names), len(held))
        read = duckdb.read_csv(str(path), header=True, all_varchar=True, quotechar='"', escapechar='"', delimiter=",")
        assert (read.columns, len(read.fetchall())) == (list(form.layout.names), len(held))


@few
@given(told=tables)
def test_pandas_reads_the_tab_separated_polecat(told, tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "table.tsv"
    held = [one for one in told if not FORMATS["polecat"].layout.left_out(one)]
    path.write_bytes(written(FORMATS["polecat"], held))
    frame = pd.read_csv(path, sep="\t", keep_default_na=False)
    assert list(frame["Event ID"].astype(str)) == [one.incident.id for one in held] or not held
    assert frame.shape == (len(held), 40)


@few
@given(told=tables)
def test_pandas_and_duckdb_read_the_lines_of_plover(told, tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "table.jsonl"
    held = [one for one in told if not FORMATS["plover"].layout.left_out(one)]
    path.write_bytes(written(FORMATS["plover"], held))
    if held:
        assert list(pd.read_json(path, lines=True, dtype=False)["id"]) == [one.incident.id for one in held]
        assert len(duckdb.read_json(str(path)).fetchall()) == len(held)


@few
@given(told=tables)
def test_pyarrow_duckdb_and_pandas_read_the_parquet_with_its_types(told, tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "table.parquet"
    path.write_bytes(written(FORMATS["parquet"], told))
    file = pyarrow.parquet.ParquetFile(path)
    assert file.schema_arrow.field("lat").type == pyarrow.float64()
    assert file.schema_arrow.field("killed_low").type == pyarrow.int64()
    assert b"CC0-1.0" in file.metadata.metadata[b"tocsin"]
    assert [row["kind"] for row in file.read().to_pylist()] == [one.incident.kind for one in told]
    assert len(duckdb.read_parquet(str(path)).fetchall()) == len(told)
    assert list(pd.read_parquet(path)["id"]) == [one.incident.id for one in told]


@few
@given(told=tables)
def test_geopandas_reads_points_and_places_that_stay_open(told, tmp_path_factory):
    folder = tmp_path_factory.mktemp("table")
    expected = [(one.incident.place.lon, one.incident.place.lat) if one.incident.place else None for one in told]
    (folder / "t.parquet").write_bytes(written(FORMATS["geoparquet"], told))
    (folder / "t.geojson").write_bytes(written(FORMATS["geojson"], told))
    for frame in (geopandas.read_parquet(folder / "t.parquet"), geopandas.read_file(folder / "t.geojson")):
        assert [(each.x, each.y) if each else None for each in frame.geometry] == expected
        assert frame.crs is not None
        assert frame.crs.is_geographic


@few
@given(told=tables)
def test_openpyxl_finds_five_linked_sheets_and_no_formula(told):
    book = openpyxl.load_workbook(BytesIO(written(FORMATS["xlsx"], told)))
    assert book.sheetnames == ["Incidents", "Statements", "Sources", "Codebook", "Filter used"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert {row[0].value: row[1].value for row in book["Filter used"].iter_rows()}["licence"] == "CC0-1.0"
    assert [row[4].value for row in book["Incidents"].iter_rows(min_row=2)] == [
        one.incident.stage.value for one in told
    ]


def test_a_workbook_leads_from_an_incident_to_its_words_and_back(rockets):
    book = openpyxl.load_workbook(BytesIO(written(FORMATS["xlsx"], [rockets])))
    assert book["Incidents"]["A2"].hyperlink.location == "'Statements'!A2"
    assert book["Statements"]["A2"].hyperlink.location == "'Incidents'!A2"
    assert book["Sources"]["G2"].hyperlink.target == "https://example.org/morning-post"
    assert [row[5].value for row in book["Statements"].iter_rows(min_row=2)] == [
        "fired", "Militants", "Taji base", "18 rockets", "two soldiers", "Taji", "3 April", "army",
    ]  # fmt: skip


def test_the_same_incidents_give_the_same_bytes(rockets):
    for form in FORMATS.values():
        assert written(form, [rockets]) == written(form, [rockets]), form.name
