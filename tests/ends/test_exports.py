"""`tocsin export` and `tocsin import`, as a user meets them."""

import csv
import json
import sqlite3
from dataclasses import dataclass
from io import StringIO
from shutil import copy

import pytest
from typer.testing import CliRunner

from tocsin.cli.outlooks import app
from tocsin.keeping import keep_up
from tocsin.transfer import apart, tables

REPORTS = {
    "a.txt": "Militants fired 18 rockets at the Taji base north of Baghdad on 11 March 2020, killing two soldiers.\n",
    "b.txt": "Militants shelled Mosul on 12 March 2020. Officials fear an attack on Basra.\n",
    "c.txt": "=cmd fighters bombed a market in Kirkuk on 3 April 2020, killing at least nine people, police said.\n",
}
TABLES = (
    "captures",
    "receipts",
    "articles",
    "sightings",
    "readings",
    "statements",
    "judgements",
    "decisions",
    "incidents",
)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Run `tocsin …` in an empty folder, within this program: these tests have many commands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments):
        done = CliRunner().invoke(app, list(map(str, arguments)))
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    return run


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A ledger of three reports, made once."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    reports = [str(folder / name) for name in REPORTS]
    told = ["add", *reports, "--published", "2020-04-04", "--reader", "lexical", "--ledger", str(folder / "tocsin.db")]
    done = CliRunner().invoke(app, told)
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def ledger(here, made, tmp_path):
    for path in made.iterdir():
        copy(path, tmp_path)
    return here


def told_in(connection, table):
    """The rows of a table; what is derived says when it was derived in this ledger, which is left out."""
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    told = [name for name in columns if (table, name) != ("incidents", "recorded")]
    return connection.execute(f"SELECT {', '.join(told)} FROM {table}")  # noqa: S608


def rows(done):
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(StringIO(done.stdout)))


@pytest.mark.parametrize(
    "filters",
    [(), ("--all",), ("--kind", "shelling"), ("--since", "2020-04-01"), ("--country", "IQ"), ("--limit", "1")],
)
def test_an_export_holds_what_the_screen_shows_under_the_same_filter(ledger, filters):
    shown = [row["id"] for row in json.loads(ledger("incidents", *filters, "--format", "json").stdout)]
    assert [row["id"] for row in rows(ledger("export", "csv", *filters))] == shown
    features = json.loads(ledger("export", "geojson", *filters).stdout)["features"]
    assert [feature["id"] for feature in features] == shown


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_the_exchange_form_makes_the_same_ledger_again(ledger, tmp_path, form):
    assert ledger("export", form, "--output", f"whole.{form}").returncode == 0
    done = ledger("import", f"whole.{form}", "--ledger", "again.db")
    assert done.returncode == 0, done.stderr
    one, other = (sqlite3.connect(tmp_path / name) for name in ("tocsin.db", "again.db"))
    for table in TABLES:
        before, after = (sorted(map(str, told_in(each, table))) for each in (one, other))
        assert after == before, table
    again = ledger("export", form, "--output", f"again.{form}", "--ledger", "again.db")
    assert again.returncode == 0
    assert (tmp_path / f"again.{form}").read_bytes() == (tmp_path / f"whole.{form}").read_bytes()
    assert "0 new, 3 known already" in ledger("import", f"whole.{form}").stdout


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "geoparquet", "geojson"])
def test_every_table_of_ours_is_taken_back_with_as_many_incidents(ledger, tmp_path, form):
    suffix = {"geoparquet": "parquet"}.get(form, form)
    done = ledger("export", form, "--output", f"out.{suffix}", "--all")
    assert done.returncode == 0, done.stderr
    back = ledger("import", f"out.{suffix}", "--ledger", "again.db")
    assert (back.returncode, back.stderr) == (0, "")
    told = (
        "kind",
        "stage",
        "earliest",
        "latest",
        "actor",
        "target",
        "lat",
        "precision_km",
        "killed_low",
        "killed_high",
    )
    before, after = (
        sorted([row[name] for name in told] for row in rows(ledger("export", "csv", "--all", "--ledger", name)))
        for name in ("tocsin.db", "again.db")
    )
    assert after == before


def test_the_long_form_is_taken_back_with_the_same_values_words_and_incidents(ledger):
    assert ledger("export", "csv", "--long", "--all", "-o", "long.csv").returncode == 0
    back = ledger("import", "long.csv", "--ledger", "again.db")
    assert (back.returncode, back.stderr) == (0, "")
    assert "3 new, 0 known already; the ledger holds 4 incidents" in back.stdout
    made_anew = {"incident", "report", "article", "start", "end"}
    long, wide = (
        [
            sorted(
                str({name: cell for name, cell in row.items() if name not in anew})
                for row in rows(ledger(*command, "--ledger", name))
            )
            for name in ("tocsin.db", "again.db")
        ]
        for command, anew in (
            (("export", "csv", "--long", "--all"), made_anew),
            (("export", "csv", "--all"), {"id", "admin1", "feature"}),
        )
    )
    assert long[0] == long[1]
    assert wide[0] == wide[1]
    assert "0 new, 3 known already" in ledger("import", "long.csv", "--ledger", "again.db").stdout


