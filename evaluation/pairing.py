"""Which statement of a reader answers which statement of the gold, and which of their values agree.

A statement is taken apart into single values; a pair is likely when many of them agree. Pairs are then taken from
the likeliest down, each statement once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.quotes import same_thing, stems

Json = dict[str, Any]

_LISTS = {
    "event": ("actor", "target", "means", "harm"),
    "tally": ("actor", "target"),
    "trend": ("actor",),
    "strength": ("owner",),
    "tie": (),
}
_HEADS = frozenset({"kind", "tally", "direction", "strength", "relation"})
_PLAIN = _HEADS | {"stage"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a statement: the field it fills and what stands there."""

    field: str
    content: Any


@dataclass(frozen=True, slots=True)
class Match:
    """A gold value and the said value that answers it; one of the two is None where nothing answers."""

    true: Value | None
    said: Value | None
    right: bool


def _head(statement: Json) -> list[Value]:
    match statement["sort"]:
        case "event":
            return [Value("kind", statement.get("kind")), Value("stage", statement.get("stage", "occurred"))]
        case "tally":
            return [Value("tally", tuple(statement.get(key) for key in ("what", "low", "high")))]
        case "trend":
            return [Value("direction", statement.get("direction"))]
        case "strength":
            bounds = (statement.get("low"), statement.get("high"))
            return [Value("strength", bounds), Value("what", statement.get("what"))]
        case "tie":
            return [Value(key, statement.get(key)) for key in ("relation", "a", "b")]
    return []


def values_of(statement: Json) -> list[Value]:
    """The single values that a statement is scored by.

    >>> [value.field for value in values_of({"sort": "event", "kind": "raid", "place": {"q": "Herat"}})]
    ['kind', 'stage', 'place']
    """
    sort = statement["sort"]
    listed = [Value(field, item) for field in _LISTS.get(sort, ()) for item in statement.get(field) or []]
    once = ("times",) if sort == "event" else ()
    shared = () if sort == "tie" else ("place", "when", "speaker")
    single = [Value(field, statement[field]) for field in once + shared if statement.get(field)]
    return _head(statement) + listed + single


def _picked(content: Json, keys: Sequence[str]) -> tuple[Any, ...]:
    return tuple(content.get(key) for key in keys)


def values_agree(left: Value, right: Value) -> bool:
    """Whether two values fill the same field with the same content; quotes need not be cut alike."""
    if left.field != right.field:
        return False
    if left.field in _PLAIN:
        return bool(left.content == right.content)
    if left.field in ("harm", "times"):
        keys = ("effect", "low", "high") if left.field == "harm" else ("low", "high")
        return _picked(left.content, keys) == _picked(right.content, keys)
    return same_thing(left.content, right.content)


def _same_field(left: Value, right: Value) -> bool:
    return left.field == right.field


def _take(value: Value, pool: list[Value], fits: Callable[[Value, Value], bool]) -> Value | None:
    found = next((index for index, other in enumerate(pool) if fits(value, other)), None)
    return None if found is None else pool.pop(found)


def match_values(true: Sequence[Value], said: Sequence[Value]) -> list[Match]:
    """Every value of both statements, once: agreeing ones together, then wrong answers beside what was wanted."""
    open_said, missed, matches = list(said), [], []
    for value in true:
        answer = _take(value, open_said, values_agree)
        if answer is None:
            missed.append(value)
        else:
            matches.append(Match(value, answer, right=True))
    matches += [Match(value, _take(value, open_said, _same_field), right=False) for value in missed]
    return matches + [Match(None, value, right=False) for value in open_said]


def likeness(true: Json, said: Json) -> int:
    """How much two statements have in common; 0 when they cannot tell of the same thing.

    They can when their triggers share a word, or when they agree on the head (kind, relation, quantity) and on
    an argument.
    """
    if true["sort"] != said["sort"]:
        return 0
    shared = bool(stems(true.get("trigger", "")) & stems(said.get("trigger", "")))
    fields = [m.true.field for m in match_values(values_of(true), values_of(said)) if m.right and m.true]
    argued = _HEADS.intersection(fields) and not _PLAIN.issuperset(fields)
    return 2 * shared + len(fields) if shared or argued else 0


def pair_statements(true: Sequence[Json], said: Sequence[Json]) -> list[tuple[int, int]]:
    """The positions of statements that answer each other, likeliest first; each position at most once."""
    likely = [
        (-score, row, column)
        for row, wanted in enumerate(true)
        for column, given in enumerate(said)
        if (score := likeness(wanted, given)) > 0
    ]
    pairs: dict[int, int] = {}
    for _, row, column in sorted(likely):
        if row not in pairs and column not in pairs.values():
            pairs[row] = column
    return list(pairs.items())
