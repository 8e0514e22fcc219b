"""No sentence that the program can generate says why, but for the two words of the causal grade."""

import ast
from pathlib import Path

import pytest

from tocsin.analysis.answer import CAUSAL, causal_word

ROOT = Path(__file__).parents[2] / "src" / "tocsin"
ROOMS = sorted(
    [
        *(ROOT / "analysis").rglob("*.py"),
        *(ROOT / "answering").glob("*.py"),
        *(ROOT / "cli" / f"{name}.py" for name in ("answers", "asking", "checking")),
    ]
)
EARNED = {"responses/answers.py": {"raised", "lowered"}}
"""What is said only where a test has shown that the causal grade was earned."""


def documentation(tree):
    """The strings that are written for readers of the code."""
    return {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def words_of(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = documentation(tree)
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    kept = [node.value for node in strings if id(node) not in passed and node.value not in CAUSAL.pattern]
    return {word for text in kept if (word := causal_word(text))}


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_generated_words_say_why(path):
    name = "/".join(path.parts[-2:])
    assert words_of(path) == EARNED.get(name, set())


def test_a_causal_word_would_be_found(tmp_path):
    module = tmp_path / "room.py"
    module.write_text('"""Because."""\nSAID = f"The raid {1} deterred them"\n', encoding="utf-8")
    assert words_of(module) == {"deterred"}
