"""Taking shards into a ledger: in order, each article once, and the same again when it is done again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from tocsin.backfill.columns import ARTICLE, arrow
from tocsin.backfill.done import all_done
from tocsin.ledger import CannotAdd, Ledger
from tocsin.record import Article, Problem, Statement
from tocsin.record.coded import Json, from_coded

AT_A_TIME = 1024


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one shard: articles that were new, those known already, and what was wrong."""

    name: str
    new: int
    known: int
    problems: tuple[Problem, ...]


class ManyEditions(ValueError):
    """A folder holds shards of the same input that were read in different ways, so that it is not clear which counts."""

    def __init__(self, folder: Path, editions: list[str]) -> None:
        super().__init__(f"{folder} holds shards of {' and '.join(editions)}; name the edition to take with --edition")


def ingest(folder: Path, ledger: Ledger, now: datetime, *, edition: str = "") -> Iterator[TakenIn]:
    """Take in every finished shard of the folder, by the order of their names, one transaction an article.

    Incidents are not derived: that is done once, at the end. The bytes of the archive stay in the archive. Raises
    `ManyEditions` when there is more than one and none is named.
    """
    finished = [done.name for done in all_done(folder) if not done.failed]
    editions = sorted({name.rpartition("-")[2] for name in finished})
    if len(editions) > 1 and not edition:
        raise ManyEditions(folder, editions)
    for name in finished:
        if name.endswith(edition):
            yield _take(folder / f"{name}.parquet", ledger, now)


def _take(path: Path, ledger: Ledger, now: datetime) -> TakenIn:
    new, problems = [], []
    file = arrow().parquet.ParquetFile(path)
    reader = file.schema_arrow.metadata[b"tocsin.reader"].decode()
    rows = (row for batch in file.iter_batches(AT_A_TIME) for row in batch.to_pylist())
    for article, statements in _articles(rows):
        dated, late = _not_ahead(article, now)
        problems += late
        try:
            is_new = ledger.add(None, dated, statements, reader=reader, now=now)
        except CannotAdd as why:
            problems.append(Problem(article.url or path.name, str(why), "this one was left out"))
        else:
            new.append(is_new)
    return TakenIn(path.name, sum(new), new.count(False), tuple(problems))


def _articles(rows: Iterator[Json]) -> Iterator[tuple[Article, list[Statement]]]:
    """The articles of rows that stand together, with their statements."""
    article, statements = None, list[Statement]()
    for row in rows:
        if row["position"] == 0:
            if article:
                yield article, statements
            article, statements = _article(row), []
        if article and row["coded"]:
            statements.append(from_coded(json.loads(row["coded"]), article.text))
    if article:
        yield article, statements


def _article(row: Json) -> Article:
    known = {name: row[name] for name in ARTICLE if name not in {"article_id", "text_sha256", "read"}}
    return Article(row["text"], row["article_id"], **known)


def _not_ahead(article: Article, now: datetime) -> tuple[Article, list[Problem]]:
    """The article without a day that lies ahead of the clock, and a word on it."""
    if not article.published or article.published <= now.date() + timedelta(days=1):
        return article, []
    what = f"dated {article.published}, which lies in the future (today is {now.date()})"
    return replace(article, published=None), [Problem(article.url or article.id, what, "the date was dropped")]
