"""What changed since the release before: incidents added, withdrawn, joined to others, and cells that are others now."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Rows = Mapping[str, Mapping[str, str]]
"""The rows of incidents by id, their cells as written."""
FIRST = "The first release."


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of a whole incident, or of one cell of it."""

    incident: str
    what: str
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Previous:
    """The release before: its version, day, codebook and filter, its incidents, and its list of changes."""

    version: str
    dated: date
    codebook: str
    filter: str
    places: str
    incidents: Rows
    changelog: str
    sha256: str


def changes(before: Rows, after: Rows, holder: Callable[[str], str]) -> Iterator[Change]:
    """The changes by incident. `holder` gives the id that now holds what an incident held, "" where none does."""
    for name in sorted(before.keys() | after.keys()):
        if name not in before:
            yield Change(name, "added")
        elif name not in after:
            held = holder(name)
            yield Change(name, "joined", after=held) if held in after else Change(name, "withdrawn")
        else:
            yield from _cells(name, before[name], after[name])


def _cells(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for field in dict.fromkeys((*before, *after)):
        old, new = before.get(field, ""), after.get(field, "")
        if old != new:
            yield Change(name, "changed", field, old, new)


def changelog(head: str, made: Sequence[Change], previous: Previous | None, around: Sequence[str]) -> str:
    """The changes of a release in words, under its `head`, above those of the releases before it."""
    if previous is None:
        return f"{head}\n\n{FIRST}\n"
    touched = {
        what: len({each.incident for each in made if each.what == what}) for what in ("added", "withdrawn", "joined")
    }
    fields = Counter(each.field for each in made if each.what == "changed")
    incidents = len({each.incident for each in made if each.what == "changed"})
    lines = [
        f"Against {previous.version} of {previous.dated}:",
        "",
        *(f"- {line}" for line in around),
        f"- incidents added: {touched['added']}",
        f"- incidents withdrawn: {touched['withdrawn']}",
        f"- incidents joined to others: {touched['joined']}",
        f"- incidents changed: {incidents}",
        *(f"  - {field}: {count}" for field, count in sorted(fields.items())),
    ]
    return f"{head}\n\n" + "\n".join(lines) + f"\n\n{previous.changelog}"


def around(previous: Previous, told: Mapping[str, object]) -> list[str]:
    """What else is other than in the release before, so that changes are not taken for news."""
    pairs = {"codebook": previous.codebook, "filter": previous.filter, "places": previous.places}
    return [
        f"the {name} was {json.dumps(old, ensure_ascii=False)}, now {json.dumps(told[name], ensure_ascii=False)}: "
        "some of the changes follow from that"
        for name, old in pairs.items()
        if old != told[name]
    ]
