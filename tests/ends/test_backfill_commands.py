import json

import pytest

pytest.importorskip("pyarrow", reason="shards are Parquet, which needs pyarrow")


@pytest.fixture
def texts(tmp_path, reports):
    for number, path in enumerate(sorted(reports.glob("*.txt"))[:3]):
        record = {"id": f"a{number}", "published": "2020-01-05", "text": path.read_text(encoding="utf-8")}
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    return ["0.jsonl", "1.jsonl", "2.jsonl"]


def test_files_become_shards_and_shards_a_ledger(tocsin, texts, tmp_path):
    options = ["--out", "shards", "--reader", "lexical"]
    first = tocsin("backfill", "run", *texts, *options, "--shard", "1/2")
    second = tocsin("backfill", "run", *texts, *options, "--shard", "2/2")
    assert (first.returncode, second.returncode) == (0, 0)
    assert "2 files" in first.stdout
    assert "1 files" in second.stdout
    assert len(list((tmp_path / "shards").glob("*.parquet"))) == 3
    taken = tocsin("backfill", "ingest", "shards", "--ledger", "l.db")
    assert taken.returncode == 0
    assert taken.stdout.startswith("3 new, 0 known already")
    assert tocsin("backfill", "ingest", "shards", "--ledger", "l.db").stdout.startswith("0 new, 3 known already")
    assert json.loads(tocsin("incidents", "--ledger", "l.db", "-f", "json").stdout)


def test_a_file_that_is_not_there_is_told_of(tocsin, texts):
    done = tocsin("backfill", "run", "0.jsonl", "nowhere.warc", "-o", "shards", "--reader", "lexical")
    assert done.returncode == 1
    assert "nowhere.warc: there is no such file or folder; check the path" in done.stderr


def test_a_wrong_share_and_an_empty_folder_are_refused(tocsin, texts, tmp_path):
    assert tocsin("backfill", "run", "0.jsonl", "-o", "shards", "--shard", "9/8").returncode == 2
    empty = tocsin("backfill", "ingest", str(tmp_path))
    assert empty.returncode == 2
    assert "no shards here" in empty.stderr
