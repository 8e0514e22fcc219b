"""Reading the release before, to say what changed since: held against its own hashes first."""

import hashlib
import json
import zlib
from collections.abc import Mapping
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from tocsin.exports.release.changes import Previous
from tocsin.exports.release.descriptor import CHANGELOG, DESCRIPTOR
from tocsin.exports.release.tables import INCIDENTS, cells

BROKEN = (BadZipFile, zlib.error, ValueError, KeyError, TypeError, EOFError, OSError)
"""What reading a file that is no release may raise."""
LARGEST = 4_000_000_000
"""Bytes that a release may unpack to: it may come from somebody else."""


class NotARelease(ValueError):
    """The file is no release, or not as it was released."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name}: {what}; name a file that `tocsin release` wrote")


def read_release(path: Path) -> Previous:
    """The release in a file. Raises `NotARelease`."""
    try:
        with path.open("rb") as file:
            return release_in(file, str(path))
    except OSError as error:
        raise NotARelease(str(path), f"this is no release of a ledger ({error})") from error


def release_in(opened: IO[bytes], name: str) -> Previous:
    """The release in an open file that was called `name`. Raises `NotARelease`, for one that unpacks to too much as well."""
    try:
        with ZipFile(opened) as file:
            _check_size(name, file)
            raw = file.read(DESCRIPTOR)
            told = json.loads(raw)
            _check(name, file, told)
            with file.open(INCIDENTS.path) as table:
                rows = {row["id"]: row for row in cells(TextIOWrapper(table, encoding="utf-8", newline=""))}
            return _previous(told, rows, file.read(CHANGELOG).decode(), hashlib.sha256(raw).hexdigest())
    except NotARelease:
        raise
    except BROKEN as error:
        raise NotARelease(name, f"this is no release of a ledger ({error})") from error


def _check_size(name: str, file: ZipFile) -> None:
    if sum(part.file_size for part in file.infolist()) > LARGEST:
        raise NotARelease(name, f"it unpacks to more than {LARGEST:,} bytes")


def _check(name: str, file: ZipFile, told: Any) -> None:  # noqa: ANN401 - any JSON
    for resource in told["resources"]:
        with file.open(resource["path"]) as part:
            digest = hashlib.file_digest(part, "sha256").hexdigest()  # type: ignore[arg-type] # a file open for reading
        if resource["hash"] != f"sha256:{digest}":
            raise NotARelease(name, f"{resource['path']} is not as it was released")


def _previous(told: Any, rows: Mapping[str, Mapping[str, str]], changelog: str, sha256: str) -> Previous:  # noqa: ANN401
    about = told["tocsin"]
    return Previous(
        told["version"],
        date.fromisoformat(told["created"][:10]),
        about["codebook"],
        about["filter"],
        about["places"],
        rows,
        changelog,
        sha256,
    )
