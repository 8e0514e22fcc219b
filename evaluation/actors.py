"""Measures actor resolving on the links of a current-events log: the words linked, resolved in the light of their item.

    python -m evaluation.actors [FOLDER] [--missing N] [--sample N] [--wrong N]

FOLDER (`../shared/data/wikipedia_current_events` unless told) holds `events.jsonl`. Items are those on armed conflict and
international relations, up to February 2026. A link is an actor mention where `titles/actors.csv`, which was gone through
by hand, says so of its title: states and their bodies, forces, groups, parties, organisations, courts, media, and people
in public roles; peoples, places, companies, ships and private persons are none. A link to a state counts where its words
stand for it: the state's name not after a word of place nor a comma, its adjective right before a word for a body, force,
weapon or deed. The words alone are the label; the item's text and day are all the context there is.

"covered" is the share of mentions resolved to any actor; "right" the share of those whose actor is one that the title
stands for: an id of the file, who held that office on the day, or the state itself where the words say no more ("Israeli"
for its army). A group that a title without an entry stands for counts as not covered, and as wrong where it is resolved.
`answers/actor-sample.csv` holds the verdicts of a reader on 300 mentions drawn by a fixed seed; they are recounted here.
"""

import argparse
import csv
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from tocsin.codebook.actors import ActorTable, NameSort
from tocsin.record import Article, Party, When, span_of
from tocsin.resolving import Resolver, load_resolver
from tocsin.resolving.actors import ActorAnswer
from tocsin.resolving.context import read_context
from tocsin.resolving.parties import Told, resolve_party

