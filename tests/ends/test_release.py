"""`tocsin release` and `tocsin evidence`, as a user meets them."""

import csv
import json
from datetime import UTC, datetime
from io import BytesIO, StringIO
from shutil import copy
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from tocsin.backfill.way import rooms_of
from tocsin.cli.outlooks import app
from tocsin.exports.about import Wish
from tocsin.exports.release.edition import Edition
from tocsin.keeping import keep_up
from tocsin.ledger import DecisionRow, open_ledger
from tocsin.pipeline import read_one
from tocsin.record import Article
from tocsin.transfer.evidencing import Handing, hand_over
from tocsin.transfer.releasing import Asked, last_day, release

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
    assert (told["filter"], told["places"]) == ("stage: feared", "country")


@pytest.mark.parametrize("name", ["incidents", "statements"])
def test_the_tables_of_a_release_are_taken_back(ledger, tmp_path, name):
    assert ledger("release", "one.zip", *NAMED).exit_code == 0
    with ZipFile("one.zip") as file:
        file.extract(f"data/{name}.csv", tmp_path)
    back = ledger("import", f"data/{name}.csv", "--ledger", "again.db")
    assert (back.exit_code, back.stderr) == (0, "")
    told = ("kind", "stage", "earliest", "latest", "actor", "target", "lat", "killed_low", "killed_high")
    before, after = (
        sorted(
            str([row[each] for each in told])
            for row in json.loads(ledger("incidents", "--all", "-f", "json", "--ledger", where).stdout)
        )
        for where in ("tocsin.db", "again.db")
    )
    assert after == before


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


# --- both databases ---------------------------------------------------------------------------------------------------

NOON = datetime(2020, 4, 4, 12, tzinfo=UTC)


def handed_over(address):
    """The bytes of a release and of an evidence pack of a ledger made at one moment."""
    with open_ledger(address) as ledger:
        for name, text in REPORTS.items():
            article = Article(text, title=name, publisher="Test Wire", published=NOON.date())
            ledger.add(None, article, read_one(article, rooms_of("lexical")), reader="lexical", now=NOON)
        keep_up(ledger, NOON)
        [first, *_] = ledger.tellings(sort="event")
        ledger.decide(DecisionRow(first.id, "reject", "place", "", "Anna", "the map", NOON))
        keep_up(ledger, NOON)
        edition = Edition("Iraq", "1.0", last_day(ledger), "CC0-1.0", ("The desk",))
        packed, handed = BytesIO(), BytesIO()
        release(ledger, ledger.incidents(), Asked(edition, Wish()), packed)
        hand_over(ledger, ledger.incidents(), Wish(), Handing(originals=True), handed)
        return packed.getvalue(), handed.getvalue()


def test_both_databases_give_the_same_bytes(path, new_address):
    assert handed_over(path) == handed_over(new_address)


def test_an_empty_ledger_has_nothing_to_release(ledger, tmp_path):
    open_ledger(str(tmp_path / "empty.db")).close()
    done = ledger("release", "one.zip", *NAMED, "--ledger", "empty.db")
    assert (done.exit_code, "the ledger is empty" in done.stderr) == (2, True)
