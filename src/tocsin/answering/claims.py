"""Claims checked: counted under a grid of definitions, or compared before and after, and judged."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from tocsin.analysis.answer import Answer
from tocsin.analysis.caught import Catching
from tocsin.analysis.claims.counts import check_count
from tocsin.analysis.claims.judging import Claimed, Grid
from tocsin.analysis.claims.trends import Trended, check_trend
from tocsin.analysis.guards import Chosen, said, silence
from tocsin.analysis.rate import Asked, chart, compare
from tocsin.answering.anchoring import anchored
from tocsin.answering.claiming import Claim, claim_of
from tocsin.answering.claimwords import amount_in
from tocsin.answering.counting import Counting, counted, counted_of
from tocsin.answering.definitions import grid
from tocsin.answering.held import Held
from tocsin.answering.selection import Matches, matches

RECENT_DAYS = 60
"""What a trend without a time is taken to be about."""


class ByDefinition(NamedTuple):
    """The answer to a claim, and what the ledger holds under every definition; no `grid` where it claims a trend."""

    answer: Answer
    grid: Grid | None


def check(held: Held, claim: Claim, catching: Catching | None = None) -> Answer:
    """The answer to a claim."""
    return check_by_definition(held, claim, catching).answer


def check_by_definition(held: Held, claim: Claim, catching: Catching | None = None) -> ByDefinition:
    """The answer to a claim, with what it was made from."""
    claim = anchored(held, claim)
    if claim.claimed:
        matched = _meant(held, claim)
        sure = matched.dated(claim.wanted).allowing(("doer", "days"))
        seen = counted_of(held, claim.wanted, sure)
        grid = _laid_out(held, claim, claim.claimed, matched)
        found = ByDefinition(check_count(claim.claimed, grid, seen.context, catching), grid)
    else:
        seen, answer = _check_trend(held, claim)
        found = ByDefinition(answer, None)
    answer, quiet = found.answer, said(silence(seen.context, seen.series.start, seen.series.end))
    figures, caveats = (("read as", claim.read_as()), *answer.figures), (*_cautions(claim), *answer.caveats, *quiet)
    return found._replace(answer=replace(answer, figures=figures, caveats=caveats))


def _cautions(claim: Claim) -> Iterator[str]:
    """What of the claim's words is not counted by."""
    if claim.claimed and claim.after and claim.wanted.since is None:
        yield f"The ledger does not date “{claim.after.words.quote}”: counted from any time; write the day instead."
    if claim.direction and (amount := amount_in(claim.words)):
        yield f"“{amount}” says by how much: only whether there were more or fewer is checked."
    for words in claim.unread:
        yield f"“{words}” was not understood and narrows nothing: the claim may be about fewer."


def _laid_out(held: Held, claim: Claim, claimed: Claimed, matched: Matches) -> Grid:
    """What the ledger holds under every definition, of incidents of any day that can be meant."""
    return replace(grid(held, claim.wanted, claimed, matched, claim.kind), narrowed=not claim.unread)


def _meant(held: Held, claim: Claim) -> Matches:
    """The incidents of any day that the claim can mean."""
    return matches(held.happenings, replace(claim.wanted, since=None, until=None))


def _check_trend(held: Held, claim: Claim) -> tuple[Counting, Answer]:
    last = claim.wanted.until or held.last or date.max
    since = claim.wanted.since or last - timedelta(days=RECENT_DAYS)
    seen = counted(held, replace(claim.wanted, since=None, until=last), perhaps=("doer",))
    found = compare(seen.series, Asked(since, Chosen.GIVEN))
    timed = claim.wanted.since is not None
    begun = claim.after.words.quote if claim.after and not timed else ""
    told = Trended(claim.words, claim.direction, seen.series.name, since, timed, begun, not claim.unread)
    answer = check_trend(told, found, seen.context)
    return seen, replace(answer, chart=chart(seen.series, since, found))


def all_claims(held: Held, texts: dict[str, str]) -> Iterator[Claim]:
    """Every tally and trend that the ledger's articles tell of, with its own words and source."""
    for telling in held.told("tally", "trend"):
        statement = telling.statement
        text = texts.get(telling.id, "")
        claim = claim_of(statement, text or statement.trigger.quote, telling.published)
        if claim:
            yield replace(claim, source=telling.publisher, published=telling.published)
