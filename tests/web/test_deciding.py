"""Deciding on the screens: what is decided is in the ledger with who and why, and can be undone."""

import html
import re

import pytest
from sqlalchemy import insert

from tests.web.conftest import NOON
from tocsin.ledger.incidents import GONE
from tocsin.ledger.schema import history
from tocsin.record import PROGRAM
from tocsin.web.security.scopes import Scope


@pytest.fixture
def told(app):
    """The incident that two reports tell of."""
    return next(one for one in app.state.desk.incidents.now().incidents.values() if len(one.reports) == 2)


@pytest.fixture
def decide(analyst, csrf):
    """Send a decision's form; gives the address that it leads to."""

    def sent(verb: str, *which: str, **form) -> str:
        answer = analyst.post(f"/decisions/{verb}", data={"csrf": csrf, "which": list(which), **form})
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    return sent


def test_an_accepted_incident_is_reviewed_and_an_undone_one_is_not(analyst, csrf, decide, told):
    decide("accept", told.id, why="read it", then=f"/incidents/{told.id}")
    text = analyst.get(f"/incidents/{told.id}").text
    assert "· reviewed ·" in text
    assert "“read it”" in text
    number = re.search(r'name="number" value="(\d+)"', text)[1]
    analyst.post("/decisions/undo", data={"csrf": csrf, "number": number})
    assert "· unreviewed ·" in analyst.get(f"/incidents/{told.id}").text


def test_a_rejected_incident_is_shown_no_more_and_comes_back(analyst, csrf, decide, told):
    before = analyst.get("/api/v1/incidents").json()["total"]
    decide("reject", told.id, why="old")
    assert analyst.get("/api/v1/incidents").json()["total"] == before - 1
    analyst.post("/decisions/undo", data={"csrf": csrf})
    assert analyst.get("/api/v1/incidents").json()["total"] == before


def test_a_decision_on_several_incidents_is_undone_as_one(app, analyst, csrf, decide):
    ids = [one.id for one in app.state.desk.incidents.now().incidents.values()]
    decide("accept", *ids, why="read them", then="/queue")
    number = re.search(r'name="number" value="(\d+)"', analyst.get("/queue").text)[1]
    assert app.state.desk.incidents.now().reviewed == set(ids)
    analyst.post("/decisions/undo", data={"csrf": csrf, "number": number})
    assert app.state.desk.incidents.now().reviewed == set()


def test_a_program_undoes_one_of_several_alone_where_it_says_so(app, program):
    ids = [one.id for one in app.state.desk.incidents.now().incidents.values()]
    client = program(Scope.READ, Scope.REVIEW)
    client.post("/api/v1/decisions", json={"verb": "accept", "which": ids, "why": "read them"})
    client.post("/api/v1/decisions/undo", json={"alone": True})
    assert len(app.state.desk.incidents.now().reviewed) == len(ids) - 1
    client.post("/api/v1/decisions/undo", json={})
    assert app.state.desk.incidents.now().reviewed == set()


@pytest.mark.parametrize("why", ["", "  "])
def test_what_is_hidden_needs_a_reason(analyst, csrf, told, program, why):
    answer = analyst.post("/decisions/reject", data={"csrf": csrf, "which": told.id, "why": why})
    assert (answer.status_code, "give a reason" in answer.text) == (422, True)
    asked = {"verb": "reject", "which": [told.id], "why": why}
    refused = program(Scope.READ, Scope.REVIEW).post("/api/v1/decisions", json=asked)
    assert (refused.status_code, "give a reason" in refused.json()["detail"]) == (422, True)


def test_a_report_is_parted_from_its_incident_and_joined_again(app, decide, told):
    decide("different", told.id, told.reports[1])
    incidents = app.state.desk.incidents.now().incidents
    assert told.reports not in [one.reports for one in incidents.values()]
    decide("same", *told.reports)
    assert told.reports in [one.reports for one in app.state.desk.incidents.now().incidents.values()]


def test_words_selected_in_an_article_become_a_value(app, decide, told):
    telling = next(one for one in app.state.desk.ledger.tellings(ids=told.reports) if one.publisher == "Herald")
    text = app.state.desk.ledger.article(telling.article_id).text
    start = text.index("official")
    decide("correct", telling.id, field="speaker", value="official", start=start, end=start + len("official"))
    (after,) = app.state.desk.ledger.tellings(ids=[telling.id])
    assert after.statement.speaker.words.quote == "official"


def test_a_value_that_its_words_do_not_say_is_not_taken(analyst, csrf, told):
    form = {"csrf": csrf, "which": told.reports[0], "field": "killed", "value": "900"}
    answer = analyst.post("/decisions/correct", data=form)
    assert answer.status_code == 422
    assert "killed" in answer.text


def test_nobody_is_sent_to_another_site_after_a_decision(decide, told):
    assert decide("comment", told.id, why="hm", then="//evil.example") == "/queue"
    assert decide("comment", told.id, why="hm", then="https://evil.example") == "/queue"


