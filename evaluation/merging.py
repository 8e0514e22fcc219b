"""Measure merging on the story sets: which reports are brought together that tell of one occurrence.

python -m evaluation.merging              pairs by half and by trap, from given statements and from the reader's own
python -m evaluation.merging --detail     every pair that is wrong, with the reasons
python -m evaluation.merging --update     raise the floors and write the answers case by case
"""

import argparse
import csv
import hashlib
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.gate import Floors, LoweredFloor, Measured, check, load_floors, save_floors, update
from evaluation.pairing import pair_statements
from evaluation.pairwise import Pair, counted_once, grouped, pair_tally, pairs_within, wrong_pairs
from evaluation.score import Tally
from evaluation.story import HALVES, STORIES, Story, Told, load_stories
from evaluation.table import aligned
from tocsin.merging import compare, derive
from tocsin.pipeline import Rooms, open_rooms, read_one
from tocsin.record import Report, Statement, Telling, statement_id
from tocsin.record.coded import to_coded

HERE = Path(__file__).resolve().parent
GIVEN, READ = "given", "trained"
Source = Callable[[Told, Rooms], list[tuple[Statement, str]]]
"""The statements of an article, resolved, each with the letter of its occurrence or "" for none."""


@dataclass(frozen=True, slots=True)
class Merged:
    """One half of the stories, merged: the true pairs of reports and the said ones, each report by its telling's id."""

    half: str
    stories: tuple[Story, ...]
    tellings: dict[str, Telling]
    story_of: dict[str, Story]
    letter_of: dict[str, str]
    said_groups: tuple[tuple[str, ...], ...]
    copy_of: dict[str, str]

    @property
    def true(self) -> set[Pair]:
        """The pairs that are of one occurrence."""
        keys = {each: (self.story_of[each].name, self.letter_of[each] or each) for each in self.tellings}
        return counted_once(pairs_within(grouped(keys)), self.copy_of)

    @property
    def said(self) -> set[Pair]:
        """The pairs that merging put in one incident."""
        return counted_once(pairs_within(self.said_groups), self.copy_of)


# --- statements ----------------------------------------------------------------------------------------------------


def given(told: Told, rooms: Rooms) -> list[tuple[Statement, str]]:
    """The statements that the story gives."""
    return list(zip(rooms.resolver.resolve(told.article, told.statements), told.letters, strict=True))


def read(told: Told, rooms: Rooms) -> list[tuple[Statement, str]]:
    """The statements that the reader finds; one that answers no given statement has no letter."""
    said = read_one(told.article, rooms)
    pairs = pair_statements([to_coded(each) for each in told.statements], [to_coded(each) for each in said])
    answers = {column: row for row, column in pairs}
    return [(each, told.letters[answers[at]] if at in answers else "") for at, each in enumerate(said)]


SOURCES: dict[str, Source] = {GIVEN: given, READ: read}


def merged(half: str, source: Source, rooms: Rooms) -> Merged:
    """The stories of a half, all merged together as one ledger."""
    stories, rows = tuple(load_stories(half=half)), list[tuple[Story, Told, Telling, str]]()
    for story in stories:
        for told in story.told:
            rows += [(story, told, telling, letter) for telling, letter in _tellings(told, source(told, rooms))]
    tellings = {telling.id: telling for _, _, telling, _ in rows}
    incidents, _ = derive(tellings.values(), ())
    standing = {(told.article.id, telling.statement): telling.id for _, told, telling, _ in rows}
    return Merged(
        half,
        stories,
        tellings,
        {telling.id: story for story, _, telling, _ in rows},
        {telling.id: letter for _, _, telling, letter in rows},
        tuple(incident.reports for incident in incidents),
        {telling.id: standing[told.copy_of, telling.statement] for _, told, telling, _ in rows if told.copy_of},
    )


def _tellings(told: Told, statements: Iterable[tuple[Statement, str]]) -> Iterator[tuple[Telling, str]]:
    """The reports among the statements, as merging takes them."""
    article = told.article
    for statement, letter in statements:
        if isinstance(statement, Report):
            key = statement_id(article.id, statement)
            yield Telling(key, article.id, statement, article.publisher, article.published), letter


# --- figures -------------------------------------------------------------------------------------------------------


