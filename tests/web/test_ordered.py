"""What is kept in parts says the same as what is made anew, whatever of it changes."""

import gzip
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.record import Count, Effect, Incident, Place, Stage, When
from tocsin.web import ordered as blocks
from tocsin.web.gzipped import joined, piece, short
from tocsin.web.ordered import Ordered, ordered
from tocsin.web.ordering import latest_first, order
from tocsin.web.parted import parted
from tocsin.web.rows.points import packed
from tocsin.web.selection import Selection

KEYS = st.sampled_from("abcdefghijklmnop")


@pytest.fixture(autouse=True, scope="module")
def few_in_a_block():
    """Blocks of four, so that a few incidents make several."""
    most, blocks.MOST = blocks.MOST, 4
    yield
    blocks.MOST = most


def incident(report: str, day: date | None) -> Incident:
    when = When(day, day) if day else None
    place = Place("Taji", "IQ", 33.53, 44.26, 5.0) if report in "aeio" else None
    return Incident(reports=(report,), kind="raid", stage=Stage.OCCURRED, when=when, place=place)


def in_their_order(incidents: dict[str, Incident]) -> dict[str, Incident]:
    return dict(sorted(incidents.items(), key=lambda item: order(item[1])))


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9))
SOME = st.dictionaries(KEYS, DAYS).map(
    lambda days: in_their_order({one.id: one for one in map(incident, days, days.values())})
)
CHANGES = st.lists(st.tuples(SOME, st.sets(st.integers(0, 15))), max_size=4)


@given(SOME, CHANGES)
def test_incidents_stay_in_order_whatever_changes(first, changes):
    held, expected = ordered(first), first
    for come, which in changes:
        gone = {each for number, each in enumerate(expected) if number in which} | come.keys()
        expected = in_their_order({each: one for each, one in expected.items() if each not in gone} | come)
        held = held.but(gone, come)
        assert list(held.pairs()) == list(expected.items())
        assert [*held.incidents] == [held.incidents[at] for at in range(len(held))] == [*expected.values()]
        assert held == expected
        assert all(len(block.ids) <= blocks.MOST for block in held.incidents.blocks)


@given(SOME, st.integers(0, 15), st.integers(0, 15))
def test_a_page_of_incidents_is_the_same_from_blocks(first, start, stop):
    whole, held = tuple(first.values()), ordered(first).incidents
    assert held[start:stop] == whole[start:stop]
    assert held[::-1] == whole[::-1]
    assert latest_first(held, start, stop) == latest_first(whole, start, stop)


def test_a_change_leaves_the_other_blocks_as_they_are():
    days = {f"report {number}": date(2020, 1, number) for number in range(1, 31)}
    first = in_their_order({one.id: one for one in map(incident, days, days.values())})
    before, (each, one) = ordered(first), list(first.items())[7]
    after = before.but([each], {each: replace(one, kind="shelling")})
    shared = set(before.incidents.blocks) & set(after.incidents.blocks)
    assert (len(before.incidents.blocks), len(after.incidents.blocks), len(shared)) == (15, 15, 14)


def test_the_last_of_all_may_go_and_others_come():
    only = incident("a", None)
    assert list(ordered({only.id: only}).but([only.id], {})) == []
    assert list(Ordered().but([], {only.id: only})) == [only.id]


@given(st.dictionaries(KEYS, st.integers()), st.dictionaries(KEYS, st.integers()), st.sets(KEYS))
def test_a_mapping_in_parts_is_the_mapping(held, come, gone):
    before = parted(held)
    after = before.but(gone, come)
    assert (before, len(before)) == (held, len(held))
    assert after == {key: value for key, value in held.items() if key not in gone} | come


@given(SOME, SOME)
def test_the_points_put_together_of_blocks_are_those_of_all_placed_incidents(first, come):
    held = ordered(first).but(come, come)
    found = json.loads(gzip.decompress(packed(Selection(held, frozenset()))))
    placed = [one for one in held.incidents if one.place]
    assert found["id"] == [one.id for one in placed]
    assert (found["lat"], found["lon"]) == ([33.53] * len(placed), [44.26] * len(placed))
    assert (found["km"], found["killed"]) == ([5.0] * len(placed), [0] * len(placed))
    assert found["bounds"] == ([44.26, 33.53, 44.26, 33.53] if placed else None)


def test_a_point_tells_how_many_were_killed_at_least():
    one = replace(incident("a", None), tolls=((Effect.KILLED, Count(2, 7)),))
    found = json.loads(gzip.decompress(packed(Selection(ordered({one.id: one}), frozenset()))))
    assert found["killed"] == [2]


@given(st.lists(st.tuples(st.sampled_from([piece, short]), st.binary(max_size=300))))
def test_pieces_put_together_unpack_to_what_they_were_made_of(parts):
    assert gzip.decompress(joined(make(raw) for make, raw in parts)) == b"".join(raw for _, raw in parts)
