"""The sets that readers are measured on: texts and what people coded in them."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evaluation.pairing import Json

ROOT = Path(__file__).resolve().parent.parent
_PATHS = {
    "gold": (ROOT / "evaluation/gold/passages.texts.jsonl", ROOT / "evaluation/gold/passages.jsonl"),
    "dev": (ROOT.parent / "shared/data/coded/dev.texts.jsonl", ROOT.parent / "shared/data/coded/dev.jsonl"),
    "articles": (
        ROOT.parent / "shared/data/coded/articles.texts.jsonl",
        ROOT.parent / "shared/data/coded/articles.jsonl",
    ),
}
KEPT_APART = {"articles": 8}
"""Sets of which only the last so many texts are measured on; the others are trained on."""


class MismatchedSet(ValueError):
    """Texts and coding of a set do not belong together."""

    def __init__(self, name: str, strays: Iterable[str]) -> None:
        ids = ", ".join(sorted(strays)[:5])
        super().__init__(f"set {name}: texts and coding differ in ids {ids}; every text needs one line in each file")


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Texts, their gold coding, and whether the texts are our own to quote."""

    name: str
    texts: tuple[Json, ...]
    gold: dict[str, list[Json]]
    quotable: bool

    def __post_init__(self) -> None:
        strays = {text["id"] for text in self.texts} ^ self.gold.keys()
        if strays or len(self.texts) != len(self.gold):
            raise MismatchedSet(self.name, strays)

    @property
    def digest(self) -> str:
        """A hash of texts and gold; a floor holds only for the digest it was measured on."""
        content = [sorted(self.texts, key=lambda text: str(text["id"])), sorted(self.gold.items())]
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def set_names() -> tuple[str, ...]:
    """The names of all sets, here or not."""
    return tuple(_PATHS)


def load_lines(path: Path) -> list[Json]:
    """The objects of a file that holds one on each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def load_set(name: str) -> EvaluationSet | None:
    """The set of that name, or None when its files are not on this machine."""
    texts, coded = _PATHS[name]
    if not (texts.exists() and coded.exists()):
        return None
    records = load_lines(coded)[-KEPT_APART.get(name, 0) :]
    gold = {record["id"]: record["statements"] for record in records}
    kept = tuple(text for text in load_lines(texts) if text["id"] in gold or name not in KEPT_APART)
    return EvaluationSet(name, kept, gold, quotable=name == "gold")
