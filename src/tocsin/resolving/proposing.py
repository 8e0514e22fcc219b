"""Names that recur and that no table holds, each with the sentences and ties that articles give, for a person to accept.

the militant group Liwa al-Thaer · Usbat al-Thaireen, a front for Kata'ib Hezbollah · General Saleh Hamdan
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.codebook.actor import Actor, ActorTie
from tocsin.codebook.actors import ActorTable, actor_key
from tocsin.record import Article, Party, Telling, Tie
from tocsin.resolving.context import Atlas, countries_said
from tocsin.resolving.held import held
from tocsin.resolving.mentions import sentence_starts
from tocsin.resolving.readings import readings

NAME = re.compile(r"[A-Z][\w'’.]*(?:[ -](?:al-|el-|of |the |and |for |de |bin |ibn )*[A-Z0-9][\w'’.]*)*")
OPEN = ("open:", "no name:")
SORTS = (
    (r"militia|paramilitar", "militia", "UAF"),
    (r"rebel|insurgent|guerrilla|separatist", "rebel", "REB"),
    (r"terrorist|jihadist|extremist", "terrorist", "REB"),
    (r"militant|armed group|faction|fighters", "militia", "UAF"),
    (r"gang|cartel", "group", "CRM"),
    (r"party\b|politician", "party", "PTY"),
    (r"brigade|battalion|division|regiment|army|forces?\b|command", "force", "MIL"),
    (r"police", "police", "COP"),
    (r"news|newspaper|agency|broadcaster|television", "media", "JRN"),
    (
        r"general|colonel|commander|president|minister|leader|spokesman|official|cleric|mr|ms|dr|senator",
        "person",
        "GOV",
    ),
)
"""Words beside a name, the kind that they suggest, and its usual sector."""
MOST_SENTENCES = 3
BESIDE, AFTER = 24, 40
"""Characters before and after a name in which words for its kind are looked for, before first ("the militia X")."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that is not in the tables: how it is spelled, in how many articles, where, and what they say of it.

    `entry` is a draft for the table; its kind and sector are "" where no word beside the name suggests them.
    """

    entry: Actor
    articles: int
    sentences: tuple[tuple[str, str], ...]
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where a name stands."""

    name: str
    article_id: str
    party: Party
    telling: Telling


def propose(
    tellings: Iterable[Telling], articles: Mapping[str, Article], atlas: Atlas, table: ActorTable, *, least: int = 2
) -> list[Proposal]:
    """A proposal for each unknown name that stands in at least `least` articles, the most frequent first."""
    seen: dict[str, list[Seen]] = defaultdict(list)
    for telling in tellings:
        for party in held(telling.statement):
            if isinstance(party, Party) and (name := unknown_name(party, atlas, table)):
                seen[actor_key(name)].append(Seen(name, telling.article_id, party, telling))
    ordered = [sorted(spots, key=lambda s: (s.article_id, s.party.words, s.telling.id)) for spots in seen.values()]
    found = [_proposal(spots, articles, atlas) for spots in ordered if len({s.article_id for s in spots}) >= least]
    return sorted(found, key=lambda proposal: (-proposal.articles, proposal.entry.name))


def unknown_name(party: Party, atlas: Atlas, table: ActorTable) -> str:
    """The name in a party's words that no table holds, "" where there is none, or where it is a place's or a people's."""
    if party.actor_id or party.how.startswith(OPEN[0]):
        return ""
    named = (name.removeprefix("the ").removeprefix("The ") for name in readings(party.label))
    name = next((name for name in reversed(list(named)) if NAME.fullmatch(name)), "")
    if len(name) < 3 or table.find(name) or atlas.find(name) or atlas.table.people(name.split()[-1]):
        return ""
    return name


def _proposal(spots: list[Seen], articles: Mapping[str, Article], atlas: Atlas) -> Proposal:
    spellings = [name for name, _count in sorted(Counter(s.name for s in spots).items(), key=lambda n: (-n[1], n[0]))]
    told = sorted({s.article_id: s for s in reversed(spots)}.values(), key=lambda s: s.article_id)
    kind, sector = _suggested(spots, articles)
    country = _home(spots, atlas)
    ties = [(s, tie) for s in spots if isinstance(tie := s.telling.statement, Tie)]
    entry = Actor(
        id=re.sub(r"[\W_]+", "-", actor_key(spellings[0]).lower()).strip("-"),
        name=spellings[0],
        kind=kind,
        country=country,
        sector=sector,
        aliases=tuple(spellings[1:]),
        ties=tuple(
            dict.fromkeys(
                ActorTie(tie.b.actor_id, tie.relation) for s, tie in ties if tie.a == s.party and tie.b.actor_id
            )
        ),
    )
    sentences = tuple((s.article_id, sentence_of(articles[s.article_id].text, s.party.words.start)) for s in told)
    said = Counter(f"{tie.a.label} {tie.relation.value} {tie.b.label}" for _s, tie in ties)
    return Proposal(entry, len(told), sentences[:MOST_SENTENCES], tuple(line for line, _n in said.most_common()))


def _suggested(spots: list[Seen], articles: Mapping[str, Article]) -> tuple[str, str]:
    """The kind and sector that words beside the name suggest most often."""
    votes: Counter[tuple[str, str]] = Counter()
    for spot in spots:
        text, words = articles[spot.article_id].text, spot.party.words
        before = re.split(r"[.!?;]\s", text[max(0, words.start - BESIDE) : words.start])[-1]
        after = re.split(r"[.!?;]", text[words.end : words.end + AFTER])[0]
        beside = (suggested_by(said) for said in (f"{before} {spot.party.label}", after if after[:1] == "," else ""))
        votes.update(sort for sort in list(filter(None, beside))[:1])
    return max(votes, key=lambda sort: (votes[sort], sort), default=("", ""))


def suggested_by(said: str) -> tuple[str, str] | None:
    """The kind and sector that the words suggest, None where they suggest none.

    >>> suggested_by("the militia "), suggested_by("on Sunday ")
    (('militia', 'UAF'), None)
    """
    found = ((kind, sector) for pattern, kind, sector in SORTS if re.search(rf"\b(?:{pattern})", said.lower()))
    return next(found, None)


def _home(spots: list[Seen], atlas: Atlas) -> str:
    """The country whose adjective the words have beside the name most often: "the Iraqi militia Liwa al-Thaer"."""
    votes: Counter[str] = Counter()
    for spot in spots:
        before = spot.party.label.replace(spot.name, "")
        votes.update(
            code
            for run in re.findall(r"[A-Z]\w+", re.sub(r"\w+-\w+", "", before))
            for code in countries_said(atlas, run)
        )
        votes.update([spot.party.country] if spot.party.country else [])
    return max(votes, key=lambda code: (votes[code], code), default="")


def sentence_of(text: str, at: int) -> str:
    """The sentence that holds the character at `at`.

    >>> sentence_of("One came. Two went. Three stayed.", 12)
    'Two went.'
    """
    starts = sentence_starts(text)
    start = max(begin for begin in starts if begin <= at)
    end = min((begin for begin in starts if begin > at), default=len(text))
    return " ".join(text[start:end].split())
