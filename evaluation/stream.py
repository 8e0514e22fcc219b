"""A stream of real news, and which pairs of its reports are of one occurrence, as read by hand.

The texts are Wikipedia's current events of sixteen months, from `../shared/data/wikipedia_current_events`; here stand
only days, hashes and offsets. `stream.csv` lists the pairs that are the same and those on which the reader could not
settle; every other pair is taken for different. The pairs most alike by their words and a sample of the others were
read, so that a few that are the same may be missing among thousands. What was published before 2026 is for learning.

python -m evaluation.stream               pairs brought together, rightly and wrongly
python -m evaluation.stream --detail      every pair that is wrong, with the reasons
"""

import argparse
import csv
import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.pairing import Json
from evaluation.pairwise import Pair, pair_tally, pairs_within, wrong_pairs
from evaluation.score import Tally
from evaluation.sets import ROOT, load_lines
from evaluation.story import HALVES, telling_of
from evaluation.table import aligned
from tocsin.merging import compare, derive
from tocsin.pipeline import Rooms, article_of, open_rooms, read_one
from tocsin.record import Article, Report, Telling, Verdict

EVENTS = ROOT.parent / "shared/data/wikipedia_current_events/events.jsonl"
CATEGORY = "Armed conflicts and attacks"
LABELS = Path(__file__).with_name("stream.csv")
HELD_OUT_FROM = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Stream:
    """The reports of a half of the stream, and the pairs of their ids on which a reader settled, "same" or "unsure"."""

    tellings: tuple[Telling, ...]
    verdicts: dict[Pair, Verdict]

    @property
    def same(self) -> set[Pair]:
        """The pairs that are of one occurrence."""
        return {pair for pair, verdict in self.verdicts.items() if verdict is Verdict.SAME}

    @property
    def unsettled(self) -> set[Pair]:
        """The pairs that count neither way."""
        return self.verdicts.keys() - self.same


def load_stream(half: str, rooms: Rooms, events: Path = EVENTS) -> Stream:
    """A half of the stream, "learning" or "held-out", as the rooms' reader reads it.

    Raises `OSError` where the texts are not there.
    """
    by_key = {(telling.article_id, offset_of(telling)): telling for telling in _tellings(half, rooms, events)}
    return Stream(tuple(by_key.values()), dict(_labelled({key: each.id for key, each in by_key.items()})))


def offset_of(telling: Telling) -> int:
    """Where the trigger of a report begins; with its article it names the report whatever else is read in it."""
    return telling.statement.trigger.start if isinstance(telling.statement, Report) else -1


def bullet(event: Json) -> Article:
    """One bullet as an article, named by its day and the hash of its text."""
    text, day = event["text"], event["date"]
    publisher = event["sources"][0]["publisher"] if event["sources"] else ""
    key = f"{day} {hashlib.sha256(text.encode()).hexdigest()[:8]}"
    return article_of({"id": key, "text": text, "publisher": publisher, "published": day})


def _tellings(half: str, rooms: Rooms, events: Path) -> Iterator[Telling]:
    for article in (bullet(event) for event in load_lines(events) if event["category"] == CATEGORY):
        if (article.published is not None and article.published >= HELD_OUT_FROM) is (half == "held-out"):
            for statement in read_one(article, rooms):
                if isinstance(statement, Report):
                    yield telling_of(article, statement)


def _labelled(ids: dict[tuple[str, int], str]) -> Iterator[tuple[Pair, Verdict]]:
    """The pairs of reports that are there, each with what was settled."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            left, right = (ids.get((row[side], int(row[f"{side}_offset"]))) for side in ("left", "right"))
            if left and right:
                yield (min(left, right), max(left, right)), Verdict(row["verdict"])


# --- the command ---------------------------------------------------------------------------------------------------


def measured(stream: Stream) -> tuple[Tally, set[Pair]]:
    """How the pairs that merging brings together agree with those that are the same, and the pairs brought together.

    A pair that a chain of others brings together counts like any other.
    """
    incidents, _ = derive(stream.tellings, ())
    said = pairs_within(incident.reports for incident in incidents) - stream.unsettled
    return pair_tally(stream.same, said), said


def main(words: Sequence[str] | None = None) -> int:
    """Print for each half how many pairs were brought together, rightly and wrongly; with --detail, each wrong one."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.stream", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--detail", action="store_true")
    detail = parser.parse_args(words).detail
    if not EVENTS.exists():
        print(f"needs {EVENTS.relative_to(ROOT.parent)} beside the project", file=sys.stderr)
        return 2
    rooms, rows = open_rooms(), [["half", "reports", "P", "R", "F1", "same", "said", "false"]]
    for half in HALVES:
        stream = load_stream(half, rooms)
        tally, said = measured(stream)
        figures = [f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1)]
        rows.append(
            [half, str(len(stream.tellings)), *figures, *map(str, (tally.true, tally.said, tally.said - tally.hit))]
        )
        if detail:
            print("\n".join(_wrong(stream, said)))
    print(aligned(rows))
    return 0


def _wrong(stream: Stream, said: set[Pair]) -> Iterator[str]:
    """Each pair that is wrong, with the reasons."""
    by_id = {telling.id: telling for telling in stream.tellings}
    for what, (left, right) in wrong_pairs(stream.same, said):
        judgement = compare(by_id[left], by_id[right])
        named = (f"{by_id[each].article_id} {offset_of(by_id[each])}" for each in (left, right))
        yield f"{what}: {' | '.join(named)} ({judgement.score:.2f}: {'; '.join(map(str, judgement.reasons))})"


if __name__ == "__main__":
    sys.exit(main())
