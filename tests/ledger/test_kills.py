"""A ledger that is killed while it is written to; `python -m benchmarks.kills` is the long version."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_nothing_accepted_is_lost_and_nothing_is_half_written_at_any_kill():
    command = [sys.executable, "-m", "benchmarks.kills", "--kills", "12", "--seed", "7"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split() for line in done.stdout.splitlines()]
    assert {row[1] for row in rows} == {"add", "merge", "correct", "migrate"}
    assert {(row[2], row[-2]) for row in rows} == {("3", "0")}
