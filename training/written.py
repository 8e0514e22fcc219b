"""The sentences written for the project: coded passages in plain text, under `written/`.

A passage is a line `== id`, its text, and below it the statements in their plain form, each behind `-- `; a passage
with nothing to code says `-- nothing`. Every stray or missing mark is refused with file and line.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tocsin.record.coded import Json
from tocsin.record.plain import plain_to_coded
from tocsin.record.span import occurrences

WRITTEN = Path(__file__).parent / "written"


class BadPassage(ValueError):
    """A passage that cannot be read, with file, line and what to mend."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(f"{path.name}:{line}: {what}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its coded statements in JSON form; numbers may be left to the words."""

    id: str
    text: str
    statements: tuple[Json, ...]


def _quotes(coded: Json) -> Iterator[Json]:
    yield {"q": coded["trigger"], "n": coded.get("trigger_n")}
    if "q" in coded:
        yield coded
    for value in coded.values():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield item
                if item.get("speaker"):
                    yield item["speaker"]


def _check(coded: Json, text: str) -> str | None:
    """What is wrong with a statement of `text`; None when nothing is."""
    for value in _quotes(coded):
        found = len(occurrences(text, value["q"]))
        if found < (value.get("n") or 1):
            return f'"{value["q"]}" stands {found} times in the text'
    for harm in coded.get("harm", []):
        if "effect" not in harm or "who" not in harm:
            return f'harm "{harm["q"]}" needs [EFFECT WHO]'
    needs = {"tie": ("a", "b"), "tally": ("q",), "strength": ("q", "what")}.get(coded["sort"], ())
    missing = [name for name in needs if name not in coded]
    return f"a {coded['sort']} needs {' and '.join(missing)}" if missing else None


def _passage(path: Path, block: list[tuple[int, str]]) -> Passage:
    number, head = block[0]
    body = [(n, line) for n, line in block[1:] if line.strip()]
    text = "\n".join(line for _, line in body if not line.startswith("--"))
    marks = [(n, line.removeprefix("--").strip()) for n, line in body if line.startswith("--")]
    if not text or not marks or [line for _, line in body[-len(marks) :] if not line.startswith("--")]:
        raise BadPassage(path, number, "a passage is its text, then its statements (or `-- nothing`)")
    statements = []
    for n, line in marks:
        if line == "nothing" and len(marks) == 1:
            continue
        try:
            coded = plain_to_coded(line)
        except ValueError as error:
            raise BadPassage(path, n, str(error)) from error
        fault = _check(coded, text)
        if fault:
            raise BadPassage(path, n, fault)
        statements.append(coded)
    return Passage(head.removeprefix("==").strip(), text, tuple(statements))


def read_passages(path: Path) -> Iterator[Passage | BadPassage]:
    """The passages of one file in order; a `BadPassage` in the place of each that cannot be read."""
    block: list[tuple[int, str]] = []
    lines = [*enumerate(path.read_text(encoding="utf-8").splitlines(), 1), (0, "== end")]
    for number, line in lines:
        if line.startswith("==") and block:
            try:
                yield _passage(path, block)
            except BadPassage as error:
                yield error
            block = []
        if line.startswith("==") or block:
            block.append((number, line))
        elif line.strip() and not line.startswith("#"):
            yield BadPassage(path, number, "words stand before the first `== id`")


def main(paths: list[str]) -> int:
    """Check the files named (or all of `written/`); print each fault and a count, and give 1 when there is one."""
    files = [Path(path) for path in paths] or sorted(WRITTEN.glob("*.txt"))
    read = [passage for path in files for passage in read_passages(path)]
    good = [passage for passage in read if isinstance(passage, Passage)]
    for fault in read:
        if isinstance(fault, BadPassage):
            print(fault)
    ids = [passage.id for passage in good]
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        print(f"the id {twice} stands twice; give each passage its own")
    print(f"{len(good)} passages, {sum(len(p.statements) for p in good)} statements, {len(read) - len(good)} faults")
    return int(len(good) < len(read) or len(set(ids)) < len(ids))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
