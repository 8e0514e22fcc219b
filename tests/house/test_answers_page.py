"""The commands on the page about answers exist, with the options that it shows."""

import shlex
from pathlib import Path

import typer

from tocsin.cli.questions import app

PAGE = Path(__file__).parents[2] / "docs" / "answers.md"


def shown():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return [shlex.split(line.strip()[2:]) for line in lines if line.strip().startswith("$ tocsin ")]


def test_every_command_shown_is_one_of_the_program_s():
    commands = typer.main.get_command(app).commands
    assert len(shown()) >= 5
    for _, name, *words in shown():
        options = {
            option for parameter in commands[name].params for option in (*parameter.opts, *parameter.secondary_opts)
        }
        assert [word for word in words if word.startswith("--") and word not in options] == []
