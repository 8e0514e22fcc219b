"""The doors as a user meets them: the command line, run in its own folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tocsin(tmp_path):
    """Run `tocsin …` in an empty folder; gives the finished process."""

    def run(*arguments, stdin=None):
        command = [sys.executable, "-c", "from tocsin.cli import main; main()", *map(str, arguments)]
        environment = os.environ | {"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
        return subprocess.run(
            command,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            input=stdin,
            env=environment,
            check=False,
        )

    return run


@pytest.fixture
def reports():
    """The folder of the worked theatre's reports."""
    return ROOT / "examples" / "iraq-2020" / "reports"
