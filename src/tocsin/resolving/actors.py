"""Party words resolved: which actor of the table they name, or none.

    Kata'ib Hizbollah · the US military · Israeli warplanes · Tehran · Houthi fighters · US President Donald Trump

Names are compared whole. A name that several actors bear, or that is a common word, is decided by the article: an
actor's country, or another of its names, or, where no bearer's country is named, that of a foe; where that leaves two,
the party stays open. Names hold at the article's
date: an actor that was gone by then, or not yet there, is not meant, and an office means who held it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tocsin.codebook.actors import Actor, ActorTable, NameSort
from tocsin.codebook.groups import groups
from tocsin.record import Article, Relation, When
from tocsin.resolving.context import Context
from tocsin.resolving.readings import LEAD, OF_STATE, PERSONAL, readings

NAMED_ELSEWHERE, HOME_NAMED, OWN_NAME, IN_OFFICE = 2.0, 2.0, 1.0, 1.5
CLEAR_LEAD = 1.5
"""Another name of the actor in the article, or its country most named, decides; that the name is its own does not."""
LIVED_SLACK = timedelta(days=31)
HOLDER = re.compile(
    r"\b(?:president|premier|prime minister|chancellor|king|emir|sultan|supreme leader|taoiseach|minister|"
    r"secretary of (?:state|defen[cs]e|war)|(?:defen[cs]e|foreign|home) secretary|secretary[- ]general|chief|director|head)\b",
    re.IGNORECASE,
)
"""Words for who holds an office, and not for the office or body itself."""
PERSON = re.compile(
    r"(?<!\w)(?P<first>[A-Z][a-z]+) (?P<other>[A-Z][a-z]+)(?:, (?:an? |aged )?\d\d\b|,? who\b|['’]s (?:mother|wife|father|lawyer)\b)"
)
RULE = re.compile(r"\b(?:regime|government|administration|cabinet)$", re.IGNORECASE)
"""Words after which a person's name means a government and not the person."""


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """The actor of a party, or None; the candidates left, and why.

    For a group without a name: its country, its sector and the id of whom it is aligned with. For words that go back to
    a name: what the article calls it (`called`).
    """

    actor: Actor | None
    candidates: tuple[Actor, ...] = ()
    why: str = ""
    country: str = ""
    sector: str = ""
    aligned: str = ""
    called: str = ""


Named = tuple[tuple[Actor, NameSort], ...]


def resolve_actor(label: str, article: Article, context: Context, table: ActorTable) -> ActorAnswer:
    """The actor that a party's name or words mean in this article."""
    for name in readings(label):
        named = tuple(table.find(name))
        meant = tuple((actor, sort) for actor, sort in named if _can_mean(actor, sort, name, label))
        living = tuple((actor, sort) for actor, sort in meant if lived_then(actor, article))
        if living and _is_person_s(name, article, table):
            return ActorAnswer(None, (), f'open: "{name}" is part of a person\'s name in the article')
        if len(living) == 1 and len(named) > 1 and not _is_common(name, living[0][1]):
            why = f'"{name}" names {living[0][0].name} alone at that date'
            return _in_office(label, ActorAnswer(living[0][0], (living[0][0],), why), article, table)
        if living:
            return _in_office(label, _decided(name, living, article, _sides(living, context, table)), article, table)
    return _of_country(label, article, table) or ActorAnswer(None, (), "not in the tables")


def _can_mean(actor: Actor, sort: NameSort, name: str, label: str) -> bool:
    """Whether so written the name can be the actor's: "guards" are no Guards, and "Mr Jordan" is no country."""
    if sort is NameSort.ADJECTIVE and not _means_state(actor, name, label):
        return False
    if PERSONAL.match(label) if actor.kind != "person" else RULE.search(label):
        return False
    return not name.islower() or " " in name or _is_written_so(actor, name)


def _is_written_so(actor: Actor, name: str) -> bool:
    """Whether the actor has the name in small letters, or a name as long and strange as "hezbollah"."""
    small = name.removeprefix("the ")
    return any(own.removeprefix("the ") == small for own, _sort in actor.named()) or small not in groups().common


def _is_common(name: str, sort: NameSort) -> bool:
    return sort is NameSort.AMBIGUOUS and " " not in name and name.casefold() in groups().common


def _means_state(actor: Actor, name: str, label: str) -> bool:
    """Whether a country's adjective means its state: alone ("an Israeli strike") or before a head of its own.

    A people ("Iraqis") is not its state, nor are a country's militants.
    """
    is_people = name.endswith("s") and name[:-1] in actor.adjectives
    return bool(OF_STATE.search(label)) or (name == label.strip() and not is_people)


def _is_person_s(name: str, article: Article, table: ActorTable) -> bool:
    """Whether one word that names a country or city stands as part of a person's name: "Jordan Reeve, 34"."""
    if not name.istitle() or " " in name:
        return False
    full = people_told(article.text).get(name, ())
    return any(not table.find(f"{name} {other}") for other in full)