def test_two_incidents_side_by_side_show_what_differs(app, analyst):
    left, right = [one.id for one in app.state.desk.incidents.now().incidents.values()][:2]
    text = analyst.get("/duplicates", params={"left": left, "right": right}).text
    assert "differs" in text
    assert "formaction" not in text
    assert text.count('name="which"') == 6


def test_a_rejected_incident_tells_who_rejected_it_and_why_and_is_had_back_from_there(analyst, csrf, decide, told):
    decide("reject", told.id, why="of another war")
    for which in (told.id, told.reports[0]):
        page = analyst.get(f"/incidents/{which}")
        assert (page.status_code, "of another war" in page.text, "ana" in page.text) == (410, True, True)
    number = re.search(r'name="number" value="(\d+)"', page.text)[1]
    refused = analyst.get(f"/api/v1/incidents/{told.id}")
    assert (refused.status_code, refused.json()["mend"]) == (410, f"undo decision {number} to have it back")
    analyst.post("/decisions/undo", data={"csrf": csrf, "number": number})
    assert analyst.get(f"/incidents/{told.id}").status_code == 200


def test_what_was_rejected_is_not_taken_for_what_was_left_beside_it(app, analyst, decide, told):
    beside = next(one for one in app.state.desk.incidents.now().incidents.values() if one.id != told.id)
    decide("reject", told.id, why="of another war")
    line = {"subject": told.id, "what": GONE, "other": beside.id, "by": PROGRAM, "why": "", "made": NOON}
    with app.state.desk.ledger.writing() as connection:
        connection.execute(insert(history), line)
    assert app.state.desk.ledger.incident(told.id).id == beside.id
    assert analyst.get(f"/incidents/{told.id}").status_code == 410
    assert analyst.get(f"/api/v1/incidents/{told.id}").status_code == 410


def test_what_never_was_an_incident_is_not_said_to_be_rejected(analyst):
    assert analyst.get("/incidents/0123456789abcdef").status_code == 404
    assert analyst.get("/api/v1/incidents/0123456789abcdef").status_code == 404


def test_who_undoes_once_too_often_stays_where_they_are_and_is_told(analyst, csrf):
    answer = analyst.post("/decisions/undo", data={"csrf": csrf, "then": "/incidents?kind=shelling"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/incidents?kind=shelling")
    assert "no decision of ana stands" in analyst.get("/incidents?kind=shelling").text


def test_an_incident_that_has_others_than_were_seen_is_not_decided_on(app, analyst, csrf, decide, told):
    seen = " ".join(told.reports)
    decide("different", told.id, told.reports[1])
    form = {"csrf": csrf, "which": told.id, "seen": seen}
    stale = analyst.post("/decisions/accept", data=form)
    assert (stale.status_code, "other reports now" in stale.text) == (409, True)
    asked = {"verb": "accept", "which": [told.id], "seen": list(told.reports)}
    assert analyst.post("/api/v1/decisions", json=asked, headers={"x-csrf": csrf}).status_code == 409
    assert app.state.desk.incidents.now().reviewed == set()
    now = app.state.desk.ledger.incident(told.id)
    assert analyst.post("/decisions/accept", data=form | {"seen": " ".join(now.reports)}).status_code == 303


def test_the_page_of_an_incident_tells_what_was_seen_with_what_is_decided_on_all_of_it(analyst, told):
    page = analyst.get(f"/incidents/{told.id}").text
    assert page.count(f'name="seen" value="{" ".join(told.reports)}"') == 2


@pytest.mark.parametrize("why", ["", "  "])
def test_a_comment_without_words_is_none(analyst, csrf, told, why):
    assert analyst.post("/decisions/comment", data={"csrf": csrf, "which": told.id, "why": why}).status_code == 422


def test_a_token_that_may_do_nothing_is_not_made(analyst, csrf):
    answer = analyst.post("/tokens", data={"csrf": csrf, "name": "idle"})
    assert (answer.status_code, "choose what it may" in answer.text.casefold()) == (422, True)


def test_a_correction_to_nothing_is_told_in_words_of_the_desk(analyst, csrf, told):
    form = {"csrf": csrf, "which": told.reports[0], "field": "speaker", "value": " "}
    answer = analyst.post("/decisions/correct", data=form)
    assert (answer.status_code, "select words in the article" in answer.text.casefold()) == (422, True)


@pytest.mark.parametrize("lane", ["", "facts", "relevance", "place", "duplicates"])
def test_who_goes_through_a_lane_or_all_of_them_stays_in_it(analyst, lane):
    queue = analyst.get(f"/queue?lane={lane}").text
    addresses = re.findall(r'data-open href="([^"]+)"', queue)
    assert [each for each in addresses if not each.endswith(f"lane={lane}")] == []
    for address in map(html.unescape, addresses):
        assert f"/queue/next?lane={lane}&" in html.unescape(analyst.get(address).text)


def test_what_is_next_of_all_lanes_is_followed_by_the_next_of_all_lanes(analyst):
    assert analyst.get("/queue/next?lane=&after=none").headers["location"].endswith("?lane=")
