"""An answer as a piece of HTML for notebooks: all of it escaped, nothing fetched, the picture drawn in place."""

from collections.abc import Iterator
from html import escape

from tocsin.analysis.answer import Answer, Rows
from tocsin.analysis.picture import svg
from tocsin.analysis.wording import figure, shown, span


def fragment(answer: Answer) -> str:
    """The sentence first, then its interval, what was counted, tables, picture, caveats and how to get it again.

    >>> from tocsin.analysis.answer import Counted, Grade
    >>> told = Answer(question="q", sentence="<b>Two</b>.", counted=Counted("all", 2), grade=Grade.DESCRIPTION)
    >>> print(fragment(told).splitlines()[1])
    <p><strong>&lt;b&gt;Two&lt;/b&gt;.</strong></p>
    """
    return "\n".join(['<div class="tocsin-answer">', *_parts(answer), "</div>"])


def _parts(answer: Answer) -> Iterator[str]:
    yield f"<p><strong>{escape(answer.sentence)}</strong></p>"
    for interval in answer.intervals:
        told = f"{answer.unit}: {span(interval, answer.unit)} ({interval.level * 100:.0f} %, {interval.how})"
        estimate = "" if answer.estimate is None else f"{figure(answer.estimate)} "
        yield f"<p>{escape(estimate + told)}</p>"
    counted = f"Counted: {answer.counted.n:,} ({answer.counted.rule}; {answer.counted.merging})."
    yield f"<p>{escape(counted)}</p>"
    if answer.figures:
        yield _table(Rows("", ("", ""), answer.figures))
    yield from (_table(table) for table in answer.tables if table.rows)
    if answer.chart:
        yield svg(answer.chart)
    yield from (f"<p>! {escape(caveat)}</p>" for caveat in answer.caveats)
    if answer.confidence:
        told = f"Confidence in the data: {answer.confidence.level}: {'; '.join(answer.confidence.why)}."
        yield f"<p>{escape(told)}</p>"
    yield f"<p><small>Grade: {escape(answer.grade.value)}. {escape(answer.command)} (ledger {answer.ledger})</small></p>"


def _table(table: Rows) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(shown(cell))}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<table><caption>{escape(table.name)}</caption><tr>{head}</tr>{rows}</table>"
