"""`tocsin release` and `tocsin evidence`, as a user meets them."""

import csv
import json
from io import StringIO
from shutil import copy
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from tocsin.cli.outlooks import app

REPORTS = {
    "a.txt": "Militants fired 18 rockets at the Taji base north of Baghdad on 11 March 2020, killing two soldiers.\n",
    "b.txt": "Militants shelled Mosul on 12 March 2020. Officials fear an attack on Basra.\n",
}
NAMED = ("--version", "1.0", "--licence", "CC-BY-4.0", "--by", "The desk")


def run(*arguments):
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A ledger of two reports, made once."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    reports = [folder / name for name in REPORTS]
    done = run("add", *reports, "--published", "2020-04-04", "--reader", "lexical", "--ledger", folder / "tocsin.db")
    assert done.exit_code == 0, done.output
    return folder / "tocsin.db"


@pytest.fixture
def ledger(made, tmp_path, monkeypatch):
    """A copy of it in an empty folder, where commands run."""
    copy(made, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return run


def rows(path, name):
    with ZipFile(path) as file:
        return list(csv.DictReader(StringIO(file.read(name).decode(), newline="")))


def shown(ledger):
    return json.loads(ledger("incidents", "--all", "--format", "json").stdout)


def test_a_release_holds_the_whole_ledger_and_is_the_same_bytes_each_time(ledger, tmp_path):
    for name in ("one.zip", "two.zip"):
        assert ledger("release", name, *NAMED).exit_code == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert [row["id"] for row in rows("one.zip", "data/incidents.csv")] == [row["id"] for row in shown(ledger)]


def test_a_later_release_says_what_people_decided_and_not_who_they_are(ledger):
    assert ledger("release", "one.zip", *NAMED).exit_code == 0
    first = next(row["id"] for row in shown(ledger) if row["place"] == "Mosul")
    assert ledger("correct", first, "stage", "denied", "--by", "Anna Example", "--why", "the ministry").exit_code == 0
    done = ledger("release", "two.zip", *NAMED[2:], "--version", "1.1", "--previous", "one.zip")
    assert done.exit_code == 0, done.output
    told = [tuple(row.values()) for row in rows("two.zip", "data/changes.csv")]
    assert told == [(first, "changed", "stage", "occurred", "denied")]
    (decision,) = rows("two.zip", "data/decisions.csv")
    assert (decision["verb"], decision["by"], decision["why"]) == ("correct", "person 1", "the ministry")
    assert ledger("release", "named.zip", *NAMED, "--names").exit_code == 0
    assert rows("named.zip", "data/decisions.csv")[0]["by"] == "Anna Example"


def test_a_filter_and_coarse_places_are_said_in_the_release(ledger):
    assert ledger("release", "one.zip", *NAMED, "--stage", "feared", "--coarsen", "country").exit_code == 0
    assert {row["stage"] for row in rows("one.zip", "data/incidents.csv")} == {"feared"}
    with ZipFile("one.zip") as file:
        told = json.loads(file.read("datapackage.json"))["tocsin"]
    assert (told["filter"], told["places"]) == ("stages: feared", "country")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((*NAMED[2:], "--version", "next"), "write it like 1.0"),
        ((*NAMED, "--ledger", "none.db"), "no ledger"),
        ((*NAMED, "--previous", "tocsin.db"), "no release"),
        ((*NAMED, "--coarsen", "village"), 'got "village"'),
        ((*NAMED, "--stage", "maybe"), "maybe"),
    ],
)
def test_a_release_that_cannot_be_is_refused_and_nothing_is_written(ledger, tmp_path, arguments, said):
    done = ledger("release", "one.zip", *arguments)
    assert (done.exit_code, said in " ".join(done.stderr.split())) == (2, True), done.stderr
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("one.zip")]


# --- evidence packs ---------------------------------------------------------------------------------------------------


def case(path):
    with ZipFile(path) as file:
        return json.loads(file.read("evidence.json"))


def test_an_evidence_pack_holds_the_incidents_of_the_filter_or_those_named(ledger):
    assert ledger("evidence", "all.zip", "--all").exit_code == 0
    ids = [row["id"] for row in shown(ledger)]
    assert [each["incident"]["id"] for each in case("all.zip")["cases"]] == ids
    assert ledger("evidence", "one.zip", ids[0][:8]).exit_code == 0
    told = case("one.zip")
    assert (told["filter"], [each["incident"]["id"] for each in told["cases"]]) == (f"id: {ids[0][:8]}", ids[:1])


def test_it_holds_what_people_decided_without_their_names_unless_they_are_to_be_named(ledger):
    first = shown(ledger)[0]["id"]
    assert ledger("correct", first, "stage", "denied", "--by", "Anna Example", "--why", "the ministry").exit_code == 0
    assert ledger("evidence", "pack.zip", first).exit_code == 0
    assert "Anna" not in json.dumps(case("pack.zip"))
    (told,) = case("pack.zip")["cases"]
    assert [(each["verb"], each["by"]) for each in told["decisions"]] == [("correct", "person 1")]
    assert next(each["what"] for each in told["history"] if each["by"] == "person 1").startswith("correct")
    assert ledger("evidence", "named.zip", first, "--names").exit_code == 0
    assert case("named.zip")["cases"][0]["decisions"][0]["by"] == "Anna Example"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("ffff",), 'no incident has an id that begins "ffff"'), (("--ledger", "none.db"), "no ledger")],
)
def test_a_pack_that_cannot_be_is_refused_and_nothing_is_written(ledger, tmp_path, arguments, said):
    done = ledger("evidence", "one.zip", *arguments)
    assert (done.exit_code, said in " ".join(done.stderr.split())) == (2, True), done.stderr
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("one.zip")]
