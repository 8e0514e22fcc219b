"""The long form taken back: articles of the passages that it quotes, with their reports, each value with its words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.exports.importing import values
from tocsin.exports.importing.passages import Anchored, Passages
from tocsin.exports.importing.rowtext import Row
from tocsin.exports.importing.said import report_of, speakers_of
from tocsin.exports.importing.values import Unreadable
from tocsin.exports.long import LONG
from tocsin.record import Article, Problem, Report

MEND = "export it again, or mend the cell"


@dataclass(frozen=True, slots=True)
class TakenArticle:
    """An article of the form with its reports, each with the id of the incident that it told of, and what was wrong."""

    article: Article
    reports: tuple[tuple[str, Report], ...]
    problems: tuple[Problem, ...] = ()


def is_long(columns: Iterable[str]) -> bool:
    """Whether these are the columns of the long form."""
    return set(LONG.names) <= set(columns)


def articles_of(rows: Iterable[tuple[str, Row]]) -> Iterator[TakenArticle]:
    """The articles of the form's rows, in the order in which they are first met."""
    grouped: dict[str, dict[str, list[tuple[str, Row]]]] = {}
    for where, row in rows:
        grouped.setdefault(row["article"], {}).setdefault(row["report"], []).append((where, row))
    return (_article(reports) for reports in grouped.values())


def _article(reports: Mapping[str, Sequence[tuple[str, Row]]]) -> TakenArticle:
    ordered = sorted(reports.values(), key=_first)
    passages = Passages()
    anchored = [passages.add(_with_speakers(told)) for told in ordered]
    where, head = ordered[0][0]
    problems: list[Problem] = []
    day = _published(where, head, problems)
    title, publisher, url = (head[name] for name in ("title", "publisher", "url"))
    article = Article(passages.text, title=title, publisher=publisher, url=url, published=day)
    found: list[tuple[str, Report]] = []
    for told, words in zip(ordered, anchored, strict=True):
        found += _report(told, words, passages.text, problems)
    return TakenArticle(article, tuple(found), tuple(problems))


def _published(where: str, head: Row, problems: list[Problem]) -> date | None:
    try:
        return values.day("published", head["published"]) if head["published"] else None
    except Unreadable as wrong:
        problems.append(Problem(where, f"{wrong}; the value was left out", MEND))
        return None


def _with_speakers(told: Sequence[tuple[str, Row]]) -> list[Row]:
    rows = [row for _, row in told]
    return rows + speakers_of(rows)


def _first(told: Sequence[tuple[str, Row]]) -> tuple[int, str]:
    """Where a report begins in its article, as far as that is told."""
    starts = [int(row["start"]) for _, row in told if row["start"].isdecimal()]
    return min(starts, default=0), told[0][1]["report"]


def _report(
    told: Sequence[tuple[str, Row]], words: Sequence[Anchored], text: str, problems: list[Problem]
) -> Iterator[tuple[str, Report]]:
    where, head = told[0]
    spans = [each.span(text) for each in words]
    try:
        yield head["incident"], report_of([row for _, row in told], spans[: len(told)], spans[len(told) :])
    except (ValueError, KeyError) as wrong:
        problems.append(Problem(where, f"report {head['report']} left out: {wrong}", MEND))
