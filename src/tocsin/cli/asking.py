"""What `tocsin rate`, `change`, `response` and `check` do: one ledger opened, one question answered."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from rich import box
from rich.table import Table
from rich.text import Text

from tocsin.analysis.answer import Answer
from tocsin.analysis.caught import Catching
from tocsin.analysis.change import when_changed
from tocsin.analysis.guards import Chosen, still_coming
from tocsin.analysis.rate import Asked, OutsideSeries, rate_change
from tocsin.analysis.response import Beside, Intervention, response
from tocsin.answering.claims import Claim, all_claims, check, read_claim
from tocsin.answering.counting import Counting, by_day, counted
from tocsin.answering.held import Held, held_in
from tocsin.answering.parties import EVERYONE, Fit, side
from tocsin.answering.parties import fit as fits
from tocsin.answering.selection import Wanted, kinds_of
from tocsin.cli.answers import Shown, command_line, tell
from tocsin.cli.screen import console, errors, json_text, open_existing
from tocsin.codebook.kinds import kinds
from tocsin.ledger import Ledger, LedgerError
from tocsin.ledger.questions import Asked as Noted
from tocsin.ledger.questions import note_question, questions_asked
from tocsin.record import DONE, Effect

RIVAL_DEAD = 10
"""Incidents with at least so many dead are told as rivals of an intervention."""
RIVAL_KINDS = frozenset({"ceasefire", "agreement", "capture"})


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the counted incidents are, as typed."""

    kind: str | None = None
    by: str | None = None
    on: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None

    def wanted(self) -> Wanted:
        """The selection; raises `UnknownKind` for a kind that the codebook does not have."""
        return Wanted(
            kinds=kinds_of(self.kind),
            by=side(self.by) if self.by else EVERYONE,
            on=side(self.on) if self.on else EVERYONE,
            place=self.place or "",
            since=self.since,
            until=self.until,
        )


def answered(ledger_name: str, shown: Shown, ask: Callable[[Held, list[Noted]], Answer]) -> int:
    """Ask the ledger, note that it was asked, and tell the answer; 2 when it cannot be asked."""
    try:
        with open_existing(ledger_name) as ledger:
            with ledger.reading() as connection:
                before = [one for one in questions_asked(connection) if one.command != command_line()]
            held = held_in(ledger)
            answer = ask(held, before).reproducible(command_line(), held.hash)
            _note(ledger, answer)
    except (LedgerError, ValueError) as error:
        errors.print(str(error), markup=False)
        return 2
    return tell(answer, shown)


def _note(ledger: Ledger, answer: Answer) -> None:
    p = next(
        (float(value) for name, value in answer.figures if name.startswith("p, allowing") and value is not None), None
    )
    with ledger.writing() as connection:
        note_question(connection, Noted(answer.command, p), datetime.now(UTC))


def _counted(held: Held, about: About, before: list[Noted]) -> Counting:
    p_values = tuple(one.p for one in before if one.p is not None)
    return counted(held, about.wanted(), asked=len(before), p_values=p_values)


def _with_losses(answer: Answer, seen: Counting) -> Answer:
    """The answer with words on what the counting left out."""
    left = [
        f"Not counted, for want of a day or a span of at most a month: {seen.undated}." if seen.undated else "",
        still_coming(seen.context, seen.dropped) or "",
    ]
    return answer.but(*filter(None, left))


def rate(ledger_name: str, about: About, asked: Asked, shown: Shown) -> int:
    """`tocsin rate`."""

    def ask(held: Held, before: list[Noted]) -> Answer:
        seen = _counted(held, about, before)
        return _with_losses(rate_change(seen.series, asked, seen.context), seen)

    return answered(ledger_name, shown, ask)


def change(ledger_name: str, about: About, most: int, shown: Shown) -> int:
    """`tocsin change`."""

    def ask(held: Held, before: list[Noted]) -> Answer:
        seen = _counted(held, about, before)
        return _with_losses(when_changed(seen.series, seen.context, most=most), seen)

    return answered(ledger_name, shown, ask)


@dataclass(frozen=True, slots=True)
class After:
    """What the response is to: a kind of event or a doer, whether the season matters, the smallest change of interest."""

    what: str
    season: bool = True
    smallest: float = 1.5
    against: str | None = None


def respond(ledger_name: str, about: About, after: After, shown: Shown) -> int:
    """`tocsin response`, the part that compares series."""

    def ask(held: Held, before: list[Noted]) -> Answer:
        seen = _counted(held, about, before)
        first = counted(held, _interventions(after, about))
        days = tuple(sorted({match.happening.day for match in first.matched if match.happening.day}))
        to = Intervention(name=first.series.name, days=days, smallest=after.smallest, season=after.season)
        return _with_losses(response(seen.series, to, seen.context, _beside(held, about, seen, after)), seen)

    return answered(ledger_name, shown, ask)


