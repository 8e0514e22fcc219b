"""The page on answers, made again from its own commands: `python -m evaluation.answerspage [--check]`.

Every block of docs/answers.md that begins with `$ tocsin` is asked of the worked theatre, each of a fresh copy of its
ledger, and its answer written below it: the sentence, what weakens it, and its grade. Pictures go beside the page.
"""

import argparse
import contextlib
import io
import json
import re
import shlex
import shutil
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.cli import main as tocsin

PAGE = Path(__file__).resolve().parents[1] / "docs" / "answers.md"
PICTURES = PAGE.parent / "pictures" / "answers"
BLOCK = re.compile(r"^    \$ (?P<command>tocsin .+)\n(?:    (?!\$ ).*\n)*", re.MULTILINE)
WIDTH = 112


def ran(*words: str) -> str:
    """What a command prints; raises `SystemExit` with its message when it fails."""
    before, said = sys.argv, io.StringIO()
    sys.argv = ["tocsin", *words]
    try:
        with contextlib.redirect_stdout(said):
            tocsin()
    except SystemExit as left:
        if left.code not in (0, None):
            raise SystemExit(f"{shlex.join(sys.argv)} left with {left.code}") from left
    finally:
        sys.argv = before
    return said.getvalue()


def lines_of(answer: dict[str, Any]) -> Iterator[str]:
    """The answer as the page shows it."""
    for text in (answer["sentence"], *(f"! {caveat}" for caveat in answer["caveats"]), f"Grade: {answer['grade']}."):
        for line in textwrap.wrap(text.replace(" %", "\N{NO-BREAK SPACE}%"), WIDTH):
            yield line.replace("\N{NO-BREAK SPACE}", " ")


def asked(command: str, ledger: Path, folder: Path) -> str:
    """The block of one command, with what it says of a copy of the ledger; its picture is drawn in the folder."""
    _, *words = shlex.split(command)
    shutil.copy(ledger, folder / "demo.db")
    here = [str(folder / word) if word.endswith((".svg", ".db")) else word for word in words]
    answer = json.loads(ran(*here, "--json"))
    return "".join(f"    {line}\n" for line in (f"$ {command}", *lines_of(answer)))


def made(page: str, folder: Path) -> str:
    """The page with every answer asked again."""
    theatre = folder / "theatre.db"
    ran("demo", "--ledger", str(theatre), "-o", str(folder / "demo.html"))
    return BLOCK.sub(lambda found: asked(found["command"], theatre, folder), page)


def main() -> int:
    """Write the page and its pictures; with `--check` only say whether the page would change."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; 1 when the page is not up to date")
    check, before = parser.parse_args().check, PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        after = made(before, Path(name))
        if check:
            return int(after != before)
        PAGE.write_text(after, encoding="utf-8")
        PICTURES.mkdir(parents=True, exist_ok=True)
        for picture in sorted(Path(name).glob("*.svg")):
            shutil.copy(picture, PICTURES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
