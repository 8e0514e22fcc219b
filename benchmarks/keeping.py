"""What one article or correction more costs an open ledger: `python -m benchmarks.keeping [REPORTS …]`.

A ledger of so many made-up reports is filled and derived once; then articles are added, reports corrected, parted and
brought together, one after the other, as a watch or a desk does it. The bar: the figures do not grow with the ledger.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

from tocsin.keeping import keep_up
from tocsin.ledger import Ledger, open_ledger
from tocsin.record import Article, Report, Statement, When
from tocsin.record.plain import parse_statement
from tocsin.reviewing import correct, different, same, undo

SIZES, TIMES = (1_000, 4_000, 16_000), 15
START = datetime(2022, 1, 1, 12, tzinfo=UTC)
KINDS = ("attack", "bombing", "air-strike")


def article(number: int) -> tuple[Article, list[Statement]]:
    """A made-up article with one report; every fourth tells of what the one before it told."""
    place, day = number - (number % 4 == 3), date(2020, 1, 1) + timedelta(number * 7 % 700)
    text = f"Rockets fired at Camp {place} on Friday killed {place % 5 + 2} soldiers, officials said; copy {number}."
    told = parse_statement(
        f"shelling occurred: fired | target: Camp {place} | when: Friday | place: Camp {place}", text
    )
    when = replace(told.when, when=When(day, day)) if isinstance(told, Report) and told.when else None
    return Article(text, id=f"made{number}", publisher=f"paper {number % 9}", published=day), [replace(told, when=when)]


def put(ledger: Ledger, number: int) -> None:
    """Add one article, not derived."""
    made, told = article(number)
    ledger.add(None, made, told, reader="made up", now=START)


def deeds(ledger: Ledger, size: int) -> Iterator[tuple[str, Callable[[int], object]]]:
    """Each thing that is done, by its name; it is given how often it was done before."""
    reports = [told.id for told in ledger.tellings(sort="event")]
    moments = (START + timedelta(seconds=number) for number in count(1))

    def add(number: int) -> None:
        put(ledger, size + number)
        keep_up(ledger, next(moments))

    def mend(number: int) -> None:
        correct(ledger, reports[number * 7], "kind", KINDS[number % 3], by="anna", why="", now=next(moments))

    def judge(number: int) -> None:
        verdict = (different, same)[number % 2]
        verdict(ledger, reports[number // 2 * 5 : number // 2 * 5 + 2], by="anna", why="", now=next(moments))

    yield "add", add
    yield "correct", mend
    yield "judge", judge
    yield "undo", lambda _: undo(ledger, by="anna", why="", now=next(moments))


def measure(size: int, folder: Path) -> None:
    """Print the line of one size."""
    with open_ledger(str(folder / f"{size}.db")) as ledger:
        with ledger.together():
            for number in range(size):
                put(ledger, number)
        opened = milliseconds(lambda: keep_up(ledger, START))
        took = []
        for name, do in deeds(ledger, size):
            each = sorted(milliseconds(partial(do, number)) for number in range(TIMES))
            took.append(f"{name} {median(each):6.1f} (most {each[-1]:6.1f})")
    print(f"{size:>8,} reports  opened {opened:9.0f} ms   {'   '.join(took)} ms", flush=True)


def milliseconds(do: Callable[[], object]) -> float:
    """How long it takes once."""
    start = perf_counter()
    do()
    return 1000 * (perf_counter() - start)


def main(arguments: list[str]) -> int:
    """Measure the sizes asked for."""
    with tempfile.TemporaryDirectory() as folder:
        for size in [int(each) for each in arguments] or SIZES:
            measure(size, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
