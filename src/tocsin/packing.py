"""Zip files that are the same bytes for the same contents: nothing in them tells when or where they were written."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can tell, for every part."""
SUMS = "SHA256SUMS"
"""The part that lists the hashes of all others, as `sha256sum --check` reads it."""


def part(name: str) -> ZipInfo:
    """The head of a part, the same on every machine and day."""
    head = ZipInfo(name, TIME)
    head.compress_type, head.create_system, head.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    return head


@dataclass(frozen=True, slots=True)
class Packed:
    """One part as it was written: its size and the SHA-256 of its bytes."""

    name: str
    size: int
    sha256: str


class Pack:
    """A zip file that is being written."""

    def __init__(self, file: ZipFile) -> None:
        self.file = file
        self.parts: list[Packed] = []

    def add(self, name: str, content: bytes | str) -> Packed:
        """Write a part; text as UTF-8."""
        raw = content.encode() if isinstance(content, str) else content
        self.file.writestr(part(name), raw)
        return self._noted(Packed(name, len(raw), hashlib.sha256(raw).hexdigest()))

    def copy(self, name: str, source: IO[bytes]) -> Packed:
        """Write a part out of a file, from its beginning on."""
        source.seek(0)
        digest = hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type] # a file open for reading
        size = source.tell()
        source.seek(0)
        with self.file.open(part(name), "w", force_zip64=True) as out:
            shutil.copyfileobj(source, out)
        return self._noted(Packed(name, size, digest))

    def _noted(self, packed: Packed) -> Packed:
        self.parts.append(packed)
        return packed


@contextmanager
def packing(out: IO[bytes]) -> Iterator[Pack]:
    """A zip file to put parts into; at the end the hashes of all are added to it as `SHA256SUMS`."""
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        pack = Pack(file)
        yield pack
        pack.add(SUMS, "".join(f"{one.sha256}  {one.name}\n" for one in sorted(pack.parts, key=lambda one: one.name)))
