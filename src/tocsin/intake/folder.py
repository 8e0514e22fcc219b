"""Folders and names: which files a folder gives, and what kind of source a name is."""

import re
from collections.abc import Iterator
from pathlib import Path

from tocsin.intake.kind import TEXT_NAMES, Kind
from tocsin.record import Problem

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def scheme_of(source: str) -> str:
    """The scheme of an address, "" for a path.

    >>> scheme_of("https://wire.example/1"), scheme_of("reports/a.txt")
    ('https', '')
    """
    match = SCHEME.match(source)
    return match[1].lower() if match else ""


def files_of(folder: Path) -> Iterator[Path | Problem]:
    """The files under a folder in sorted order.

    Hidden files and READMEs are passed over, since they tell of the folder; links to folders are not followed.
    """
    # a stack and not a call for each folder: nothing says how deep they lie in each other
    waiting = [folder]
    while waiting:
        entry = waiting.pop()
        if not is_folder(entry):
            yield entry
        elif entry is folder or not entry.is_symlink():
            try:
                waiting += reversed(_entries(entry))
            except OSError as fault:
                what = f"this folder cannot be opened ({fault.strerror})"
                yield Problem(name_of(entry), what, "check its permissions")


def _entries(folder: Path) -> list[Path]:
    named = (entry for entry in folder.iterdir() if not entry.name.startswith("."))
    return sorted(entry for entry in named if entry.stem.lower() != "readme")


def is_folder(path: Path) -> bool:
    """Whether the path is a folder; one that cannot be looked at is none, and opening it as a file says why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def name_of(path: Path | str) -> str:
    """The path in words that can be printed and kept: a name need not be valid text on every system."""
    return str(path).encode("utf-8", "replace").decode()


def is_left_out(path: str, kind: Kind) -> bool:
    """Whether a file found in a folder is text only for want of a better name, like a script or a style sheet."""
    suffix = Path(path).suffix.lower()
    return kind is Kind.TEXT and suffix != "" and suffix not in TEXT_NAMES
