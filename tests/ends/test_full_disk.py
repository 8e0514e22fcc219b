"""A disk without room: a clear line, and nothing is lost."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tocsin.ledger import open_ledger

NEWS = "Nothing happened in village number {0} on that day, and nobody was told of it. " * 40

ADDING = """
import resource, sys
from datetime import UTC, datetime
from tocsin.ledger import LedgerError, open_ledger
from tocsin.record import Article

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
now, done = datetime(2020, 1, 1, tzinfo=UTC), 0
try:
    with open_ledger(sys.argv[1]) as ledger:
        for number in range(2000):
            ledger.add(None, Article(sys.argv[3].format(number), id=str(number)), [], reader="lexical 1", now=now)
            done += 1
except LedgerError as error:
    print(done, error, sep="\\n")
"""


@pytest.fixture
def limited(path):
    """Add articles until no file may grow over so many bytes; gives how many went in, and what was said."""
    open_ledger(path).close()

    def run(size):
        words = [sys.executable, "-c", ADDING, path, str(size), NEWS]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr[-1500:]) == (0, "")
        number, said = done.stdout.split("\n", 1)
        return int(number), said

    return run


@pytest.mark.parametrize("size", [600_000, 1_500_000, 4_000_000])
def test_a_file_that_may_not_grow_keeps_all_that_was_accepted(limited, path, size):
    number, said = limited(size)
    assert 0 < number < 2000
    assert "what was added before is safe" in said
    with open_ledger(path) as ledger:
        assert sorted(int(row.id) for row in ledger.articles()) == list(range(number))
        assert [len(ledger.search(f'"village number {each} on"')) for each in (0, number - 1, number)] == [1, 1, 0]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_with_room_again_adding_goes_on(limited, path):
    first, _ = limited(600_000)
    more, _ = limited(1_500_000)
    assert more > first
    with open_ledger(path) as ledger:
        assert ledger.counts().articles == more
