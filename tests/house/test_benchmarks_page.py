"""The benchmarks that the page shows are those that there are."""

import re
from pathlib import Path

from benchmarks.__main__ import commands

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def test_every_benchmark_is_on_the_page_and_every_one_on_the_page_is_there():
    shown = set(re.findall(r"^\|[^|]+\| `(\w+)`", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert set(commands()) <= shown
    assert shown - set(commands()) <= {"merging"}


def test_every_benchmark_says_what_it_measures():
    assert all(told.endswith((".", "`")) and len(told) < 130 for told in commands().values())
