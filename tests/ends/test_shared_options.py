"""What the commands that ask a ledger share is told once, and reaches each of them."""

from inspect import signature

import pytest
import typer
from typer.testing import CliRunner

from tocsin.cli.about import NARROWING, About, Question, asks
from tocsin.cli.options import LedgerAt, narrowed
from tocsin.cli.outlooks import app

SHARED = {"ledger", *NARROWING, "as_json", "plot"}
LESS = {"check": set(NARROWING), "posture": {"on"}}


@pytest.mark.parametrize("name", ["rate", "change", "response", "check", "forecast", "coverage", "signals", "posture"])
def test_every_question_takes_the_shared_options(name):
    taken = {parameter.name for parameter in typer.main.get_command(app).commands[name].params}
    assert taken & SHARED == SHARED - LESS.get(name, set())


@pytest.mark.parametrize("name", ["incidents", "export", "evidence"])
def test_what_lists_or_writes_incidents_takes_the_same_filters(name):
    taken = {parameter.name for parameter in typer.main.get_command(app).commands[name].params}
    assert set(signature(narrowed).parameters) <= taken


def test_a_command_gets_what_was_typed_as_one_question():
    asked, one = [], typer.Typer()

    @one.command()
    @asks(without=("on",))
    def ask(question: Question, times: int = 1) -> None:
        """Ask."""
        asked.append((question.ledger, question.about, question.shown.json, times))

    done = CliRunner().invoke(one, ["--times", "2", "--by", "US", "--ledger", "l.db", "--json"])
    assert (done.exit_code, asked) == (0, [(LedgerAt("l.db"), About(by="US"), True, 2)])
    assert CliRunner().invoke(one, ["--on", "US"]).exit_code == 2
