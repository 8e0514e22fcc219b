"""`tocsin code`: articles in JSONL to coded JSONL."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from tocsin.cli.screen import errors, json_text, problem, progress
from tocsin.record import Problem


def records(lines: TextIO, name: str) -> Iterator[dict[str, Any]]:
    """The records of JSONL; a line that is no object becomes one that says so and has no text."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict):
            yield {"id": f"line-{number}"} | record
        else:
            yield {"id": f"{name}:{number}", "text": None}


def run(texts: str, output: Path | None, reader: str, places: Path | None = None) -> int:
    """Code every record and write it at once; 1 when some could not be coded, 2 when there is nothing to read."""
    from tocsin.pipeline import code_records

    bad = 0
    if output and texts != "-" and output.exists() and Path(texts).exists() and output.samefile(texts):
        errors.print(f"{output}: this is the file to be read; name another to write to", markup=False)
        return 2
    with ExitStack() as stack:
        try:
            raw = sys.stdin.buffer if texts == "-" else stack.enter_context(Path(texts).open("rb"))
            source = stack.enter_context(io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace"))
            out = stack.enter_context(output.open("w", encoding="utf-8")) if output else sys.stdout
        except OSError as error:
            errors.print(f"{error.filename}: {error.strerror}; name a file that is there", markup=False)
            return 2
        for coded in progress(
            code_records(records(source, texts), reader=reader, places=places), "coding", quiet=output is None
        ):
            if "problem" in coded:
                bad += 1
                problem(Problem(str(coded["id"]), coded["problem"], "mend the line and run again"))
            out.write(json_text(coded) + "\n")
    return int(bad > 0)
