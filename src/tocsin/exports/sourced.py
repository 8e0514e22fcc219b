"""What an export is made of: incidents, each with the reports that tell of it, their articles and their sentences."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import islice

from tocsin.record import Article, Incident, Report, Span, Telling
from tocsin.record.evidence import evidence, passages

AT_ONCE = 500
"""Incidents whose reports are asked for at a time: an export of any length holds no more than these."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """One incident with its tellings, their articles by id, and the sentences of each telling by its id.

    Where `withheld`, the place was coarsened and no words are shown that could tell it more exactly.
    """

    incident: Incident
    tellings: tuple[Telling, ...] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)
    withheld: bool = False

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports themselves, in the order of publication."""
        return tuple(telling.statement for telling in self.tellings if isinstance(telling.statement, Report))

    @property
    def sources(self) -> tuple[Article, ...]:
        """The articles in the order of publication, one for each paper that printed them."""
        return tuple(replace(one, also=(), **asdict(each)) for one in self.articles.values() for each in one.printings)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who says so, each once, the first told first."""
        said = (report.speaker.label for report in self.reports if report.speaker)
        return tuple(dict.fromkeys(said))


@dataclass(frozen=True, slots=True)
class Store:
    """How the parts of a ledger are asked for: tellings by their ids, an article by its id, a text's sentences."""

    tellings: Callable[[Sequence[str]], Iterable[Telling]]
    article: Callable[[str], Article | None]
    sentences: Callable[[str], Sequence[Span]]


def gather(incidents: Iterable[Incident], store: Store) -> Iterator[Sourced]:
    """Each incident with what it rests on, in the order given; asked for in batches, so that memory stays flat."""
    article = lru_cache(maxsize=AT_ONCE)(store.article)
    sentences = lru_cache(maxsize=AT_ONCE)(store.sentences)
    waiting = iter(incidents)
    while batch := list(islice(waiting, AT_ONCE)):
        wanted = sorted({report for incident in batch for report in incident.reports})
        told = {telling.id: telling for telling in store.tellings(wanted)}
        for incident in batch:
            tellings = sorted((told[each] for each in incident.reports if each in told), key=_by_publication)
            found = (article(telling.article_id) for telling in tellings)
            articles = {one.id: one for one in found if one}
            said = {telling.id: _said(telling, articles, sentences) for telling in tellings}
            yield Sourced(incident, tuple(tellings), articles, said)


def _by_publication(telling: Telling) -> tuple[date, str]:
    return telling.published or date.max, telling.id


def _said(telling: Telling, articles: Mapping[str, Article], sentences: Callable[[str], Sequence[Span]]) -> str:
    """The sentences that hold the telling's words, an ellipsis between those that do not follow each other."""
    article = articles.get(telling.article_id)
    if article is None:
        return ""
    runs = passages(sentences(article.text), evidence(telling.statement))
    return " … ".join(" ".join(article.text[start:end].split()) for start, end in runs)
