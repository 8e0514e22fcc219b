"""Pages from templates: everything is escaped, and every page gets the visitor, the filter and what to show beside it."""

import re
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tocsin import __version__
from tocsin.analysis.wording import shown, span
from tocsin.codebook.graphic import is_graphic
from tocsin.record.wording import counted, days, placed
from tocsin.web.desk import Desk
from tocsin.web.filters import Filter
from tocsin.web.keys import KEYS
from tocsin.web.rows.columns import COLUMNS, PLAIN
from tocsin.web.security.scopes import Scope, Visitor

HERE = Path(str(files("tocsin.web")))
VENDOR = HERE / "static" / "vendor"
SCREENS = (
    ("queue", "/queue", "Queue"),
    ("incidents", "/incidents", "Incidents"),
    ("map", "/map", "Map"),
    ("timeline", "/timeline", "Timeline"),
    ("network", "/network", "Actors"),
    ("duplicates", "/duplicates", "Duplicates"),
    ("answers", "/answers", "Answers"),
    ("claim", "/claim", "Check a claim"),
    ("articles", "/articles", "Articles"),
    ("sources", "/sources", "Sources"),
    ("add", "/add", "Add"),
    ("exports", "/exports", "Exports"),
    ("audit", "/audit", "Audit"),
    ("accounts", "/accounts", "Accounts"),
    ("codebook", "/codebook", "Codebook"),
)
"""Name, address and title of each screen, in the order of the menu."""
NEEDED = {"add": Scope.ADD, "audit": Scope.NAMES, "accounts": Scope.MANAGE}
"""What the menu shows only to those who may use it."""
FILTERED = frozenset(("incidents", "map", "timeline", "network", "answers", "exports"))
"""The screens that share the filter; the menu carries it from one to the next."""


def briefly(words: str) -> str:
    """The words with each id in them by its first digits, as people tell them apart.

    >>> briefly("judged same: 0351f91f5500a7b5, ff3efe73bc70606d")
    'judged same: 0351f91f, ff3efe73'
    """
    return re.sub(r"\b([0-9a-f]{8})[0-9a-f]{8,}\b", r"\1", words)


def pictures() -> bool:
    """Whether the drawing libraries are in this install."""
    return (VENDOR / "stamp.txt").is_file()


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "filtered": FILTERED,
        "all_columns": COLUMNS,
        "plain_columns": tuple(PLAIN),
        "graphic": is_graphic,
        "keys": KEYS,
        "version": __version__,
        "pictures": pictures(),
    }
    environment.filters |= {"briefly": briefly, "counted": counted, "days": days, "placed": placed}
    environment.filters |= {"figure": shown, "span": span}
    return environment


ENVIRONMENT = _environment()


def address_of(request: Request) -> str:
    """The path of what was asked for, with its query."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def menu(visitor: Visitor | None, *, team: bool) -> list[tuple[str, str, str]]:
    """The screens that this visitor is shown; accounts only where people come in by them."""
    if visitor is None:
        return []
    return [
        screen
        for screen in SCREENS
        if visitor.may(NEEDED.get(screen[0], Scope.READ)) and (team or screen[0] != "accounts")
    ]


def page(
    request: Request, template: str, *, status: int = 200, wanted: Filter | None = None, **values: object
) -> HTMLResponse:
    """The template's page for this visitor."""
    visitor = request.state.visitor
    desk: Desk = request.app.state.desk
    shared: dict[str, object] = {
        "sent": request.method != "GET",
        "team": desk.settings.team,
        "path": request.url.path,
        "address": address_of(request) if request.method == "GET" else "",
        "query": (wanted or Filter()).query(),
        "visitor": visitor,
        "menu": menu(visitor, team=desk.settings.team),
        "csrf": visitor.csrf if visitor else "",
        "outcome": desk.outcomes.pop(visitor.csrf, None) if visitor else None,
        "screen": template.removesuffix(".html"),
    }
    return HTMLResponse(ENVIRONMENT.get_template(template).render(shared | values), status)
