"""Every command shown in a document runs."""

import json
import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "evaluation" / "README.md"]
REPORT = "Militants fired rockets at a military base near Mosul on Wednesday, killing two soldiers, the army said.\n"


def commands(path):
    """The `tocsin` lines of the fenced shell blocks of a document, without their comments."""
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.removeprefix("$ ").partition("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("tocsin ")]


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path.exists()], ids=lambda path: path.name)
def test_commands_of_documents_run(path, tocsin, tmp_path):
    (tmp_path / "ARTICLE.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "PLACES.csv").write_text("name,lat,lon\nZarfan,35.1,44.1\n", encoding="utf-8")
    (tmp_path / "TEXTS.jsonl").write_text(json.dumps({"id": "a", "text": REPORT}) + "\n", encoding="utf-8")
    for line in commands(path):
        words = shlex.split(line)[1:]
        if "ID" in words:
            [first, *_] = json.loads(tocsin("incidents", "--all", "-f", "json").stdout)
            words[words.index("ID")] = first["id"]
        done = tocsin(*words)
        assert done.returncode == 0, f"{line}\n{done.stderr}"


def test_the_makefile_has_what_the_readme_says():
    said = re.findall(r"^make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    made = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert said == ["demo", "test"]
    assert set(said) <= set(made)


def test_the_project_speaks_of_itself_alone():
    texts = [p for pattern in ("*.md", "docs/*.md", "src/**/*.py", "evaluation/*.md") for p in ROOT.glob(pattern)]
    told = re.compile(r"/(?:work|root|home)/\w|\bpypi\.org\b|registry\.npmjs", re.IGNORECASE)
    assert [str(path) for path in texts if told.search(path.read_text(encoding="utf-8"))] == []
