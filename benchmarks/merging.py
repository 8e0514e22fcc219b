"""How merging grows with the number of reports: `python -m benchmarks.merging [--most | SIZE…]`.

Each size runs in a process of its own. The figures are those of this machine; the shape of the curve is what counts.
"""

import gc
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from math import comb
from statistics import median
from time import process_time

from benchmarks.made_news import Made, made_news
from tocsin.merging import Merger
from tocsin.record import Telling

SIZES, MOST = (10_000, 100_000, 250_000), (10_000, 100_000, 250_000, 1_000_000)
HELD_BACK = 300
"""Articles that are added one by one at the end."""
HEAD = f"{'reports':>9} {'articles':>9} {'CPU s':>7} {'pairs':>11} {'peak MB':>8} {'own MB':>7} {'F1':>6} {'add, median':>12} {'worst':>9}"
WANTED_S, WANTED_MB, WANTED_ADD_MS = 600, 2000, 100
"""The bars at 250,000 reports; an addition's at every size."""


def pairwise(found: Iterable[tuple[str, ...]], truth: dict[str, int]) -> float:
    """F1 of the pairs of reports brought together against those that tell of one occurrence."""
    groups = list(found)
    both = sum(comb(many, 2) for group in groups for many in Counter(truth[each] for each in group).values())
    joined, true = (
        sum(comb(len(group), 2) for group in groups),
        sum(comb(n, 2) for n in Counter(truth.values()).values()),
    )
    return 2 * both / (joined + true)


def articles_of(made: Iterable[Made]) -> list[list[Telling]]:
    """The tellings, by article."""
    grouped: dict[str, list[Telling]] = {}
    for each in made:
        grouped.setdefault(each.telling.article_id, []).append(each.telling)
    return list(grouped.values())


def peak_mb() -> float:
    """The most memory that this process has held, megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(size: int) -> bool:
    """Print the line of one size; whether it keeps the bars."""
    made = list(made_news(size))
    truth, articles = {each.telling.id: each.truth for each in made}, articles_of(made)
    del made
    step = max(1, len(articles) // HELD_BACK)
    late, before = articles[::step], peak_mb()
    early = [telling for number, article in enumerate(articles) if number % step for telling in article]
    count = len(articles)
    del articles
    start = process_time()
    merger = Merger(early)
    taken = process_time() - start
    gc.freeze()  # as a program should that stays open: what it holds is walked by the collector no more
    added = sorted(_milliseconds(merger, article) for article in late)
    peak = peak_mb()
    f1 = pairwise((incident.reports for incident in merger.incidents()), truth)
    print(
        f"{len(truth):>9,} {count:>9,} {taken:>7.1f} {merger.compared:>11,} {peak:>8.0f} {peak - before:>7.0f} {f1:>6.3f}"
        f" {median(added):>9.2f} ms {added[-1]:>6.1f} ms",
        flush=True,
    )
    return added[-1] < WANTED_ADD_MS and (size != 250_000 or (taken < WANTED_S and peak < WANTED_MB))


def _milliseconds(merger: Merger, article: list[Telling]) -> float:
    """Processor time of one addition: what it takes where nothing else runs."""
    start = process_time()
    merger.add(article)
    return 1000 * (process_time() - start)


def main(arguments: list[str]) -> int:
    """Measure the sizes asked for; 1 when a bar is missed."""
    if arguments[:1] == ["--one"]:
        return 0 if measure(int(arguments[1])) else 1
    sizes = MOST if arguments == ["--most"] else [int(each) for each in arguments] or SIZES
    print(HEAD, flush=True)
    runs = [
        subprocess.run([sys.executable, "-m", "benchmarks.merging", "--one", str(size)], check=False) for size in sizes
    ]
    return max(run.returncode for run in runs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
