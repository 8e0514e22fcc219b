"""An answer in gzip, put together of pieces of which each was packed once: what did not change is not packed again."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

QUICKLY = 1
"""How hard each piece is packed; more takes longer than the shorter answer saves."""
HEAD = b"\x1f\x8b\x08" + bytes(5) + b"\x04\xff"
"""Of a gzip file that was packed quickly, and does not say when or where (RFC 1952)."""
END = b"\x03\x00"
"""The last block of a deflated text, with nothing in it (RFC 1951)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an answer as it is, and as deflated blocks that refer to nothing before them and end with a byte."""

    raw: bytes
    blocks: bytes


def piece(raw: bytes) -> Piece:
    """A part that is worth packing."""
    packer = zlib.compressobj(QUICKLY, wbits=-zlib.MAX_WBITS)
    return Piece(raw, packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH))


def short(raw: bytes) -> Piece:
    """A part of a few characters, up to 65,535, that is stored as it is."""
    length = len(raw).to_bytes(2, "little")
    return Piece(raw, b"\x00" + length + bytes(each ^ 0xFF for each in length) + raw)


def joined(pieces: Iterable[Piece]) -> bytes:
    """The parts one after the other, as one gzip file.

    >>> import gzip
    >>> gzip.decompress(joined([short(b"["), piece(b"1,2,3" * 9), short(b"]")])) == b"[" + b"1,2,3" * 9 + b"]"
    True
    """
    listed, check, size = list(pieces), 0, 0
    for each in listed:
        check, size = zlib.crc32(each.raw, check), size + len(each.raw)
    tail = check.to_bytes(4, "little") + (size % 2**32).to_bytes(4, "little")
    return b"".join((HEAD, *(each.blocks for each in listed), END, tail))
