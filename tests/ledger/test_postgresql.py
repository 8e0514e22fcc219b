import sys
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import DBAPIError

from tocsin.ledger import (
    CannotOpen,
    CannotReach,
    Ledger,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerLocked,
    NoLedger,
    NotALedger,
    OtherVersion,
    open_ledger,
)
from tocsin.ledger.schema import VERSION
from tocsin.record import Article

FAILING = """
CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION 'no more' USING ERRCODE = '{}'; END$$;
CREATE TRIGGER fails BEFORE INSERT ON readings FOR EACH ROW EXECUTE FUNCTION fail()
"""


def do(address: str, *commands: str) -> None:
    """Run the commands behind the ledger's back."""
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for command in commands:
            connection.exec_driver_sql(command)
    engine.dispose()


NAMED = {
    "53100": LedgerFull,
    "55P03": LedgerLocked,
    "40P01": LedgerLocked,
    "57014": LedgerLocked,
    "XX001": LedgerDamaged,
    "42501": CannotReach,
    "25006": CannotReach,
    "53300": CannotReach,
}


def test_what_goes_wrong_in_the_server_is_named_and_loses_nothing(
    own_address: str, rockets: Any, now: datetime
) -> None:
    found = {}
    with open_ledger(own_address) as ledger:
        for code in NAMED:
            do(own_address, FAILING.format(code))
            with pytest.raises(LedgerError) as caught:
                ledger.add(rockets.capture, rockets.article, rockets.statements, reader="lexical 1", now=now)
            found[code] = caught.type
            do(own_address, "DROP FUNCTION fail CASCADE")
        assert (found, ledger.counts().articles) == (NAMED, 0)
        assert ledger.add(rockets.capture, rockets.article, rockets.statements, reader="lexical 1", now=now)


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_server(own_address: str) -> None:
    with open_ledger(own_address) as ledger, pytest.raises(DBAPIError), ledger.reading() as connection:
        connection.exec_driver_sql("SELECT nothing FROM nowhere")


def test_a_server_that_ends_its_connections_says_so_and_is_reached_again(own_address: str) -> None:
    with open_ledger(own_address) as ledger:
        with pytest.raises(CannotReach), ledger.reading() as connection:
            connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
        assert ledger.counts().articles == 0


def test_what_came_in_one_transaction_is_known_to_the_server_before_all_of_it_is_joined(
    own_address: str, rockets: Any, now: datetime
) -> None:
    with open_ledger(own_address) as ledger, ledger.together():
        ledger.add(rockets.capture, rockets.article, rockets.statements, reader="x", now=now)
        ledger.replace_incidents([], now)
        with ledger.reading() as connection:
            found = connection.exec_driver_sql("SELECT reltuples FROM pg_class WHERE relname = 'statements'").scalar()
    assert found == len(rockets.statements)


def test_a_server_that_is_not_there_does_not_show_the_password() -> None:
    with pytest.raises(CannotReach, match="check the address, and that its server runs") as caught:
        open_ledger("postgresql://anna:secret@127.0.0.1:1/ledger", wait_s=1)
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there_cannot_be_reached(own_address: str) -> None:
    with pytest.raises(CannotReach, match="does not exist"):
        open_ledger(f"{own_address}_absent")


def test_another_programs_database_is_not_touched(own_address: str) -> None:
    do(own_address, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "CREATE TABLE cookies (name text)")
    with pytest.raises(NotALedger):
        open_ledger(own_address)


def test_a_ledger_of_a_newer_version_is_not_touched(own_address: str) -> None:
    do(own_address, f"UPDATE ledger_version SET version = {VERSION + 1}")  # noqa: S608 - our own number
    with pytest.raises(OtherVersion, match="use a newer tocsin"):
        open_ledger(own_address)


def test_asking_makes_no_ledger_in_an_empty_database(own_address: str) -> None:
    do(own_address, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    with pytest.raises(NoLedger, match="make one with `tocsin add"):
        open_ledger(own_address, existing=True)
    with open_ledger(own_address) as made, open_ledger(own_address, existing=True) as ledger:
        assert made.counts() == ledger.counts()


def test_without_its_driver_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(CannotOpen, match=r"pip install tocsin\[postgresql\]"):
        open_ledger("postgresql://127.0.0.1/ledger")


def test_words_sort_alike_in_every_database(ledger: Ledger, now: datetime) -> None:
    ids = ["b", "B", "a", "Z", "é", "z", "Élan", "_", "1", "A"]
    for each in ids:
        ledger.add(None, Article(each, id=each), [], reader="lexical 1", now=now)
    assert [row.id for row in ledger.articles()] == sorted(ids)
