"""Out of a ledger: the incidents wanted into a format, or the ledger itself into the exchange form."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO

from tocsin.exports.about import Outgoing, Wish, about
from tocsin.exports.coarsening import Coarseness, coarsened
from tocsin.exports.exchange import Read, as_array, capture_line, head, judgement_line, lines, read_line
from tocsin.exports.formats import Format
from tocsin.exports.sourced import Sourced, Store, gather
from tocsin.ledger import View
from tocsin.reading import sentences
from tocsin.record import Incident
from tocsin.record.rows import Json, incident_row
from tocsin.transfer.decided import decision_lines

READ_BY = re.compile(r"read by (.+), \d+ statements")
"""The line of an article's history that names its reader."""


def sourced_in(ledger: View, wanted: Iterable[Incident], coarse: Coarseness | None = None) -> Iterator[Sourced]:
    """The incidents with all that they rest on, their places coarsened where asked."""
    store = Store(lambda ids: ledger.tellings(ids=ids), ledger.article, sentences)
    told = gather(wanted, store)
    return (coarsened(one, coarse) for one in told) if coarse else told


def export(ledger: View, wanted: Iterable[Incident], form: Format, out: IO[bytes], wish: Wish) -> Json:
    """Write these incidents of the ledger; what the file says of itself comes back. Raises `CannotCoarsen` for a wrong wish."""
    outgoing = Outgoing()
    told = sourced_in(ledger, wanted, wish.coarseness)
    form.write(outgoing.let_through(told, form.layout.left_out), out, lambda: about(wish, outgoing))
    return about(wish, outgoing)


def export_ledger(
    ledger: View, wanted: Iterable[Incident] | None, out: IO[bytes], wish: Wish, *, array: bool = False
) -> Json:
    """Write the exchange form of the whole ledger, or of the articles that tell of these incidents.

    It is JSON lines, or with `array` the same as one JSON array.
    """
    outgoing = Outgoing()
    told = outgoing.let_through(sourced_in(ledger, ledger.incidents() if wanted is None else wanted), lambda _: "")
    shown = [one.incident for one in told]
    said = about(wish, outgoing)
    whole = lines(_ledger_lines(ledger, shown, said, everything=wanted is None))
    out.writelines(as_array(whole) if array else whole)
    return said


def _ledger_lines(ledger: View, shown: list[Incident], said: Json, *, everything: bool) -> Iterator[Json]:
    yield head(said)
    reports = [report for incident in shown for report in incident.reports]
    chosen = None if everything else {telling.article_id for telling in ledger.tellings(ids=reports)}
    yield from article_lines(ledger, chosen)
    named = None if everything else {*reports, *(incident.id for incident in shown)}
    for judgement in chain(ledger.judged_by_people(), ledger.judged_by_program()):
        if named is None or {judgement.left, judgement.right} <= named:
            yield judgement_line(judgement)
    yield from decision_lines(ledger, named)
    for incident in shown:
        yield {"incident": incident_row(incident) | {"reports": list(incident.reports)}}


def article_lines(ledger: View, chosen: set[str] | None) -> Iterator[Json]:
    """The articles chosen, or all, as they were read, each after the bytes that it came in unless these went before."""
    seen: set[str] = set()
    for row in ledger.articles():
        article = ledger.article(row.id) if chosen is None or row.id in chosen else None
        if article is None:
            continue
        capture = ledger.capture(article.sha256) if article.sha256 not in seen else None
        if capture:
            seen.add(capture.sha256)
            yield capture_line(capture)
        statements = tuple(telling.statement for telling in ledger.tellings(article_id=article.id, as_read=True))
        yield read_line(Read(article, row.added, reader_of(ledger, article.id), statements))


def reader_of(ledger: View, article_id: str) -> str:
    """Which reader's reading speaks for an article, as its history tells."""
    told = (READ_BY.fullmatch(row.what) for row in ledger.history(article_id))
    names = [match[1] for match in told if match]
    return names[-1] if names else "unknown"
