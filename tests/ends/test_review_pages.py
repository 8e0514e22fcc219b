"""The commands on the pages about review and moving run as they stand there."""

import shlex
from pathlib import Path
from shutil import copyfile

import pytest
from typer.testing import CliRunner

from tests.ends.test_review_commands import first  # noqa: F401 - the same ledger
from tocsin.cli.app import app

DOCS = Path(__file__).parents[2] / "docs"


def shown(page):
    lines = (line.strip() for line in (DOCS / page).read_text(encoding="utf-8").splitlines())
    return [shlex.split(line[2:])[1:] for line in lines if line.startswith("$ tocsin ")]


@pytest.fixture
def reports(first, tmp_path, monkeypatch):  # noqa: F811 - the fixture above
    """The ids that stand for those on the page."""
    copyfile(first[0], tmp_path / "iraq.db")
    monkeypatch.chdir(tmp_path)
    return {"4af31c": first[1]["post"], "9e02": first[1]["herald"], "postgresql://desk@host/iraq": "other.db"}


@pytest.mark.parametrize("page", ["review.md", "moving.md"])
def test_every_command_shown_does_what_it_says(reports, page):
    commands = shown(page)
    assert len(commands) >= 4
    for command in commands:
        done = CliRunner().invoke(app, [reports.get(word, word) for word in command])
        # re-reading may leave decisions to be looked at, which it says
        assert done.exit_code == 0 or command[0] == "reread", (command, done.output)