HERE = Path(__file__).resolve().parent
FOLDER = Path("../shared/data/wikipedia_current_events")
TITLES = HERE / "titles" / "actors.csv"
SAMPLE = HERE / "answers" / "actor-sample.csv"
LAST = "2026-03"
SEED, DRAWN = 20260228, 300
CATEGORY = re.compile(r"conflict|international relations", re.IGNORECASE)
PLACE_BEFORE = re.compile(
    r"(?:,|\b(?:in|into|across|near|at|throughout|inside|outside|within|over|from|to|toward|towards|of|around|via|between|"
    r"against|off|through|on|and|northern|southern|eastern|western|central|north|south|east|west|border with|neighbou?ring|occupied))"
    r"(?: the)? ?$",
    re.IGNORECASE,
)
"""What stands before a state's name that is a place there, or can be one."""
DEED_AFTER = re.compile(
    r"^(?:['’]s)? (?:\w+ )?(?:forces?|military|army|troops|soldiers|navy|air ?strikes?|airstrikes?|strikes?|drones?|attacks?|"
    r"government|officials?|authorities|ministry|minister|president|prime|foreign|police|warplanes|jets|artillery|shelling|"
    r"missiles?|raids?|bombardment|sanctions|coast guard|security|defen[cs]e|parliament|fire|gunboats?|warships?|embassy|tanks?)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One link that is an actor mention: item number, offsets, title, and the ids that are right for it."""

    item: int
    start: int
    end: int
    title: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """A mention with its article and what was resolved."""

    mention: Mention
    article: Article
    answer: ActorAnswer
    right: bool

    @property
    def words(self) -> str:
        """The words linked."""
        return self.article.text[self.mention.start : self.mention.end]


def read_titles(path: Path = TITLES) -> dict[str, tuple[str, frozenset[str]]]:
    """Sort and right ids by title."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["title"]: (row["sort"], frozenset(row["ids"].split("|")) - {"", "-"}) for row in rows}


def read_items(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The items measured, with their line numbers."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            item = json.loads(line)
            if item["date"] < LAST and CATEGORY.search(item["category"]):
                yield number, item


def mentions_of(number: int, item: dict[str, Any], titles: dict[str, tuple[str, frozenset[str]]]) -> Iterator[Mention]:
    """The links of an item that are actor mentions."""
    for link in item["links"]:
        sort, right = titles.get(link["wiki"], ("no", frozenset()))
        start, end = link["start"], link["end"]
        if sort == "actor" or (sort == "state" and stands_for_state(item["text"], start, end, link["wiki"])):
            yield Mention(number, start, end, link["wiki"], right)


def stands_for_state(text: str, start: int, end: int, title: str) -> bool:
    """Whether a state's name or adjective stands for the state here, and not for a place or a people."""
    words = text[start:end].removeprefix("the ")
    if words == title or words in ("U.S.", "UK", "US", "DR Congo"):
        return bool(DEED_AFTER.match(text[end:])) or not PLACE_BEFORE.search(text[max(0, start - 20) : start])
    return bool(DEED_AFTER.match(text[end:]))


def is_right(mention: Mention, article: Article, answer: ActorAnswer, table: ActorTable) -> bool:
    """Whether the actor resolved is one that the title stands for."""
    if answer.actor is None:
        return False
    words, when = article.text[mention.start : mention.end], When(article.published, article.published)
    after = article.text[mention.end : mention.end + 40]
    holders = {
        by
        for led in mention.right
        for by, tie in table.leaders.get(led, ())
        if tie.held.agrees(when) or table.actors[by].name.split()[-1] in after
    }
    allowed = mention.right | holders
    homes = {table.actors[actor_id].country for actor_id in mention.right if actor_id in table.actors}
    named = {actor.id for actor, sort in table.find(words) if actor.kind == "state" or sort is NameSort.ADJECTIVE}
    own_state = {actor_id for actor_id in named if table.actors[actor_id].country in homes}
    return answer.actor.id in allowed | own_state


def answered(folder: Path, resolver: Resolver) -> list[Answered]:
    """Every mention, answered."""
    titles, found = read_titles(), list[Answered]()
    for number, item in read_items(folder / "events.jsonl"):
        day = date.fromisoformat(item["date"])
        article = Article(item["text"], id=str(number), published=day)
        told = Told(article, read_context(article, resolver.atlas), resolver.atlas, resolver.actors)
        for mention in mentions_of(number, item, titles):
            answer = resolve_party(Party(span_of(item["text"], mention.start, mention.end)), told)
            found.append(Answered(mention, article, answer, is_right(mention, article, answer, resolver.actors)))
    return found


def drawn(found: list[Answered]) -> list[Answered]:
    """The sample: of the mentions resolved, drawn by a fixed seed from their places, so that answers do not move it."""
    order = random.Random(SEED)  # noqa: S311 (a sample is no secret)
    ranked = sorted(found, key=lambda one: (one.mention.item, one.mention.start))
    draws = {id(one): order.random() for one in ranked}
    return sorted((one for one in ranked if one.answer.actor), key=lambda one: draws[id(one)])[:DRAWN]


def read_verdicts(path: Path = SAMPLE) -> dict[tuple[int, int, int, str], str]:
    """A reader's verdicts by item, offsets and the id judged."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {(int(r["item"]), int(r["start"]), int(r["end"]), r["actor_id"]): r["verdict"] for r in rows}


def print_figures(found: list[Answered]) -> None:
    """Coverage and precision over all mentions, and over the sample as judged."""
    resolved = [one for one in found if one.answer.actor]
    right = sum(one.right for one in resolved)
    print(
        f"{len(found)} mentions; covered {len(resolved) / len(found):.3f}; right of those {right / len(resolved):.3f}"
    )
    verdicts, sample = read_verdicts(), drawn(found)
    judged = [verdicts.get((o.mention.item, o.mention.start, o.mention.end, actor_id(o))) for o in sample]
    told = [verdict for verdict in judged if verdict]
    if told:
        print(f"sample: {len(told)} of {len(sample)} judged by reading; right {told.count('right') / len(told):.3f}")


def actor_id(one: Answered) -> str:
    """The id resolved, "" where open."""
    return one.answer.actor.id if one.answer.actor else ""


def print_missing(found: list[Answered], most: int) -> None:
    """What was not resolved, most frequent first: title, and words."""
    left = Counter((one.mention.title, one.words) for one in found if one.answer.actor is None)
    for (title, words), count in left.most_common(most):
        print(f"{count:4} {title} | {words}")


def print_wrong(found: list[Answered], most: int) -> None:
    """What was resolved otherwise than the title says."""
    wrong = Counter(
        (one.mention.title, one.words, actor_id(one), one.answer.why)
        for one in found
        if one.answer.actor and not one.right
    )
    for (title, words, resolved, why), count in wrong.most_common(most):
        print(f"{count:4} {title} | {words} -> {resolved}: {why}")


def print_sample(found: list[Answered], most: int) -> None:
    """The sample to be read: place, words in their surroundings, and the actor."""
    for one in drawn(found)[:most]:
        text, start, end = one.article.text, one.mention.start, one.mention.end
        around = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 45]}".replace("\n", " ")
        print(
            f"{one.mention.item},{start},{end},{actor_id(one)},{'' if one.right else '?'} {one.article.published} …{around}…"
        )


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.actors", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    for name in ("missing", "wrong", "sample"):
        parser.add_argument(f"--{name}", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    if not (asked.folder / "events.jsonl").exists():
        sys.exit(f"{asked.folder}: not found; name the folder that holds events.jsonl")
    resolver = load_resolver()
    began = perf_counter()
    found = answered(asked.folder, resolver)
    print(f"{1000 * (perf_counter() - began) / max(1, len({one.mention.item for one in found})):.2f} ms an item")
    print_figures(found)
    print_missing(found, asked.missing)
    print_wrong(found, asked.wrong)
    print_sample(found, asked.sample)


if __name__ == "__main__":
    main()
