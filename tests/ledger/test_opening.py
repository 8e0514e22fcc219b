import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tocsin.ledger import CannotOpen, LedgerError, LedgerLocked, NotALedger, OtherVersion, open_ledger
from tocsin.ledger.schema import VERSION


def test_a_new_ledger_is_empty_and_opens_again(address: str) -> None:
    for _ in range(2):
        with open_ledger(address) as ledger:
            assert list(ledger.articles()) == []


def test_the_file_is_opened_so_that_many_can_read_and_one_can_write(path: str) -> None:
    with open_ledger(path) as ledger, ledger.reading() as connection:
        settings = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in settings]
    assert found == ["wal", 1, 1, 10_000]


def test_an_address_means_the_same_file_as_its_path(path: str) -> None:
    with open_ledger(path), open_ledger(f"sqlite:///{path}") as ledger:
        assert ledger.counts().articles == 0
    assert Path(path).exists()


def test_a_ledger_may_be_in_memory_only(rockets: Any, now: Any) -> None:
    with open_ledger(":memory:") as ledger:
        ledger.add(rockets.capture, rockets.article, rockets.statements, reader="lexical 1", now=now)
        assert [row.id for row in ledger.articles()] == [rockets.article.id]
    assert not Path(":memory:").exists()


def test_a_locked_ledger_says_so(ledger: Any, address: str, rockets: Any, now: Any) -> None:
    with open_ledger(address) as other:
        with (
            other.writing(),
            pytest.raises(LedgerLocked, match=r"another program is writing to this ledger; wait until it is done"),
        ):
            ledger.add(rockets.capture, rockets.article, rockets.statements, reader="lexical 1", now=now)
        assert ledger.counts().articles == 0
    assert ledger.add(rockets.capture, rockets.article, rockets.statements, reader="lexical 1", now=now)


def test_a_reader_is_not_kept_waiting_by_a_writer(ledger: Any, address: str) -> None:
    with ledger.writing(), open_ledger(address, wait_s=0) as reader:
        assert reader.counts().articles == 0


@pytest.mark.parametrize("content", [b"%PDF-1.7 not a ledger, but long enough to look into" * 40, b"short text"])
def test_a_file_that_is_no_database_is_not_touched(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(content)
    with pytest.raises(NotALedger, match=r"report\.pdf: this is not a ledger; name another file"):
        open_ledger(str(file))
    assert file.read_bytes() == content


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "cookies.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE cookies (name)")
    with pytest.raises(NotALedger):
        open_ledger(str(file))
    with closing(sqlite3.connect(file)) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["cookies"]


@pytest.mark.parametrize(("found", "mend"), [(VERSION + 6, "use a newer tocsin"), (0, "take a copy")])
def test_a_ledger_of_another_version_is_not_touched(path: str, found: int, mend: str) -> None:
    open_ledger(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE ledger_version SET version = ?", [found])
        other.commit()
    with pytest.raises(OtherVersion, match=f"is at version {found}, this program knows 1 to {VERSION}; .*{mend}"):
        open_ledger(path)


def test_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="it is a folder"):
        open_ledger(str(tmp_path))


def test_a_path_into_a_folder_that_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="check that the folder exists"):
        open_ledger(str(tmp_path / "absent" / "a.tocsin"))


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(CannotOpen, match="a file or a postgresql:// address"):
        open_ledger("mysql://example.org/ledger")


def test_an_address_that_cannot_be_reached_does_not_show_its_password() -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger("mysql://anna:secret@example.org/ledger")
    assert "secret" not in str(caught.value)


def test_a_file_name_with_signs_of_an_address_is_a_file_name(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "a?mode=ro#b.db")):
        pass
    assert [path.name for path in tmp_path.glob("*.db")] == ["a?mode=ro#b.db"]
