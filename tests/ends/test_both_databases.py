import json
import re
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from tocsin.cli.app import app
from tocsin.ledger import open_ledger

MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ")

REPORTS = {
    "a.txt": """Title: Rockets hit base near Mosul
Publisher: Test Wire
Published: 2020-03-11

MOSUL, March 11 (Test Wire) - Militants fired rockets at a military base near Mosul on Wednesday, killing two soldiers, the army said.
""",
    "b.txt": """Title: Air strike in Taji
Publisher: Herald
Published: 2020-03-13

A US air strike killed five militants in Taji on Thursday. There were at least three attacks in March.
""",
}
QUESTIONS = (
    ("incidents", "--all", "-f", "csv", "--since", "2020-03-01", "--country", "IQ", "--killed", "2"),
    ("rate", "--since", "2020-03-12", "--json"),
)


def answers(tocsin, ledger):
    added = tocsin("add", "a.txt", "b.txt", "--ledger", ledger, "--reader", "lexical")
    assert (added.returncode, added.stderr) == (0, "")
    [first, *_] = json.loads(tocsin("incidents", "--ledger", ledger, "-f", "json").stdout)
    asked = [*QUESTIONS, ("show", first["id"][:8], "--why")]
    told = [added, *(tocsin(*words, "--ledger", ledger) for words in asked)]
    return [(done.returncode, done.stdout.replace(ledger, "LEDGER"), done.stderr) for done in told]


def test_both_databases_give_the_same_answers(tocsin, tmp_path, new_address):
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    in_file, in_postgresql = answers(tocsin, "l.db"), answers(tocsin, new_address)
    assert in_postgresql == in_file


def test_both_databases_tell_a_review_alike(tmp_path, monkeypatch, new_address):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    in_file, in_postgresql = reviewed("l.db"), reviewed(new_address)
    assert [code for code, _ in in_file] == [0] * len(in_file)
    assert in_postgresql == in_file


def reviewed(ledger):
    """What the commands say of a correction, a verdict, both undone, and what is left of it; without the time of day."""

    def tocsin(*words):
        done = CliRunner().invoke(app, [*words, "--ledger", ledger])
        return done.exit_code, MOMENT.sub("NOW", done.output)

    tocsin("add", "a.txt", "b.txt", "--reader", "lexical")
    with open_ledger(ledger) as opened:
        first, second, *_ = (each.reports[0] for each in opened.incidents())
    said = ("--by", "anna", "--why", "as it says")
    return [
        tocsin("correct", first, "kind", "attack", *said),
        tocsin("same", first, second, *said),
        tocsin("incidents", "-f", "json", "--all"),
        tocsin("undo", "--by", "anna"),
        tocsin("undo", "--by", "anna"),
        tocsin("history", first),
        tocsin("queue"),
        tocsin("verify"),
    ]


def test_a_server_that_is_not_there_is_a_clear_line(tocsin):
    done = tocsin("articles", "--ledger", "postgresql://anna:secret@127.0.0.1:1/news?connect_timeout=1")
    assert (done.returncode, "check the address" in done.stderr, "secret" in done.stderr) == (2, True, False)
    assert "Traceback" not in done.stderr


@pytest.fixture
def added(tocsin, tmp_path):
    (tmp_path / "a.txt").write_text(REPORTS["a.txt"], encoding="utf-8")
    tocsin("add", "a.txt", "--ledger", "l.db", "--reader", "lexical")


@pytest.mark.parametrize("words", [("incidents",), ("articles",)])
def test_as_of_answers_as_the_ledger_stood(added, tocsin, words):
    today = datetime.now(UTC).date().isoformat()
    found = [
        len(json.loads(tocsin(*words, "-f", "json", "--ledger", "l.db", "--as-of", moment).stdout))
        for moment in ("2020-03-12", today)
    ]
    assert found == [0, 1]


def test_a_moment_in_another_form_is_misuse(added, tocsin):
    done = tocsin("incidents", "--ledger", "l.db", "--as-of", "last week")
    assert (done.returncode, "2020-04-03T09:30" in done.stderr) == (2, True)


def test_zero_bytes_are_told_and_mended_in_both(tocsin, tmp_path, new_address):
    record = {"id": "a\x00", "title": "A\x00", "text": "Militants killed two\x00 soldiers in Mosul on Friday."}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    for ledger in ("l.db", new_address):
        added = tocsin("add", "a.jsonl", "--ledger", ledger, "--reader", "lexical")
        assert (added.returncode, "zero bytes in id, title, text" in added.stderr) == (1, True)
        [row] = json.loads(tocsin("articles", "-f", "json", "--ledger", ledger).stdout)
        assert (row["id"], row["title"], row["statements"]) == ("a\ufffd", "A\ufffd", 1)
