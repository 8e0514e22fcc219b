"""Accounts: made and changed by owners, proven by passwords, each change in the log."""

from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher, extract_parameters

from tocsin import accounts
from tocsin.accounts import (
    CannotKnow,
    LastOwner,
    NameTaken,
    NoAccount,
    Refused,
    Role,
    UnfitName,
    WeakPassword,
    passwords,
)
from tocsin.accounts.entering import Entrance
from tocsin.accounts.passwords import HASHER, NOBODY
from tocsin.accounts.sessions import ABSOLUTE, IDLE, NOTED, SessionBook
from tocsin.ledger import open_ledger
from tocsin.ledger.following import log_before
from tocsin.ledger.people import SUBJECT, all_accounts, find_account

NOON = datetime(2020, 4, 5, 12, tzinfo=UTC)
FIRST = "correct horse battery"
OWN = "staple tulip harbour"


REAL = HASHER, NOBODY


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch):
    """Hashes that take no time, where it is not the time that is tried."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", hasher)
    monkeypatch.setattr(passwords, "NOBODY", hasher.hash("nobody"))


@pytest.fixture
def ledger(address):
    with open_ledger(address) as opened:
        yield opened


class Clock:
    """A time that only tests move."""

    def __init__(self):
        self.now, self.seconds = NOON, 0.0

    def __call__(self):
        return self.now

    def steady(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def entrance(ledger, clock):
    return Entrance(ledger, clock, clock.steady)


@pytest.fixture
def book(ledger, clock):
    codes = iter(f"cookie {number}" for number in range(9))
    return SessionBook(ledger, codes.__next__, clock)


def make(ledger, name, role=Role.CODER, **more):
    return accounts.add_account(ledger, name, role, by="olga", make_code=lambda: FIRST, now=NOON, **more)


def row(ledger, name):
    with ledger.reading() as connection:
        return find_account(connection, name)


def logged(ledger):
    with ledger.reading() as connection:
        lines = log_before(connection, None, 99)[::-1]
    assert {each.line.subject for each in lines} <= {SUBJECT}
    return [(each.line.by, each.line.what, each.line.why) for each in lines]


def said(what):
    return {"by": "olga", "why": what, "now": NOON}


def test_an_account_is_made_with_a_first_password_that_is_kept_as_a_hash(ledger):
    assert make(ledger, "ana") == FIRST
    kept = row(ledger, "ana")
    assert (kept.name, kept.role, kept.provisional, kept.disabled) == ("ana", "coder", True, None)
    assert kept.password.startswith("$argon2id$")
    assert logged(ledger) == [("olga", "made ana a coder", "")]


@pytest.mark.parametrize("name", ["", "a", "1ana", "an a", "program", "Program", "ana\n", "<b>ana", "a" * 41])
def test_a_name_that_could_be_mistaken_is_refused(name, ledger):
    with pytest.raises(UnfitName, match="is no name for an account"):
        make(ledger, name)


def test_no_two_accounts_are_told_apart_by_capitals_or_share_a_providers_name(ledger):
    make(ledger, "ana", known_as="ana@example.org")
    with pytest.raises(NameTaken, match='"Ana" is an account already'):
        make(ledger, "Ana")
    with pytest.raises(CannotKnow, match="ana@example"):
        make(ledger, "anna", known_as="ana@example.org")


def test_what_is_done_to_accounts_stands_in_the_log(ledger):
    make(ledger, "olga", Role.OWNER)
    make(ledger, "ana")
    accounts.give_role(ledger, "ana", Role.REVIEWER, **said("a year of coding"))
    accounts.give_role(ledger, "ana", Role.REVIEWER, **said("again"))
    accounts.disable(ledger, "ana", **said("left"))
    accounts.disable(ledger, "ana", **said("again"))
    accounts.enable(ledger, "ana", **said("came back"))
    accounts.reset_password(ledger, "ana", by="olga", make_code=lambda: FIRST, now=NOON)
    accounts.choose_password(ledger, "ana", OWN, session="", now=NOON)
    assert logged(ledger) == [
        ("olga", "made olga an owner", ""),
        ("olga", "made ana a coder", ""),
        ("olga", "made ana, coder before, a reviewer", "a year of coding"),
        ("olga", "disabled ana", "left"),
        ("olga", "enabled ana", "came back"),
        ("olga", "gave ana a new first password", ""),
        ("ana", "ana chose a password", ""),
    ]
    assert (row(ledger, "ana").role, row(ledger, "ana").provisional) == ("reviewer", False)


def test_the_last_owner_stays_one(ledger):
    make(ledger, "olga", Role.OWNER)
    for change in (
        lambda: accounts.disable(ledger, "olga", **said("")),
        lambda: accounts.give_role(ledger, "olga", Role.CODER, **said("")),
    ):
        with pytest.raises(LastOwner):
            change()
    make(ledger, "omar", Role.OWNER)
    accounts.disable(ledger, "olga", **said(""))
    assert [each.name for each in accounts.accounts(ledger) if not each.disabled] == ["omar"]


def test_an_account_that_there_is_not_cannot_be_changed(ledger):
    with pytest.raises(NoAccount, match='no account "ana"'):
        accounts.disable(ledger, "ana", **said(""))


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("short", "has 5 characters"),
        ("x" * 201, "has 201"),
        ("abababababab", "fewer than 5"),
        ("Ana likes tulips", "name"),
    ],
)
def test_a_password_that_is_easily_guessed_is_not_taken(password, fault, ledger):
    make(ledger, "ana")
    with pytest.raises(WeakPassword, match=fault):
        accounts.choose_password(ledger, "ana", password, session="", now=NOON)


def test_the_right_password_lets_in_and_nothing_else_does(ledger, entrance):
    make(ledger, "ana")
    make(ledger, "zoe")
    make(ledger, "idp", known_as="idp@example.org")
    accounts.disable(ledger, "zoe", **said("left"))
    assert entrance.account("ana", FIRST, "1").name == "ana"
    words = set()
    for name, password in (("ana", OWN), ("bob", FIRST), ("zoe", FIRST), ("idp", ""), ("idp", FIRST), ("", "")):
        with pytest.raises(Refused) as refused:
            entrance.account(name, password, "1")
        words.add(str(refused.value))
    assert words == {"name or password is wrong"}


def test_guessing_takes_as_long_for_a_name_that_there_is_not():
    hasher, nobody = REAL
    assert extract_parameters(nobody) == extract_parameters(hasher.hash("anything"))
    assert extract_parameters(nobody).memory_cost >= 64 * 1024
    assert not passwords.fits("anything", "")


def test_a_first_password_is_taken_though_chance_put_the_name_in_it(ledger):
    assert accounts.add_account(ledger, "ho", Role.CODER, by="olga", make_code=lambda: "correct horse", now=NOON)


def test_a_try_that_fails_is_in_the_log_and_what_was_typed_for_a_name_is_not(ledger, entrance):
    make(ledger, "ana")
    for name in ("ana", OWN):
        with pytest.raises(Refused):
            entrance.account(name, "wrong password", "192.0.2.7")
    assert [what for _, what, _ in logged(ledger)[1:]] == [
        "ana was not let in from 192.0.2.7",
        "a name without account was not let in from 192.0.2.7",
    ]


def test_after_five_tries_one_waits_with_the_right_password_too_but_others_do_not(ledger, entrance, clock):
    make(ledger, "ana")
    for _ in range(5):
        with pytest.raises(Refused, match="is wrong"):
            entrance.account("ana", "wrong password", "192.0.2.7")
    with pytest.raises(Refused, match="too many tries"):
        entrance.account("ana", FIRST, "192.0.2.7")
    assert entrance.account("ana", FIRST, "192.0.2.8").name == "ana"
    clock.seconds = 31
    assert entrance.account("ana", FIRST, "192.0.2.7").name == "ana"


def test_who_comes_in_was_not_guessing(ledger, entrance):
    make(ledger, "ana")
    assert [entrance.account("ana", FIRST, "192.0.2.7").name for _ in range(9)] == ["ana"] * 9


def test_one_address_cannot_try_many_names(ledger, entrance):
    refusals = []
    for number in range(22):
        with pytest.raises(Refused) as refused:
            entrance.account(f"name{number}", "wrong password", "192.0.2.7")
        refusals.append(refused.value.too_often)
    assert refusals == [False] * 20 + [True] * 2


def test_a_session_ends_when_nothing_was_asked_for_long_enough(ledger, book, clock):
    make(ledger, "ana")
    idle, busy = (book.begin(row(ledger, "ana")) for _ in range(2))
    clock.now += IDLE
    assert book.session(busy).name == "ana"
    clock.now += NOTED
    assert (book.session(idle), book.session(busy).role) == (None, Role.CODER)


def test_a_session_that_is_used_all_day_ends_all_the_same(ledger, book, clock):
    make(ledger, "ana")
    cookie = book.begin(row(ledger, "ana"))
    while clock.now - NOON <= ABSOLUTE:
        assert book.session(cookie) is not None
        clock.now += IDLE / 2
    assert book.session(cookie) is None


def test_a_session_has_the_role_of_now_and_ends_with_the_account(ledger, book):
    make(ledger, "olga", Role.OWNER)
    make(ledger, "ana")
    cookie = book.begin(row(ledger, "ana"))
    accounts.give_role(ledger, "ana", Role.VIEWER, **said(""))
    assert book.session(cookie).role is Role.VIEWER
    accounts.disable(ledger, "ana", **said(""))
    accounts.enable(ledger, "ana", **said(""))
    assert book.session(cookie) is None


def test_sessions_outlive_the_program_and_are_ended_one_by_one(ledger, book, clock):
    make(ledger, "ana")
    one, other = (book.begin(row(ledger, "ana")) for _ in range(2))
    again = SessionBook(ledger, iter("x").__next__, clock)
    assert len(again.all_of("ana")) == 2
    again.leave(one)
    assert (again.session(one), again.session(other).name) == (None, "ana")
    assert logged(ledger)[-1] == ("ana", "ana left", "")
    again.end("zoe", again.session(other).sha256, by="zoe")
    assert again.session(other) is not None


def test_a_chosen_password_ends_the_other_sessions(ledger, book):
    make(ledger, "ana")
    here, elsewhere = (book.begin(row(ledger, "ana")) for _ in range(2))
    accounts.choose_password(ledger, "ana", OWN, session=book.session(here).sha256, now=NOON)
    assert (book.session(here).provisional, book.session(elsewhere)) == (False, None)


def test_of_cookies_and_passwords_only_hashes_are_kept(ledger, book):
    make(ledger, "ana")
    cookie = book.begin(row(ledger, "ana"))
    with ledger.reading() as connection:
        assert FIRST not in repr(all_accounts(connection))
    assert cookie not in repr(book.all_of("ana"))
