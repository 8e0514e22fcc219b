from datetime import UTC, date, datetime

import pytest

from tocsin.intake import read_rows, read_sources

pa = pytest.importorskip("pyarrow", reason="Parquet needs pyarrow")

NOW = datetime(2026, 1, 2, tzinfo=UTC)
ROWS = [
    {"id": 1, "text": "Two guards died.", "published": date(2020, 3, 11), "rank": 1.5},
    {"id": 2, "text": None, "published": None, "rank": 2.5},
    {"id": 3, "text": "Ten were hurt.", "published": None, "rank": None},
]


def table(tmp_path, rows):
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    path = tmp_path / "a.parquet"
    parquet.write_table(pa.Table.from_pylist(rows), path)
    return str(path)


def read(source):
    return list(read_sources([source], now=NOW))


def test_every_row_of_a_table_is_an_article(tmp_path):
    received = read(table(tmp_path, ROWS))
    articles = [article for document in received for article in document.articles]
    assert [(a.id, a.text, a.published) for a in articles] == [
        ("1", "Two guards died.", date(2020, 3, 11)),
        ("3", "Ten were hurt.", None),
    ]
    assert [problem.what for document in received for problem in document.problems] == ['this line has no "text"']


def test_rows_given_are_read_like_a_table(tmp_path):
    given = [document.articles for document in read_rows(ROWS, "rows", now=NOW)]
    assert given == [document.articles for document in read(table(tmp_path, ROWS))]


def test_a_table_without_texts_says_what_it_holds(tmp_path):
    [received] = read(table(tmp_path, [{"body": "Two died.", "n": 1}]))
    assert [problem.what for problem in received.problems] == ['this table has no column "text", but body, n']


def test_a_broken_table_is_a_problem(tmp_path):
    path = tmp_path / "b.parquet"
    path.write_bytes(b"PAR1" + bytes(40))
    [received] = read(str(path))
    assert received.articles == ()
    assert received.problems[0].what.startswith("this is no readable Parquet")


def test_without_pyarrow_it_says_what_to_install(tmp_path, monkeypatch):
    source = table(tmp_path, ROWS)
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    [received] = read(source)
    assert [str(problem).split(": ", 1)[1] for problem in received.problems] == [
        'Parquet needs pyarrow, which is not installed; pip install "tocsin[tables]"'
    ]
