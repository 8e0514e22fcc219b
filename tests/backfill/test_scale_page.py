"""What the page on archives shows besides commands: the Slurm script and the question to the shards."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tocsin.backfill import Way, run

PAGE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")


def block(language):
    [found] = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return found


def test_the_slurm_script_reads_its_share(tmp_path):
    (tmp_path / "archive").mkdir()
    for number in range(3):
        line = f'{{"id": "{number}", "text": "A rocket hit a base near Mosul."}}\n'
        (tmp_path / "archive" / f"{number}.jsonl").write_text(line, encoding="utf-8")
    shim = tmp_path / "tocsin"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from tocsin.cli import main; main()" "$@"\n')
    shim.chmod(0o755)
    given = {"SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_COUNT": "3", "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", block("bash")],
        cwd=tmp_path,
        env=os.environ | given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "2.jsonl: 1 articles" in done.stdout
    assert len(list((tmp_path / "shards").glob("*.parquet"))) == 1


def test_shards_answer_the_question_of_the_page(archives, tmp_path, monkeypatch):
    duckdb = pytest.importorskip("duckdb", reason="the page asks DuckDB")
    list(run(sorted(archives.iterdir()), tmp_path / "shards", Way("lexical")))
    monkeypatch.chdir(tmp_path)
    rows = duckdb.sql(block("sql")).fetchall()
    assert all(len(row) == 3 for row in rows)
    assert rows[0][2] == max(row[2] for row in rows)


def test_the_columns_named_on_the_page_are_those_of_a_shard(archives, tmp_path):
    from tocsin.backfill.columns import COLUMNS  # noqa: PLC0415 - needs no pyarrow

    told = re.search(r"A row has the article(.*?)in the form\nof the codebook", PAGE, re.DOTALL)
    named = set(re.findall(r"`(\w+)`", told[1]))
    assert named <= set(COLUMNS)
    assert len(named) > 15
