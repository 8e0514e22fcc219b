"""JSONL: one article a line, its text kept exactly as given, because offsets are counted in it."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from tocsin.intake.draft import Draft
from tocsin.intake.limits import Limits, too_large
from tocsin.record import Problem

FIELDS = ("id", "published", "publisher", "title", "url", "text", "byline", "language")
UNKEPT = re.compile("[\ud800-\udfff\x00]")
WRITE = 'write one object a line, like {"id": "a1", "published": "2020-03-11", "text": "…"}'


def lines_of(stream: BinaryIO, limits: Limits) -> Iterator[tuple[int, bytes, bool]]:
    """Each line with its number and whether it was within the limit; of longer ones only the start is held."""
    number = 0
    while line := stream.readline(limits.max_bytes + 1):
        number += 1
        whole = len(line) <= limits.max_bytes
        rest = line
        while not whole and rest and not rest.endswith(b"\n"):
            rest = stream.readline(1 << 20)
        if not whole:
            yield number, line[:100], False
        elif line.strip():
            yield number, line.rstrip(b"\r\n"), True


def read_line(line: bytes, where: str) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The draft of one line, or what is wrong with it.

    >>> read_line(b'{"id": 7, "text": "Two died."}', "a.jsonl:1")[0].id
    '7'
    >>> print(*read_line(b'{"id": 7}', "a.jsonl:1")[1])
    a.jsonl:1: this line has no "text"; write one object a line, like {"id": "a1", "published": "2020-03-11", "text": "…"}
    """
    try:
        given = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as fault:
        return None, (Problem(where, f"this line is not JSON ({fault})", WRITE),)
    if not isinstance(given, dict):
        return None, (Problem(where, "this line is not a JSON object", WRITE),)
    if not isinstance(given.get("text"), str) or not given["text"].strip():
        return None, (Problem(where, 'this line has no "text"', WRITE),)
    return _draft(given, where)


def _draft(given: dict[str, Any], where: str) -> tuple[Draft, tuple[Problem, ...]]:
    words = {field: str(given[field]) for field in FIELDS if given.get(field) is not None}
    broken = [field for field, value in words.items() if UNKEPT.search(value)]
    mended = {field: UNKEPT.sub("\ufffd", value) for field, value in words.items()}
    printed = mended.pop("published", "")
    what = f"half characters or zero bytes in {', '.join(broken)}, each shown as \ufffd"
    problems = (Problem(where, what, "write the file again as UTF-8"),) if broken else ()
    return Draft(**mended, printed=printed, where=where), problems


def line_too_long(where: str, limits: Limits) -> Problem:
    """The problem of a line above the limit."""
    return Problem(where, *too_large("this line is longer than can be held", limits))
