"""Events that time phrases are counted from: which dated event of the article "the killing of the general" means."""

import re
from dataclasses import replace

from tocsin.record import Report, Statement, When
from tocsin.resolving.days.anchor import Anchor, Event, unknown

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
SMALL_WORDS = """
a an the his her its their our this that these those of in on at by with for from to and or against between
near was were is are been be had has have took takes take effect place came went into force it he she they who
which after before since during following until prior amid when hours days weeks months years latest recent
deadly major first second last new previous initial alleged reported so-called same year month week
"""
SMALL = frozenset(SMALL_WORDS.split())
BEGINNING = re.compile(
    r"^(?:the )?(?:very )?(?P<edge>start|beginning|onset|outbreak|resumption|launch|day|night|eve|time|announcement|news|end|conclusion|aftermath|wake) of "
)
BEGAN = re.compile(
    r" (?P<edge>began|started|broke out|erupted|took effect|came into (?:force|effect)|took place|was announced|ended|resumed)(?: .*)?$"
)
ENDS = frozenset({"end", "conclusion", "ended"})
HEAD_ENDS = re.compile(r"\b(?:of|by|in|on|at|against|between|with|near|from|that|which|who|to)\b")
VIOLENT = frozenset({"air-strike", "drone-strike", "shelling", "bombing", "suicide-bombing", "shooting", "attack", "armed-clash", "grenade", "close-attack", "killing"})  # fmt: skip
ENDING = re.compile(r"(?:ations?|ings?|ers?|ed|es|s|e)$")
ROOT_WORDS = {
    "kill": "killing killed",
    "death": "died dead deaths dies",
    "fight": "fought",
    "shoot": "shot",
    "strike": "struck strikes striking strike",
    "fall": "fell",
    "withdraw": "withdrew withdrawal",
    "meet": "met",
    "invad": "invasion invaded",
    "assassin": "assassination assassinated",
    "deal": "deal",
    "shell": "shelling shelled",
    "abduct": "abduction abductions",
    "attack": "attack",
    "bomb": "bombing bombardment",
    "explosion": "explosion exploded",
    "overthrow": "overthrew overthrown",
    "truce": "truce",
    "massacre": "massacre",
    "kidnap": "kidnapping kidnapped",
    "airstrike": "airstrikes airstrike",
}
ROOTS = {word: root for root, words in ROOT_WORDS.items() for word in words.split()}
"""The roots of words whose endings alone do not lead to them."""
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


BLASTS, SEIZED = frozenset({"bombing", "suicide-bombing", "accident"}), frozenset({"capture"})
TRUCES, MET = frozenset({"agreement", "ceasefire"}), frozenset({"talks"})
NOUNS: dict[str, frozenset[str]] = {
    "attack assault": VIOLENT,
    "strike": VIOLENT - {"shooting", "armed-clash"},
    "airstrike": frozenset({"air-strike", "drone-strike"}),
    "bomb": frozenset({"bombing", "suicide-bombing", "air-strike"}),
    "blast explosion": BLASTS,
    "killing death assassination murder": VIOLENT | {"accident"},
    "massacre": VIOLENT,
    "clash fighting": frozenset({"armed-clash"}),
    "ceasefire truce": frozenset({"ceasefire"}),
    "agreement deal": TRUCES,
    "talks meeting summit": MET,
    "capture fall": SEIZED,
    "withdrawal retreat": frozenset({"retreat"}),
    "blockade siege": frozenset({"blockade"}),
    "abduction kidnapping": frozenset({"abduction"}),
    "shelling bombardment": frozenset({"shelling"}),
    "ambush": frozenset({"shooting", "attack"}),
    "shooting": frozenset({"shooting"}),
    "raid": frozenset({"raid"}),
    "protest": frozenset({"protest"}),
    "arrest": frozenset({"arrest"}),
    "crash": frozenset({"accident"}),
}
MEANT = {stem(noun): kinds for nouns, kinds in NOUNS.items() for noun in nouns.split()}
"""The kinds of event that a noun can stand for where no trigger has it."""


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