@lru_cache(maxsize=8)
def people_told(text: str) -> Mapping[str, tuple[str, ...]]:
    """The words before a family name, with those names, where the text goes on as after a person's name.

    >>> people_told("Jordan Reeve, 34, was there, and so was Chad Mills, who fled.")
    {'Jordan': ('Reeve',), 'Chad': ('Mills',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for match in PERSON.finditer(text):
        found[match["first"]] = (*found.get(match["first"], ()), match["other"])
    return found


def _in_office(label: str, answer: ActorAnswer, article: Article, table: ActorTable) -> ActorAnswer:
    """The answer with who held the office at the article's date, where the words are for a holder and one is known."""
    body = answer.actor
    if body is None or body.kind not in ("government", "force", "organisation") or not HOLDER.search(label):
        return answer
    if article.published is None or re.search(r"\b(?:former|ex-?|late)\b", label, re.IGNORECASE):
        return answer
    when = When(article.published, article.published)
    held = {by for by, tie in table.leaders.get(body.id, ()) if tie.held.earliest and tie.held.agrees(when)}
    if len(held) != 1:
        return answer
    holder = table.actors[held.pop()]
    return ActorAnswer(holder, (holder, body), f"{holder.name} was {body.name} at that date")


def _of_country(label: str, article: Article, table: ActorTable) -> ActorAnswer | None:
    """The body of a country that words name after the country: "Brazilian Supreme Court", "US Central Command"."""
    words = LEAD.sub("", " ".join(label.split())).split()
    for size in (2, 1):
        homes = {actor.country for actor, _sort in table.find(" ".join(words[:size])) if actor.kind == "state"}
        rest = " ".join(words[size:])
        if not homes or not rest[:1].isupper():
            continue
        bodies = [actor for actor, _sort in table.find(rest) if actor.country in homes and lived_then(actor, article)]
        if len(bodies) == 1:
            return ActorAnswer(bodies[0], (bodies[0],), f'"{rest}" of the country named before it')
    return None


def lived_then(actor: Actor, article: Article) -> bool:
    """Whether the actor was there at the article's date, as far as either is known."""
    if article.published is None:
        return True
    day = article.published
    # at the ends of the calendar there is less slack to give
    before, after = min(LIVED_SLACK, day - date.min), min(LIVED_SLACK, date.max - day)
    return actor.lived.agrees(When(day - before, day + after))


def _decided(name: str, found: Named, article: Article, sides: Mapping[str, float]) -> ActorAnswer:
    actors = tuple(actor for actor, _sort in found)
    if len(found) == 1 and found[0][1] is not NameSort.AMBIGUOUS:
        return ActorAnswer(actors[0], actors, f'"{name}" names {actors[0].name} alone')
    ranked = sorted(
        ((_support(actor, sort, article, sides), actor) for actor, sort in found),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    best, second = ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0
    if best[0] - second >= CLEAR_LEAD:
        return ActorAnswer(best[1], actors, f'"{name}" could name {len(actors)}; {_lead(best[1], article)}')
    left = " or ".join(actor.name for _score, actor in ranked[:3])
    return ActorAnswer(None, actors, f'open: "{name}" could be {left}')


def _lead(actor: Actor, article: Article) -> str:
    """What chiefly speaks for an actor, in words."""
    if not is_named(actor, article) and actor.kind == "person" and holds_office(actor, article):
        return f"{actor.name} was in office at that date"
    return f"the article speaks of {actor.name}"


def _sides(found: Named, context: Context, table: ActorTable) -> Mapping[str, float]:
    """How much each bearer's country is named; where none of theirs is, how much the most named of its foes' is."""
    named = {actor.id: context.countries.get(actor.country, 0.0) for actor, _sort in found}
    if any(named.values()):
        return named
    foes = {actor.id: {tie.to for tie in actor.ties if tie.relation is Relation.OPPOSES} for actor, _sort in found}
    return {
        bearer: max((context.countries.get(table.actors[foe].country, 0.0) for foe in theirs), default=0.0)
        for bearer, theirs in foes.items()
    }


def _support(actor: Actor, sort: NameSort, article: Article, sides: Mapping[str, float]) -> float:
    score = OWN_NAME if sort is not NameSort.AMBIGUOUS else 0.0
    score += HOME_NAMED * sides[actor.id]
    score += IN_OFFICE if actor.kind == "person" and holds_office(actor, article) else 0.0
    return score + (NAMED_ELSEWHERE if is_named(actor, article) else 0.0)


def holds_office(actor: Actor, article: Article) -> bool:
    """Whether a tie of the person, with a time of its own, holds at the article's date."""
    if article.published is None:
        return False
    when = When(article.published, article.published)
    return any(tie.held.earliest and tie.held.agrees(when) for tie in actor.ties)


def is_named(actor: Actor, article: Article) -> bool:
    """Whether another, unambiguous name of the actor stands in the article as whole words."""
    shared = {name.casefold() for name in actor.ambiguous}
    names = (name for name in (actor.name, *actor.aliases) if name.casefold() not in shared and len(name) > 3)
    text = f"{article.title}\n{article.text}"
    return any(name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)
