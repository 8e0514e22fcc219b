"""The long form: one row for each value that an article says of an incident, with the words that say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.exports.layout import Column, Layout
from tocsin.exports.sourced import Sourced
from tocsin.record import Article, Party, Report, Span, Telling


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one report: its field, itself as text, what refines it, and its words."""

    field: str
    value: str
    words: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a value, with the incident, the report and the article that it belongs to."""

    sourced: Sourced
    telling: Telling
    said: Said

    @property
    def article(self) -> Article:
        """The article, empty but for its id where the ledger does not give it."""
        article_id = self.telling.article_id
        return self.sourced.articles.get(article_id) or Article("", article_id)


def values(report: Report) -> Iterator[Said]:
    """Every value of a report that has words, in the order of the codebook's fields."""
    yield Said("kind", report.kind, report.trigger, report.stage.value)
    yield from (_party("actor", party, party.basis.value) for party in report.actor)
    yield from (_party("target", party) for party in report.target)
    yield from (Said("means", str(each.count or ""), each.words) for each in report.means)
    for harm in report.harm:
        note = "; ".join(filter(None, (harm.who.value, "part" if harm.part else "", _by(harm.speaker))))
        yield Said(harm.effect.value, str(harm.count), harm.words, note)
    if report.times:
        yield Said("times", str(report.times.count), report.times.words)
    if report.place:
        yield Said("place", str(report.place.place or ""), report.place.words)
    if report.when:
        yield Said("when", str(report.when.when or ""), report.when.words)
    if report.speaker:
        yield _party("speaker", report.speaker)


def _party(field: str, party: Party, note: str = "") -> Said:
    return Said(field, party.label, party.words, "; ".join(filter(None, (note, party.actor_id))))


def _by(speaker: Party | None) -> str:
    return f"says {speaker.label}" if speaker else ""


def _items(sourced: Sourced) -> Iterator[Line]:
    for telling in sourced.tellings:
        if isinstance(telling.statement, Report):
            yield from (Line(sourced, telling, said) for said in values(telling.statement))


def _open(line: Line, words: str) -> str:
    """The words, unless they are withheld."""
    return "" if line.sourced.withheld else words


LONG = Layout(
    "statements",
    (
        Column("incident", lambda line: line.sourced.incident.id, holds="the incident's id"),
        Column("report", lambda line: line.telling.id, holds="the statement's id"),
        Column("field", lambda line: line.said.field, holds="kind, actor, target, means, an effect, times, place, when, speaker"),
        Column("value", lambda line: line.said.value, holds="the value: a label, low..high, earliest..latest, a point"),
        Column("note", lambda line: line.said.note, holds="stage, basis, who was harmed, part, the id of the actor"),
        Column("quote", lambda line: _open(line, line.said.words.quote), holds="the words that say it"),
        Column("start", lambda line: line.said.words.start, int, "where they begin in the article, in code points"),
        Column("end", lambda line: line.said.words.end, int, "where they end"),
        Column("sentence", lambda line: _open(line, line.sourced.sentences.get(line.telling.id, "")), holds="the sentences of the report"),
        Column("confidence", lambda line: round(line.telling.statement.confidence, 4), float, "how sure the reader is"),
        Column("article", lambda line: line.telling.article_id, holds="the article's id"),
        Column("publisher", lambda line: "; ".join(line.telling.publishers), holds="the outlets, joined by ;"),
        Column("published", lambda line: str(line.telling.published or ""), holds="the day printed on the article"),
        Column("title", lambda line: _open(line, line.article.title), holds="of the article"),
        Column("url", lambda line: _open(line, line.article.url), holds="of the article"),
    ),
    _items,
)  # fmt: skip
