"""Decisions as a person types them."""

import csv
import io
import json
from shutil import copyfile

import pytest
from typer.testing import CliRunner

from tocsin.cli.adding import Intake, take
from tocsin.cli.app import app
from tocsin.codebook.added import added_beside
from tocsin.codebook.ownactors import own_file
from tocsin.ledger import open_ledger

REPORTS = {
    "post": "Militants fired 18 rockets at the Taji base in Iraq on Wednesday, killing two soldiers, the army said.",
    "herald": "Rockets fired on Wednesday at the Taji base in Iraq killed three people, officials said.",
}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A ledger of both reports, and the ids of what they tell of the shelling, by publisher."""
    folder = tmp_path_factory.mktemp("first")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(f"Title: {name}\nPublisher: {name}\nPublished: 2020-03-12\n\n{text}\n")
    path = str(folder / "tocsin.db")
    intake = Intake(tuple(str(folder / f"{name}.txt") for name in REPORTS), places=added_beside(path))
    with open_ledger(path) as ledger:
        take(intake, ledger, "lexical", actors=own_file(path), full=False)
        told = [each for each in ledger.tellings() if getattr(each.statement, "kind", "") == "shelling"]
    return path, {each.publisher: each.id for each in told}


@pytest.fixture
def reports(first, tmp_path, monkeypatch):
    """The ids of the reports of the shelling, in a folder with their ledger."""
    copyfile(first[0], tmp_path / "tocsin.db")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return first[1]


@pytest.fixture
def tocsin():
    """Run `tocsin …` in this process, in this folder."""
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_a_verdict_prints_what_was_done_and_what_it_changed_and_can_be_taken_back(reports, tocsin):
    assert tocsin("same", *reports.values(), "--by", "ben").exit_code == 0
    before = tocsin("incidents", "--all", "-f", "json").stdout
    done = tocsin("different", *reports.values(), "--by", "anna", "--why", "two bases")
    assert done.exit_code == 0, done.stderr
    assert "judged different" in done.stdout
    assert tocsin("incidents", "--all", "-f", "json").stdout != before
    assert "undid 2, anna's different" in tocsin("undo", "--by", "anna").stdout
    assert tocsin("incidents", "--all", "-f", "json").stdout == before


def test_a_correction_is_borne_out_by_words_or_refused(reports, tocsin):
    refused = tocsin("correct", reports["herald"], "killed", "2", "--words", "three people", "--by", "anna")
    assert (refused.exit_code, refused.stderr.strip()) == (2, "killed: “three people” says 3..3, not 2..2")
    missing = tocsin("correct", reports["herald"], "killed", "2", "--words", "two people", "--by", "anna")
    assert (missing.exit_code, "is not in the article" in missing.stderr) == (2, True)
    done = tocsin("correct", reports["post"], "kind", "attack", "--by", "anna", "--why", "of unknown make")
    assert done.exit_code == 0, done.stderr
    lines = json.loads(tocsin("history", reports["post"], "-f", "json").stdout)
    assert [(line["by"], line["why"], line["what"]) for line in lines] == [
        ("anna", "of unknown make", f"corrected kind of {reports['post']} to attack")
    ]


def test_the_queue_says_why_and_narrows_to_a_lane(reports, tocsin):
    tocsin("same", *reports.values(), "--by", "anna")
    rows = list(csv.DictReader(io.StringIO(tocsin("queue", "-f", "csv").stdout)))
    assert "sources differ on how many were killed: 2, 3" in [row["why"] for row in rows]
    assert {
        row["lane"] for row in csv.DictReader(io.StringIO(tocsin("queue", "--lane", "facts", "-f", "csv").stdout))
    } == {"facts"}
    wrong = tocsin("queue", "--lane", "slow")
    assert (wrong.exit_code, "duplicates" in wrong.stderr) == (2, True)


def test_accepting_rejecting_and_commenting(reports, tocsin):
    assert tocsin("accept", reports["post"], "kind", "--by", "anna").exit_code == 0
    assert tocsin("comment", reports["post"], "ask the paper", "--by", "anna").exit_code == 0
    assert tocsin("reject", reports["post"], "--by", "anna", "--why", "an old attack").exit_code == 0
    (row,) = json.loads(tocsin("incidents", "--kind", "shelling", "-f", "json").stdout)
    assert (row["reports"], row["killed_low"]) == (1, 3)
    shown = tocsin("history", row["id"][:8]).stdout
    assert "reports" in shown or "formed" in shown


def test_who_decides_comes_from_the_environment(reports, tocsin, monkeypatch):
    monkeypatch.setenv("TOCSIN_BY", "ben")
    tocsin("accept", reports["post"])
    lines = json.loads(tocsin("history", reports["post"], "-f", "json").stdout)
    assert [line["by"] for line in lines] == ["ben"]


def test_the_history_tells_the_number_by_which_another_undoes_a_decision(reports, tocsin):
    shown = tocsin("incidents", "--all", "-f", "json").stdout
    whole = json.loads(shown)[0]["id"]
    tocsin("comment", whole, "ask the paper", "--by", "anna")
    tocsin("reject", whole, "--by", "anna", "--why", "an exercise")
    assert f"`tocsin history {whole}` for one that was" in tocsin("show", whole).stderr
    assert f"`tocsin history {whole}` for one that was" in tocsin("accept", whole).stderr
    lines = json.loads(tocsin("history", whole, "-f", "json").stdout)
    assert [line["decision"] for line in lines if line["by"] == "anna"] == ["1", "2"]
    assert {line["decision"] for line in lines if line["by"] == "program"} == {""}
    assert tocsin("undo", "--number", "2", "--by", "ben").exit_code == 0
    assert tocsin("incidents", "--all", "-f", "json").stdout == shown
