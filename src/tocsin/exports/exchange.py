"""The exchange form: JSON lines from which a ledger is made again.

The first line says what the file is, the last how many lines there are and their hash, so that a cut file is known for
one. Between them stand articles with what was read in them, the bytes they came in, judgements and decisions of people,
and for other readers the incidents, which a ledger derives again by itself.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from hashlib import sha256
from typing import IO, Any

from tocsin.exports.importing.codings import check_coding
from tocsin.record import Article, Capture, Judgement, Printing, Reason, Statement, Verdict
from tocsin.record.coded import from_coded, to_coded
from tocsin.record.rows import Json

FORM = 1
"""The version of this form."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article as a ledger holds it: when it was added, by which reader it was read, and what was read in it."""

    article: Article
    added: datetime
    reader: str
    statements: tuple[Statement, ...]


def head(about: Json) -> Json:
    """The first line."""
    return {"tocsin": "exchange", "form": FORM} | about


def read_line(read: Read) -> Json:
    """An article with its statements."""
    article = _head(asdict(read.article)) | {"also": [_head(asdict(each)) for each in read.article.also]}
    return {
        "article": article,
        "added": read.added.isoformat(),
        "reader": read.reader,
        "statements": [to_coded(statement) for statement in read.statements],
    }


def read_of(line: Json) -> Read:
    """The article and statements of a line; raises ValueError, KeyError or TypeError for what is none."""
    told = line["article"]
    given = {field.name: told[field.name] for field in fields(Article) if field.name != "also"}
    given["published"] = _day(told)
    given["received"] = datetime.fromisoformat(told["received"]) if told["received"] else None
    # files of before printings were told apart have none beside the article's own
    also = tuple(Printing(**each | {"published": _day(each)}) for each in told.get("also", ()))
    article = Article(**given, also=also)
    for each in line["statements"]:
        check_coding(each)
    statements = tuple(from_coded(each, article.text) for each in line["statements"])
    return Read(article, datetime.fromisoformat(line["added"]), line["reader"], statements)


def _head(told: Json) -> Json:
    return {name: _plain(value) for name, value in told.items()}


def _day(told: Json) -> date | None:
    return date.fromisoformat(told["published"]) if told["published"] else None


def capture_line(capture: Capture) -> Json:
    """The bytes as received."""
    told = {name: _plain(getattr(capture, name)) for name in ("source", "media_type", "sha256", "received")}
    return {"capture": told | {"raw": b64encode(capture.raw).decode()}}


def capture_of(line: Json) -> Capture:
    """The bytes of a line; raises ValueError, KeyError or TypeError for what is none."""
    told = line["capture"]
    received = datetime.fromisoformat(told["received"]) if told["received"] else None
    raw = b64decode(told["raw"], validate=True)
    return Capture(raw, told["source"], told["media_type"], told["sha256"], received)


def judgement_line(judgement: Judgement) -> Json:
    """A judgement on two reports."""
    told = {
        name: _plain(getattr(judgement, name)) for name in ("left", "right", "verdict", "score", "by", "why", "made")
    }
    return {"judgement": told | {"reasons": [asdict(reason) for reason in judgement.reasons]}}


def judgement_of(line: Json) -> Judgement:
    """The judgement of a line; raises ValueError, KeyError or TypeError for what is none."""
    told = dict(line["judgement"])
    reasons = tuple(Reason(**reason) for reason in told.pop("reasons"))
    made = told.pop("made")
    return Judgement(
        **told | {"verdict": Verdict(told["verdict"])},
        reasons=reasons,
        made=datetime.fromisoformat(made) if made else None,
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


# --- the file ------------------------------------------------------------------------------------------------------


class Damaged(ValueError):
    """The file is no exchange form, is of another version, or was cut or changed on its way."""


def lines(told: Iterable[Json]) -> Iterator[bytes]:
    """The lines of a file that holds these, with the closing line that counts and hashes them."""
    digest, count = sha256(), 0
    for each in told:
        line = _line(each)
        digest.update(line)
        count += 1
        yield line
    yield _line({"end": {"lines": count, "sha256": digest.hexdigest()}})


def as_array(told: Iterable[bytes]) -> Iterator[bytes]:
    """The same lines as one JSON array, a line each."""
    for number, line in enumerate(told):
        yield (b",\n" if number else b"[\n") + line.rstrip(b"\n")
    yield b"\n]\n"


def as_lines(source: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file in either form; an array is read whole. Raises `Damaged` where it is no JSON."""
    first = source.read(1)
    source.seek(0)
    if first != b"[":
        yield from source
        return
    try:
        yield from map(_line, json.load(source))
    except ValueError as error:
        raise Damaged(f"no JSON ({error}); export it again") from error


def _line(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def whole(source: Iterable[bytes]) -> Iterator[Json]:
    """The lines of a file between its first and last; raises `Damaged` where the file is not whole."""
    digest, count, end = sha256(), 0, None
    for line in source:
        value = _read(line, count)
        if end is not None:
            raise Damaged(f"line {count + 2}: something stands after the closing line; export it again")
        if "end" in value:
            end = value["end"]
            continue
        digest.update(line)
        count += 1
        if count == 1:
            _check_head(value)
        else:
            yield value
    if end != {"lines": count, "sha256": digest.hexdigest()}:
        raise Damaged(f"after {count} lines: the file was cut or changed on its way; export it again")


def _read(line: bytes, count: int) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise Damaged(f"line {count + 1}: no JSON ({error}); export it again") from error
    if not isinstance(value, dict):
        raise Damaged(f"line {count + 1}: no JSON object; export it again")
    return value


def _check_head(value: Json) -> None:
    if value.get("tocsin") != "exchange":
        raise Damaged("line 1: this is no exchange form; `tocsin export jsonl` writes one")
    if value.get("form") != FORM:
        raise Damaged(
            f"line 1: form {value.get('form')}, this program reads form {FORM}; use the program that wrote it"
        )
