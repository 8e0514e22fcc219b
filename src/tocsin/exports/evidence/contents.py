"""What an evidence pack says of its incidents, as JSON: values with their words, articles with their hashes, who decided what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PureWindowsPath

from tocsin.exports.articles import ARTICLES
from tocsin.exports.long import values
from tocsin.exports.moments import moment
from tocsin.exports.sourced import Sourced
from tocsin.exports.wide import wide_row
from tocsin.record import Article, Capture, Judgement, Report, Telling
from tocsin.record.rows import Json

LONGEST = 300
"""Characters of a passage that are quoted: some fifty words, so that a pack quotes and does not reprint."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the history: when, what happened to what has this id, who did it and why."""

    made: datetime
    subject: str
    what: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """An incident with all that it rests on, the judgements that joined its reports, decisions as rows, and its history."""

    sourced: Sourced
    judgements: Sequence[Judgement] = ()
    decisions: Sequence[Json] = ()
    history: Sequence[Entry] = ()
    captures: Mapping[str, Capture] = field(default_factory=dict)


def case_form(case: Case) -> Json:
    """One incident as JSON."""
    one = case.sourced
    return {
        "incident": {name: cell for name, cell in wide_row(one).items() if cell not in (None, "")},
        "reports": [report_form(one, telling) for telling in one.tellings],
        "articles": [article_form(article, case.captures.get(article.sha256)) for article in one.sources],
        "judgements": [judgement_form(each) for each in case.judgements],
        "decisions": list(case.decisions),
        "history": [entry_form(each) for each in case.history],
    }


def report_form(one: Sourced, telling: Telling) -> Json:
    """A report: the passage in which it stands, and each value with its words and where they stand in the article."""
    told = list(values(telling.statement)) if isinstance(telling.statement, Report) else []
    return {
        "id": telling.id,
        "article": telling.article_id,
        "confidence": round(telling.statement.confidence, 4),
        "passage": short(one.sentences.get(telling.id, "")),
        "values": [
            {"field": each.field, "value": each.value, "note": each.note, "quote": each.words.quote}
            | {"start": each.words.start, "end": each.words.end}
            for each in told
        ],
    }


def short(words: str) -> str:
    """The words, cut at a blank where they are longer than is quoted.

    >>> short("word " * 100)[-7:], len(short("word " * 100))
    (' word …', 296)
    """
    if len(words) <= LONGEST:
        return words
    head = words[:LONGEST].rstrip()
    return f"{head.rpartition(' ')[0] or head} …"


def article_form(article: Article, capture: Capture | None) -> Json:
    """An article: where it came from and its hashes, without its text."""
    told: Json = {column.name: column.fill(article) if column.fill else "" for column in ARTICLES}
    told |= {"characters": len(article.text)}
    if capture:
        told["capture"] = {
            "sha256": capture.sha256,
            "bytes": len(capture.raw),
            "media_type": capture.media_type,
            "source": without_folders(capture.source),
            "received": moment(capture.received),
        }
    return {name: value for name, value in told.items() if value not in (None, "")}


def without_folders(source: str) -> str:
    """An address as it is, a file's path without its folders, which tell of a person's machine.

    >>> without_folders("C:/notes/of anna/a.txt"), without_folders("https://example.org/a")
    ('a.txt', 'https://example.org/a')
    """
    return source if "://" in source else PureWindowsPath(source).name


def judgement_form(judgement: Judgement) -> Json:
    """Why two reports were held to tell of one occurrence."""
    return {
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "score": round(judgement.score, 4),
        "reasons": [str(reason) for reason in judgement.reasons],
        "by": judgement.by,
        "why": judgement.why,
        "made": moment(judgement.made),
    }


def entry_form(entry: Entry) -> Json:
    """A line of the history."""
    said = {"made": moment(entry.made), "subject": entry.subject, "what": _said(entry.what)}
    return said | {"by": entry.by, "why": entry.why}


def _said(what: str) -> str:
    head, received, source = what.partition("received from ")
    return f"{received}{without_folders(source)}" if received and not head else what


def articles_of(cases: Sequence[Case]) -> Iterator[Article]:
    """The articles of all the incidents, each once."""
    yield from {article.id: article for case in cases for article in case.sourced.sources}.values()
