"""Claims in plain words: read by the program's own reader, counted under a grid of definitions, and judged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tocsin.analysis.answer import Answer
from tocsin.analysis.caught import Catching
from tocsin.analysis.claims.counts import check_count
from tocsin.analysis.claims.judging import Claimed, Grid
from tocsin.analysis.claims.trends import Trended, check_trend
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked, chart, compare
from tocsin.analysis.wording import one_of
from tocsin.answering.counting import counted, counted_of
from tocsin.answering.definitions import grid
from tocsin.answering.held import Held
from tocsin.answering.parties import EVERYONE, Side, side
from tocsin.answering.selection import VAGUE, Matches, Wanted, every_violence, kinds_of, matches
from tocsin.codebook.cues import cues
from tocsin.pipeline import Rooms, read
from tocsin.record import (
    Article,
    Direction,
    Effect,
    Party,
    PlaceWords,
    Report,
    Stage,
    Statement,
    Tally,
    TimeWords,
    Trend,
)

DIRECTIONS = {Direction.UP: 1, Direction.START: 1, Direction.DOWN: -1, Direction.STOP: -1}
ABOUT = 0.2
"""How far "about 50" reaches to either side."""
RECENT_DAYS = 60
"""What a trend without a time is taken to be about."""
ONLY = re.compile(r"\b(?:only|just) (?:one|a single|once)\b", re.IGNORECASE)
NONE = re.compile(
    r"^(?:there (?:has|have|was|were) (?:been )?)?(?:no|not one|not a single)\b|\bnot been (?:any|attacked|hit)\b",
    re.IGNORECASE,
)


class UnreadClaim(ValueError):
    """The reader finds no number and no trend in the claim."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f'no number of events or harm and no trend was read in "{words}"; '
            'write it like "At least 15 rocket attacks on US bases since 3 January" or "Attacks have risen since March"'
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as read: a number or a trend, about these incidents."""

    words: str
    wanted: Wanted
    claimed: Claimed | None = None
    direction: int = 0
    kind: str = ""
    source: str = ""
    published: date | None = None

    def read_as(self) -> str:
        """How the claim was understood, in words."""
        one = self.claimed is not None and self.claimed.low == self.claimed.high == 1
        what = self.claimed.shown() if self.claimed else "a rise" if self.direction > 0 else "a fall"
        of = " in" if not self.claimed else "" if self.claimed.what == "events" else f" {self.claimed.what} in"
        what = "no" if what == "none" and not of else what
        when = f"{self.wanted.since or 'any time'} to {self.wanted.until or 'the end'}"
        return f"{what}{of} {one_of(self.wanted.named()) if one else self.wanted.named()}, {when}"


def read_claim(words: str, readers: Sequence[Rooms], today: date | None) -> Claim:
    """The claim that the words make, by the first of the readers that finds one.

    `today` is the day that "in recent weeks" is counted from. Raises `UnreadClaim` where no number and no trend is found.
    """
    claim = _read(words, readers, today) or _denied(words, readers, today)
    if claim is None:
        raise UnreadClaim(words)
    return claim


def _read(words: str, readers: Sequence[Rooms], today: date | None) -> Claim | None:
    article = Article(words, published=today)
    told = [tuple(next(read([article], rooms))[1]) for rooms in readers]
    for way in (claim_of, _of_report):
        for statements in told:
            found = [claim for statement in statements if (claim := way(statement, words, today))]
            if found:
                return max(found, key=_fullness)
    return None


def _denied(words: str, readers: Sequence[Rooms], today: date | None) -> Claim | None:
    """The claim that there was none, in words without a verb that tells of one: read as what it denies."""
    some = _read(NONE.sub("At least two", words), readers, today) if NONE.match(words) else None
    if some is None or some.claimed is None:
        return None
    return replace(some, words=words, claimed=Claimed(words, 0, 0, some.claimed.what))


def _fullness(claim: Claim) -> tuple[bool, ...]:
    wanted = claim.wanted
    return claim.claimed is not None, wanted.since is not None, not wanted.by.anyone, not wanted.on.anyone


BLOW = re.compile(r"\b([a-z-]+) (?:attacks?|strikes?|fire)\b")


def kind_in(words: str) -> str | None:
    """The kind that a weapon and a blow name outright, None when there is none or several.

    >>> kind_in("at least 15 rocket attacks on US bases"), kind_in("at least 15 attacks")
    ('shelling', None)
    """
    named = {cues().weapons[weapon] for weapon in BLOW.findall(words.casefold()) if weapon in cues().weapons}
    return named.pop() if len(named) == 1 else None


def claim_of(statement: Statement, words: str, today: date | None) -> Claim | None:
    """The claim that a tally or trend makes, None for other statements."""
    if isinstance(statement, Tally) and statement.stage in (Stage.OCCURRED, Stage.ONGOING):
        low, high = statement.count.low, statement.count.high
        if statement.count.approx and high is not None:
            low, high = round(low * (1 - ABOUT)), round(high * (1 + ABOUT))
        return _claim(statement, words, today, claimed=Claimed(words, low, high, statement.what))
    if isinstance(statement, Trend) and statement.direction in DIRECTIONS:
        return _claim(statement, words, today, direction=DIRECTIONS[statement.direction])
    return None


def _of_report(statement: Statement, words: str, today: date | None) -> Claim | None:
    """The claim in words that tell of events outright: "no attack", "only one", "five times", "killing 20"."""
    if not isinstance(statement, Report):
        return None
    if statement.times:
        count = statement.times.count
        return _claim(statement, words, today, claimed=Claimed(words, count.low, count.high))
    for harm in statement.harm:
        if harm.effect in (Effect.KILLED, Effect.WOUNDED):
            claimed = Claimed(words, harm.count.low, harm.count.high, harm.effect.value)
            return _claim(statement, words, today, claimed=claimed)
    number = 0 if NONE.search(words) else 1 if ONLY.search(words) else None
    return None if number is None else _claim(statement, words, today, claimed=Claimed(words, number, number))


def _claim(
    statement: Tally | Trend | Report,
    words: str,
    today: date | None,
    *,
    claimed: Claimed | None = None,
    direction: int = 0,
) -> Claim:
    """The claim, of the kind that its words name outright, or else of the one that was read."""
    kind = kind_in(words) or statement.kind or ""
    wanted = _wanted(statement, kind, today)
    if claimed and claimed.what != "events" and (not kind or kind in VAGUE):
        wanted = replace(wanted, kinds=every_violence())
    return Claim(words, wanted, claimed, direction, kind, published=today)


def _wanted(statement: Tally | Trend | Report, kind: str | None, today: date | None) -> Wanted:
    since, until = _window(statement.when, today)
    by, on = _side(statement.actor), _side(statement.target)
    return Wanted(kinds=kinds_of(kind), by=by, on=on, place=_place(statement.place, on), since=since, until=until)


def _window(when: TimeWords | None, today: date | None) -> tuple[date | None, date | None]:
    if when is None or when.when is None:
        return None, today
    return when.when.earliest, when.when.latest or today


def _side(parties: tuple[Party, ...]) -> Side:
    """Whom the words mean; of several, the one with the most to find it by."""
    sides = [side(party.label) for party in parties]
    named = [one for one in sides if one.actors or (not one.anyone and one.labels)]
    return max(named, key=lambda one: len(one.actors), default=EVERYONE)


def _place(place: PlaceWords | None, on: Side) -> str:
    if place is None or place.words.quote == on.words:
        return ""
    return place.place.name if place.place else place.words.quote


def check(held: Held, claim: Claim, catching: Catching | None = None) -> Answer:
    """The answer to a claim."""
    if claim.claimed:
        matched = _meant(held, claim)
        sure = matched.dated(claim.wanted).allowing(("doer", "days"))
        seen = counted_of(held, claim.wanted, sure)
        definitions = grid(held, claim.wanted, claim.claimed, matched, claim.kind)
        answer = check_count(claim.claimed, definitions, seen.context, catching)
    else:
        answer = _check_trend(held, claim)
    return replace(answer, figures=(("read as", claim.read_as()), *answer.figures))


def definitions_of(held: Held, claim: Claim) -> Grid | None:
    """What the ledger holds under every definition of the claim, None where it claims a trend and no number."""
    return grid(held, claim.wanted, claim.claimed, _meant(held, claim), claim.kind) if claim.claimed else None


def _meant(held: Held, claim: Claim) -> Matches:
    """The incidents of any day that the claim can mean."""
    return matches(held.happenings, replace(claim.wanted, since=None, until=None))


def _check_trend(held: Held, claim: Claim) -> Answer:
    last = claim.wanted.until or held.last or date.max
    since = claim.wanted.since or last - timedelta(days=RECENT_DAYS)
    seen = counted(held, replace(claim.wanted, since=None, until=last), perhaps=("doer",))
    found = compare(seen.series, Asked(since, Chosen.GIVEN))
    timed = claim.wanted.since is not None
    told = Trended(claim.words, claim.direction, seen.series.name, since, timed)
    answer = check_trend(told, found, seen.context)
    return replace(answer, chart=chart(seen.series, since, found))


def all_claims(held: Held, texts: dict[str, str]) -> Iterator[Claim]:
    """Every tally and trend that the ledger's articles tell of, with its own words and source."""
    for telling in held.told("tally", "trend"):
        statement = telling.statement
        text = texts.get(telling.id, "")
        claim = claim_of(statement, text or statement.trigger.quote, telling.published)
        if claim:
            yield replace(claim, source=telling.publisher, published=telling.published)
