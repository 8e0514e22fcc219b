"""What was done: a small file for each shard, written last, and a manifest of all of them."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tocsin.record import content_id
from tocsin.record.coded import Json

FAILED = ".failed.json"
MANIFEST = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Done:
    """One input: its shard's name and counts, or why it has none. `problems` are listed in NAME.problems.txt."""

    name: str
    input: str
    sha256: str = ""
    documents: int = 0
    articles: int = 0
    statements: int = 0
    problems: int = 0
    failed: str = ""


def read_done(path: Path) -> Done | None:
    """What the file says, None when there is none."""
    try:
        return Done(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def write_done(done: Done, path: Path) -> Done:
    """Write it whole or not at all; an earlier failure of the same input is forgotten. Gives it back."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(_line(done), encoding="utf-8")
    part.replace(path)
    if not done.failed:
        _failure_of(Path(done.input), path.parent).unlink(missing_ok=True)
    return done


def failed(path: Path, folder: Path, why: str) -> Done:
    """Note that an input gave no shard, and why; the next run tries it again."""
    place = _failure_of(path, folder)
    return write_done(Done(place.name.removesuffix(FAILED), str(path), failed=why), place)


def _failure_of(path: Path, folder: Path) -> Path:
    return folder / f"{content_id(path)}{FAILED}"


def all_done(folder: Path) -> Iterator[Done]:
    """What the folder's files say, by name: the shards and the failures."""
    found = (read_done(path) for path in sorted(folder.glob("*.json")))
    return (done for done in found if done)


def write_manifest(folder: Path) -> Path:
    """Write all that was done in the folder to its manifest, a line each, by input; where it is."""
    rows = sorted(all_done(folder), key=lambda done: (done.input, done.name))
    path = folder / MANIFEST
    part = path.with_name(f".{MANIFEST}.part")
    part.write_text("".join(map(_line, rows)), encoding="utf-8")
    return part.replace(path)


def _line(done: Done) -> str:
    form: Json = asdict(done)
    return json.dumps(form, ensure_ascii=False) + "\n"
