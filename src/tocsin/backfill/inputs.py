"""Inputs: which files there are to read, and which of them are this machine's share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Self, TypeVar

from tocsin.intake.kind import LINE_NAMES
from tocsin.record import Problem

Input = TypeVar("Input")
ARCHIVES = (".warc", ".warc.gz", ".parquet", *LINE_NAMES)
"""How the files end that are taken from a folder; others are read when they are named."""


class BadShare(ValueError):
    """A share that is none of so many."""

    def __init__(self, given: str) -> None:
        super().__init__(f'"{given}" is no share; write it like 3/8, from 1/8 to 8/8')


@dataclass(frozen=True, slots=True)
class Share:
    """The `number`th of `of` shares, counted from 1: every `of`th file of the sorted inputs."""

    number: int = 1
    of: int = 1

    @classmethod
    def read(cls, given: str) -> Self:
        """The share as typed; raises `BadShare`.

        >>> Share.read("2/3").take(["a", "b", "c", "d", "e"])
        ['b', 'e']
        """
        number, _, of = given.partition("/")
        if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
            raise BadShare(given)
        return cls(int(number), int(of))

    def take(self, inputs: Sequence[Input]) -> list[Input]:
        """The inputs of this share."""
        return list(inputs[self.number - 1 :: self.of])


def inputs_of(sources: Iterable[str], *, out: Path | None = None) -> tuple[list[Path], list[Problem]]:
    """The files that the sources name, sorted and each once, and what is no file.

    Folders are looked through for names of archives, but not the folder `out`, whose shards have such names too.
    """
    found: set[Path] = set()
    problems = []
    for source in sources:
        path = Path(source)
        if path.is_dir():
            found.update(each for each in path.rglob("*") if each.name.lower().endswith(ARCHIVES) and each.is_file())
        elif path.is_file():
            found.add(path)
        else:
            mend = "fetch it first, then name the file" if "://" in source else "check the path"
            problems.append(Problem(source, "there is no such file or folder", mend))
    apart = out.resolve() if out else None
    return sorted(path for path in found if apart not in path.resolve().parents), problems


def hash_of(path: Path) -> str:
    """The SHA-256 of the file's bytes, 64 hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
