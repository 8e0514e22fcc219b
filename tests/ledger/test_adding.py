import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from tests.ledger.dump import MOMENTS, NUMBERS, dump
from tocsin.ledger import Counts, HashMismatch, IdTaken, Ledger, LedgerFull, TimeWithoutZone, open_ledger
from tocsin.record import Capture, Problem, Span, SpanMismatch, Telling

LATER = datetime(2020, 5, 1, tzinfo=UTC)
NOTHING = Counts(0, 0, 0, 0, 0, 0, 0)


def put(ledger: Ledger, told: Any, now: datetime, reader: str = "lexical 1") -> bool:
    return ledger.add(told.capture, told.article, told.statements, reader=reader, now=now)


def tellings(told: Any) -> list[Any]:
    return list(told.statements)


WHEN = MOMENTS | NUMBERS | {"history"}


def test_what_was_added_reads_back_equal(ledger: Ledger, rockets: Any, tally: Any, now: datetime) -> None:
    assert put(ledger, rockets, now)
    assert put(ledger, tally, now)
    assert ledger.article(rockets.article.id) == rockets.article
    assert ledger.capture(rockets.capture.sha256) == rockets.capture
    assert [telling.statement for telling in ledger.tellings()] == [*tally.statements, *rockets.statements]
    assert [telling.statement for telling in ledger.tellings(rockets.article.id)] == list(rockets.statements)
    assert [telling.statement for telling in ledger.tellings(sort="tie")] == [tally.statements[2]]
    first = ledger.tellings(rockets.article.id)[0]
    assert first == Telling(
        first.id, rockets.article.id, rockets.statements[0], "Morning Post", rockets.article.published
    )


def test_adding_twice_changes_nothing(ledger: Ledger, rockets: Any, now: datetime) -> None:
    assert put(ledger, rockets, now) is True
    before, history = dump(ledger), ledger.history(rockets.article.id)
    assert put(ledger, rockets, LATER) is False
    assert dump(ledger) == before
    assert ledger.history(rockets.article.id) == history
    assert [(line.what, line.by) for line in history] == [
        ("added", "program"),
        ("read by lexical 1, 1 statements", "program"),
    ]


def test_any_order_of_adding_gives_the_same_tables(
    tmp_path: Path, rockets: Any, tally: Any, silent: Any, now: datetime
) -> None:
    dumps = []
    for number, order in enumerate(permutations((rockets, tally, silent))):
        path = str(tmp_path / f"{number}.tocsin")
        with open_ledger(path) as ledger:
            assert all(put(ledger, told, now) for told in order)
            dumps.append(dump(ledger, without=WHEN))
    assert dumps == [dumps[0]] * 6


def test_an_article_that_says_nothing_is_kept(ledger: Ledger, silent: Any, now: datetime) -> None:
    assert put(ledger, silent, now)
    assert not put(ledger, silent, now)
    assert ledger.counts() == Counts(
        captures=1, articles=1, readings=1, statements=0, judgements=0, incidents=0, problems=0
    )


def test_an_article_without_bytes_is_kept(ledger: Ledger, rockets: Any, now: datetime) -> None:
    article = replace(rockets.article, sha256="", received=None)
    assert ledger.add(None, article, [], reader="lexical 1", now=now)
    assert ledger.article(article.id) == article
    assert ledger.counts().captures == 0


def test_a_new_reading_speaks_for_the_article_and_the_old_one_stays(
    ledger: Ledger, rockets: Any, now: datetime
) -> None:
    put(ledger, rockets, now)
    doubted = [replace(rockets.statements[0], confidence=0.25)]
    assert ledger.add(None, rockets.article, doubted, reader="lexical 2", now=LATER)
    assert [telling.statement for telling in ledger.tellings()] == doubted
    assert (ledger.counts().readings, ledger.counts().statements) == (2, 1)
    assert not put(ledger, rockets, LATER)


def test_the_same_article_in_other_bytes_loses_none_of_them(
    ledger: Ledger, rockets: Any, silent: Any, now: datetime
) -> None:
    put(ledger, rockets, now)
    assert (
        ledger.add(
            silent.capture,
            replace(rockets.article, sha256=silent.capture.sha256),
            rockets.statements,
            reader="lexical 1",
            now=LATER,
        )
        is False
    )
    assert ledger.capture(silent.capture.sha256) == silent.capture
    assert ledger.counts().captures == 2


def test_one_capture_may_hold_many_articles(ledger: Ledger, rockets: Any, tally: Any, now: datetime) -> None:
    ledger.add(rockets.capture, rockets.article, rockets.statements, reader="lexical 1", now=now)
    ledger.add(
        rockets.capture,
        replace(tally.article, sha256=rockets.capture.sha256),
        tally.statements,
        reader="lexical 1",
        now=now,
    )
    assert (ledger.counts().captures, ledger.counts().articles) == (1, 2)


def test_bytes_that_no_article_was_read_from_are_kept(ledger: Ledger, silent: Any, now: datetime) -> None:
    assert ledger.keep(silent.capture, now)
    assert not ledger.keep(silent.capture, now)
    assert ledger.capture(silent.capture.sha256) == silent.capture
    assert ledger.capture("0" * 64) is None


