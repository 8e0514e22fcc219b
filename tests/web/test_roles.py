"""Who may do what: every route, out of the route table itself, asked by every role, by programs, and by strangers."""

from itertools import pairwise

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from tests.web.conftest import HOST
from tocsin.accounts import Role
from tocsin.web.pages import routers
from tocsin.web.rest import rest_routers
from tocsin.web.security.needs import SAFE, Needs
from tocsin.web.security.scopes import MAY, Scope

STRANGER, SESSION = "a stranger", "anybody who came in"
LOOKING = (
    "/ /incidents /incidents/{which} /articles /articles/{which} /queue /queue/next /duplicates /map /map/points /map/told "
    "/feed.atom /timeline /network /answers /answers/{name} /claim /forecasts /sources /add /exports /exports/{form} "
    "/exports/{form}/metadata /brief /codebook"
)
READING = (
    "openapi.json incidents incidents/{which} articles articles/{which} sources search states/{which} queue network "
    "answers/{name} claim forecasts exports/{form} expunged"
)
LEAST = {
    **{("GET", path): Role.DATA_VIEWER for path in LOOKING.split()},
    **{("GET", f"/api/v1/{path}"): Role.DATA_VIEWER for path in READING.split()},
    ("GET", "/launch"): STRANGER,
    ("GET", "/login"): STRANGER,
    ("POST", "/login"): STRANGER,
    ("GET", "/login/provider"): STRANGER,
    ("GET", "/login/provider/back"): STRANGER,
    ("POST", "/leave"): SESSION,
    ("GET", "/account"): SESSION,
    ("POST", "/account/password"): SESSION,
    ("POST", "/account/sessions/end"): SESSION,
    ("GET", "/audit"): Role.VIEWER,
    ("POST", "/release"): Role.VIEWER,
    ("GET", "/evidence"): Role.VIEWER,
    ("POST", "/api/v1/release"): Role.VIEWER,
    ("GET", "/api/v1/evidence"): Role.VIEWER,
    ("GET", "/api/v1/log"): Role.VIEWER,
    ("POST", "/add"): Role.CODER,
    ("POST", "/api/v1/articles"): Role.CODER,
    ("POST", "/forecasts"): Role.CODER,
    ("POST", "/api/v1/forecasts"): Role.CODER,
    ("POST", "/searches"): Role.CODER,
    ("POST", "/searches/forget"): Role.CODER,
    ("POST", "/decisions/undo"): Role.CODER,
    ("POST", "/decisions/{verb}"): Role.CODER,
    ("POST", "/api/v1/decisions"): Role.CODER,
    ("POST", "/api/v1/decisions/undo"): Role.CODER,
    ("POST", "/sources/grade"): Role.REVIEWER,
    ("POST", "/api/v1/sources/grades"): Role.REVIEWER,
    ("POST", "/tokens"): Role.OWNER,
    ("POST", "/articles/{which}/expunge"): Role.OWNER,
    ("POST", "/articles/{which}/allow"): Role.OWNER,
    ("POST", "/api/v1/articles/{which}/expunge"): Role.OWNER,
    ("POST", "/api/v1/articles/{which}/allow"): Role.OWNER,
    ("POST", "/tokens/revoke"): Role.OWNER,
    ("GET", "/accounts"): Role.OWNER,
    ("POST", "/accounts"): Role.OWNER,
    ("POST", "/accounts/role"): Role.OWNER,
    ("POST", "/accounts/disable"): Role.OWNER,
    ("POST", "/accounts/enable"): Role.OWNER,
    ("POST", "/accounts/password"): Role.OWNER,
    ("POST", "/accounts/sessions/end"): Role.OWNER,
}
"""For each route the role that may least and still use it; those after it in the order of `Role` may too."""
ROUTES = [
    (method, route)
    for router in (*routers, *rest_routers)
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods)
]
GIVEN = {"which": "x", "verb": "comment", "form": "csv", "name": "change"}


def needs(route) -> set[frozenset[Scope]]:
    """What a route asks for, by itself or through what it depends on: one scope out of each set."""
    waiting, found = [route.dependant], set()
    while waiting:
        one = waiting.pop()
        found |= {one.call.scopes} if isinstance(one.call, Needs) else set()
        waiting += one.dependencies
    return found


def may(route, scopes) -> bool:
    return all(not wanted or wanted & scopes for wanted in needs(route))


def address(route) -> str:
    return route.path.format(**{name: GIVEN.get(name, "x") for name in route.param_convertors})


