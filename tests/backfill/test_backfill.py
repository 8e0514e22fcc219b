import hashlib
import json
import multiprocessing
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.backfill import Share, Way, inputs_of, run
from tocsin.backfill.columns import COLUMNS, rows_of
from tocsin.backfill.done import all_done
from tocsin.backfill.ingesting import ManyEditions, ingest
from tocsin.backfill.inputs import BadShare
from tocsin.backfill.shard import NO_CLOCK, whole
from tocsin.backfill.way import rooms_of
from tocsin.intake import read_sources
from tocsin.ledger import open_ledger
from tocsin.pipeline import add, merge, open_rooms, read_one

WAY = Way("lexical")
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def shards(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.parquet"))}


def rows(folder):
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    return [row for path in sorted(folder.glob("*.parquet")) for row in parquet.read_table(path).to_pylist()]


@pytest.fixture
def inputs(archives):
    found, bad = inputs_of([str(archives)])
    assert bad == []
    return found


@pytest.fixture
def made(inputs, tmp_path):
    """The shards of all archives, made in this process."""
    folder = tmp_path / "made"
    return folder, list(run(inputs, folder, WAY))


def test_every_file_gives_one_shard_that_is_named_by_its_bytes(made, inputs):
    folder, done = made
    assert [each.input for each in done] == [str(path) for path in inputs]
    assert list(shards(folder)) == sorted(f"{each.name}.parquet" for each in done)
    assert all(each.name.startswith(each.sha256[:16]) for each in done)
    assert [(each.articles, each.problems) for each in done] == [(4, 1), (4, 1), (4, 1), (8, 0), (4, 0)]


def test_bad_lines_are_told_of_beside_the_shard(made):
    folder, [first, *_] = made
    told = (folder / f"{first.name}.problems.txt").read_text(encoding="utf-8")
    assert told.count("\n") == 1
    assert "0.jsonl:5: this line is not JSON" in told


def test_a_second_run_reads_nothing_again(made, inputs, monkeypatch):
    folder, done = made
    before = shards(folder)
    monkeypatch.setattr("tocsin.backfill.shard.read_sources", None)
    assert list(run(inputs, folder, WAY)) == done
    assert shards(folder) == before


def test_a_run_that_ended_half_way_is_taken_up(inputs, made, tmp_path, monkeypatch):
    folder = tmp_path / "half"
    half = run(inputs, folder, WAY)
    next(half)
    half.close()
    (folder / ".rest.parquet.1.part").write_bytes(b"PAR1")
    assert len(shards(folder)) == 1
    list(run(inputs, folder, WAY))
    assert shards(folder) == shards(made[0])


def test_a_failure_leaves_neither_shard_nor_rest(tmp_path):
    def fail():
        with whole(tmp_path / "a.parquet") as part:
            part.write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_shares_are_disjoint_and_together_all(inputs, made, tmp_path):
    parts = [Share(number, 3).take(inputs) for number in (1, 2, 3)]
    assert sorted(path for part in parts for path in part) == inputs
    for part in parts:
        list(run(part, tmp_path / "shared", WAY))
    assert shards(tmp_path / "shared") == shards(made[0])
    manifest = (tmp_path / "shared" / "manifest.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line)["input"] for line in manifest.splitlines()] == [str(path) for path in inputs]


@given(st.lists(st.integers(), unique=True), st.integers(1, 9))
def test_any_number_of_shares_takes_each_input_once(inputs, of):
    shares = [Share(number, of).take(inputs) for number in range(1, of + 1)]
    assert sorted(each for share in shares for each in share) == sorted(inputs)
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


def test_the_shards_themselves_are_no_inputs(inputs, archives):
    out = archives / "shards"
    list(run(inputs, out, WAY))
    assert inputs_of([str(archives)], out=out) == (inputs, [])


def test_a_folder_gives_its_archives_and_a_named_file_itself(archives, inputs):
    (archives / "README.txt").write_text("Two died.", encoding="utf-8")
    (archives / ".rest.jsonl.part").write_text("{", encoding="utf-8")
    assert inputs_of([str(archives)]) == (inputs, [])
    assert inputs_of([str(archives / "README.txt")]) == ([archives / "README.txt"], [])


def test_each_process_opens_its_rooms_once():
    assert rooms_of("lexical") is rooms_of("lexical")


@pytest.mark.parametrize("typed", ["0/3", "4/3", "3", "a/b", "1/0"])
def test_a_share_that_is_none_is_refused(typed):
    with pytest.raises(BadShare):
        Share.read(typed)


@pytest.mark.timeout(180)
def test_processes_make_the_same_shards_and_one_that_is_killed_loses_nothing(inputs, made, tmp_path):
    some, folder = inputs[:3], tmp_path / "killed"
    running = run(some, folder, WAY, workers=2)
    next(running)
    for child in multiprocessing.active_children():
        child.kill()
    assert [each.failed for each in running] == ["", ""]
    assert shards(folder) == {name: each for name, each in shards(made[0]).items() if (folder / name).exists()}
    assert len(shards(folder)) == len(some)


def test_a_file_that_cannot_be_opened_is_listed_and_tried_again(made, inputs, tmp_path):
    folder, _ = made
    late = tmp_path / "late.jsonl"
    [gone] = run([late], folder, WAY)
    assert gone.failed == "it cannot be opened (No such file or directory)"
    assert gone in list(all_done(folder))
    late.write_text('{"id": "z", "text": "Two died."}\n', encoding="utf-8")
    [found] = run([late], folder, WAY)
    assert [each for each in all_done(folder) if each.failed] == []
    assert found.articles == 1


def test_a_name_that_is_no_file_is_a_problem():
    found, [gone] = inputs_of(["https://archive.example/1.warc.gz"])
    assert found == []
    assert str(gone).endswith("there is no such file or folder; fetch it first, then name the file")


def test_rows_hold_the_text_once_and_every_statement_whole(made, inputs):
    folder, _ = made
    for row in rows(folder):
        assert list(row) == list(COLUMNS)
        assert (row["text"] is not None) == (row["position"] == 0)
        if row["coded"]:
            coded = json.loads(row["coded"])
            assert (coded["sort"], coded["stage"], coded["confidence"]) == (
                row["sort"],
                row["stage"],
                pytest.approx(row["confidence"]),
            )


def test_shards_hold_what_reading_gives(inputs, made):
    folder, _ = made
    articles = [a for document in read_sources(map(str, inputs), now=NO_CLOCK) for a in document.articles]
    expected = [row for article in articles for row in rows_of(article, *WAY.read(article)[:1])]
    assert sorted(rows(folder), key=str) == sorted(expected, key=str)


def facts(ledger):
    """All that a ledger holds but for its bytes and clock."""
    return ledger.incidents(), ledger.tellings(), [(row.id, row.title, row.statements) for row in ledger.articles()]


def test_taking_shards_in_gives_the_ledger_that_adding_gives(inputs, made, tmp_path):
    with open_ledger(str(tmp_path / "added.db")) as added, open_ledger(str(tmp_path / "taken.db")) as taken:
        list(add(read_sources(map(str, inputs), now=NOW), added, open_rooms("lexical"), NOW))
        merge(added, NOW)
        list(ingest(made[0], taken, NOW))
        merge(taken, NOW)
        assert facts(taken)[1:] == facts(added)[1:]
        assert [one.id for one in taken.incidents()] == [one.id for one in added.incidents()]


def test_taking_in_twice_changes_nothing(made, tmp_path):
    with open_ledger(str(tmp_path / "taken.db")) as ledger:
        first = list(ingest(made[0], ledger, NOW))
        merge(ledger, NOW)
        before = facts(ledger)
        second = list(ingest(made[0], ledger, NOW))
        merge(ledger, NOW)
        assert facts(ledger) == before
    assert sum(shard.new for shard in first) == sum(shard.known for shard in second) == 24
    assert sum(shard.new for shard in second) == 0


def test_a_day_ahead_of_the_clock_is_dropped_when_taken_in(tmp_path):
    source = tmp_path / "a.jsonl"
    source.write_text('{"id": "a", "published": "2031-01-01", "text": "Two died."}\n', encoding="utf-8")
    list(run([source], tmp_path / "out", WAY))
    with open_ledger(str(tmp_path / "l.db")) as ledger:
        [taken] = ingest(tmp_path / "out", ledger, NOW)
        assert [str(each) for each in taken.problems] == [
            "a: dated 2031-01-01, which lies in the future (today is 2026-01-02); the date was dropped"
        ]
        assert ledger.article("a").published is None


def test_a_sift_puts_quiet_pages_aside_and_says_so(inputs, tmp_path):
    done = list(run(inputs, tmp_path / "sifted", Way("lexical", 2.0)))
    assert sum(each.articles for each in done) == 24
    aside = [row for row in rows(tmp_path / "sifted") if not row["read"]]
    assert 0 < len(aside) < 24
    assert all(row["coded"] is None and row["text"] for row in aside)


def test_another_way_makes_other_shards_beside_and_one_of_both_must_be_named(made, inputs, tmp_path):
    folder, _ = made
    before, other = shards(folder), Way("lexical", 1.0)
    list(run(inputs[:1], folder, other))
    assert len(shards(folder)) == len(before) + 1
    with open_ledger(str(tmp_path / "l.db")) as ledger:
        with pytest.raises(ManyEditions, match="name the edition to take with --edition"):
            list(ingest(folder, ledger, NOW))
        [taken] = ingest(folder, ledger, NOW, edition=other.edition())
    assert taken.new == 4


def test_a_page_on_which_the_reader_fails_costs_no_other(inputs, tmp_path, monkeypatch):
    def fail(article, rooms):
        if "K-1" in article.text:
            raise IndexError(7)
        return read_one(article, rooms)

    monkeypatch.setattr("tocsin.backfill.way.read_one", fail)
    [done] = run(inputs[:1], tmp_path / "out", WAY)
    told = (tmp_path / "out" / f"{done.name}.problems.txt").read_text(encoding="utf-8").splitlines()
    failed = [row["article_id"] for row in rows(tmp_path / "out") if not row["read"]]
    assert 0 < len(failed) < done.articles == 4
    assert [line.split(": ", 1)[0] for line in told if "the reader failed" in line] == failed
