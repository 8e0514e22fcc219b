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
from tocsin.record import Judgement, Report, Statement, Telling, statement_id
from tocsin.record.coded import to_coded

HERE = Path(__file__).resolve().parent
GIVEN, READ = "given", "trained"


@dataclass(frozen=True, slots=True)
class Answered:
    """A statement, resolved, the letter of its occurrence or "" for none, and whether it was read at all."""

    statement: Statement
    letter: str
    read: bool = True


Source = Callable[[Told, Rooms], list[Answered]]


@dataclass(frozen=True, slots=True)
class Merged:
    """One half of the stories, merged: the true pairs of reports and the said ones, each report by its telling's id.

    A report that was not read stands in no incident, so that all its pairs are missed. One that answers no given report
    is of no occurrence, so that all its pairs are wrong.
    """

    half: str
    stories: tuple[Story, ...]
    tellings: dict[str, Telling]
    story_of: dict[str, Story]
    letter_of: dict[str, str]
    said_groups: tuple[tuple[str, ...], ...]
    copy_of: dict[str, str]
    judgements: tuple[Judgement, ...]

    @property
    def true(self) -> set[Pair]:
        """The pairs that are of one occurrence."""
        return counted_once(pairs_within(grouped({each: self.key(each) for each in self.tellings})), self.copy_of)

    def key(self, each: str) -> tuple[str, str]:
        """The occurrence of a report: its story and letter; without a letter a report is like its reprints only."""
        return self.story_of[each].name, self.letter_of[each] or self.copy_of.get(each, each)

    @property
    def said(self) -> set[Pair]:
        """The pairs that merging put in one incident."""
        return counted_once(pairs_within(self.said_groups), self.copy_of)


# --- statements ----------------------------------------------------------------------------------------------------


def given(told: Told, rooms: Rooms) -> list[Answered]:
    """The statements that the story gives."""
    resolved = rooms.resolver.resolve(told.article, told.statements)
    return [Answered(statement, letter) for statement, letter in zip(resolved, told.letters, strict=True)]


def read(told: Told, rooms: Rooms) -> list[Answered]:
    """The statements that the reader finds, and those given ones that it does not."""
    said = read_one(told.article, rooms)
    pairs = pair_statements([to_coded(each) for each in told.statements], [to_coded(each) for each in said])
    answers = {column: told.letters[row] for row, column in pairs}
    unread = [row for row in range(len(told.statements)) if row not in dict(pairs)]
    found = [Answered(each, answers.get(at, "")) for at, each in enumerate(said)]
    return found + [Answered(told.statements[row], told.letters[row], read=False) for row in unread]


SOURCES: dict[str, Source] = {GIVEN: given, READ: read}
Row = tuple[Story, Told, Telling, Answered]


def merged(half: str, source: Source, rooms: Rooms) -> Merged:
    """The stories of a half, all merged together as one ledger."""
    stories = tuple(load_stories(half=half))
    rows = [row for story in stories for told in story.told for row in _rows(story, told, source(told, rooms))]
    incidents, judgements = derive([telling for _, _, telling, answered in rows if answered.read], ())
    printed = {(told.article.id, telling.statement): telling.id for _, told, telling, _ in rows}
    return Merged(
        half,
        stories,
        {telling.id: telling for _, _, telling, _ in rows},
        {telling.id: story for story, _, telling, _ in rows},
        {telling.id: answered.letter for _, _, telling, answered in rows},
        tuple(incident.reports for incident in incidents),
        {telling.id: printed[told.copy_of, telling.statement] for _, told, telling, _ in rows if told.copy_of},
        judgements,
    )


def _rows(story: Story, told: Told, answers: Iterable[Answered]) -> Iterator[Row]:
    """The reports among the statements, as merging takes them."""
    article = told.article
    for answered in answers:
        if isinstance(answered.statement, Report):
            key = statement_id(article.id, answered.statement) + ("" if answered.read else " unread")
            telling = Telling(key, article.id, answered.statement, article.publisher, article.published)
            yield story, told, telling, answered


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


def reliability(result: Merged) -> list[list[str]]:
    """How often pairs that were given a score are of one occurrence: a row for each tenth of the scores."""
    rows = [["score", "pairs", "mean score", "of one occurrence"]]
    judged = [j for j in result.judgements if not {j.left, j.right} & result.copy_of.keys()]
    for tenth in range(10):
        within = [each for each in judged if tenth == min(9, int(each.score * 10))]
        same = sum(result.key(each.left) == result.key(each.right) for each in within)
        mean = sum(each.score for each in within) / max(1, len(within))
        told = [f"{mean:.2f}", f"{same / len(within):.2f}"] if within else ["", ""]
        rows.append([f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f}", str(len(within)), *told])
    return rows


def answers(results: Sequence[Merged]) -> str:
    """As CSV, each report with its occurrence and the first report of the incident that it was put into."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("report", "occurrence", "incident"))
    for result in results:
        first = {each: min(named(result, other) for other in group) for group in result.said_groups for each in group}
        rows = ((named(result, each), result.letter_of[each], first.get(each, "")) for each in result.tellings)
        writer.writerows(sorted(rows))
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
    print(f"\n{aligned(reliability(result))}\n")
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
