"""The cells of the worked notebook run in order, in a folder of their own."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "notebook.md"


def cells():
    return re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.timeout(180)
def test_the_cells_of_the_notebook_run_in_order(tmp_path, monkeypatch, capsys):
    pytest.importorskip("pandas", reason="the notebook shows data frames")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names = {}
    for number, cell in enumerate(cells(), 1):
        exec(compile(cell, f"{PAGE.name}, cell {number}", "exec"), names)  # noqa: S102 - our own document
    printed = capsys.readouterr().out
    assert printed.startswith("107 new articles, 0 problems")
    assert "shelling occurred" in printed
