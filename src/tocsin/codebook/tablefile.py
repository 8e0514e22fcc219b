"""Table files: TOML read from `tables/`, with faults that name the file, the line and the mend."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "tables"


class TableFault(ValueError):
    """A table says something that the program cannot use."""

    def __init__(self, path: Path, line: int, what: str, mend: str) -> None:
        super().__init__(f"{path.name}:{line}: {what}; {mend}")


@dataclass(frozen=True, slots=True)
class TableFile:
    """One table as read, with its text, so that a fault can point at the line."""

    path: Path
    text: str
    values: dict[str, Any]

    def fault(self, word: str, what: str, mend: str) -> TableFault:
        """The fault to raise for `word`: at the last line that has it as a key, else the last that quotes it."""
        lines = list(enumerate(self.text.splitlines(), 1))
        keyed = [number for number, line in lines if line.startswith((f"{word} =", f'"{word}" ='))]
        quoted = [number for number, line in lines if f'"{word}"' in line]
        return TableFault(self.path, (keyed or quoted or [1])[-1], what, mend)


def read_table(path: Path) -> TableFile:
    """The table in `path`. Raises `TableFault` where it is not TOML."""
    text = path.read_text(encoding="utf-8")
    try:
        return TableFile(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as wrong:
        line = next((int(part) for part in str(wrong).replace(",", " ").split() if part.isdigit()), 1)
        raise TableFault(path, line, f"not TOML ({wrong})", "mend the line") from wrong
