"""The adapter to Spark, on two local processes; one session for all tests of this file."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from tocsin.backfill import Way, run

pytest.importorskip("pyspark", reason="needs the extra spark")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java 17", allow_module_level=True)

pytestmark = [
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.timeout(300),
]

SRC = Path(__file__).parents[2] / "src"
PAGE = Path(__file__).parents[2] / "docs" / "scale.md"
WAY = Way("lexical")
KILLER = """
import os, signal
from pathlib import Path

def kill_once(batches, mark):
    for batch in batches:
        yield batch
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """A session of two processes that may fail each task twice before it gives up."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    folder = tmp_path_factory.mktemp("spark")
    (folder / "killer.py").write_text(KILLER, encoding="utf-8")
    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    patch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
    patch.setenv("PYTHONPATH", os.pathsep.join([str(SRC), str(folder)]))
    patch.syspath_prepend(str(folder))
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.local.dir": str(folder),
        "spark.log.level": "OFF",
    }
    builder = SparkSession.builder.master("local[2,3]").appName("tocsin")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()
    patch.undo()


@pytest.fixture
def source(archives):
    return archives / "table.parquet"


def ordered(rows):
    return sorted(tuple(map(str, row.values())) for row in rows)


@pytest.fixture
def expected(source, tmp_path):
    """The rows of the back-fill of the same file."""
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    [done] = run([source], tmp_path / "shards", WAY)
    return ordered(parquet.read_table(tmp_path / "shards" / f"{done.name}.parquet").to_pylist())


def collected(frame):
    return ordered(row.asDict() for row in frame.collect())


def test_a_frame_gives_the_rows_of_the_back_fill(spark, source, expected):
    from tocsin.spark import code_frame  # noqa: PLC0415 - only where Spark is

    frame = spark.read.parquet(str(source)).repartition(2)
    assert collected(code_frame(frame, WAY)) == expected


def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(spark, source, expected, tmp_path):
    from killer import kill_once  # noqa: PLC0415 - made for this session

    from tocsin.spark import code_frame  # noqa: PLC0415 - only where Spark is

    mark = tmp_path / "killed"
    frame = spark.read.parquet(str(source)).repartition(2)
    shaky = frame.mapInArrow(lambda batches: kill_once(batches, mark), frame.schema)
    assert collected(code_frame(shaky, WAY)) == expected
    assert mark.exists()


def test_the_lines_of_the_page_on_archives_run(spark, source, tmp_path, monkeypatch):
    [block] = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    shutil.copy(source, tmp_path / "articles.parquet")
    block = block.replace('parquet("', f'parquet("{tmp_path}/')
    for _ in ("once", "again"):
        exec(compile(block, PAGE.name, "exec"), {"spark": spark})  # noqa: S102 - our own document
    assert spark.read.parquet(str(tmp_path / "coded")).where("position = 0").count() == 4
