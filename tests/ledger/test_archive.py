"""A ledger that goes into a file and comes out again, on either database."""

import json
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import MetaData, select

from tests.ledger.conftest import NOON
from tocsin.ledger import DecisionRow, GradeRow, Ledger, open_ledger
from tocsin.ledger.archive import ArchiveDamaged, ArchiveExists, NotAnArchive, NotEmpty, archive, restore
from tocsin.ledger.archive.form import FORMAT, LEFT_OUT, capture_name, line_of
from tocsin.ledger.migrations import migrate
from tocsin.ledger.schema import VERSION
from tocsin.ledger.sqlite import sqlite_engine
from tocsin.pipeline import merge
from tocsin.record import Grade, Problem


@pytest.fixture
def full(ledger: Ledger, rockets, tally, silent) -> Ledger:
    for told in (rockets, tally, silent):
        ledger.add(told.capture, told.article, told.statements, reader="first", now=NOON)
    ledger.add(
        None,
        replace(rockets.article, title="Two perish", publisher="Herald"),
        rockets.statements,
        reader="first",
        now=NOON,
    )
    merge(ledger, NOON)
    ledger.save_problems([Problem("d.txt", "“ÿ” is no day", "write 2020-04-03")], NOON)
    ledger.grade(GradeRow("Herald", Grade("B"), "anna", "", NOON))
    (report,) = ledger.incidents()[0].reports
    later = NOON + timedelta(microseconds=1)
    ledger.decide(DecisionRow(report, "reject", "place", "", "anna", "a slip — no “Taji”", later))
    merge(ledger, later)
    return ledger


def said(ledger: Ledger) -> list[object]:
    return [
        ledger.incidents(),
        ledger.tellings(),
        list(ledger.articles()),
        [ledger.article(row.id) for row in ledger.articles()],
        ledger.judgements(),
        ledger.decisions(),
        ledger.problems(),
        [ledger.history(incident.id) for incident in ledger.incidents()],
        ledger.counts(),
    ]


def test_what_is_archived_and_restored_is_the_same_to_the_byte(full, tmp_path):
    archive(full, tmp_path / "one.zip")
    with open_ledger(str(tmp_path / "other.db")) as other:
        restore(tmp_path / "one.zip", other)
        archive(other, tmp_path / "two.zip")
        assert said(other) == said(full)
        assert other.what_does_not_hold() == []
        assert other.search("rockets") == full.search("rockets") != []
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_ledger_goes_from_a_file_to_postgresql_and_back(file_ledger, rockets, tmp_path, new_address):
    file_ledger.add(rockets.capture, rockets.article, rockets.statements, reader="first", now=NOON)
    merge(file_ledger, NOON)
    archive(file_ledger, tmp_path / "one.zip")
    with open_ledger(new_address) as server:
        restore(tmp_path / "one.zip", server)
        archive(server, tmp_path / "two.zip")
        assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
        (report,) = server.incidents()[0].reports
        assert server.decide(DecisionRow(report, "reject", "", "", "anna", "", NOON)) == 1
        merge(server, NOON)
        archive(server, tmp_path / "three.zip")
    with open_ledger(str(tmp_path / "back.db")) as back:
        restore(tmp_path / "three.zip", back)
        archive(back, tmp_path / "four.zip")
        assert back.incidents() == []
    assert (tmp_path / "three.zip").read_bytes() == (tmp_path / "four.zip").read_bytes()


def test_an_archive_is_plain(full, rockets, tmp_path):
    archive(full, tmp_path / "one.zip")
    with ZipFile(tmp_path / "one.zip") as file:
        raw = file.read(f"captures/{rockets.capture.sha256[:2]}/{rockets.capture.sha256}")
        lines = [json.loads(line) for line in file.read("tables/articles.jsonl").splitlines()]
    assert raw == rockets.capture.raw
    assert sorted(line["text"][:8] for line in lines) == ["Militant", "The mark", "There we"]
    assert {line["added"] for line in lines} == {"2020-04-03T12:00:00.000000+00:00"}


def test_what_is_there_is_not_written_over(full, tmp_path):
    (tmp_path / "one.zip").write_text("mine")
    with pytest.raises(ArchiveExists):
        archive(full, tmp_path / "one.zip")
    archive(full, tmp_path / "two.zip")
    before = said(full)
    with pytest.raises(NotEmpty):
        restore(tmp_path / "two.zip", full)
    assert ((tmp_path / "one.zip").read_text(), said(full)) == ("mine", before)


