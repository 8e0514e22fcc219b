"""What a sentence claims: its number or trend and about which incidents, put together from what the readers find."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tocsin.analysis.claims.judging import Claimed
from tocsin.analysis.wording import one_of
from tocsin.answering.claimnumbers import bounded, event_in, says_no_number
from tocsin.answering.claimwords import (
    anchor_of,
    compared_in,
    direction_in,
    kind_in,
    number_in,
    stopped_in,
)
from tocsin.answering.meant import Heard, Since, Told, anchored_at, left_unread, meant_by
from tocsin.answering.plainclaim import in_plain_words
from tocsin.answering.selection import VAGUE, Wanted, every_violence
from tocsin.answering.unchecked import unchecked
from tocsin.pipeline import Rooms, read
from tocsin.record import Article, Count, Direction, Effect, Harm, Report, Stage, Statement, Tally, Trend

DIRECTIONS = {Direction.UP: 1, Direction.START: 1, Direction.DOWN: -1, Direction.STOP: -1}
BESIDE = re.compile(r",? (?:and|plus|as well as) (?:an? )?", re.IGNORECASE)
ABOUT = 0.2
"""How far "about 50" reaches to either side."""


class UnreadClaim(ValueError):
    """No number and no trend that can be checked is found in the claim."""

    def __init__(self, words: str, why: str = "no number of events or harm and no trend was read") -> None:
        super().__init__(
            f'{why} in "{words}"; '
            'write it like "At least 15 rocket attacks on US bases since 3 January" or "Attacks have risen since March"'
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as read: a number or a trend, about these incidents; `after` is the event that its time begins with.

    `unread` are the words that may narrow the claim and were not understood.
    """

    words: str
    wanted: Wanted
    claimed: Claimed | None = None
    direction: int = 0
    kind: str = ""
    source: str = ""
    published: date | None = None
    after: Since | None = None
    unread: tuple[str, ...] = ()

    def read_as(self) -> str:
        """How the claim was understood, in words."""
        one = self.claimed is not None and self.claimed.low == self.claimed.high == 1
        what = self.claimed.shown() if self.claimed else "a rise" if self.direction > 0 else "a fall"
        harm = self.claimed is not None and self.claimed.what != "events"
        what = ("nobody" if harm else "no") if what == "none" else what
        of = " in" if not self.claimed else "" if self.claimed.what == "events" else f" {self.claimed.what} in"
        begin = f"{self.wanted.since or (self.after and 'an undated day') or 'any time'}"
        event = f" ({self.after.words.quote})" if self.after else ""
        when = f"{begin}{event} to {self.wanted.until or 'the end'}"
        return f"{what}{of} {one_of(self.wanted.named()) if one else self.wanted.named()}, {when}"


def read_claim(words: str, readers: Sequence[Rooms], today: date | None) -> Claim:
    """The claim that the words make, by the first of the readers that finds one.

    `today` is the day that "in recent weeks" is counted from. Raises `UnreadClaim` where no number and no trend is found.
    """
    words = in_plain_words(words)
    if why := unchecked(words, today):
        raise UnreadClaim(words, why)
    article = Article(words, published=today)
    told = [tuple(next(read([article], rooms))[1]) for rooms in readers]
    begun = [
        (each, begin)
        for every in told
        for each in every
        if isinstance(each, Report) and (begin := anchor_of(words, each.trigger.start)) is not None
    ]
    anchors = [each for each, _ in begun]
    left = [tuple(each for each in every if each not in anchors) for every in told]
    since = tuple(anchored_at(each, begin, words) for each, begin in begun)
    heard = Heard(words, today, tuple(each for every in left for each in every), since)
    for way in (_of_amount, _of_direction, _of_report):
        for statements in left:
            if found := [claim for each in statements if (claim := way(each, heard))]:
                return max(found, key=_fullness)
    raise UnreadClaim(words)


def claim_of(statement: Statement, words: str, today: date | None) -> Claim | None:
    """The claim that a tally or trend of an article makes, None for other statements."""
    return _of_amount(statement, Heard(words, today))


def _fullness(claim: Claim) -> tuple[bool, ...]:
    wanted = claim.wanted
    return claim.claimed is not None, wanted.since is not None, not wanted.by.anyone, not wanted.on.anyone


