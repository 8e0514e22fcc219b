"""What the API's routes take in an address: told in its description, so that anything else can be refused."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, Request

from tocsin.codebook.kinds import kinds
from tocsin.record import Stage
from tocsin.web.filters import EVERY, LONGEST, STATES
from tocsin.web.pages.asked import Asked, StrictlyAsked
from tocsin.web.questions import QUESTIONS, UNUSED, unused
from tocsin.web.rows.columns import COLUMNS
from tocsin.web.security.problems import Refusal

Json = dict[str, Any]
TEXT: Json = {"type": "string", "maxLength": LONGEST}
DAY: Json = {"type": "string", "format": "date"}


def _some_of(*words: str) -> Json:
    return {"type": "array", "items": {"enum": list(words)}}


FILTER: dict[str, tuple[str, Json]] = {
    "kind": ("kinds of event, one or more", _some_of(*kinds())),
    "stage": (f"stages; without any what was at least tried, and all with {EVERY}", _some_of(*Stage, EVERY)),
    "by": ("a part of the label of who did it", TEXT),
    "on": ("a part of the label of whom it was done to", TEXT),
    "place": ("a part of the name of the place or its area", TEXT),
    "country": ("a country's two-letter code or its name", TEXT),
    "since": ("not before this day", DAY),
    "until": ("not after this day", DAY),
    "killed": ("at least so many dead", {"type": "integer", "minimum": 0, "maximum": 999_999_999}),
    "source": ("the whole name of a source that tells of it", TEXT),
    "words": ("words in its labels, or where an article tells of it", TEXT),
    "state": ("whether a person has decided on it", {"enum": list(STATES)}),
    "box": ("west,south,east,north in degrees", TEXT),
    "columns": ("columns of csv and xlsx; they narrow nothing", _some_of(*COLUMNS)),
}
"""The words and the schema of each name of the filter."""


def _told(name: str, words: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def _inputs() -> Iterator[Json]:
    """The values that questions take beside the filter, with the questions that take them."""
    taken: dict[str, list[str]] = {}
    for question in QUESTIONS.values():
        for one in question.inputs:
            taken.setdefault(one.name, []).append(f"{question.name}: {one.words}")
    return (_told(name, "; ".join(words), TEXT) for name, words in taken.items())


FILTERED: Json = {"parameters": [_told(name, *rest) for name, rest in FILTER.items()]}
"""What the description says of a route that takes the filter."""
ASK = _told("ask", "what the screens' addresses put a question with; not needed here", TEXT)
QUESTIONED: Json = {
    "parameters": [*(_told(name, *rest) for name, rest in FILTER.items() if name not in UNUSED), *_inputs(), ASK]
}
"""The same of one that answers a question."""


def only_what_is_told(request: Request) -> None:
    """Refuse a name that the description of this route does not have: unread, it would narrow nothing, and silently.

    Raises `Refusal` 422.
    """
    path, method = request.scope["route"].path, request.method.lower()
    route = request.app.openapi()["paths"].get(path, {}).get(method)
    if route is None:
        return
    known = [one["name"] for one in route.get("parameters", []) if one["in"] == "query"]
    strange = [name for name, value in request.query_params.multi_items() if value.strip() and name not in known]
    if strange:
        mend = f"use {', '.join(known)}" if known else "leave it out"
        raise Refusal(422, f'"{strange[0][:40]}" is nothing that this address takes', mend)


def asked_of_a_question(asked: StrictlyAsked) -> Asked:
    """The filter where questions look at all of it; raises `Refusal` 422 where they do not."""
    if idle := unused(asked.wanted):
        raise Refusal(422, f"questions do not look at {', '.join(idle)}", "leave it out")
    return asked


QuestionAsked = Annotated[Asked, Depends(asked_of_a_question)]