def changed(path, part, old, new):
    """The archive with something else in one part."""
    with ZipFile(path) as file:
        parts = {each: file.read(each) for each in file.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with ZipFile(path, "w") as file:
        for name, held in parts.items():
            file.writestr(name, held)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("tables/articles.jsonl", b"rockets", b"flowers"), "not what the manifest says"),
        (("tables/decisions.jsonl", b"reject", b"accept"), "not what the manifest says"),
        (("tables/articles.jsonl", b'{"id"', b'["id"'), "cannot be read"),
        (("tables/articles.jsonl", b'"title"', b'"tilte"'), "cannot be read"),
        (("manifest.json", b'"grades"', b'"grade"'), "does not tell of every table"),
    ],
)
def test_a_damaged_archive_restores_nothing(full, tmp_path, change, what):
    archive(full, tmp_path / "one.zip")
    changed(tmp_path / "one.zip", *change)
    with open_ledger(str(tmp_path / "other.db")) as other:
        with pytest.raises(ArchiveDamaged, match=what):
            restore(tmp_path / "one.zip", other)
        assert other.counts().articles == 0


def test_bytes_that_are_not_those_of_their_name_restore_nothing(full, rockets, tmp_path):
    archive(full, tmp_path / "one.zip")
    name = f"captures/{rockets.capture.sha256[:2]}/{rockets.capture.sha256}"
    changed(tmp_path / "one.zip", name, b"18", b"19")
    with open_ledger(str(tmp_path / "other.db")) as other, pytest.raises(ArchiveDamaged, match="are others"):
        restore(tmp_path / "one.zip", other)


@pytest.mark.parametrize("held", [b"", b"PK\x03\x04", b"Militants fired rockets."])
def test_what_is_no_archive_is_named(file_ledger, tmp_path, held):
    (tmp_path / "one.zip").write_bytes(held)
    with pytest.raises(NotAnArchive, match=r"one\.zip"):
        restore(tmp_path / "one.zip", file_ledger)
    with pytest.raises(NotAnArchive):
        restore(tmp_path / "none.zip", file_ledger)


def old_archive(older, version, path):
    """Write what a ledger file of an older version holds as the program of then did."""
    tables = MetaData()
    with sqlite_engine(older, wait_s=0).begin() as connection:
        migrate(connection, since=1, to=version)
        tables.reflect(connection)
        rows = {table: connection.execute(select(table)).all() for table in tables.sorted_tables}
    told = {}
    with ZipFile(path, "w") as file:
        for table, held in rows.items():
            if table.name in LEFT_OUT or table.name.startswith(("whole_words", "word_parts")):
                continue
            lines = b"".join(line_of(table, row) for row in held)
            file.writestr(f"tables/{table.name}.jsonl", lines)
            told[table.name] = {"rows": len(held), "sha256": sha256(lines).hexdigest()}
        for row in rows[tables.tables["captures"]]:
            file.writestr(capture_name(row.sha256), zlib.decompress(row.raw))
        file.writestr("manifest.json", json.dumps({"format": FORMAT, "version": version, "tables": told}))


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_archive_of_older_tables_is_brought_to_todays(tmp_path, ledger, version):
    older = str(tmp_path / "older.db")
    with closing(sqlite3.connect(older)) as raw:
        raw.executescript((Path(__file__).parent / "version1.sql").read_text(encoding="utf-8"))
    old_archive(older, version, tmp_path / "older.zip")
    restore(tmp_path / "older.zip", ledger)
    with open_ledger(older) as migrated:
        assert said(ledger) == said(migrated)
        assert len(ledger.search("rockets")) == len(migrated.search("rockets"))
        archive(migrated, tmp_path / "migrated.zip")
    archive(ledger, tmp_path / "restored.zip")
    assert (tmp_path / "restored.zip").read_bytes() == (tmp_path / "migrated.zip").read_bytes()


def test_a_damaged_archive_of_older_tables_restores_nothing(tmp_path, file_ledger):
    older = str(tmp_path / "older.db")
    with closing(sqlite3.connect(older)) as raw:
        raw.executescript((Path(__file__).parent / "version1.sql").read_text(encoding="utf-8"))
    old_archive(older, 6, tmp_path / "older.zip")
    changed(tmp_path / "older.zip", "tables/articles.jsonl", b"Herald", b"Heralt")
    with pytest.raises(ArchiveDamaged, match="not what the manifest says"):
        restore(tmp_path / "older.zip", file_ledger)
    assert file_ledger.counts().articles == 0


def test_an_archive_of_other_tables_says_which(full, tmp_path):
    archive(full, tmp_path / "one.zip")
    changed(tmp_path / "one.zip", "manifest.json", b'"version": ', b'"version": 9')
    with open_ledger(str(tmp_path / "other.db")) as other, pytest.raises(NotAnArchive, match="version 9"):
        restore(tmp_path / "one.zip", other)
