"""What `tocsin check` does: one claim in plain words, or every claim that the ledger's own articles make."""

import sys
from datetime import date

from rich import box
from rich.table import Table
from rich.text import Text

from tocsin.analysis.answer import Answer
from tocsin.analysis.caught import Catching
from tocsin.analysis.chart import Chart, Layer, Mark
from tocsin.analysis.claims.judging import Verdict
from tocsin.analysis.rate import OutsideSeries
from tocsin.answering.claiming import Claim, read_claim
from tocsin.answering.claims import all_claims, check
from tocsin.answering.held import Held, held_in
from tocsin.cli.about import Question
from tocsin.cli.answers import drawn
from tocsin.cli.asking import answered
from tocsin.cli.screen import console, json_text, opened
from tocsin.ledger.questions import Asked as Noted


def check_words(question: Question, words: str, today: date | None, catching: Catching | None) -> int:
    """`tocsin check CLAIM`."""
    from tocsin.pipeline import open_rooms

    def ask(held: Held, _before: list[Noted]) -> Answer:
        claim = read_claim(words, (open_rooms("auto"), open_rooms("lexical")), today or held.last)
        return check(held, claim, catching)

    return answered(question, ask)


def check_all(question: Question, catching: Catching | None) -> int:
    """`tocsin check --all`: every tally and trend in the ledger's articles, a line each."""
    from tocsin.reading import sentences

    with opened(question.ledger) as ledger:
        held = held_in(ledger)
        texts = {}
        for telling in ledger.tellings(sort="tally") + ledger.tellings(sort="trend"):
            article = ledger.article(telling.article_id)
            at = telling.statement.trigger.start
            around = [] if article is None else [s for s in sentences(article.text) if s.start <= at < s.end]
            if article and around:
                texts[telling.id] = around[0].quote.replace("\n", " ")
    checked = [(claim, _checked(held, claim, catching)) for claim in all_claims(held, texts)]
    rows = [_row(claim, answer) if answer else _bare_row(claim) for claim, answer in checked]
    if question.shown.json:
        sys.stdout.write(json_text(rows, indent=1) + "\n")
    else:
        console.print(_claims_table(rows))
    return drawn(_claims_chart([(claim, answer) for claim, answer in checked if answer]), question.shown.plot)


def _checked(held: Held, claim: Claim, catching: Catching | None) -> Answer | None:
    """The answer; None where the ledger holds nothing from before a trend's day."""
    try:
        return check(held, claim, catching)
    except OutsideSeries:
        return None


def _bare_row(claim: Claim) -> dict[str, object]:
    return {
        "published": str(claim.published or ""),
        "publisher": claim.source,
        "claim": claim.words,
        "read as": claim.read_as(),
        "held": "",
        "verdict": "not checked: nothing is held from before",
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


def _claims_chart(checked: list[tuple[Claim, Answer]]) -> Chart:
    """Each claimed number of events on its day of publication, by verdict."""
    points: dict[str, list[tuple[date, float]]] = {verdict.value: [] for verdict in Verdict}
    for claim, answer in checked:
        if claim.claimed and claim.published:
            points[str(dict(answer.figures)["verdict"])].append((claim.published, float(claim.claimed.low)))
    layers = tuple(Layer(Mark.POINT, verdict, tuple(found)) for verdict, found in points.items())
    return Chart("Numbers claimed, by verdict", "published", "number claimed, at least", layers)