def _of_amount(statement: Statement, heard: Heard) -> Claim | None:
    """The claim of a tally, of nothing too ("no attacks"), or of a trend."""
    if heard.told and says_no_number(heard.words, statement.trigger.start):
        return None
    if isinstance(statement, Tally) and not compared_in(heard.words):
        none = statement.count.high == 0
        if statement.stage in (Stage.OCCURRED, Stage.ONGOING) or (none and statement.stage is Stage.DENIED):
            count = bounded(heard.words, statement.words.quote, statement.count)
            what = "events" if event_in(statement.words.quote) else statement.what
            return _claim(statement, heard, claimed=_claimed(heard.words, count, what))
    if isinstance(statement, Trend) and statement.direction in DIRECTIONS:
        outright = direction_in(heard.rest) if heard.told else None
        return _of_change(statement, heard, outright or statement.direction)
    return None


def _of_change(statement: Told, heard: Heard, direction: Direction) -> Claim:
    """The claim of a rise or a fall; where events stopped on a day that is told, of none since."""
    claim = _claim(statement, heard, direction=DIRECTIONS[direction])
    if stopped_in(heard.rest) and (claim.wanted.since or claim.after):
        return _claim(statement, heard, claimed=_claimed(heard.words, Count(0, 0)))
    return claim


def _claimed(words: str, count: Count, what: str = "events") -> Claimed:
    low, high = count.low, count.high
    if count.approx and high is not None:
        low, high = round(low * (1 - ABOUT)), round(high * (1 + ABOUT))
    return Claimed(words, low, high, what)


def _of_direction(statement: Statement, heard: Heard) -> Claim | None:
    """The claim of a change in events that the words tell outright: "attacks fell after …"."""
    direction = direction_in(heard.rest)
    if direction is None or not isinstance(statement, Report | Tally):
        return None
    if isinstance(statement, Report) and statement.times:
        return None
    return _of_change(statement, heard, direction)


def _of_report(statement: Statement, heard: Heard) -> Claim | None:
    """The claim in words that tell of events outright: "no attack", "only one", "five times", "killing 20"."""
    if not isinstance(statement, Report):
        return None
    if statement.times:
        often = bounded(heard.words, statement.times.words.quote, statement.times.count)
        return _claim(statement, heard, claimed=_claimed(heard.words, often))
    for harm in statement.harm:
        if harm.effect in (Effect.KILLED, Effect.WOUNDED) and heard.holds(harm.words):
            count = bounded(heard.words, harm.words.quote, _with_those_beside(statement, harm, heard))
            return _claim(statement, heard, claimed=_claimed(heard.words, count, harm.effect.value))
    number = number_in(heard.rest)
    return None if number is None else _claim(statement, heard, claimed=_claimed(heard.words, number))


def _with_those_beside(statement: Report, first: Harm, heard: Heard) -> Count:
    """How many came to a harm, with those told right after: "two soldiers and an American were killed"."""
    low, high, end = first.count.low, first.count.high, first.words.end
    for each in statement.harm[statement.harm.index(first) + 1 :]:
        if each.effect is first.effect and BESIDE.fullmatch(heard.words[end : each.words.start]):
            low, end = low + each.count.low, each.words.end
            high = None if high is None or each.count.high is None else high + each.count.high
    return Count(low, high, first.count.approx)


def _claim(statement: Told, heard: Heard, *, claimed: Claimed | None = None, direction: int = 0) -> Claim:
    """The claim, of the kind that its words name outright, or else of the one that was read."""
    kind = kind_in(heard.rest) or statement.kind or ""
    wanted = meant_by(statement, kind, heard)
    if claimed and claimed.what != "events" and (not kind or kind in VAGUE):
        wanted = replace(wanted, kinds=every_violence())
    if direction and wanted.since and wanted.until and wanted.until != heard.today and compared_in(heard.words):
        # "than last year" tells the time before
        wanted = replace(wanted, since=wanted.until + timedelta(days=1), until=heard.today)
    after = None if wanted.since else next((each for each in heard.anchors if each.names_somebody), None)
    unread = left_unread(heard, statement, wanted, after)
    return Claim(heard.words, wanted, claimed, direction, kind, published=heard.today, after=after, unread=unread)
