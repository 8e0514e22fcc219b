"""Limits: how much one document may cost in bytes, seconds and redirects."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost; archives and line files are held to `max_bytes` per record or line.

    `seconds` is the longest wait for one address, redirects included. Addresses on private networks are refused
    unless `allow_private` is set.
    """

    max_bytes: int = 20 * MEGABYTE
    seconds: float = 30.0
    redirects: int = 5
    allow_private: bool = False


def megabytes(size: int) -> str:
    """The size in words.

    >>> megabytes(52_400_000)
    '52.4 MB'
    """
    return f"{size / MEGABYTE:.1f} MB"


def too_large(found: str, limits: Limits) -> tuple[str, str]:
    """What was found and what to do, for a document of size `found`."""
    what = f"{found}, above the limit of {megabytes(limits.max_bytes)} for one document"
    return what, "raise the limit with --max-mb, or split the document"
