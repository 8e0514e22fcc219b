"""Small archives of our own reports, in every form that a back-fill reads."""

import json
from pathlib import Path

import pytest

from benchmarks.pages import pages, write_warc
from benchmarks.texts import bodies

pytest.importorskip("pyarrow", reason="shards are Parquet, which needs pyarrow")


def line(number, text):
    record = {
        "id": f"a{number}",
        "published": f"2020-01-{1 + number % 28:02}",
        "publisher": "Tigris Wire",
        "text": text,
    }
    return json.dumps(record, ensure_ascii=False)


@pytest.fixture
def archives(tmp_path):
    """A folder with a WARC of 8 pages, a Parquet of 4 articles, and JSONL of 12 in three files, with one bad line."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    folder = tmp_path / "archives"
    folder.mkdir()
    write_warc(folder / "pages.warc.gz", pages(8))
    texts = [line(number, text) for number, text in enumerate(bodies()[:16])]
    for number in range(3):
        Path(folder / f"{number}.jsonl").write_text("\n".join([*texts[number * 4 :][:4], "{"]) + "\n", encoding="utf-8")
    parquet.write_table(pa.Table.from_pylist([json.loads(text) for text in texts[12:]]), folder / "table.parquet")
    return folder
