"""What may come, what could have been seen, what came before: the commands as a user meets them."""

import json
import shutil
import subprocess
import sys
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from tocsin.cli.outlooks import app

FIRST = date(2019, 7, 1)
PLACES = ("Mosul", "Kirkuk", "Ramadi", "Fallujah", "Samarra", "Tikrit", "Baqubah", "Hilla")


def record(number, day, words, publisher="Test Wire"):
    return {"id": str(number), "published": str(day), "publisher": publisher, "text": words}


@pytest.fixture(scope="module")
def forty_weeks(tmp_path_factory):
    """A ledger of forty weeks: an attack most weeks, a threat now and then, a strength once."""
    folder, lines = tmp_path_factory.mktemp("forty"), []
    for week in range(40):
        day = FIRST + timedelta(days=7 * week + week % 5)
        place = PLACES[week % len(PLACES)]
        if week % 4:
            words = f"Militants fired rockets at a military base near {place} on {day:%A}, killing two soldiers."
            lines.append(record(week, day, words, ("Test Wire", "Daily Ford")[week % 2]))
        else:
            lines.append(record(week, day, "The militants threatened to attack American troops in Iraq."))
    lines.append(
        record(
            99,
            FIRST,
            "The remaining 5,000 US troops in Iraq are on alert. The United States sent troops to Iraq on Monday.",
        )
    )
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    start = "from tocsin.cli import main; main()"
    command = [sys.executable, "-c", start, "add", "reports.jsonl", "--ledger", "l.db", "--reader", "lexical"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "l.db"


@pytest.fixture
def ledger(forty_weeks, tmp_path):
    """A copy of it in the test's own folder."""
    return shutil.copy(forty_weeks, tmp_path / "l.db")


def asked(ledger, *words):
    """The answer as JSON; in this process, which is quicker than a user's own."""
    done = CliRunner().invoke(app, [*words, "--ledger", str(ledger), "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_forecast_as_a_user_asks_it_has_a_picture_and_its_command(tocsin, ledger, tmp_path):
    done = tocsin("forecast", "--weeks", "2", "--plot", "f.svg", "--ledger", "l.db")
    assert done.returncode == 0, done.stderr
    assert "Again: tocsin forecast --weeks 2 --plot f.svg --ledger l.db" in done.stdout
    assert (tmp_path / "f.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (tmp_path / "f.vl.json").exists()


def test_a_forecast_gives_a_chance_its_range_and_its_record(ledger):
    answer = asked(ledger, "forecast", "--weeks", "2", "--at-least", "3")
    assert 0 < answer["estimate"] < 1
    assert "At least 3: " in answer["sentence"]
    assert answer["tables"][0]["rows"][0]["forecast"] == "weighted recent means"
    assert answer["ledger"]


def test_a_forecast_of_what_hardly_happens_is_refused(ledger):
    assert "too few" in asked(ledger, "forecast", "--kind", "chemical-attack")["refused"]


def test_a_larger_attack_is_refused_where_few_dead_are_told(ledger):
    assert "50 are needed" in asked(ledger, "forecast", "--dead", "20")["refused"]


def test_coverage_tells_sources_and_silences(ledger):
    answer = asked(ledger, "coverage")
    assert "by 2 sources" in answer["sentence"]
    assert {row["source"] for row in answer["tables"][1]["rows"]} == {"Test Wire", "Daily Ford"}


def test_coverage_tells_what_is_still_to_come_and_refuses_what_too_few_overlap(ledger):
    assert asked(ledger, "coverage", "--still-to-come")["counted"]["n"] > 20
    assert "too few" in asked(ledger, "coverage", "--missed")["refused"]


def test_signals_under_twenty_are_a_table_only(ledger):
    answer = asked(ledger, "signals", "--within", "10")
    assert answer["estimate"] is None
    assert answer["tables"][0]["rows"][0]["sign"] == "threats"


def test_posture_tells_moves_strengths_and_that_it_goes_both_ways(ledger):
    answer = asked(ledger, "posture", "US")
    assert [row["least troops"] for row in answer["tables"][1]["rows"]] == [5000]
    assert any("follows threat" in caveat for caveat in answer["caveats"])


@pytest.mark.parametrize("command", [["forecast"], ["coverage"], ["signals"], ["posture", "US"]])
def test_a_ledger_that_is_not_there_is_misuse(command, capsys):
    done = CliRunner().invoke(app, [*command, "--ledger", "none.db"])
    assert (done.exit_code, "none.db" in done.output + capsys.readouterr().err) == (2, True)


def test_what_one_source_missed_is_not_asked(ledger, capsys):
    done = CliRunner().invoke(app, ["coverage", "--missed", "--kind", "threat", "--ledger", str(ledger)])
    assert (done.exit_code, "fewer than two sources" in done.output + capsys.readouterr().err) == (2, True)


def test_the_help_names_the_commands():
    shown = CliRunner().invoke(app, ["--help"]).output
    assert [name for name in ("forecast", "coverage", "signals", "posture") if name not in shown] == []


def test_a_forecast_of_days_long_over_is_not_registered(ledger):
    done = CliRunner().invoke(app, ["forecast", "--kind", "shelling", "--register", "--ledger", str(ledger)])
    assert done.exit_code == 2
    answer = asked(ledger, "forecasts")
    assert answer["refused"].startswith("no forecast is registered")


def test_what_is_registered_is_a_number_foretold_now(ledger):
    for words in (["--dead", "5"], ["--as-of", "2020-01-01"]):
        done = CliRunner().invoke(app, ["forecast", "--register", *words, "--ledger", str(ledger)])
        assert (done.exit_code, "--register keeps a forecast" in done.output) == (2, True)
