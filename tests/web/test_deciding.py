"""Deciding on the screens: what is decided is in the ledger with who and why, and can be undone."""

import re

import pytest


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
