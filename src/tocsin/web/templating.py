"""Pages from templates: everything is escaped, and every page gets the visitor, the filter and what to show beside it."""

from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tocsin import __version__
from tocsin.codebook.graphic import is_graphic
from tocsin.record.wording import counted, days, placed
from tocsin.web.desk import Desk
from tocsin.web.filters import Filter
from tocsin.web.keys import KEYS
from tocsin.web.rows.columns import COLUMNS, PLAIN

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
    ("codebook", "/codebook", "Codebook"),
)
"""Name, address and title of each screen, in the order of the menu."""
FILTERED = frozenset(("incidents", "map", "timeline", "network", "answers", "exports"))
"""The screens that share the filter; the menu carries it from one to the next."""


def pictures() -> bool:
    """Whether the drawing libraries are in this install."""
    return (VENDOR / "stamp.txt").is_file()


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "screens": SCREENS,
        "filtered": FILTERED,
        "all_columns": COLUMNS,
        "plain_columns": tuple(PLAIN),
        "graphic": is_graphic,
        "keys": KEYS,
        "version": __version__,
        "pictures": pictures(),
    }
    environment.filters |= {"counted": counted, "days": days, "placed": placed}
    return environment


ENVIRONMENT = _environment()


def page(
    request: Request, template: str, *, status: int = 200, wanted: Filter | None = None, **values: object
) -> HTMLResponse:
    """The template's page for this visitor."""
    visitor = request.state.visitor
    desk: Desk = request.app.state.desk
    shared: dict[str, object] = {
        "path": request.url.path,
        "query": (wanted or Filter()).query(),
        "visitor": visitor,
        "csrf": visitor.csrf if visitor else "",
        "outcome": desk.outcomes.pop(visitor.csrf, None) if visitor else None,
        "screen": template.removesuffix(".html"),
    }
    return HTMLResponse(ENVIRONMENT.get_template(template).render(shared | values), status)
