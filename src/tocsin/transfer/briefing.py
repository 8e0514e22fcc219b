"""Out of a ledger as a brief: the whole ledger, or the incidents wanted with what else their articles tell."""

from collections.abc import Sequence

from tocsin.exports.brief import Held, render_brief
from tocsin.ledger import Ledger
from tocsin.reading import sentences
from tocsin.record import Incident, Report, Telling


def brief_of(ledger: Ledger, incidents: Sequence[Incident] | None, title: str) -> str:
    """The brief as one HTML page, of these incidents, or of all that the ledger holds where None are named."""
    if incidents is None:
        tellings = ledger.tellings()
        incidents = ledger.incidents()
        names = [row.id for row in ledger.articles()]
    else:
        tellings = _told(ledger, incidents)
        names = list(dict.fromkeys(telling.article_id for telling in tellings))
    articles = {name: article for name in names if (article := ledger.article(name))}
    said = {name: sentences(article.text) for name, article in articles.items()}
    return render_brief(Held(tuple(incidents), tuple(tellings), articles, said), title)


def _told(ledger: Ledger, incidents: Sequence[Incident]) -> list[Telling]:
    """The reports of the incidents, and the tallies, trends, strengths and ties that the same articles tell."""
    wanted = {report for incident in incidents for report in incident.reports}
    articles = dict.fromkeys(telling.article_id for telling in ledger.tellings(ids=sorted(wanted)))
    told = (telling for name in articles for telling in ledger.tellings(article_id=name))
    return [telling for telling in told if telling.id in wanted or not isinstance(telling.statement, Report)]
