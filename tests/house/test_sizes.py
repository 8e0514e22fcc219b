"""The stops of the house: modules of at most 300 lines, functions of at most 40 without their docstring."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src").rglob("*.py"))
BANNED = {"utils", "helpers", "common", "misc", "base", "manager", "registry", "handler"}


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines_of(function):
    body = function.body
    documented = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    start = body[1].lineno if documented and len(body) > 1 else body[0].lineno
    return function.end_lineno - start + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_are_small(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    assert [f.name for f in functions(ast.parse(source)) if lines_of(f) > 40] == []


def test_no_module_has_a_name_that_says_nothing():
    assert [path for path in MODULES if path.stem in BANNED] == []


def test_every_room_says_what_it_is():
    rooms = sorted((ROOT / "src").rglob("__init__.py"))
    assert [path for path in rooms if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []
