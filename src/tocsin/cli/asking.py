"""What `tocsin rate`, `change`, `response` and `check` do: one ledger opened, one question answered."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime

from rich import box
from rich.table import Table
from rich.text import Text

from tocsin.analysis.answer import Answer
from tocsin.analysis.caught import Catching
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked, OutsideSeries
from tocsin.answering import asking
from tocsin.answering.asking import About, After
from tocsin.answering.claims import Claim, all_claims, check, read_claim
from tocsin.answering.held import Held, held_in
from tocsin.cli.answers import Shown, command_line, tell
from tocsin.cli.screen import LedgerAt, console, errors, json_text, open_existing, opened
from tocsin.ledger import Ledger, LedgerError
from tocsin.ledger.questions import Asked as Noted
from tocsin.ledger.questions import note_question, questions_asked


def answered(which: LedgerAt, shown: Shown, ask: Callable[[Held, list[Noted]], Answer]) -> int:
    """Ask the ledger, note that it was asked, and tell the answer; 2 when it cannot be asked."""
    try:
        with open_existing(which.name) as ledger:
            with ledger.reading() as connection:
                before = [one for one in questions_asked(connection) if one.command != command_line()]
            held = held_in(ledger.at(which.moment) if which.moment else ledger)
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


def rate(which: LedgerAt, about: About, asked: Asked, shown: Shown) -> int:
    """`tocsin rate`."""
    return answered(which, shown, lambda held, before: asking.rate(held, before, about, asked))


def change(which: LedgerAt, about: About, most: int, shown: Shown) -> int:
    """`tocsin change`."""
    return answered(which, shown, lambda held, before: asking.change(held, before, about, most))


def respond(which: LedgerAt, about: About, after: After, shown: Shown) -> int:
    """`tocsin response`, the part that compares series."""
    return answered(which, shown, lambda held, before: asking.respond(held, before, about, after))


def check_words(which: LedgerAt, words: str, today: date | None, catching: Catching | None, shown: Shown) -> int:
    """`tocsin check CLAIM`."""
    from tocsin.pipeline import open_rooms

    def ask(held: Held, _before: list[Noted]) -> Answer:
        claim = read_claim(words, (open_rooms("auto"), open_rooms("lexical")), today or held.last)
        return check(held, claim, catching)

    return answered(which, shown, ask)


def check_all(which: LedgerAt, catching: Catching | None, *, as_json: bool) -> int:
    """`tocsin check --all`: every tally and trend in the ledger's articles, a line each."""
    from tocsin.reading import sentences

    try:
        with opened(which) as ledger:
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
