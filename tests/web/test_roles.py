"""Who may do what: every route, out of the route table itself."""

import pytest
from fastapi.routing import APIRoute

from tocsin.web.pages import routers
from tocsin.web.rest import rest_router
from tocsin.web.security.needs import SAFE, Needs
from tocsin.web.security.scopes import Scope

OPEN = {"/launch"}
"""What a stranger may ask."""
ROUTES = [
    (method, route)
    for router in (*routers, rest_router)
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods)
]
GIVEN = {"which": "x", "verb": "accept", "form": "csv", "name": "change"}


def needs(route) -> set[Scope]:
    """The scopes that a route asks for, by itself or through what it depends on."""
    waiting, found = [route.dependant], set()
    while waiting:
        one = waiting.pop()
        found |= {one.call.scope} if isinstance(one.call, Needs) else set()
        waiting += one.dependencies
    return found


def address(route) -> str:
    return route.path.format(**{name: GIVEN.get(name, "x") for name in route.param_convertors})


cases = pytest.mark.parametrize(("method", "route"), ROUTES, ids=[f"{m} {r.path}" for m, r in ROUTES])


@cases
def test_every_route_but_the_launch_asks_for_a_scope(method, route):
    assert (route.path in OPEN) != (Scope.READ in needs(route))


@cases
def test_what_changes_something_asks_for_more_than_reading(method, route):
    if method not in SAFE and route.path != "/leave":
        assert needs(route) > {Scope.READ}


@cases
def test_a_stranger_is_refused_everywhere(method, route, stranger):
    if route.path not in OPEN:
        assert stranger.request(method, address(route)).status_code == 401


@cases
def test_a_token_without_the_scope_is_refused(method, route, program):
    wanted = needs(route)
    for lacking in sorted(wanted):
        client = program(*(set(Scope) - {lacking}))
        assert client.request(method, address(route)).status_code == 403


@cases
def test_a_form_without_the_sessions_token_is_refused(method, route, analyst):
    if method not in SAFE:
        assert analyst.request(method, address(route), data={"which": "x", "name": "x"}).status_code == 403


@cases
def test_a_form_from_another_site_is_refused(method, route, analyst, csrf):
    if method not in SAFE:
        headers = {"origin": "https://evil.example", "x-csrf": csrf}
        assert analyst.request(method, address(route), headers=headers).status_code == 403
