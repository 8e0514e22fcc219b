"""Full-text search: which articles hold all the words looked for, and where in the text.

A word of three letters or more is also found within others, مستشفى within المستشفى; a shorter one only as a whole.
Case, accents and the variants of letters never matter. Whatever is looked for is taken as it stands: no sign in it is
an order to the database.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, column, func, literal_column, select, table

from tocsin.ledger.answers import Found
from tocsin.ledger.folding import folded
from tocsin.ledger.latest import latest_readings
from tocsin.ledger.schema import articles, printings, searchable, statements
from tocsin.record import Span, span_of

PART = 3
"""The fewest letters that are found within a word; trigram indexes know none shorter."""
MOST_TERMS, LONGEST = 16, 200
"""How much of what is looked for is looked at: more words, or longer ones, narrow nothing down."""
AROUND = 80
"""Characters shown to each side of the words found."""
SIMPLE: ColumnElement[Any] = literal_column("'simple'::regconfig")
BEGINNING: ColumnElement[int] = literal_column("250000")
"""What the index on vectors was made with, in the same words, or it is not used."""
TERM = re.compile(r'"([^"]*)"|(\S+)')


def terms(words: str) -> list[str]:
    """The folded terms: words without the punctuation around them, and whole phrases in quotes.

    >>> terms('Rockets, "Taji base" (US)')
    ['rockets', 'taji base', 'us']
    """
    plain = words.encode("utf-8", "ignore").decode()
    told = (
        folded(phrase or re.sub(r"^\W+|\W+$", "", word))[0].strip()[:LONGEST] for phrase, word in TERM.findall(plain)
    )
    return list(dict.fromkeys(filter(None, told)))[:MOST_TERMS]


def search(connection: Connection, words: str, limit: int) -> list[Found]:
    """The articles that hold every term, those first that hold all as whole words, then the latest published."""
    wanted = terms(words)
    if not wanted or limit < 1:
        return []
    holds = holding(connection)
    whole = printed_with(holds(term, whole=True) for term in wanted)
    order = (case((whole, 0), else_=1), articles.c.published.desc().nulls_last(), articles.c.id)
    chosen = (
        select(articles.c.id, articles.c.title, articles.c.publisher, articles.c.published, articles.c.text)
        .where(printed_with(holds(term, whole=len(term) < PART) for term in wanted))
        .order_by(*order)
        .limit(limit)
    )
    rows = connection.execute(chosen).all()
    told = _triggers(connection, [row.id for row in rows])
    return [
        Found(row.id, row.title, row.publisher, row.published, *_shown(row.text, wanted, told.get(row.id, [])))
        for row in rows
    ]


def printed_with(terms: Iterable[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Whether one printing of an article holds all the terms."""
    found = select(printings.c.article).join(searchable, searchable.c.printing == printings.c.id).where(*terms)
    return articles.c.id.in_(found)


def holding(connection: Connection) -> Callable[..., ColumnElement[bool]]:
    """What makes the condition that a searchable text holds a term, as whole words or not, for this database."""
    return _holds_in_file if connection.dialect.name == "sqlite" else _holds_in_postgresql


def holds_all(words: str, wanted: Sequence[str]) -> bool:
    """Whether words hold every term, one of less than three letters as a whole word.

    >>> holds_all("Rockets hit a US base in Élan", terms("rocket us elan")), holds_all("a bus", terms("us"))
    (True, False)
    """
    return all(any(True for _ in _places(words, [term])) for term in wanted)


def _holds_in_file(term: str, *, whole: bool) -> ColumnElement[bool]:
    name = "whole_words" if whole else "word_parts"
    phrase = '"' + term.replace('"', '""') + '"'
    matching: Select[Any] = (
        select(column("rowid")).select_from(table(name)).where(literal_column(name).op("MATCH")(phrase))
    )
    return searchable.c.number.in_(matching)


def _holds_in_postgresql(term: str, *, whole: bool) -> ColumnElement[bool]:
    if not whole:
        return searchable.c.folded.contains(term, autoescape=True)
    vector = func.to_tsvector(SIMPLE, func.left(searchable.c.folded, BEGINNING))
    return vector.bool_op("@@")(func.phraseto_tsquery(SIMPLE, term))


def _triggers(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """Where the statements of these articles stand, and their ids, by article."""
    latest = latest_readings(ids)
    fields = (statements.c.article, statements.c.trigger_start, statements.c.id)
    chosen = select(*fields).join(latest, latest.c.id == statements.c.reading).order_by(statements.c.position)
    found: dict[str, list[tuple[int, str]]] = {}
    for article, start, each in connection.execute(chosen):
        found.setdefault(article, []).append((start, each))
    return found


def _shown(
    words: str, wanted: Sequence[str], told: Iterable[tuple[int, str]]
) -> tuple[Span, tuple[Span, ...], tuple[str, ...]]:
    """A part of the text, the terms in it, and the ids of what it tells."""
    places = sorted(_places(words, wanted))
    start, end = _passage(words, places[0][0] if places else 0)
    within = tuple(span_of(words, *place) for place in places if start <= place[0] and place[1] <= end)
    saying = tuple(each for at, each in told if start <= at < end)
    return span_of(words, start, end), within, saying


def _places(words: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the terms stand in the words, in the words' own characters."""
    form, origins = folded(words)
    for term in wanted:
        bare = re.escape(term)
        for match in re.finditer(bare if len(term) >= PART else rf"(?<!\w){bare}(?!\w)", form):
            yield origins[match.start()], origins[match.end() - 1] + 1


def _passage(words: str, at: int) -> tuple[int, int]:
    """The words around a place, not cut within one where that can be helped."""
    first, last = max(0, at - AROUND), min(len(words), at + 2 * AROUND)
    begin = words.find(" ", first, at) + 1 if first else 0
    stop = words.rfind(" ", at, last) if last < len(words) else last
    return begin or first, stop if stop > at else last
