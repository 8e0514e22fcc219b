"""Out of a ledger as a brief: the whole ledger, or the incidents wanted with what else their articles tell."""

from collections.abc import Sequence

from tocsin.exports.brief import Held, render_brief
from tocsin.exports.coarsening import coarseness
from tocsin.ledger import Ledger
from tocsin.reading import sentences
from tocsin.record import Incident, Report, Telling
from tocsin.transfer.outward import sourced_in


def brief_of(ledger: Ledger, incidents: Sequence[Incident] | None, title: str, coarsen: str = "") -> str:
    """The brief as one HTML page, of these incidents, or of all that the ledger holds where None are named.

    With `coarsen` (see `exports.coarsening.coarseness`) it tells of incidents alone, with rougher places and without
    sentences, titles and what else the articles say. Raises `CannotCoarsen`.
    """
    chosen = ledger.incidents() if incidents is None else incidents
    if coarsen:
        return render_brief(_roughly(ledger, chosen, coarsen), title)
    if incidents is None:
        tellings = ledger.tellings()
        names = [row.id for row in ledger.articles()]
    else:
        tellings = _told(ledger, incidents)
        names = list(dict.fromkeys(telling.article_id for telling in tellings))
    articles = {name: article for name in names if (article := ledger.article(name))}
    said = {name: sentences(article.text) for name, article in articles.items()}
    return render_brief(Held(tuple(chosen), tuple(tellings), articles, said), title)


def _roughly(ledger: Ledger, chosen: Sequence[Incident], coarsen: str) -> Held:
    told = list(sourced_in(ledger, chosen, coarseness(coarsen)))
    articles = {name: article for one in told for name, article in one.articles.items()}
    tellings = tuple(telling for one in told for telling in one.tellings)
    return Held(tuple(one.incident for one in told), tellings, articles, {}, coarsen)


def _told(ledger: Ledger, incidents: Sequence[Incident]) -> list[Telling]:
    """The reports of the incidents, and the tallies, trends, strengths and ties that the same articles tell."""
    wanted = {report for incident in incidents for report in incident.reports}
    articles = dict.fromkeys(telling.article_id for telling in ledger.tellings(ids=sorted(wanted)))
    told = (telling for name in articles for telling in ledger.tellings(article_id=name))
    return [telling for telling in told if telling.id in wanted or not isinstance(telling.statement, Report)]
