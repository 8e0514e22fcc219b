"""Mappings: which column of a table says which of our fields. One TOML file a scheme; `docs/exports.md` says how to write one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from tocsin.codebook.kinds import kinds
from tocsin.codebook.tablefile import TableFile, read_table
from tocsin.record import Effect, Stage, Who

DAYS = ("day", "earliest", "latest", "time_precision")
"""The fields that say a time together."""
WHOLE = ("", "_low", "_best", "_high")
TOLLS = tuple(f"{effect.value}{end}" for effect in Effect for end in WHOLE)
PARTS = tuple(f"{effect.value}_{who.value}" for effect in Effect for who in Who)
FIELDS = frozenset(
    [
        *(
            "id",
            "title",
            "url",
            "published",
            "day",
            "earliest",
            "latest",
            "time_precision",
            "when",
            "kind",
            "trigger",
            "stage",
        ),
        *("actor", "target", "means", "speaker", "times", "times_low", "times_high", "confidence"),
        *("place", "place_words", "country", "admin1", "feature", "lat", "lon", "precision_km", "precision"),
        *TOLLS,
        *PARTS,
    ]
)
SETTINGS = frozenset(
    [
        *("publisher", "signature", "columns", "kinds", "stages", "crosswalk", "separator", "two_sided", "days"),
        *("countries", "radius_km", "precision", "zero_unknown", "one_day"),
    ]
)
CROSSWALKS = ("acled", "plover")
SCHEMES = ("country", "iso3", "number", "gw")
CODES = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """A mapping as read: a field's columns, the meaning of codes, and what the table as a whole is like."""

    publisher: str
    fields: Mapping[str, tuple[str, ...]]
    signature: frozenset[str] = frozenset()
    kinds: CODES | None = None
    stages: CODES | None = None
    days: CODES | None = None
    precision: CODES | None = None
    radius_km: float | None = None
    countries: str = "country"
    separator: str = ";"
    two_sided: frozenset[str] = frozenset()
    zero_unknown: bool = False
    one_day: bool = False

    def of(self, *fields: str) -> tuple[str, ...]:
        """The columns of these fields, in their order."""
        return tuple(column for field in fields for column in self.fields.get(field, ()))

    def together(self) -> list[tuple[str, ...]]:
        """The columns that say one value together."""
        groups = [
            DAYS,
            ("kind",),
            ("lat", "lon"),
            ("times", "times_low", "times_high"),
        ]
        groups += [tuple(f"{effect.value}{end}" for end in WHOLE) for effect in Effect]
        return [columns for group in groups if len(columns := self.of(*group)) > 1]


def read_mapping(path: Path) -> Columns:
    """The mapping in a TOML file, checked. Raises `TableFault` with the line and the mend."""
    table = read_table(path)
    values = table.values
    columns = values.get("columns")
    if not isinstance(values.get("publisher"), str) or not isinstance(columns, dict):
        raise table.fault("publisher", "a mapping needs `publisher` and [columns]", "name the data set and its columns")
    _check_words(table, values, SETTINGS, "setting")
    _check_words(table, columns, FIELDS, "field")
    _check_words(table, {str(each): 1 for each in values.get("stages", {}).values()}, frozenset(Stage), "stage")
    if "kind" not in columns or not {"day", "earliest", "latest"} & set(columns):
        raise table.fault("columns", "[columns] lacks `kind`, or a day", "name the columns that say them")
    if "lat" in columns and not ({"precision_km", "precision"} & set(columns) or "radius_km" in values):
        raise table.fault(
            "lat", "nothing says how exact the points are", "add `radius_km = 25` or a column of precision"
        )
    given: dict[str, Any] = {
        name: values[name] for name in SETTINGS & set(values) - {"columns", "crosswalk", "signature", "two_sided"}
    }
    given["kinds"] = _kinds(table)
    fields = {field: (told,) if isinstance(told, str) else tuple(told) for field, told in columns.items()}
    sets: dict[str, Any] = {name: frozenset(values.get(name, ())) for name in ("signature", "two_sided")}
    return Columns(fields=fields, **given, **sets)


def _check_words(table: TableFile, values: Mapping[str, Any], known: frozenset[str], sort: str) -> None:
    for word in values:
        if word not in known:
            raise table.fault(word, f'"{word}" is no {sort}', f"use one of {', '.join(sorted(known))}")


def _kinds(table: TableFile) -> CODES | None:
    """What the cells of the kind's columns mean: by the file's own table, then by the codebook's crosswalk."""
    own: dict[str, str] = table.values.get("kinds", {})
    crosswalk = table.values.get("crosswalk")
    _check_words(table, dict.fromkeys(own.values()), frozenset(kinds()), "kind")
    if crosswalk is None:
        return own or None
    if crosswalk not in CROSSWALKS:
        raise table.fault("crosswalk", f'"{crosswalk}" is no crosswalk', f"use one of {', '.join(CROSSWALKS)}")
    pairs = {kind.name: _code(kind, crosswalk) for kind in kinds().values()}
    first: dict[str, str] = {}
    for name, code in pairs.items():
        first.setdefault(code, name)
    return first | own


def _code(kind: Any, crosswalk: str) -> str:  # noqa: ANN401 - a kind of the codebook
    return " / ".join(
        filter(
            None, (kind.acled_event, kind.acled_sub) if crosswalk == "acled" else (kind.plover_type, kind.plover_mode)
        )
    )


@cache
def shipped_mappings() -> tuple[Columns, ...]:
    """The mappings that come with the program: of our own tables, and of the schemes whose columns we write."""
    with as_file(files("tocsin.exports.importing") / "mappings") as folder:
        return tuple(read_mapping(path) for path in sorted(folder.glob("*.toml")))


def mapping_for(columns: Iterable[str]) -> Columns | None:
    """The shipped mapping whose signature these columns hold, None where they hold none."""
    there = set(columns)
    return next((one for one in shipped_mappings() if one.signature <= there), None)
