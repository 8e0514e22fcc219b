"""The API: the screens' numbers, pages without gaps, tags, problem details, and no fault of its own on odd input."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from tests.ledger.dump import dump
from tocsin.accounts import Role
from tocsin.web.filters import READERS
from tocsin.web.questions import QUESTIONS, UNUSED
from tocsin.web.rest.paging import cursor_after, page_after
from tocsin.web.security.scopes import MAY, Scope

API = "/api/v1"


def test_pages_follow_each_other_without_gap_or_repetition(analyst):
    whole = analyst.get(f"{API}/incidents?stage=every").json()
    found, cursor = [], ""
    while cursor is not None:
        page = analyst.get(f"{API}/incidents", params={"stage": "every", "limit": 1, "cursor": cursor}).json()
        found += page["incidents"]
        cursor = page["next"]
    assert found == whole["incidents"]
    assert whole["total"] == len(found)


def test_a_page_begins_after_an_incident_that_is_gone(app):
    held = tuple(app.state.desk.incidents.now().incidents.values())
    chosen, following = page_after(held[1:], cursor_after(held[0]), 100)
    assert (list(chosen), following) == (list(held[1:]), None)


def test_the_api_and_the_screen_show_the_same_numbers(analyst):
    found = analyst.get(f"{API}/incidents?kind=shelling").json()
    shown = (
        f"<strong>{found['total']} shown</strong> · {found['without_place']} without place · {found['unreviewed']} unr"
    )
    assert shown in analyst.get("/incidents?kind=shelling").text


STRANGE = [
    "incidents?actor=Iran",
    "incidents?kinds=shelling",
    "incidents?number=2",
    "articles?kind=shelling",
    "exports/csv?coarse=country",
    "answers/change?words=Taji",
    "answers/change?state=reviewed",
    "answers/change?place=Taji&country=IQ",
    "forecasts?weeks=4",
    "claim?words=two+attacks&since=2020-04-03",
]


@pytest.mark.parametrize("address", STRANGE)
def test_what_narrows_nothing_is_refused_since_its_numbers_would_be_of_other_incidents(address, analyst):
    answer = analyst.get(f"{API}/{address}")
    assert answer.status_code == 422
    assert answer.json()["mend"]


def test_a_name_without_a_value_asks_for_nothing_and_is_no_fault(analyst):
    assert (
        analyst.get(f"{API}/incidents?kind=shelling&sort=&by=").json()
        == analyst.get(f"{API}/incidents?kind=shelling").json()
    )


def test_the_description_names_all_that_the_filter_takes(analyst):
    paths = analyst.get(f"{API}/openapi.json").json()["paths"]
    taken = {one["name"] for one in paths[f"{API}/incidents"]["get"]["parameters"]}
    assert taken == {*READERS, "cursor", "limit"}
    inputs = {one.name for question in QUESTIONS.values() for one in question.inputs}
    asked = {one["name"] for one in paths[f"{API}/answers/{{name}}"]["get"]["parameters"]}
    assert asked == {"name", "ask", *READERS, *inputs} - {*UNUSED}


def test_a_claim_is_read_as_of_the_day_on_which_it_was_said(analyst):
    def years(today: str) -> str:
        told = analyst.get(f"{API}/claim", params={"words": "Two soldiers were killed in March", "today": today})
        return dict(told.json()["figures"])["read as"][-10:-6]

    assert [years("2020-04-05"), years("2019-04-05")] == ["2020", "2019"]
    refused = analyst.get(f"{API}/claim", params={"words": "Two soldiers were killed in March", "today": "soon"})
    assert refused.json()["detail"] == 'said on: "soon" is no day; write it like 2020-04-03'


def test_what_is_known_already_is_not_sent_again(analyst):
    first = analyst.get(f"{API}/incidents")
    again = analyst.get(f"{API}/incidents", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "query", ["since=soon", "kind=picnic", "country=Irakk", "box=1,2", "cursor=!!", "limit=0", "killed=many"]
)
def test_what_cannot_be_read_is_told_as_problem_details(query, analyst):
    answer = analyst.get(f"{API}/incidents?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) >= {"type", "title", "status", "detail"}


def test_a_program_decides_under_its_own_name_and_undoes(program):
    client = program(Scope.READ, Scope.NAMES, Scope.REVIEW)
    one = client.get(f"{API}/incidents").json()["incidents"][0]["id"]
    taken = client.post(f"{API}/decisions", json={"verb": "accept", "which": [one], "why": "checked"})
    assert taken.status_code == 201
    assert client.get(f"{API}/log?limit=50").json()["lines"][0]["by"] == "read names review"
    assert client.get(f"{API}/incidents?state=reviewed").json()["total"] == 1
    assert client.post(f"{API}/decisions/undo", json={"number": taken.json()["number"]}).status_code == 201
    assert client.get(f"{API}/incidents?state=reviewed").json()["total"] == 0


def test_a_token_is_shown_once_kept_as_a_hash_and_revoked_at_once(app, analyst, csrf, stranger):
    made = analyst.post("/tokens", data={"csrf": csrf, "name": "bot", "scopes": ["read"]}).text
    secret = made.split("shown this once: <code>")[1].split("</code>")[0]
    assert secret not in "".join(dump(app.state.desk.ledger))
    assert secret not in analyst.get("/exports").text
    headers = {"authorization": f"Bearer {secret}"}
    assert stranger.get(f"{API}/incidents", headers=headers).status_code == 200
    analyst.post("/tokens/revoke", data={"csrf": csrf, "name": "bot"})
    assert stranger.get(f"{API}/incidents", headers=headers).status_code == 401


def asked_of(client, case) -> None:
    """Send one made-up request; whatever it says, the answer is no fault of the program."""
    body = {"json": case.body} if isinstance(case.body, dict | list) else {}
    answer = client.request(case.method, case.formatted_path, params=case.query or {}, **body)
    assert answer.status_code < 500, (case.formatted_path, case.query, body, answer.text)


@pytest.mark.parametrize("role", Role)
def test_odd_input_makes_no_fault_of_the_program_in_any_role(role, program):
    client = program(*MAY[role])
    schema = schemathesis.openapi.from_dict(client.get(f"{API}/openapi.json").json())
    few = settings(
        max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    for operation in schema.get_all_operations():
        few(given(case=operation.ok().as_strategy())(lambda case: asked_of(client, case)))()
