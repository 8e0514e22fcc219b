"""A stream of real news: reports are named by day, hash and offset, and what a reader settled is found again."""

import json

import pytest

from evaluation import stream
from tocsin.pipeline import open_rooms
from tocsin.record import Verdict

FIRST = "Rebels shelled the town of Taiz, Yemen, and killed 12 people."
SECOND = "Shelling of Taiz, Yemen, by rebels killed 12 people on Friday."
OTHER = "Gunmen attacked a market in Kano, Nigeria."


@pytest.fixture
def events(tmp_path, monkeypatch):
    rows = [(FIRST, "2025-05-02"), (SECOND, "2025-05-03"), (OTHER, "2026-02-01")]
    told = [
        {"category": stream.CATEGORY, "text": text, "date": day, "sources": [{"publisher": "Post"}]}
        for text, day in rows
    ]
    path, labels = tmp_path / "events.jsonl", tmp_path / "labels.csv"
    path.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    left, right = (stream.bullet(each).id for each in told[:2])
    lines = [f"{left},{FIRST.index('shelled')},{right},{SECOND.index('Shelling')},same", f"{left},0,{right},0,unsure"]
    labels.write_text("\n".join(["left,left_offset,right,right_offset,verdict", *lines]), encoding="utf-8")
    monkeypatch.setattr(stream, "LABELS", labels)
    return path


def test_an_article_is_named_by_its_day_and_the_hash_of_its_text(events):
    first = json.loads(events.read_text(encoding="utf-8").splitlines()[0])
    assert (stream.bullet(first).id[:10], len(stream.bullet(first).id)) == ("2025-05-02", 19)


def test_what_was_settled_is_found_again_in_what_is_read(events):
    found = stream.load_stream("learning", open_rooms("lexical"), events)
    assert [telling.published.year for telling in found.tellings] == [2025, 2025]
    assert list(found.verdicts.values()) == [Verdict.SAME]
    assert (len(found.same), found.unsettled) == (1, set())


def test_what_was_published_from_2026_on_is_held_out(events):
    found = stream.load_stream("held-out", open_rooms("lexical"), events)
    assert [telling.published.year for telling in found.tellings] == [2026]


def test_pairs_brought_together_are_held_against_what_was_settled(events):
    found = stream.load_stream("learning", open_rooms("lexical"), events)
    tally, said = stream.measured(found)
    assert tally.true == 1
    assert tally.said == len(said)
