"""The stories merged: from given statements or from those of a reader to pairs, said and true."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from evaluation.pairing import pair_statements
from evaluation.pairwise import Pair, counted_once, grouped, pairs_within
from evaluation.story import Story, Told, load_stories, telling_of
from tocsin.merging import derive
from tocsin.pipeline import Rooms, read_one
from tocsin.record import Judgement, Report, Statement, Telling
from tocsin.record.coded import to_coded

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
            yield story, told, telling_of(article, answered.statement, "" if answered.read else " unread"), answered


def named(result: Merged, each: str) -> str:
    """A report as people find it again: its article and its trigger."""
    telling = result.tellings[each]
    return f"{telling.article_id} {telling.statement.trigger.quote}"


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
