"""Whether a coding that somebody else wrote has the sorts of values that the coding scheme has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import isfinite

from tocsin.codebook.kinds import kinds
from tocsin.record.rows import Json

MOST = 10**12
"""No count is greater, nor is one ever read from words; databases hold it, and the sum of some."""

LISTS = frozenset({"actor", "target", "means", "harm", "owner"})
PARTS = frozenset({"place", "when", "speaker", "times", "a", "b"})
COUNTS = frozenset({"low", "high", "n", "start", "end", "trigger_start", "trigger_end", "trigger_n"})
MEASURES = frozenset({"lat", "lon", "precision_km", "confidence"})
YES_OR_NO = frozenset({"approx", "part"})
MAY_BE_NULL = (
    PARTS | LISTS | frozenset({"kind", "name", "actor_id", "high", "low", "earliest", "latest", "stage", "basis"})
)
"""Fields that may stand there without a value, but for the kind of an event and the name of a place."""


class BadCoding(ValueError):
    """A field of a coding holds what it cannot hold."""

    def __init__(self, field: str, value: object, needs: str) -> None:
        super().__init__(f"{field}: {str(value)[:40]!r} is no {needs}")


def check_coding(coded: object) -> None:
    """Raise `BadCoding` for the first field of a coded statement that holds another sort of value than the scheme has.

    >>> check_coding({"sort": "event", "kind": "shelling", "trigger": "fired", "harm": [{"q": "two", "low": 2}]})
    >>> check_coding({"sort": "event", "kind": "shelling", "trigger": "fired", "harm": [{"q": "two", "low": 2.5}]})
    Traceback (most recent call last):
        ...
    tocsin.exports.importing.codings.BadCoding: harm low: '2.5' is no whole number
    """
    statement = _object("statement", coded)
    kind = statement.get("kind")
    if (kind is not None or statement.get("sort") == "event") and not (isinstance(kind, str) and kind in kinds()):
        raise BadCoding("kind", kind, "kind of the codebook")
    confidence = statement.get("confidence", 1.0)
    if _is_measure(confidence) and not 0 <= confidence <= 1:
        raise BadCoding("confidence", confidence, "share of one")
    _check(statement, "")


def _check(told: Json, within: str) -> None:
    for name, value in told.items():
        field = f"{within} {name}".strip()
        if value is None and name in MAY_BE_NULL and field != "place name":
            continue
        for part in _parts(field, name, value):
            _check(part, field)


def _parts(field: str, name: str, value: object) -> Iterator[Json]:
    """The objects within a value, where it is of such; else it is held against what its field needs."""
    if name in LISTS:
        if not isinstance(value, list):
            raise BadCoding(field, value, "list")
        yield from (_object(field, each) for each in value)
    elif name in PARTS or (name == "what" and isinstance(value, dict)):
        yield _object(field, value)
    else:
        sort = next((sort for sort in SORTS if name in sort.fields), TEXT)
        if not sort.fits(value):
            raise BadCoding(field, value, sort.called)


def _object(field: str, value: object) -> Json:
    if not isinstance(value, dict):
        raise BadCoding(field, value, "object")
    return value


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST


def _is_measure(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _is_yes_or_no(value: object) -> bool:
    return isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of values, what it is called, and the fields that hold it."""

    called: str
    fits: Callable[[object], bool]
    fields: frozenset[str] = frozenset()


SORTS = (
    Sort("whole number", _is_count, COUNTS),
    Sort("number", _is_measure, MEASURES),
    Sort("yes or no", _is_yes_or_no, YES_OR_NO),
)
TEXT = Sort("text", _is_text)
"""What all other fields hold."""
