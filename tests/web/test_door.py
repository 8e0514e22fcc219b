"""Who comes in: the launch link, the session, the host, the pace."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from tests.web.conftest import NOON
from tocsin.accounts.rates import Rates
from tocsin.web.security.sessions import IDLE, Sessions


def test_a_stranger_sees_no_screen(stranger):
    answer = stranger.get("/incidents")
    assert answer.status_code == 401
    assert "Rockets" not in answer.text


def test_the_launch_link_lets_one_browser_in_once(app, stranger):
    code = app.state.desk.sessions.launch_code
    first = stranger.get("/launch", params={"code": code})
    assert first.status_code == 303
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=strict" in first.headers["set-cookie"]
    assert stranger.get("/incidents").status_code == 200
    stranger.cookies.clear()
    assert stranger.get("/launch", params={"code": code}).status_code == 401
    assert stranger.get("/incidents").status_code == 401


def test_a_session_ends_when_nothing_is_asked_for_long_enough():
    now = NOON
    sessions = Sessions("ana", iter("abcdef").__next__, lambda: now)
    cookie = sessions.launch(sessions.launch_code)
    now += IDLE
    assert sessions.visitor(cookie).name == "ana"
    now += IDLE + timedelta(seconds=1)
    assert sessions.visitor(cookie) is None
    assert sessions.visitor(cookie) is None


def test_a_session_holds_while_a_page_asks_for_several_things_at_once():
    sessions = Sessions("ana", iter("abcdef").__next__, lambda: NOON)
    cookie = sessions.launch(sessions.launch_code)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: sessions.visitor(cookie), range(2000)))
    assert {visitor and visitor.name for visitor in found} == {"ana"}


def test_leaving_ends_the_session(analyst, csrf):
    assert analyst.post("/leave", data={"csrf": csrf}).status_code == 303
    assert analyst.get("/incidents").status_code == 401


def test_another_host_name_that_leads_here_is_refused(analyst):
    answer = analyst.get("/incidents", headers={"host": "evil.example"})
    assert answer.status_code == 421


def test_too_many_questions_are_refused_until_time_has_passed():
    rates = Rates(per_second=1, burst=2)
    assert [rates.allows("ana", now) for now in (0, 0, 0, 1, 1)] == [True, True, False, True, False]
    assert rates.allows("bob", 1)


def test_every_answer_tells_the_browser_what_to_refuse(stranger, analyst):
    for answer in (stranger.get("/incidents"), analyst.get("/incidents"), analyst.get("/static/desk.css")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