def _interventions(after: After, about: About) -> Wanted:
    """The incidents of a kind, or by a doer: `air-strike`, `US`, `air-strike by US`."""
    what, _, by = after.what.partition(" by ")
    named = all(part.strip() in kinds() for part in what.split(","))
    doer = by or ("" if named else what)
    return Wanted(
        kinds=kinds_of(what if named else None),
        by=side(doer) if doer else EVERYONE,
        since=about.since,
        until=about.until,
    )


def _beside(held: Held, about: About, seen: Counting, after: After) -> Beside:
    """The same window for what should stay the same, and what else happened."""
    start, end = seen.series.start, seen.series.end
    control = None
    if after.against:
        other = counted(held, replace(about.wanted(), place=after.against, since=start, until=end))
        control = other.series
    mine = {match.happening.incident.id for match in seen.matched}
    doer = side(after.what.partition(" by ")[2] or after.what)
    others = [
        one
        for one in held.happenings
        if one.day and start <= one.day <= end and one.incident.stage in DONE and one.incident.id not in mine
    ]
    unrelated = [one for one in others if one.incident.kind in kinds_of(None) and fits(one.doers, doer) is Fit.NO]
    placebo = by_day([one.day for one in unrelated if one.day], start, end, "attacks by anyone else")
    big = [
        (one.day, f"{one.incident.kind} {one.incident.place_words}".strip())
        for one in others
        if one.day
        and (
            ((dead := one.incident.toll(Effect.KILLED)) and dead.low >= RIVAL_DEAD) or one.incident.kind in RIVAL_KINDS
        )
    ]
    return Beside(placebo, control, tuple(big))


def check_words(ledger_name: str, words: str, today: date | None, catching: Catching | None, shown: Shown) -> int:
    """`tocsin check CLAIM`."""
    from tocsin.pipeline import open_rooms

    def ask(held: Held, _before: list[Noted]) -> Answer:
        claim = read_claim(words, (open_rooms("auto"), open_rooms("lexical")), today or held.last)
        return check(held, claim, catching)

    return answered(ledger_name, shown, ask)


def check_all(ledger_name: str, catching: Catching | None, *, as_json: bool) -> int:
    """`tocsin check --all`: every tally and trend in the ledger's articles, a line each."""
    from tocsin.reading import sentences

    try:
        with open_existing(ledger_name) as ledger:
            held = held_in(ledger)
            texts = {}
            for telling in ledger.tellings(sort="tally") + ledger.tellings(sort="trend"):
                article = ledger.article(telling.article_id)
                at = telling.statement.trigger.start
                around = [] if article is None else [s for s in sentences(article.text) if s.start <= at < s.end]
                if article and around:
                    texts[telling.id] = around[0].quote.replace("\n", " ")
    except LedgerError as error:
        errors.print(str(error), markup=False)
        return 2
    rows = []
    for claim in all_claims(held, texts):
        try:
            rows.append(_row(claim, check(held, claim, catching)))
        except OutsideSeries:
            rows.append(_bare_row(claim) | {"verdict": "not checked: nothing is held from before"})
    if as_json:
        sys.stdout.write(json_text(rows, indent=1) + "\n")
    else:
        console.print(_claims_table(rows))
    return 0


def _bare_row(claim: Claim) -> dict[str, object]:
    return {
        "published": str(claim.published or ""),
        "publisher": claim.source,
        "claim": claim.words,
        "read as": claim.read_as(),
        "held": "",
        "verdict": "",
    }


def _row(claim: Claim, answer: Answer) -> dict[str, object]:
    figures = dict(answer.figures)
    least, most = figures.get("fewest under any definition"), figures.get("most under any definition")
    held = f"{answer.counted.n}" + (f" ({least} to {most})" if least is not None and least != most else "")
    return _bare_row(claim) | {"held": held, "verdict": str(figures["verdict"])}


def _claims_table(rows: list[dict[str, object]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("published", "publisher", "claim", "read as", "held", "verdict"):
        table.add_column(name, overflow="fold", no_wrap=name == "published")
    for row in rows:
        table.add_row(*(Text(str(row[name])[:160]) for name in row))
    return table


def chosen(value: str | None) -> Chosen:
    """How the date was chosen, as typed."""
    return {"before": Chosen.GIVEN, "after": Chosen.SCANNED}.get(value or "", Chosen.UNSAID)