def by_trap(result: Merged) -> dict[str, Tally]:
    """The pairs of each trap's stories; a pair of two stories counts for both."""
    out: dict[str, Tally] = {}
    for story in result.stories:
        inside = [{p for p in pairs if story in _stories(result, p)} for pairs in (result.true, result.said)]
        for trap in story.traps:
            out[trap] = out.get(trap, Tally()) + pair_tally(*inside)
    return out


def _stories(result: Merged, pair: Pair) -> tuple[Story, ...]:
    return tuple(result.story_of[each] for each in pair)


def answers(results: Sequence[Merged]) -> str:
    """As CSV, each report with its occurrence and the first report of the incident that it was put into."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("report", "occurrence", "incident"))
    for result in results:
        first = {each: min(named(result, other) for other in group) for group in result.said_groups for each in group}
        writer.writerows(
            sorted((named(result, each), result.letter_of[each], first[each]) for each in result.tellings)
        )
    return out.getvalue()


def named(result: Merged, each: str) -> str:
    """A report as people find it again: its article and its trigger."""
    telling = result.tellings[each]
    return f"{telling.article_id} {telling.statement.trigger.quote}"


def digest(folder: Path = STORIES) -> str:
    """A hash of all stories; a floor holds only for the digest it was measured on."""
    content = "\0".join(path.name + path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    return hashlib.sha256(content.encode()).hexdigest()


# --- the command ---------------------------------------------------------------------------------------------------


def _row(name: str, tally: Tally) -> list[str]:
    figures = [f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1)]
    return [name, *figures, str(tally.true), str(tally.said), str(tally.said - tally.hit)]


def _print(result: Merged, source: str, *, full: bool) -> None:
    rows = [["pairs", "P", "R", "F1", "true", "said", "false"]]
    rows.append(_row("all", pair_tally(result.true, result.said)))
    rows += [_row(trap, tally) for trap, tally in by_trap(result).items()]
    copies = sum(bool(told.copy_of) for story in result.stories for told in story.told)
    print(f"\n{result.half}, {source} statements: {len(result.stories)} stories, {len(result.tellings)} reports")
    print(f"({copies} articles are reprints, which count only beside their first printing)\n")
    print(aligned(rows))
    for what, pair in wrong_pairs(result.true, result.said):
        if full or what == "merged":
            print(f"{what}: {' | '.join(named(result, each) for each in pair)}" + _why(result, pair))


def _why(result: Merged, pair: Pair) -> str:
    judgement = compare(*(result.tellings[each] for each in pair))
    reasons = ", ".join(f"{reason.fact} {reason.weight:+.1f}" for reason in judgement.reasons)
    return f"\n    {judgement.verdict.value} {judgement.score}: {reasons}"


def _hold(floors: Floors, measured: Measured, arguments: argparse.Namespace) -> tuple[Floors, list[str]]:
    if not arguments.update:
        return floors, check(floors, measured)
    try:
        return update(floors, measured, accept_loss=arguments.accept_loss), []
    except LoweredFloor as fault:
        return floors, [str(fault)]


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.merging", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--statements", choices=tuple(SOURCES), action="append", help="measure these only")
    parser.add_argument("--detail", action="store_true", help="print the pairs that were missed, too, with the reasons")
    parser.add_argument("--update", action="store_true", help="raise the floors and write answers/")
    parser.add_argument("--accept-loss", metavar="REASON", help="with --update: lower floors, and keep the reason")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Print the tables; 0 when every floor holds, 1 when one is broken."""
    arguments = _arguments(words)
    floors, faults = load_floors(HERE / "floors.json"), list[str]()
    for source in arguments.statements or SOURCES:
        rooms = open_rooms("lexical" if source == GIVEN else source)
        results = [merged(half, SOURCES[source], rooms) for half in sorted(HALVES)]
        for result in results:
            _print(result, source, full=arguments.detail)
            tallies = {"pairs": pair_tally(result.true, result.said)}
            measured = Measured(f"stories-{result.half}", digest(), source, tallies, ("pairs",))
            floors, broken = _hold(floors, measured, arguments)
            faults += broken
        if arguments.update and not faults:
            (HERE / "answers" / f"stories-{source}.csv").write_text(answers(results), encoding="utf-8")
    if arguments.update and not faults:
        save_floors(floors, HERE / "floors.json")
    print("\n" + ("\n".join(faults) if faults else "every floor holds"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
