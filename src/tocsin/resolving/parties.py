"""Every party of an article resolved: by its name, by the words beside it, by what it goes back to, or as unnamed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from tocsin.codebook.actors import ActorTable
from tocsin.codebook.groups import groups
from tocsin.record import Article, Party
from tocsin.resolving.actors import ActorAnswer, lived_then, resolve_actor
from tocsin.resolving.antecedents import antecedent, bare, body_of_country, lone_country, refers_back
from tocsin.resolving.context import Atlas, Context
from tocsin.resolving.mentions import Mention, mentions
from tocsin.resolving.unnamed import unnamed

NAME_AFTER = re.compile(r" (?P<name>[^\W\d_a-z][\w'’-]*(?: (?:al-|bin |von |de )?[^\W\d_a-z][\w'’-]*)*)")
BESIDE = re.compile(r"(?P<owner>(?:[A-Z]\.)+|[A-Z][\w’-]*(?: [A-Z][\w-]*)??)(?:['’]s)? $")
"""A name right before the words: "Pakistani" before "soldiers"."""


@dataclass(frozen=True, eq=False)
class Told:
    """An article with what resolving its parties looks in; its names are found when first needed, and once."""

    article: Article
    context: Context
    atlas: Atlas
    table: ActorTable

    @cached_property
    def answers(self) -> dict[str, ActorAnswer]:
        """What labels were found to mean in this article, so that each is looked up once."""
        return {}

    def by_label(self, label: str) -> ActorAnswer:
        """The actor that a label means in this article."""
        if label not in self.answers:
            self.answers[label] = resolve_actor(label, self.article, self.context, self.table)
        return self.answers[label]

    @cached_property
    def lone(self) -> str:
        """The code of the only country spoken of, "" where there is none or more."""
        return lone_country(self.context)

    @cached_property
    def named(self) -> tuple[Mention, ...]:
        """The named actors of the text."""
        return mentions(self.article, self.context, self.table)


def resolve_parties(parties: Iterable[Party], told: Told) -> dict[Party, ActorAnswer]:
    """An answer for each party."""
    return {party: resolve_party(party, told) for party in dict.fromkeys(parties)}


def resolve_party(party: Party, told: Told) -> ActorAnswer:
    """The answer for one party: a name of the table, or what a pronoun or description goes back to, or no name."""
    words = party.words
    if party.name is None and refers_back(words.quote):
        back = antecedent(words, told.article, told.named)
        return back or _nobody(party, told)
    if party.name is None and bare(words.quote) in groups().bodies:
        answer = (
            _beside(party, told)
            or body_of_country(words.quote, told.article, told.context, told.table)
            or _nobody(party, told)
        )
    else:
        answer = _by_name(party, told)
    return _narrowed(_titled(party, answer, told), told)


def _by_name(party: Party, told: Told) -> ActorAnswer:
    """The answer for a name, or for words beside one; else what the words say of a group without a name."""
    answer = told.by_label(party.label)
    if answer.actor or answer.candidates:
        return answer
    return _beside(party, told) or unnamed(party.label, told.atlas, told.table) or answer


def _titled(party: Party, answer: ActorAnswer, told: Told) -> ActorAnswer:
    """The answer for an office where a name follows the words: whoever is named, or else the office itself."""
    if party.name is not None or len(answer.candidates) != 2 or answer.actor is not answer.candidates[0]:
        return answer
    holder, body = answer.candidates
    named = NAME_AFTER.match(told.article.text, party.words.end)
    if holder.kind != "person" or body.kind == "person" or not named:
        return answer
    other = told.by_label(named["name"]).actor
    if other is holder:
        return answer
    meant = other if other and other.kind == "person" else body
    return ActorAnswer(meant, (meant,), f'"{party.words.quote}" stands before "{named["name"]}"')


def _narrowed(answer: ActorAnswer, told: Told) -> ActorAnswer:
    """The branch of a movement in the only country spoken of, where it has one there: the Islamic State in Somalia."""
    actor, code = answer.actor, told.lone
    if actor is None or actor.kind != "terrorist" or not code or actor.country == code:
        return answer
    branches = [told.table.actors[part] for part, _tie in told.table.parts.get(actor.id, ())]
    at_home = [b for b in branches if b.country == code and b.kind == actor.kind and lived_then(b, told.article)]
    if len(at_home) != 1:
        return answer
    why = f"{answer.why}; its branch in the only country spoken of"
    return ActorAnswer(at_home[0], (at_home[0], actor), why)


def _nobody(party: Party, told: Told) -> ActorAnswer:
    group = unnamed(party.label, told.atlas, told.table)
    why = f'open: the article names none, or several, that "{party.words.quote}" can mean'
    return replace(group, why=why) if group else ActorAnswer(None, (), why)


def _beside(party: Party, told: Told) -> ActorAnswer | None:
    """The answer with the name that stands right before the words, as in "Pakistan's [army]"."""
    if party.name is not None:
        return None
    before = told.article.text[max(0, party.words.start - 40) : party.words.start]
    if not (owner := BESIDE.search(before)):
        return None
    answer = told.by_label(f"{owner['owner']} {party.words.quote}")
    return answer if answer.actor else None


def filled_party(party: Party, answer: ActorAnswer) -> Party:
    """The party with its answer; a pronoun or description that goes back to a name is given that name."""
    actor = answer.actor
    if actor is None:
        return replace(
            party, country=answer.country, sector=answer.sector, aligned=answer.aligned, how=answer.why, actor_id=None
        )
    unnamed = party.name is None and refers_back(party.words.quote)
    name = answer.called or actor.name if unnamed else party.name
    return replace(
        party, name=name, actor_id=actor.id, country=actor.country, sector=actor.sector, aligned="", how=answer.why
    )
