import json

import pytest

REPORT = """Title: Rockets hit base near Mosul
Publisher: Test Wire
Published: 2020-03-11

MOSUL, March 11 (Test Wire) - Militants fired rockets at a military base near Mosul on Wednesday, killing two soldiers, the army said.
"""


@pytest.fixture
def added(tocsin, tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert tocsin("add", "report.txt", "--ledger", "l.db", "--reader", "lexical").returncode == 0


def rows(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_words_are_found_where_they_stand(added, tocsin):
    [found] = rows(tocsin("search", "rocket", "MOSUL", "--ledger", "l.db", "-f", "json"))
    assert "fired rockets at a military base" in found["q"]
    assert len(found["statements"].split("; ")) >= 1
    shown = tocsin("search", "rockets", "--ledger", "l.db").stdout
    assert ("Militants fired rockets" in shown, "1 found" in shown) == (True, True)


def test_a_source_is_graded_and_every_grade_is_in_the_log(added, tocsin):
    graded = tocsin("grade", "Test Wire", "b", "--by", "anna", "--why", "corrects itself", "--ledger", "l.db")
    assert (graded.returncode, "usually reliable" in graded.stdout) == (0, True)
    [source] = rows(tocsin("sources", "--ledger", "l.db", "-f", "json"))
    assert (source["source"], source["articles"], source["grade"], source["by"]) == ("Test Wire", 1, "B", "anna")
    changes = rows(tocsin("changes", "--ledger", "l.db", "-f", "json"))
    assert changes[-1]["what"] == "graded B"
    assert rows(tocsin("changes", "--after", changes[-2]["number"], "--ledger", "l.db", "-f", "json")) == changes[-1:]


@pytest.mark.parametrize(("source", "letter", "told"), [("Test Wire", "Z", "A completely"), ("Wire", "A", "Test Wire")])
def test_a_grade_or_source_that_is_not_there_is_misuse(added, tocsin, source, letter, told):
    done = tocsin("grade", source, letter, "--by", "anna", "--why", "-", "--ledger", "l.db")
    assert (done.returncode, told in done.stderr) == (2, True)