def test_a_quote_that_is_not_there_cannot_be_stored(ledger: Ledger, rockets: Any, now: datetime) -> None:
    wrong = replace(rockets.statements[0], trigger=Span(0, 5, "fired"))
    with pytest.raises(SpanMismatch, match='reads "Milit", not "fired"'):
        ledger.add(rockets.capture, rockets.article, [wrong], reader="lexical 1", now=now)
    assert ledger.counts() == NOTHING


def test_another_text_under_the_same_id_is_refused_and_the_ledger_stays_readable(
    ledger: Ledger, rockets: Any, tally: Any, now: datetime
) -> None:
    put(ledger, rockets, now)
    other = replace(tally, article=replace(tally.article, id=rockets.article.id))
    with pytest.raises(IdTaken, match="another text"):
        put(ledger, other, LATER)
    assert [telling.statement for telling in ledger.tellings()] == tellings(rockets)


def test_bytes_that_are_not_what_their_hash_says_cannot_be_stored(ledger: Ledger, rockets: Any, now: datetime) -> None:
    wrong = Capture(b"other", "a.txt", "text/plain", rockets.capture.sha256, now)
    with pytest.raises(HashMismatch, match=r"a\.txt: the bytes hash to"):
        ledger.add(wrong, rockets.article, [], reader="lexical 1", now=now)
    assert ledger.counts() == NOTHING


def test_a_moment_without_a_zone_cannot_be_stored(ledger: Ledger, rockets: Any) -> None:
    with pytest.raises(TimeWithoutZone, match="give one with a zone"):
        put(ledger, rockets, datetime(2020, 1, 1))  # noqa: DTZ001 - that it has none is what is tried
    assert ledger.counts() == NOTHING


@pytest.mark.parametrize("table", ["captures", "articles", "readings", "statements", "history"])
def test_a_failure_in_the_middle_leaves_nothing(ledger: Ledger, rockets: Any, now: datetime, table: str) -> None:
    def fail(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement.startswith(f"INSERT INTO {table} "):
            raise RuntimeError(table)

    event.listen(ledger.engine, "before_cursor_execute", fail)
    with pytest.raises(RuntimeError, match=table):
        put(ledger, rockets, now)
    event.remove(ledger.engine, "before_cursor_execute", fail)
    assert ledger.counts() == NOTHING
    assert put(ledger, rockets, now)


HALFWAY = """
import sys
from datetime import UTC, datetime
from sqlalchemy import event
from tocsin.ledger import open_ledger
from tocsin.record import Article

now = datetime(2020, 1, 1, tzinfo=UTC)
with open_ledger(sys.argv[1]) as ledger:
    ledger.add(None, Article("first"), [], reader="lexical 1", now=now)

    def stop(connection, cursor, statement, *rest):
        if statement.startswith("INSERT INTO readings"):
            print("halfway", flush=True)
            sys.stdin.read()

    event.listen(ledger.engine, "before_cursor_execute", stop)
    ledger.add(None, Article("second"), [], reader="lexical 1", now=now)
"""


def test_a_kill_in_the_middle_leaves_no_half_article_and_loses_none_before(path: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HALFWAY, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as adding:
        assert adding.stdout
        assert adding.stdout.readline() == b"halfway\n"
        adding.kill()
    with open_ledger(path) as ledger:
        assert [row.title for row in ledger.articles()] == [""]
        assert ledger.counts() == Counts(
            captures=0, articles=1, readings=1, statements=0, judgements=0, incidents=0, problems=0
        )


def test_problems_are_noted_once(ledger: Ledger, now: datetime) -> None:
    problems = [Problem("a.pdf", "it is empty", "get it again"), Problem("b.html", "it is an image", "leave it out")]
    assert ledger.save_problems(problems, now) == 2
    assert ledger.save_problems(problems, LATER) == 0
    assert sorted(str(row.problem) for row in ledger.problems()) == [str(problem) for problem in problems]
    assert {row.noted for row in ledger.problems()} == {now}


def test_statements_are_taken_from_any_iterable(ledger: Ledger, rockets: Any, now: datetime) -> None:
    def one_by_one() -> Iterator[Any]:
        yield from rockets.statements

    source: Callable[[], Iterator[Any]] = one_by_one
    assert ledger.add(None, rockets.article, source(), reader="lexical 1", now=now)
    assert len(ledger.tellings()) == 1


def test_a_full_disk_says_so_and_loses_nothing(file_ledger: Ledger, rockets: Any, silent: Any, now: datetime) -> None:
    ledger = file_ledger
    put(ledger, rockets, now)
    ledger.close()

    def small(raw: sqlite3.Connection, _: Any) -> None:
        size = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {size + 4}")

    event.listen(ledger.engine, "connect", small)
    long = replace(silent.article, id="", text=SILENT_TEXT, sha256="")
    with pytest.raises(LedgerFull, match="there is no room left to write; free some and try again"):
        ledger.add(None, long, [], reader="lexical 1", now=now)
    assert [row.id for row in ledger.articles()] == [rockets.article.id]


SILENT_TEXT = "Nothing happened on that day. " * 20_000


def test_numbers_are_kept_as_sharply_as_the_coding_scheme_writes_them(
    ledger: Ledger, rockets: Any, now: datetime
) -> None:
    sharp = replace(rockets.statements[0], confidence=0.123456)
    ledger.add(None, rockets.article, [sharp], reader="lexical 1", now=now)
    assert ledger.tellings()[0].statement == replace(sharp, confidence=0.1235)
