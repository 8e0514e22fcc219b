"""The questions put to a ledger, through the command line's own entrance."""

import json
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from tocsin.cli import main
from tocsin.ledger import open_ledger
from tocsin.record import Article, Incident, Place, Stage, When

NOW = datetime(2020, 5, 1, tzinfo=UTC)
MOSUL = Place("Mosul", "IQ", 36.3, 43.1, 8.0)


@pytest.fixture
def asked(tmp_path, monkeypatch, capsys):
    """A ledger of sixteen rocket attacks, and a way to ask it: gives the exit code, what was said, and what went wrong."""
    first = date(2020, 1, 2)
    days = [first + timedelta(days=5 * number + number % 3) for number in range(16)]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    with open_ledger("l.db") as ledger:
        for number, day in enumerate(days):
            article = Article(f"Report {number}.", publisher=f"Wire {number % 3}", published=day)
            ledger.add(None, article, (), reader="none", now=NOW)
        ledger.replace_incidents([rockets(f"r{number:02}", day) for number, day in enumerate(days)], NOW)

    def ask(*words):
        monkeypatch.setattr(sys, "argv", ["tocsin", *words, "--ledger", "l.db"])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Said(left.value.code or 0, said.out, said.err)

    return ask


class Said:
    def __init__(self, returncode, stdout, stderr):
        self.returncode, self.stdout, self.stderr = returncode, stdout, stderr


def rockets(name, day):
    return Incident(
        reports=(name,), kind="shelling", stage=Stage.OCCURRED, when=When(day, day), place=MOSUL, targets=("US forces",)
    )


def test_a_rate_is_answered_in_words_json_and_a_picture(asked, tmp_path):
    words = ("rate", "--since", "2020-02-01", "--kind", "shelling", "--date-chosen", "before", "--no-season")
    told = asked(*words)
    assert told.returncode == 0, told.stderr
    assert "in the 30 days before" in told.stdout
    assert "Grade: description." in told.stdout
    assert "Again: tocsin rate --since 2020-02-01" in told.stdout
    form = json.loads(asked(*words, "--json", "--plot", "rate.svg").stdout)
    assert form["counted"]["n"] >= 10
    assert form["intervals"][0]["how"] == "allowing for bursts"
    assert (tmp_path / "rate.svg").read_text(encoding="utf-8").startswith("<svg")
    assert json.loads((tmp_path / "rate.vl.json").read_text(encoding="utf-8"))["layer"]


def test_a_rate_without_a_year_of_history_is_not_compared(asked):
    told = asked("rate", "--since", "2020-02-01", "--kind", "shelling", "--json")
    form = json.loads(told.stdout)
    assert form["estimate"] is None
    assert "days of history" in form["refused"]
    assert any("It was not said whether the date" in caveat for caveat in form["caveats"])


def test_a_change_is_looked_for(asked):
    form = json.loads(asked("change", "--kind", "shelling", "--json").stdout)
    assert 0 <= form["figures"]["probability of no change"] <= 1


def test_a_response_without_interventions_says_so(asked):
    form = json.loads(asked("response", "--after", "air-strike by US", "--kind", "shelling", "--json").stdout)
    assert form["refused"] == "no intervention falls within the counted days"


def test_a_claim_is_checked(asked):
    told = asked("check", "There have been at least 3 rocket attacks since 1 January 2020.", "--json")
    form = json.loads(told.stdout)
    assert form["figures"]["verdict"] == "the ledger alone supports it"
    assert form["figures"]["read as"].startswith("3 or more acts of shelling")
    far = asked("check", "There have been at least 90 rocket attacks since 1 January 2020.", "--json")
    assert json.loads(far.stdout)["figures"]["verdict"] == "hard to reconcile"


def test_every_claim_of_the_ledger_is_checked(asked):
    assert json.loads(asked("check", "--all", "--json").stdout) == []


SHELLING = ("--kind", "shelling")
WITH_PICTURES = [
    ("rate", "--since", "2020-02-01", *SHELLING, "--no-season"),
    ("change", *SHELLING),
    ("check", "There have been at least 3 rocket attacks since 1 January 2020."),
    ("check", "--all"),
    ("forecast", *SHELLING, "--from", "2019-11-01"),
    ("coverage",),
    ("signals", *SHELLING, "--within", "7"),
    ("posture", "US"),
]


@pytest.mark.parametrize("words", WITH_PICTURES, ids=" ".join)
def test_every_question_draws_a_picture_as_png(asked, tmp_path, words):
    pytest.importorskip("vl_convert")
    told = asked(*words, "--plot", "picture.png")
    if words == ("posture", "US"):
        assert (told.returncode, "no picture" in told.stderr) == (2, True)
        return
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "picture.vl.json").exists()


@pytest.mark.parametrize(
    ("measure", "refused"),
    [
        ("answers", "no days with air-strikes by the US and 16 with acts of shelling in 76 days"),
        ("waits", "16 days with acts of shelling and no interventions with a whole window"),
        ("bursts", "16 acts of shelling in 76 days: too few to tell bursts from a changing background"),
        ("intensity", "76 days are held, and 217 are needed"),
    ],
)
def test_a_response_is_measured_in_other_ways(asked, measure, refused):
    words = ("response", "--measure", measure, *SHELLING, "--json")
    after = () if measure == "bursts" else ("--after", "air-strike by US")
    assert json.loads(asked(*words, *after).stdout)["refused"].startswith(refused)


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (("check", "The minister spoke."), "write it like"),
        (("check",), "give a claim"),
        (("response", "--measure", "waits"), "give --after"),
        (("response", "--measure", "intensity", "--after", "US", "--a-day", "six"), "write it like 1:6"),
        (("response", "--measure", "intensity", "--after", "US", "--a-day", "6:1"), "the lower first"),
        (("check", "At least 3 attacks", "--catch", "many"), "write it like 15:5"),
        (("rate", "--since", "2020-02-01", "--kind", "rocketing"), "is no kind of event"),
        (("rate", "--since", "1999-02-01", "--kind", "shelling"), "ask about a later day"),
        (("rate", "--since", "soon"), "write it like 2020-04-03"),
    ],
)
def test_what_cannot_be_asked_says_what_to_do(asked, words, mend):
    told = asked(*words)
    assert told.returncode == 2
    assert mend in " ".join(told.stderr.split())


def test_a_picture_needs_a_name_that_can_be_drawn(asked):
    told = asked("change", "--kind", "shelling", "--plot", "change.gif")
    assert told.returncode == 2
    assert "name it so" in told.stderr


def test_a_question_is_counted_once(asked):
    for day in ("02-01", "02-05", "02-09", "02-13", "02-17", "02-17"):
        told = asked("rate", "--since", f"2020-{day}", "--kind", "shelling", "--no-season")
        assert "This is question" not in told.stdout
    sixth = asked("rate", "--since", "2020-02-20", "--kind", "shelling", "--no-season")
    assert "This is question 6 asked of this ledger" in sixth.stdout
