"""Forecasts are registered on the desk and by programs as by the command, once, before their days, and named in the log."""

from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.answering.weekly import FIRST, fill, noon
from tests.web.conftest import HOST
from tocsin.accounts import Role
from tocsin.ledger import open_ledger
from tocsin.record import content_id
from tocsin.web import create_app
from tocsin.web.security.scopes import Scope

LAST = FIRST + timedelta(days=7 * 39 + 1)
ASKED = "ask=1&kind=shelling&weeks=2"


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> bytes:
    """The file of a ledger with one attack in each of forty weeks."""
    path = tmp_path_factory.mktemp("weekly") / "desk.db"
    with open_ledger(str(path)) as opened:
        fill(opened)
    return path.read_bytes()


@pytest.fixture
def settings(settings):
    return settings_at(settings, 1)


def settings_at(settings, days):
    """The desk so many days after the last report."""
    return replace(settings, clock=lambda: noon(LAST + timedelta(days=days)))


@pytest.fixture
def team_ledger(ledger):
    return ledger


def kept(app) -> list[tuple[str, str]]:
    return [(line.by, line.what) for line in app.state.desk.ledger.history("forecasts")]


def test_the_button_registers_what_the_answer_says_and_the_log_names_who(analyst, csrf, app):
    assert f'action="/forecasts?{ASKED.replace("&", "&amp;")}"' in analyst.get(f"/answers/forecast?{ASKED}").text
    done = analyst.post(f"/forecasts?{ASKED}", data={"csrf": csrf})
    [(by, made)] = kept(app)
    assert (done.status_code, done.headers["location"], by) == (303, f"/forecasts?made={made}", "ana")
    shown = analyst.get(done.headers["location"]).text
    assert f"Registered as <code>{made}</code>" in shown
    assert "1 forecast registered; the days of none are over and told." in shown
    assert made[:12] in analyst.get("/audit").text


def test_it_is_registered_once(analyst, csrf, app):
    for _ in range(2):
        analyst.post(f"/forecasts?{ASKED}", data={"csrf": csrf})
    assert len(kept(app)) == 1


def test_an_id_that_was_not_registered_is_not_repeated(analyst):
    assert "Registered as" not in analyst.get("/forecasts?made=<script>").text


def test_a_program_registers_the_same_and_is_told_all_that_was_said(program, analyst, csrf, app):
    analyst.post(f"/forecasts?{ASKED}", data={"csrf": csrf})
    client = program(Scope.READ, Scope.ADD)
    done = client.post(f"/api/v1/forecasts?{ASKED}")
    told = client.get("/api/v1/forecasts").json()
    assert (done.status_code, [done.json()["id"]]) == (201, [made for _, made in kept(app)])
    assert [content_id(each["said"]) for each in told["registered"]] == [done.json()["id"]]
    assert done.json()["answer"]["sentence"].startswith("1 act of shelling or more in the 14 days after")


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("kind=shelling&dead=5", "of tolls cannot be registered"),
        ("kind=sabotage", "too few for a forecast"),
        ("kind=earthquake", "earthquake"),
        ("kind=shelling&weeks=60", "is not between 1 and 26"),
        ("kind=shelling&since=soon", "soon"),
    ],
)
def test_what_cannot_be_registered_is_refused_with_the_reason_at_both_doors(analyst, csrf, program, query, what):
    page = analyst.post(f"/forecasts?{query}", data={"csrf": csrf})
    told = program(Scope.READ, Scope.ADD).post(f"/api/v1/forecasts?{query}")
    assert [page.status_code, told.status_code, kept(analyst.app)] == [422, 422, []]
    assert (what in page.text, what in told.json()["title"] + told.json().get("detail", "")) == (True, True)
    assert told.headers["content-type"] == "application/problem+json"


def test_those_who_only_look_are_shown_no_button(member):
    shown = {role: member(role).get(f"/answers/forecast?{ASKED}").text for role in (Role.VIEWER, Role.CODER)}
    assert ["Register this forecast" in text for text in shown.values()] == [False, True]


class TestLongAfter:
    """A desk at which the days of the forecast are over."""

    @pytest.fixture
    def settings(self, settings):
        return settings_at(settings, 60)

    def test_no_button_is_shown_and_nothing_is_registered(self, analyst, csrf, app):
        assert "Register this forecast" not in analyst.get(f"/answers/forecast?{ASKED}").text
        refused = analyst.post(f"/forecasts?{ASKED}", data={"csrf": csrf})
        assert (refused.status_code, "add newer reports first" in refused.text, kept(app)) == (422, True, [])


def test_with_nothing_held_nothing_is_registered_and_the_page_says_how(tmp_path, settings):
    with open_ledger(str(tmp_path / "empty.db")) as ledger:
        client = TestClient(create_app(ledger, settings), base_url=f"http://{HOST}", follow_redirects=False)
        client.get("/launch", params={"code": client.app.state.desk.sessions.launch_code})
        answer = client.get("/forecasts")
    assert (answer.status_code, "o forecast is registered" in answer.text) == (200, True)