GUARDED = [(method, route) for method, route in ROUTES if LEAST.get((method, route.path)) != STRANGER]
"""The routes that no stranger may use."""
CHANGING = [(method, route) for method, route in GUARDED if method not in SAFE]
cases = pytest.mark.parametrize(("method", "route"), ROUTES, ids=[f"{m} {r.path}" for m, r in ROUTES])
roles = pytest.mark.parametrize("role", Role)


def test_every_route_is_declared_and_every_declared_one_is_there():
    assert sorted({(method, route.path) for method, route in ROUTES}) == sorted(LEAST)


@cases
def test_a_route_asks_for_what_its_least_role_has_and_those_below_lack(method, route):
    least = LEAST[method, route.path]
    allowed = [role for role in Role if needs(route) and may(route, MAY[role])]
    every = list(Role)
    expected = (
        {STRANGER: [], SESSION: every}.get(least) if least in (STRANGER, SESSION) else every[every.index(least) :]
    )
    assert allowed == expected


def test_each_role_may_all_that_the_one_before_it_may():
    every = list(Role)
    assert [role for role, above in pairwise(every) if not MAY[role] < MAY[above]] == []


@roles
def test_every_route_lets_in_the_roles_that_it_declares_and_refuses_the_others(role, member):
    client, wrong = member(role), []
    for method, route in sorted(ROUTES, key=lambda case: case[1].path == "/leave"):
        least = LEAST[method, route.path]
        expected = least == SESSION or (least in list(Role) and list(Role).index(role) >= list(Role).index(least))
        body = {"json": {}} if route.path.startswith("/api/") else {"data": {"which": "x", "name": "x"}}
        answer = client.request(method, address(route), **({} if method in SAFE else body))
        refused = answer.status_code in (401, 403)
        if answer.status_code >= 500 or (least != STRANGER and refused == expected):
            wrong.append((method, route.path, answer.status_code))
    assert wrong == []


def statuses(client, routes, **sent) -> list[tuple[str, str, int]]:
    """What each of these routes answers."""
    return [
        (method, route.path, client.request(method, address(route), **sent).status_code) for method, route in routes
    ]


def all_of(routes, status: int) -> list[tuple[str, str, int]]:
    return [(method, route.path, status) for method, route in routes]


def test_what_changes_something_asks_for_more_than_reading():
    weak = {
        (method, route.path) for method, route in CHANGING if needs(route) <= {frozenset((Scope.READ,)), frozenset()}
    }
    assert {LEAST[each] for each in weak} == {SESSION}


def test_a_stranger_is_refused_everywhere(stranger):
    assert statuses(stranger, GUARDED) == all_of(GUARDED, 401)


def test_a_stranger_to_a_team_is_asked_to_log_in_on_pages_and_refused_elsewhere(team):
    client = TestClient(team, base_url=f"http://{HOST}", follow_redirects=False)
    pages = [case for case in GUARDED if case[0] == "GET" and not case[1].path.startswith("/api/")]
    others = [case for case in GUARDED if case not in pages]
    assert statuses(client, pages) == all_of(pages, 303)
    assert {client.get(address(route)).headers["location"].split("?")[0] for _, route in pages} == {"/login"}
    assert statuses(client, others) == all_of(others, 401)


@pytest.mark.parametrize("lacking", list(Scope))
def test_a_token_without_the_scope_is_refused(lacking, program):
    client = program(*(set(Scope) - {lacking}))
    routes = [case for case in GUARDED if frozenset((lacking,)) in needs(case[1])]
    assert statuses(client, routes) == all_of(routes, 403)


def test_a_token_that_neither_codes_nor_reviews_decides_nothing(program):
    client = program(*(set(Scope) - {Scope.CODE, Scope.REVIEW}))
    routes = [case for case in CHANGING if frozenset((Scope.CODE, Scope.REVIEW)) in needs(case[1])]
    assert len(routes) == 6
    assert statuses(client, routes) == all_of(routes, 403)


FORM = {"which": "x", "name": "x"}
ELSEWHERE = "https://evil.example"


def test_one_who_works_alone_sends_no_form_without_its_token_and_none_from_elsewhere(analyst, csrf):
    assert statuses(analyst, CHANGING, data=FORM) == all_of(CHANGING, 403)
    sent = {"x-csrf": csrf, "origin": ELSEWHERE}
    assert statuses(analyst, CHANGING, data=FORM, headers=sent) == all_of(CHANGING, 403)


def test_a_team_sends_no_form_without_its_token_and_none_from_elsewhere(member):
    client = member(Role.OWNER)
    token = client.headers.pop("x-csrf")
    for headers in ({}, {"x-csrf": "guessed"}, {"x-csrf": token, "origin": ELSEWHERE}):
        assert statuses(client, CHANGING, data=FORM, headers=headers) == all_of(CHANGING, 403)
