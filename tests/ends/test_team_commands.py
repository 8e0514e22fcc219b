"""`tocsin accounts` and `tocsin serve --team`, as an owner meets them."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from tocsin.accounts import Entrance, Role, add_account
from tocsin.cli.app import app
from tocsin.cli.serving import Serving, run
from tocsin.cli.servingteam import CannotServe, hosts_of_team
from tocsin.ledger import open_ledger

NOON = datetime(2020, 4, 5, 12, tzinfo=UTC)


@pytest.fixture
def ledger(address):
    open_ledger(address).close()
    return address


def tocsin(*words):
    return CliRunner().invoke(app, list(words), catch_exceptions=False)


def test_an_account_is_made_comes_in_and_is_shut_out(ledger):
    made = tocsin("accounts", "add", "olga", "--role", "owner", "--ledger", ledger, "--by", "root")
    first = re.search(r"told this once: (\S+)", made.output.replace("\n", " "))[1]
    with open_ledger(ledger) as opened:
        assert Entrance(opened, lambda: NOON, lambda: 0.0).account("olga", first, "here").role == "owner"
    tocsin("accounts", "add", "ana", "--ledger", ledger)
    tocsin("accounts", "role", "ana", "reviewer", "--why", "a year of coding", "--ledger", ledger)
    tocsin("accounts", "disable", "ana", "--why", "left", "--ledger", ledger)
    listed = json.loads(tocsin("accounts", "list", "-f", "json", "--ledger", ledger).output)
    assert [(each["name"], each["role"], each["state"][:8]) for each in listed] == [
        ("ana", "reviewer", "disabled"),
        ("olga", "owner", "first pa"),
    ]
    tocsin("accounts", "enable", "ana", "--ledger", ledger)
    again = tocsin("accounts", "password", "ana", "--ledger", ledger)
    assert first not in again.output
    assert "told this once" in again.output


def test_one_known_to_a_provider_gets_no_password(ledger):
    made = tocsin("accounts", "add", "ana", "--known-as", "ana@example.org", "--ledger", ledger)
    assert made.output == "ana comes in by the identity provider.\n"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("add", "ana", "--role", "boss"), '"boss" is no role; take one of data-viewer, viewer, coder'),
        (("role", "nobody", "coder"), 'there is no account "nobody"'),
        (("add", "program"), "is no name for an account"),
    ],
)
def test_what_cannot_be_is_said_and_ends_with_2(words, fault, ledger):
    done = tocsin("accounts", *words, "--ledger", ledger)
    assert (done.exit_code, fault in done.output) == (2, True)


def test_a_team_is_not_served_from_a_file(path):
    open_ledger(path).close()
    done = tocsin("serve", "--team", "--ledger", path, "--address", "https://desk.example")
    assert done.exit_code == 2
    assert "a team works on PostgreSQL, and this ledger is a file; take it over with `tocsin archive`" in done.output


def test_a_team_is_served_when_there_is_an_owner_and_passwords_are_safe(new_address):
    with open_ledger(new_address) as opened:
        with pytest.raises(CannotServe, match="has no owner yet"):
            hosts_of_team(opened, "https://desk.example", certified=False)
        add_account(opened, "olga", Role.OWNER, by="root", make_code=lambda: "correct horse", now=NOON)
        for unsafe in ("", "desk.example", "http://desk.example", "ftp://desk.example"):
            with pytest.raises(CannotServe):
                hosts_of_team(opened, unsafe, certified=False)
        assert hosts_of_team(opened, "https://desk.example", certified=False) == {"desk.example"}
        assert hosts_of_team(opened, "http://127.0.0.1:8765", certified=False) == {"127.0.0.1:8765"}


def test_what_is_served_is_the_desk_of_the_team(new_address, monkeypatch):
    served = []
    monkeypatch.setattr("tocsin.web.desk.Desk.warm", lambda _: None)
    monkeypatch.setattr("uvicorn.run", lambda app, **how: served.append((app, how)))
    serving = Serving(8765, "0.0.0.0", team=True, address="https://desk.example", certificate=None, key=None)  # noqa: S104 - nothing listens
    with open_ledger(new_address) as opened:
        add_account(opened, "olga", Role.OWNER, by="root", make_code=lambda: "correct horse", now=NOON)
        for one in (serving, replace(serving, team=False)):
            run(opened, new_address, one, "ana", "lexical", browser=False)
    assert [(app.state.desk.settings.team, app.state.desk.settings.secure, how["host"]) for app, how in served] == [
        (True, True, "0.0.0.0"),  # noqa: S104 - the same
        (False, False, "127.0.0.1"),
    ]


def test_an_article_is_expunged_told_of_when_it_comes_again_and_allowed(ledger, tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("Title: Shots\n\nGunmen shot a teacher near Mosul on Wednesday.", encoding="utf-8")
    added = tocsin("add", str(text), "--ledger", ledger, "--reader", "lexical")
    [article] = json.loads(tocsin("articles", "-f", "json", "--ledger", ledger).output)
    which = article["id"]
    unsure = CliRunner().invoke(app, ["expunge", which[:8], "--why", "x", "--ledger", ledger], input="n\n")
    assert (added.exit_code, unsure.exit_code) == (0, 1)
    said = ("--by", "olga", "--ledger", ledger)
    gone = tocsin("expunge", which[:8], "--why", "a court order", "--yes", *said)
    assert (gone.exit_code, gone.output.split(";")[0]) == (0, f"{which} is expunged")
    again = tocsin("add", str(text), "--ledger", ledger, "--reader", "lexical")
    assert "was expunged on" in " ".join(again.output.split())
    assert tocsin("verify", "--ledger", ledger).exit_code == 0
    assert tocsin("rebuild", "--ledger", ledger).exit_code == 0
    assert tocsin("expunge", which, "--why", "a mistake", "--allow", *said).output == f"{which} may be added again.\n"
    tocsin("add", str(text), "--ledger", ledger, "--reader", "lexical")
    assert [each["id"] for each in json.loads(tocsin("articles", "-f", "json", "--ledger", ledger).output)] == [which]


def test_of_a_team_only_an_owner_expunges(ledger):
    tocsin("accounts", "add", "olga", "--role", "owner", "--ledger", ledger)
    tocsin("accounts", "add", "ana", "--role", "reviewer", "--ledger", ledger)
    done = tocsin("expunge", "a", "--why", "x", "--yes", "--by", "ana", "--ledger", ledger)
    assert (done.exit_code, '"ana" is no owner' in done.output) == (2, True)
