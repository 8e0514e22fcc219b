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
    try:
        entries = sorted(folder.iterdir())
    except OSError as fault:
        yield Problem(str(folder), f"this folder cannot be opened ({fault.strerror})", "check its permissions")
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.stem.lower() == "readme":
            continue
        if not entry.is_dir():
            yield entry
        elif not entry.is_symlink():
            yield from files_of(entry)


def is_left_out(path: str, kind: Kind) -> bool:
    """Whether a file found in a folder is text only for want of a better name, like a script or a style sheet."""
    suffix = Path(path).suffix.lower()
    return kind is Kind.TEXT and suffix != "" and suffix not in TEXT_NAMES
