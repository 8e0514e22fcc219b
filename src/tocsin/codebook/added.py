"""Places that a user added, kept in one file beside the ledger and found by name as the program's own are.

The file is text, one line for each name of a place, sorted by the name's loose key, so that a look-up reads some
twenty lines of it however long it is, and opening reads none. `tocsin places add` writes it; a person can read it.
"""

import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.codebook.gazetteer import Known
from tocsin.codebook.names import loose_key, strict_key

HEAD = "\t# Places added by the user: loose name, name, main, place, feature, country, admin1, lat, lon, radius_km, people, id\n"
"""The first line; its tab sorts before every name."""
MOST = 60


@dataclass(frozen=True, slots=True)
class Addition:
    """A place to be added, with its other names."""

    known: Known
    aliases: tuple[str, ...] = ()


class BrokenPlacesFile(ValueError):
    """A file of added places has a line that no place can be read from."""

    def __init__(self, path: Path, line: str) -> None:
        super().__init__(
            f'{path}: "{line[:60]}" is no added place; delete the file and add your lists again with `tocsin places add`'
        )


@dataclass(frozen=True, slots=True, eq=False)
class AddedPlaces:
    """The opened file. Compared by identity: it is opened once."""

    path: Path
    lines: mmap.mmap = field(repr=False)

    def find(self, name: str) -> tuple[Known, ...]:
        """The places so named, those spelled just so before the others, then the most populous first."""
        key, strict = loose_key(name).encode() + b"\t", strict_key(name)
        found: dict[str, Known] = {}
        for line in self._from(key):
            known = self._read(line, strict)
            other = found.setdefault(known.place_id, known)
            if (known.exact, known.main) > (other.exact, other.main):
                found[known.place_id] = known
        ranked = sorted(found.values(), key=lambda k: (not k.exact, -k.population, k.place_id))
        return tuple(ranked[:MOST])

    def places(self) -> Iterator[tuple[str, str]]:
        """Every line's key and whole line, as written."""
        for line in self.lines[len(HEAD.encode()) :].decode().splitlines():
            yield line.split("\t", 1)[0], line

    def _from(self, key: bytes) -> Iterator[str]:
        """The lines that begin with `key`, by halving what is left to look at."""
        low, high = 0, len(self.lines)
        while low < high:
            start = self.lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self.lines.find(b"\n", start) + 1
            if self.lines[start : start + len(key)] < key:
                low = end
            else:
                high = start
        while self.lines[low : low + len(key)] == key:
            end = self.lines.find(b"\n", low)
            yield self.lines[low:end].decode()
            low = end + 1

    def _read(self, line: str, strict: str) -> Known:
        try:
            _key, name, main, place, feature, country, admin1, lat, lon, radius, people, place_id = line.split("\t")
            point = (float(lat), float(lon), float(radius))
        except ValueError as wrong:
            raise BrokenPlacesFile(self.path, line) from wrong
        exact = strict_key(name) == strict
        return Known(place, feature, country, admin1, *point, int(people), place_id, exact=exact, main=main == "1")


def added_beside(ledger: str) -> Path | None:
    """Where the places added for a ledger are kept: a file beside it; None for a ledger that is no file.

    >>> added_beside("iraq.db")
    PosixPath('iraq.db.places.tsv')
    """
    return None if "://" in ledger else Path(f"{ledger}.places.tsv")


def open_added(path: Path | None) -> AddedPlaces | None:
    """The added places in a file, or None where there are none."""
    if path is None or not path.exists() or not path.stat().st_size:
        return None
    with path.open("rb") as file:
        lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if lines[: len(HEAD.encode())] != HEAD.encode():
        raise BrokenPlacesFile(path, lines[:60].decode(errors="replace"))
    return AddedPlaces(path, lines)


def add_places(path: Path, additions: Iterable[Addition]) -> int:
    """Put the places into the file, in place of those of the same id; gives how many it holds now."""
    old = open_added(path)
    lines: dict[str, list[str]] = {}
    for _key, line in old.places() if old else ():
        lines.setdefault(line.rsplit("\t", 1)[1], []).append(line)
    for addition in additions:
        lines[addition.known.place_id] = list(_lines(addition))
    whole = "\n".join(sorted({line for told in lines.values() for line in told}, key=str.encode)) + "\n"
    waiting = path.with_name(path.name + ".new")
    waiting.write_text(HEAD + whole, encoding="utf-8", newline="\n")
    waiting.replace(path)
    return len(lines)


def _lines(addition: Addition) -> Iterator[str]:
    known = addition.known
    rest = (
        known.name, known.feature, known.country, known.admin1, f"{known.lat:.5f}", f"{known.lon:.5f}",
        f"{known.radius_km:g}", str(known.population), known.place_id,
    )  # fmt: skip
    for name in dict.fromkeys((known.name, *addition.aliases)):
        if key := loose_key(name):
            cells = (key, name, str(int(name == known.name)), *rest)
            yield "\t".join(" ".join(cell.split()) for cell in cells)
