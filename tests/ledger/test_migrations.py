import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from tocsin.ledger import Ledger, open_ledger
from tocsin.ledger.migrations import STEPS, migrate
from tocsin.ledger.opening import WAIT_S
from tocsin.ledger.schema import VERSION, tables
from tocsin.ledger.sqlite import sqlite_engine
from tocsin.record import Count, Effect, Stage, Verdict

FIRST = (Path(__file__).parent / "version1.sql").read_text(encoding="utf-8")
"""A ledger of the first release, as that release wrote it."""
NOON = datetime(2020, 4, 3, 12, tzinfo=UTC)


@pytest.fixture
def first(path: str) -> str:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(FIRST)
    return path


def rows(path: str, query: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(query).fetchall()


KEPT = [
    "captures",
    "receipts",
    "articles",
    "sightings",
    "readings",
    "statements",
    "judgements",
    "decisions",
    "problems",
    "history",
]


def every(name: str) -> str:
    return f"SELECT * FROM {name} ORDER BY rowid"  # noqa: S608 - the names are the ledger's own


def described(name: str | None, kind: str, of: dict) -> bool:
    """Whether it belongs to a table of the schema; what finds words in `searchable` is the databases' own."""
    return not (kind == "table" and name not in tables.tables) and name not in {"searchable_words", "searchable_parts"}


def test_there_is_a_step_to_every_version() -> None:
    assert len(STEPS) == VERSION


def test_the_steps_lead_to_the_tables_as_they_are_described(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": described})
        found = [change for [change] in compare_metadata(context, tables) if change[0] != "modify_comment"]
    assert found == []


def test_the_first_step_makes_what_the_first_release_made(first: str, tmp_path: Path) -> None:
    again = str(tmp_path / "again.tocsin")
    with sqlite_engine(again, wait_s=WAIT_S).begin() as connection:
        migrate(connection, since=0, to=1)
    shape = "SELECT m.name, t.name, t.type, t.'notnull', t.pk FROM sqlite_master m, pragma_table_info(m.name) t ORDER BY 1, 2"
    assert rows(again, shape) == rows(first, shape)


def test_a_ledger_of_the_first_release_keeps_all_it_holds(first: str) -> None:
    before = {name: rows(first, every(name)) for name in KEPT}
    incidents = rows(first, "SELECT id, kind, earliest, lat, actors, targets, killed, words, form FROM incidents")
    reports = rows(first, "SELECT report, incident, alias FROM incident_reports ORDER BY report")
    with open_ledger(first):
        pass
    after = {name: rows(first, every(name)) for name in KEPT}
    assert {name: [row[: len(before[name][0])] for row in after[name]] for name in KEPT} == before
    assert (
        rows(first, "SELECT id, kind, earliest, lat, actors, targets, killed, words, form FROM incidents") == incidents
    )
    joined = "SELECT report, id, alias FROM incident_reports JOIN incidents ON number = version ORDER BY report"
    assert rows(first, joined) == reports


def test_a_ledger_of_the_first_release_answers(first: str) -> None:
    with open_ledger(first) as ledger:
        [incident] = ledger.incidents()
        assert (incident.kind, incident.stage, incident.when.earliest) == ("shelling", Stage.OCCURRED, date(2020, 4, 3))
        assert incident.tolls == ((Effect.KILLED, Count(2, 2)),)
        assert ledger.incident(incident.id[:6]) == incident
        assert [row.publisher for row in ledger.articles()] == [
            "Herald",
            "Morning Post",
            "Wire",
            "Le Quotidien d’Alger",
        ]
        assert {(one.verdict, one.by) for one in ledger.judgements()} == {
            (Verdict.SAME, "anna"),
            (Verdict.SAME, "program"),
        }
        assert [(one.verb, one.value, one.by) for one in ledger.decisions()] == [
            ("correct", '{"value": "air-strike"}', "anna")
        ]
        assert (ledger.counts().captures, ledger.counts().readings, ledger.counts().statements) == (4, 5, 5)


def test_what_the_first_release_recorded_says_when(first: str) -> None:
    with open_ledger(first) as ledger:
        counts = [ledger.at(NOON + timedelta(days=days)).counts() for days in (-1, 0, 1, 3, 5)]
    assert [(each.captures, each.articles, each.readings, each.incidents) for each in counts] == [
        (0, 0, 0, 0),
        (4, 1, 1, 0),
        (4, 2, 2, 0),
        (4, 4, 4, 0),
        (4, 4, 5, 1),
    ]


HALFWAY = """
import sys
from sqlalchemy import event
from tocsin.ledger import opening

def stop(connection, cursor, statement, *rest):
    if "DROP TABLE incidents" in statement:
        print("halfway", flush=True)
        sys.stdin.read()

make = opening.sqlite_engine
def watched(*given, **named):
    engine = make(*given, **named)
    event.listen(engine, "before_cursor_execute", stop)
    return engine
opening.sqlite_engine = watched
opening.open_ledger(sys.argv[1])
"""


def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_ledger_whole(first: str) -> None:
    with closing(sqlite3.connect(first)) as raw:
        before = list(raw.iterdump())
    with subprocess.Popen(
        [sys.executable, "-c", HALFWAY, first], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as opening:
        assert opening.stdout
        assert opening.stdout.readline() == b"halfway\n"
        opening.kill()
    with closing(sqlite3.connect(first)) as raw:
        assert list(raw.iterdump()) == before
    with open_ledger(first) as ledger:
        assert len(ledger.incidents()) == 1


def test_a_new_ledger_in_an_empty_database_is_of_today(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT version FROM ledger_version").scalar() == VERSION
        assert set(tables.tables) <= set(inspect(connection).get_table_names())
