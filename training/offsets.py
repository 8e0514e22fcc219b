"""Real items coded by reading, kept without their words: offsets into texts that stay beside the project.

A line of `coded/*.jsonl` holds the item's line number in `wikipedia_current_events/events.jsonl`, the first digits of
its text's SHA-256, and its statements in CODEBOOK form with `start` and `end` in the place of every quote and name.

`python -m training.offsets PASSAGES.txt OUT.jsonl` makes such a file from passages in the plain form.
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from tocsin.record import Statement
from tocsin.record.coded import Json, from_coded, to_coded
from training.examples import read_written

CODED = Path(__file__).parent / "coded"
EVENTS = Path("data") / "wikipedia_current_events" / "events.jsonl"


def stripped(value: Any, text: str) -> Any:  # noqa: ANN401 - any JSON
    """The JSON value without words: quotes go, names become the offsets where the text holds them."""
    if isinstance(value, list):
        return [stripped(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    out = {key: stripped(item, text) for key, item in value.items() if key not in ("q", "name", "trigger")}
    at = text.find(value["name"]) if value.get("name") else -1
    return out | ({"name_start": at, "name_end": at + len(value["name"])} if at >= 0 else {})


def filled(value: Any, text: str) -> Any:  # noqa: ANN401 - any JSON
    """The JSON value with its words read back from the text."""
    if isinstance(value, list):
        return [filled(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    out = {key: filled(item, text) for key, item in value.items() if not key.startswith("name_")}
    for key, quote in (("", "q"), ("name_", "name"), ("trigger_", "trigger")):
        if f"{key}start" in value:
            out[quote] = text[value[f"{key}start"] : value[f"{key}end"]]
    return out


def digest(text: str) -> str:
    """The first digits of a text's hash, by which a changed text is noticed."""
    return sha256(text.encode()).hexdigest()[:12]


def write_offsets(passages: Path, out: Path) -> int:
    """Write the passages (ids `wc-LINE`) as offsets; gives how many."""
    rows = []
    for name, text, statements in read_written(passages):
        coded = [stripped(to_coded(statement), text) for statement in statements]
        rows.append({"line": int(name.split("-")[1]), "sha256": digest(text), "statements": coded})
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return len(rows)


def read_offsets(path: Path, shared: Path) -> Iterator[tuple[str, str, list[Statement]]]:
    """Id, text and statements of each item; raises ValueError when a text is not the one that was coded."""
    texts = [json.loads(line)["text"].strip() for line in (shared / EVENTS).open(encoding="utf-8")]
    for row in map(json.loads, path.open(encoding="utf-8")):
        text = texts[row["line"]]
        if digest(text) != row["sha256"]:
            raise ValueError(f"{path.name}: line {row['line']} of {EVENTS} is not the text that was coded")
        coded: list[Json] = [filled(statement, text) for statement in row["statements"]]
        yield f"wc-{row['line']}", text, [from_coded(statement, text) for statement in coded]


if __name__ == "__main__":
    print(write_offsets(Path(sys.argv[1]), Path(sys.argv[2])))
