"""The story sets: made-up news of several outlets, with what they tell and which of it is of one occurrence.

A story is a numbered file of `stories/`. It begins with the traps that it holds, then come its articles: a line
`== Outlet; Outlet | published day`, the text, and below it the statements in their plain form, each behind `-- `. A
report of an event begins with the letter of its occurrence (`-- A: shelling occurred: fired`); a tally has none. An
article that several outlets print word for word names them all. Numbers are read from the words where none is given.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tocsin.coding import read_count
from tocsin.record import Article, Count, Statement, Telling, statement_id
from tocsin.record.coded import Json, from_coded
from tocsin.record.plain import plain_to_coded

STORIES = Path(__file__).parent / "stories"
KEYED = re.compile(r"([A-Z]): (.+)")
ONE = Count(1, 1)
"""How many a singular without a number tells of: "the pilot"."""
HALVES = ("held-out", "learning")


class BadStory(ValueError):
    """A story that cannot be read, with file, article and what to mend."""

    def __init__(self, path: Path, head: str, what: str) -> None:
        super().__init__(f'{path.name}, "{head}": {what}')


@dataclass(frozen=True, slots=True)
class Told:
    """One article of a story: what it says, and for each statement the letter of its occurrence, "" for none.

    `copy_of` is the id of the article of which this is a word for word reprint, "" for the first printing.
    """

    article: Article
    statements: tuple[Statement, ...]
    letters: tuple[str, ...]
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A run of articles on some occurrences, and the traps that lie in them."""

    name: str
    traps: tuple[str, ...]
    told: tuple[Told, ...]

    @property
    def half(self) -> str:
        """Which half the story belongs to: odd numbers are for learning, even ones are held out."""
        return HALVES[int(self.name.partition("-")[0]) % 2]


def load_stories(folder: Path = STORIES, half: str = "") -> list[Story]:
    """The stories of a folder, or of one half of them, by name. Raises `BadStory`."""
    stories = [read_story(path) for path in sorted(folder.glob("*.txt"))]
    return [story for story in stories if half in ("", story.half)]


def read_story(path: Path) -> Story:
    """The story in one file. Raises `BadStory` where a line is not what it should be."""
    head, *blocks = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    traps = tuple(line.removeprefix("trap: ") for line in head.splitlines() if line.strip())
    if not traps or not head.startswith("trap: "):
        raise BadStory(path, head.strip(), "a story begins `trap: what lies in it`")
    told = (_told(path, number, block.splitlines()) for number, block in enumerate(blocks, 1))
    return Story(path.stem, traps, tuple(each for block in told for each in block))


def _told(path: Path, number: int, lines: Sequence[str]) -> Iterator[Told]:
    """The article of one block, once for each outlet that prints it."""
    head, body = lines[0], [line for line in lines[1:] if line.strip()]
    text = "\n".join(line for line in body if not line.startswith("-- "))
    coded = [line.removeprefix("-- ") for line in body if line.startswith("-- ")]
    outlets, _, day = head.partition(" | ")
    try:
        keyed = [_keyed(line, text) for line in coded if line != "nothing"]
        published = date.fromisoformat(day)
    except ValueError as error:
        raise BadStory(path, head, str(error)) from error
    first = f"{path.stem}-{number}"
    for copy, outlet in enumerate(outlets.split("; ")):
        key = f"{first}.{copy}" if copy else first
        article = Article(text, key, publisher=outlet, published=published)
        yield Told(article, tuple(s for _, s in keyed), tuple(letter for letter, _ in keyed), first if copy else "")


def _keyed(line: str, text: str) -> tuple[str, Statement]:
    """The letter and the statement of one line."""
    match = KEYED.fullmatch(line)
    letter, plain = match.groups() if match else ("", line)
    coded = plain_to_coded(plain)
    if (coded["sort"] == "event") is not bool(letter):
        raise ValueError(f"a report of an event needs a letter, and nothing else has one: {line}")
    return letter, from_coded(_numbered(coded), text)


def _numbered(coded: Json) -> Json:
    """The coding with the numbers that its words tell, where it gives none."""
    out = dict(coded)
    if "harm" in coded:
        out["harm"] = [_read(harm, ONE) for harm in coded["harm"]]
    if "means" in coded:
        out["means"] = [_read(means) for means in coded["means"]]
    if "times" in coded:
        out["times"] = _read(coded["times"])
    return _read(out) if "q" in out else out


def _read(value: Json, unsaid: Count | None = None) -> Json:
    """The value with its number, or with `unsaid` where its words tell none."""
    count = None if "low" in value else read_count(value["q"]) or unsaid
    return value | ({"low": count.low, "high": count.high, "approx": count.approx} if count else {})


def first_printings(story: Story) -> list[Told]:
    """The articles without their reprints."""
    return [told for told in story.told if not told.copy_of]


def telling_of(article: Article, statement: Statement, mark: str = "") -> Telling:
    """What a statement tells, as merging takes it; `mark` makes an id of its own where one is told beside another."""
    key = statement_id(article.id, statement) + mark
    return Telling(key, article.id, statement, article.publisher, article.published)
