"""Party words resolved: which actor of the table they name, or none.

    Kata'ib Hizbollah · the US military · Israeli warplanes · Tehran · Houthi fighters · US President Donald Trump

Names are compared whole. A name that several actors bear, or that is a common word, is decided by the article: an
actor's country, or another of its names; where that leaves two, the party stays open. Names hold at the article's
date: an actor that was gone by then, or not yet there, is not meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.codebook.actors import Actor, ActorTable, NameSort
from tocsin.record import Article, When
from tocsin.resolving.context import Context
from tocsin.resolving.parts import LONGEST

MEMBERS = re.compile(
    r"^(?P<name>.+?)(?:['’]s?)? (?:fighters?|militants?|rebels?|insurgents?|gunmen|gunman|forces?|troops|soldiers?|militia(?:men|s)?|"
    r"members?|commanders?|leaders?|operatives?|officials?|guerrillas?|extremists?|terrorists?|group|movement|party|warplanes|"
    r"jets|aircraft|drones|warships?|navy|air force|artillery|spokes(?:man|woman|person)|positions?|targets?|bases?|units?)$",
    re.IGNORECASE,
)
MADE_OF = ("military", "armed forces", "forces", "army")
ARMED = re.compile(
    r"\b(?:fighters?|forces?|troops|soldiers?|warplanes|jets|aircraft|drones|warships?|navy|artillery|units?|bases?|positions?|targets?|commanders?)$",
    re.IGNORECASE,
)
OF_STATE = re.compile(
    rf"(?:{ARMED.pattern}|\b(?:officials?|spokes(?:man|woman|person)|government|authorities|regime|navy|air force|leaders?|state media)$)",
    re.IGNORECASE,
)
"""Heads after which a country's adjective means its state or forces; "Iraqi militants" and "Iraqis" do not."""
OWNED = re.compile(r"^(?P<owner>.+?)(?:'s|’s|(?<=s)['’])(?: (?P<thing>.+))?$")
TITLE = re.compile(
    r"^(?:(?:former|ex-|acting|deputy|vice|then|late|US|U\.S\.|UK|UN|slain|senior|top|new|interim|de facto|supreme)[ -])*"
    r"(?:[A-Z][\w'’-]+(?:[ -][A-Z]?[\w'’-]+)? )?"
    r"(?:president|prime minister|premier|chancellor|king|sultan|emir|sheikh|ayatollah|general|gen\.?|major general|lieutenant general|"
    r"colonel|admiral|secretary of state|secretary of defen[cs]e|defen[cs]e secretary|defen[cs]e minister|foreign minister|foreign secretary|"
    r"secretary[- ]general|minister|commander|leader|warlord|cleric|militia leader|militia|militant group|rebel group|armed group|group|spokesman|"
    r"crown prince|prince|president-elect|militant|faction|paramilitary|paramilitary group|movement|security adviser|national security adviser|"
    r"adviser|ambassador|envoy|special envoy|senator|mr|mrs|ms|dr) (?P<name>.+)$",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^(?:(?:the|a|an|some|several|dozens of|hundreds of|thousands of|two|three|four|five|\d+|suspected|alleged|armed|unidentified|"
    r"pro-government|masked|local|senior|top|so-called|self-styled|self-proclaimed|[a-z]+-backed|[A-Z][\w.]*-(?:backed|led|aligned|allied|linked|supported|trained|funded)) )+"
)
ASIDE = re.compile(r" ?\([^)]*\)")
NAMED_ELSEWHERE, HOME_NAMED, OWN_NAME = 2.0, 2.0, 1.0
CLEAR_LEAD = 1.5
"""Another name of the actor in the article, or its country most named, decides; that the name is its own does not."""
LIVED_SLACK = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class ActorAnswer:
    """The actor of a party, or None; the candidates left, and why."""

    actor: Actor | None
    candidates: tuple[Actor, ...] = ()
    why: str = ""


def resolve_actor(label: str, article: Article, context: Context, table: ActorTable) -> ActorAnswer:
    """The actor that a party's name or words mean in this article."""
    for name in readings(label):
        named = table.find(name)
        found = [
            (actor, sort) for actor, sort in named if sort is not NameSort.ADJECTIVE or _means_state(actor, name, label)
        ]
        living = [(actor, sort) for actor, sort in found if _lived_then(actor, article)]
        if len(living) == 1 and len(named) > 1:
            return ActorAnswer(living[0][0], (living[0][0],), f'"{name}" names {living[0][0].name} alone at that date')
        if living:
            return _decided(name, living, article, context)
    return _of_country(label, article, table) or ActorAnswer(None, (), "not in the tables")


def _means_state(actor: Actor, name: str, label: str) -> bool:
    """Whether a country's adjective means its state: alone ("an Israeli strike") or before a head of its own.

    A people ("Iraqis") is not its state, nor are a country's militants.
    """
    is_people = name.endswith("s") and name[:-1] in actor.adjectives
    return bool(OF_STATE.search(label)) or (name == label.strip() and not is_people)


def _of_country(label: str, article: Article, table: ActorTable) -> ActorAnswer | None:
    """The body of a country that words name after the country: "Brazilian Supreme Court", "US Central Command"."""
    words = LEAD.sub("", " ".join(label.split())).split()
    for size in (2, 1):
        homes = {actor.country for actor, _sort in table.find(" ".join(words[:size])) if actor.kind == "state"}
        rest = " ".join(words[size:])
        if not homes or not rest[:1].isupper():
            continue
        bodies = [actor for actor, _sort in table.find(rest) if actor.country in homes and _lived_then(actor, article)]
        if len(bodies) == 1:
            return ActorAnswer(bodies[0], (bodies[0],), f'"{rest}" of the country named before it')
    return None


def readings(label: str) -> tuple[str, ...]:
    """The names that party words can stand for, the fullest first.

    >>> list(readings("the Iran-backed militia Kata'ib Hezbollah"))
    ["the Iran-backed militia Kata'ib Hezbollah", "militia Kata'ib Hezbollah", "Kata'ib Hezbollah"]
    >>> list(readings("Israeli warships"))
    ['Israeli warships', 'Israeli military', 'Israeli armed forces', 'Israeli forces', 'Israeli army', 'Israeli']
    >>> list(readings("Iraq's military"))
    ["Iraq's military", 'Iraq military']
    """
    return tuple(dict.fromkeys(_readings(label)))


def _readings(label: str) -> Iterator[str]:
    words = ASIDE.sub("", " ".join(label.split())).strip(' ,.;:"“”')
    said = dict.fromkeys((words, LEAD.sub("", words)))
    yield from said
    if len(words) > LONGEST:
        return
    for name in said:
        if titled := TITLE.match(name):
            said_name = titled["name"]
            if said_name[:1].isupper():
                yield said_name
    plain = list(said)[-1]
    if owned := OWNED.match(plain):
        yield f"{owned['owner']} {owned['thing']}" if owned["thing"] else owned["owner"]
    if members := MEMBERS.match(plain):
        if ARMED.search(plain):
            yield from (f"{members['name']} {body}" for body in MADE_OF)
        yield members["name"]


def _lived_then(actor: Actor, article: Article) -> bool:
    if article.published is None:
        return True
    day = article.published
    # at the ends of the calendar there is less slack to give
    before, after = min(LIVED_SLACK, day - date.min), min(LIVED_SLACK, date.max - day)
    return actor.lived.agrees(When(day - before, day + after))


def _decided(name: str, found: list[tuple[Actor, NameSort]], article: Article, context: Context) -> ActorAnswer:
    actors = tuple(actor for actor, _sort in found)
    if len(found) == 1 and found[0][1] is not NameSort.AMBIGUOUS:
        return ActorAnswer(actors[0], actors, f'"{name}" names {actors[0].name} alone')
    ranked = sorted(
        ((_support(actor, sort, article, context), actor) for actor, sort in found),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    best, second = ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0
    if best[0] - second >= CLEAR_LEAD:
        return ActorAnswer(best[1], actors, f'"{name}" could name {len(actors)}; the article speaks of {best[1].name}')
    left = " or ".join(actor.name for _score, actor in ranked[:3])
    return ActorAnswer(None, actors, f'open: "{name}" could be {left}')


def _support(actor: Actor, sort: NameSort, article: Article, context: Context) -> float:
    score = OWN_NAME if sort is not NameSort.AMBIGUOUS else 0.0
    score += HOME_NAMED * context.countries.get(actor.country, 0.0)
    return score + (NAMED_ELSEWHERE if _is_named(actor, article) else 0.0)


def _is_named(actor: Actor, article: Article) -> bool:
    """Whether another, unambiguous name of the actor stands in the article as whole words."""
    shared = {name.casefold() for name in actor.ambiguous}
    names = (name for name in (actor.name, *actor.aliases) if name.casefold() not in shared and len(name) > 3)
    text = f"{article.title}\n{article.text}"
    return any(name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)
