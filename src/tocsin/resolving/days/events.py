"""Events that time phrases are counted from: which dated event of the article "the killing of the general" means."""

import re
from dataclasses import replace

from tocsin.record import Report, Span, Statement, When
from tocsin.resolving.days.anchor import Anchor, Event, unknown

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
SMALL = frozenset(
    "a an the his her its their our this that these those of in on at by with for from to and or against between near "
    "was were is are been be had has have took takes take effect place came went into force it he she they who which "
    "after before since during following until prior amid when hours days weeks months years "
    "latest recent deadly major first second last new previous initial alleged reported so-called same year month week".split()
)
BEGINNING = re.compile(
    r"^(?:the )?(?:very )?(?P<edge>start|beginning|onset|outbreak|resumption|launch|day|night|eve|time|announcement|news|end|conclusion|aftermath|wake) of "
)
BEGAN = re.compile(r" (?P<edge>began|started|broke out|erupted|took effect|came into (?:force|effect)|took place|was announced|ended|resumed)(?: .*)?$")
ENDS = frozenset({"end", "conclusion", "ended"})
HEAD_ENDS = re.compile(r"\b(?:of|by|in|on|at|against|between|with|near|from|that|which|who|to)\b")
VIOLENT = frozenset({"air-strike", "drone-strike", "shelling", "bombing", "suicide-bombing", "shooting", "attack", "armed-clash", "grenade", "close-attack", "killing"})  # fmt: skip
DEADLY = VIOLENT | {"accident"}
MEANT = {
    "attack": VIOLENT, "assault": VIOLENT, "strike": VIOLENT - {"shooting", "armed-clash"}, "airstrike": frozenset({"air-strike", "drone-strike"}),
    "raid": frozenset({"raid"}), "bomb": frozenset({"bombing", "suicide-bombing", "air-strike"}),
    "blast": frozenset({"bombing", "suicide-bombing", "accident"}), "explosion": frozenset({"bombing", "suicide-bombing", "accident"}),
    "shell": frozenset({"shelling"}), "kill": DEADLY, "death": DEADLY, "assassin": DEADLY, "murder": DEADLY, "massacre": VIOLENT,
    "clash": frozenset({"armed-clash"}), "fight": frozenset({"armed-clash"}), "ceasefir": frozenset({"ceasefire"}), "truce": frozenset({"ceasefire"}),
    "agreement": frozenset({"agreement", "ceasefire"}), "deal": frozenset({"agreement", "ceasefire"}), "talk": frozenset({"talks"}),
    "meet": frozenset({"talks"}), "summit": frozenset({"talks"}), "protest": frozenset({"protest"}), "arrest": frozenset({"arrest"}),
    "abduct": frozenset({"abduction"}), "kidnap": frozenset({"abduction"}), "captur": frozenset({"capture"}), "fall": frozenset({"capture"}),
    "withdraw": frozenset({"retreat"}), "retreat": frozenset({"retreat"}), "blockad": frozenset({"blockade"}), "sieg": frozenset({"blockade"}),
    "crash": frozenset({"accident"}), "ambush": frozenset({"shooting", "attack"}), "shoot": frozenset({"shooting"}),
}  # fmt: skip
"""The kinds of event that a noun can stand for where no trigger has it."""
ENDING = re.compile(r"(?:ations?|ings?|ers?|ed|es|s|e)$")
ROOTS = {"killing": "kill", "killed": "kill", "died": "death", "dead": "death", "deaths": "death", "dies": "death", "fought": "fight", "shot": "shoot", "struck": "strike", "fell": "fall", "withdrew": "withdraw", "withdrawal": "withdraw", "met": "meet", "invasion": "invad", "invaded": "invad", "strikes": "strike", "striking": "strike", "assassination": "assassin", "assassinated": "assassin", "deal": "deal", "shelling": "shell", "shelled": "shell", "abduction": "abduct", "abductions": "abduct", "attack": "attack", "bombing": "bomb", "bombardment": "bomb", "explosion": "explosion", "exploded": "explosion", "overthrew": "overthrow", "overthrown": "overthrow", "truce": "truce", "massacre": "massacre"}  # fmt: skip
NEAREST_DAYS = 400
"""Days that an event may last and still be counted from."""


def stem(word: str) -> str:
    """A word without its ending, so that "attacks" and "attacked" are one.

    >>> stem("attacked"), stem("strikes"), stem("killing"), stem("ceasefires")
    ('attack', 'strike', 'kill', 'ceasefir')
    """
    word = word.lower().removesuffix("'s").removesuffix("’s")
    if word in ROOTS:
        return ROOTS[word]
    short = ENDING.sub("", word)
    return short if len(short) > 2 else word


def stems(words: str) -> frozenset[str]:
    """The stems of the words that say something."""
    return frozenset(stem(word) for word in WORD.findall(words) if word.lower() not in SMALL)


def event_of(statement: Statement) -> Event | None:
    """The event that a statement dates; None where it is no event or its days are open or too wide."""
    if not isinstance(statement, Report) or statement.when is None:
        return None
    when = statement.when.known
    if when is None or when.earliest is None or when.latest is None or (when.days or 0) > NEAREST_DAYS:
        return None
    parties = [party.label for party in statement.actor + statement.target]
    others = [harm.words.quote for harm in statement.harm] + ([statement.place.words.quote] if statement.place else [])
    trigger = stems(statement.trigger.quote)
    return Event(statement.kind, trigger, trigger | stems(" ".join(parties + others)), when, statement.when.words)


def find_event(phrase: str, anchor: Anchor) -> When:
    """When the one dated event was that the words fit; open, and why, where none fits or several do.

    >>> find_event("the strike", Anchor()).how
    'open: the article tells of no dated event that fits "the strike"'
    """
    named, edge = phrase, ""
    while match := BEGINNING.match(named.lower()):
        edge, named = match["edge"], named[match.end() :]
    if match := BEGAN.search(named):
        edge, named = match["edge"], named[: match.start()]
    fits = _fitting(named, anchor)
    days = sorted({(event.when.earliest, event.when.latest) for event in fits}, key=str)
    if not days:
        return unknown(f'the article tells of no dated event that fits "{phrase}"')
    if len(days) > 1:
        return unknown(f'{len(days)} differently dated events of the article fit "{phrase}"')
    when = fits[0].when
    if edge in ENDS:
        when = replace(when, earliest=when.latest)
    return replace(when, how=f'"{phrase}", told of at {when} in the article')


def names_in(phrase: str) -> frozenset[str]:
    """The stems of the capitalised words of a phrase as written, its first word aside where it is a small one.

    >>> sorted(names_in("After Khamenei's death"))
    ['khamenei']
    """
    return frozenset(stem(word) for word in WORD.findall(phrase) if word[0].isupper() and word.lower() not in SMALL)


def _fitting(named: str, anchor: Anchor) -> list[Event]:
    """The events that have all names and the most of the head words, by trigger before kind."""
    head_part = HEAD_ENDS.split(named.strip(), maxsplit=1)[0] or named
    names = stems(named) & anchor.names
    heads = stems(head_part) - names or stems(named) - names
    fits = [event for event in anchor.events if names <= event.words]
    by_trigger = [len(heads & event.trigger) for event in fits]
    most = max(by_trigger, default=0)
    if most:
        return [event for event, count in zip(fits, by_trigger, strict=True) if count == most]
    return [event for event in fits if any(event.kind in MEANT.get(head, ()) for head in heads)]