def test_a_csv_has_a_page_beside_it_that_says_what_stands_behind_it(ledger, tmp_path):
    done = ledger("export", "acled", "-o", "out.csv", "--all", "--licence", "CC-BY-4.0")
    beside = json.loads((tmp_path / "out.csv-metadata.json").read_text(encoding="utf-8"))
    assert beside["dc:license"] == "CC-BY-4.0"
    assert len(beside["tableSchema"]["columns"]) == 31
    assert beside["tocsin"]["filter"] == "every stage: True"
    assert list(beside["tocsin"]["left_out"]) == ["stage feared: the scheme holds what happened"]
    assert "1 left out: stage feared: the scheme holds what happened" in done.stderr


def test_the_stages_of_a_filter_are_said_once_and_those_meant_when_none_are_named(ledger, tmp_path):
    for options, told in (("--stage feared", "stages: feared"), ("", "stages: occurred, ongoing, foiled")):
        assert ledger("export", "geojson", "-o", "out.geojson", *options.split()).returncode == 0
        assert json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))["tocsin"]["filter"] == told


def test_no_cell_begins_as_a_formula(ledger):
    cells = [cell for row in rows(ledger("export", "csv", "--long")) for cell in row.values()]
    assert any(cell.startswith("'=cmd") for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []


def test_a_table_of_one_s_own_is_taken_by_a_mapping(here, tmp_path):
    (tmp_path / "own.csv").write_text(
        "when,what,where,dead\n2020-03-11,rocket fire,Taji,2\n2020-03-11,rocket fire,Taji,2\n"
    )
    (tmp_path / "own.toml").write_text(
        'publisher = "Border watch"\n[columns]\nday = "when"\nkind = "what"\nplace_words = "where"\nkilled = "dead"\n'
        '[kinds]\n"rocket fire" = "shelling"\n'
    )
    assert "of no scheme that is known" in here("import", "own.csv").stderr
    done = here("import", "own.csv", "--mapping", "own.toml")
    assert done.returncode == 0, done.stderr
    assert [(row["kind"], row["place_words"], row["killed_low"]) for row in rows(here("export", "csv"))] == [
        ("shelling", "Taji", "2")
    ]


def test_rows_that_one_table_tells_apart_stay_apart(here, tmp_path):
    head = "when,what,where,dead,ref\n"
    (tmp_path / "own.csv").write_text(f"{head}2020-03-11,shelling,Taji,2,a\n2020-03-11,shelling,Taji,2,b\n")
    (tmp_path / "own.toml").write_text(
        'publisher = "Border watch"\n[columns]\nday = "when"\nkind = "what"\nplace_words = "where"\nkilled = "dead"\nid = "ref"\n'
    )
    assert here("import", "own.csv", "--mapping", "own.toml").returncode == 0
    assert len(rows(here("export", "csv"))) == 2


def test_of_many_rows_alike_each_stays_an_incident_and_they_are_parted_at_once(here, tmp_path, monkeypatch):
    derived = []
    for module in (apart, tables):
        monkeypatch.setattr(module, "keep_up", lambda ledger, now: derived.append(keep_up(ledger, now)))
    lines = [f"2020-03-{1 + number % 3:02},shelling,Taji,{number % 4},{number}" for number in range(60)]
    (tmp_path / "own.csv").write_text("\n".join(["when,what,where,dead,ref", *lines]) + "\n")
    (tmp_path / "own.toml").write_text(
        'publisher = "Border watch"\n[columns]\nday = "when"\nkind = "what"\nplace_words = "where"\nkilled = "dead"\nid = "ref"\n'
    )
    done = here("import", "own.csv", "--mapping", "own.toml")
    assert (done.returncode, "60 new, 0 known already; the ledger holds 60 incidents" in done.stdout) == (0, True)
    assert len(derived) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "xlsx"), "cannot be printed"),
        (("export", "acled", "--hxl"), "for csv"),
        (("export", "csv", "--long", "--hxl"), "wide form"),
        (("export", "jsonl", "--coarsen", "country"), "whole text"),
        (("export", "csv", "--coarsen", "village"), 'got "village"'),
        (("export", "csv", "-o", "."), "folder"),
        (("export", "csv", "-o", "no/such/folder.csv"), "name a file"),
        (("export", "csv", "--ledger", "none.db"), "no ledger"),
        (("import", "none.csv"), "name a file that can be read"),
        (("import", "a.txt"), "it has no rows"),
        (("import", "a.txt", "--mapping", "b.txt"), "not TOML"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(ledger, arguments, said):
    done = ledger(*arguments)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_an_exchange_file_that_was_cut_adds_nothing(ledger, tmp_path):
    whole = ledger("export", "jsonl").stdout
    (tmp_path / "cut.jsonl").write_text("".join(whole.splitlines(keepends=True)[:-2]), encoding="utf-8")
    done = ledger("import", "cut.jsonl", "--ledger", "again.db")
    assert (done.returncode, "was cut or changed" in done.stderr) == (2, True)
    assert "[]" in ledger("incidents", "--ledger", "again.db", "--format", "json").stdout
