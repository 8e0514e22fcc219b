"""Pronouns and bare descriptions: the one actor that the article has named before and that fits, or none.

    it · they · he · the group · the militia · the army · the government · the president

A description goes back to the only actor of its kind named before, else to the only one named in its sentence and the
one before it; a pronoun only to the latter. A body that every country has means that of the only country spoken of.
"""

import re

from tocsin.codebook.actors import Actor, ActorTable
from tocsin.codebook.groups import groups
from tocsin.record import Article, Span
from tocsin.resolving.actors import ActorAnswer, resolve_actor
from tocsin.resolving.context import Context
from tocsin.resolving.mentions import Mention, sentence_starts, window

BARE = re.compile(r"^(?:the|this|that|both)\s+", re.IGNORECASE)
LONE_COUNTRY = 0.2
"""A country is the only one spoken of where no other is named a fifth as often (own choice)."""
UNNAMED_GROUP = re.compile(
    r"\b(?:forces|militants|gunmen|fighters|rebels|insurgents|soldiers|troops|officers|police|protesters|residents|civilians|"
    r"people|attackers|assailants|officials|men|women|children|terrorists|jihadists|villagers|hostages|prisoners)\b"
)
"""Groups that "they" can mean as well as any named one."""


def bare(words: str) -> str:
    """A description without its article, in small letters.

    >>> bare("The militant group")
    'militant group'
    """
    return BARE.sub("", " ".join(words.split())).casefold()


def refers_back(words: str) -> bool:
    """Whether the words are a pronoun, or a description that can go back to a name."""
    return bare(words) in groups().pronouns or _is_description(words)


def _is_description(words: str) -> bool:
    return bare(words) in groups().described and bool(BARE.match(words))


def antecedent(words: Span, article: Article, named: tuple[Mention, ...]) -> ActorAnswer | None:
    """The actor that a pronoun or description goes back to; None where none or several fit."""
    near_from = window(sentence_starts(article.text), words.start)
    before = [mention for mention in named if mention.end <= words.start]
    near = [mention for mention in before if mention.start >= near_from]
    plain = bare(words.quote)
    if kinds := groups().pronouns.get(plain):
        if "force" in kinds and "state" not in kinds and _unnamed_near(article.text, near, near_from, words.start):
            return None
        return _only(near, kinds, words, article.text)
    if not _is_description(words.quote):
        return None
    kinds = groups().described[plain]
    return _only(before, kinds, words, article.text) or _only(near, kinds, words, article.text)


def _unnamed_near(text: str, near: list[Mention], start: int, end: int) -> bool:
    """Whether the text from `start` to `end` tells of a group that is no part of a name there."""
    return any(
        not any(each.start <= start + found.start() < each.end for each in near)
        for found in UNNAMED_GROUP.finditer(text[start:end])
    )


def _only(named: list[Mention], kinds: frozenset[str], words: Span, text: str) -> ActorAnswer | None:
    """The answer where exactly one actor fits, with its fullest name there.

    For a person, no name that the tables lack may stand beside it.
    """
    if "person" in kinds and any(mention.actor is None for mention in named):
        return None
    fit: dict[str, Actor] = {
        mention.actor.id: mention.actor for mention in named if mention.actor and mention.actor.kind in kinds
    }
    if len(fit) != 1:
        return None
    actor = next(iter(fit.values()))
    told = max((BARE.sub("", text[each.start : each.end]) for each in named if each.actor is actor), key=len)
    why = f'"{words.quote}" goes back to {actor.name}, the only one named that fits'
    return ActorAnswer(actor, (actor,), why, called=told)


def lone_country(context: Context) -> str:
    """The code of the only country that the article speaks of, "" where there is none or another is named as well."""
    ranked = sorted(context.countries.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[1][1] > LONE_COUNTRY * ranked[0][1]):
        return ""
    return ranked[0][0]


def body_of_country(words: str, article: Article, context: Context, table: ActorTable) -> ActorAnswer | None:
    """The government, army, police … of the only country spoken of; None for other words, or where there are two."""
    if bare(words) not in groups().bodies:
        return None
    code = lone_country(context)
    state = table.states.get(code)
    for people in state.adjectives if state else ():
        answer = resolve_actor(f"{people} {bare(words)}", article, context, table)
        if answer.actor and answer.actor.country == code:
            why = f'"{words}" in an article that speaks of {state.name if state else code} alone'
            return ActorAnswer(answer.actor, answer.candidates, why)
    return None
