"""What a desk holds in memory is, after every decision, what it would be if all were read again."""

import gzip
import json
from collections.abc import Iterator
from datetime import date
from threading import Barrier, Thread

import pytest

from tests.web.conftest import NOON
from tocsin.ledger import Ledger
from tocsin.reviewing import accept, comment, correct, different, reject, same, undo
from tocsin.web import ordered
from tocsin.web.filters import EVERY, Box, Filter
from tocsin.web.once import once
from tocsin.web.rows.periods import drawn_timeline
from tocsin.web.rows.points import packed
from tocsin.web.selection import Selection
from tocsin.web.snapshot import Incidents

FILTERS = (
    Filter(),
    Filter(stage=(EVERY,)),
    Filter(kind=("shelling",)),
    Filter(kind=("shelling", "raid")),
    Filter(country="IQ"),
    Filter(place="Taji"),
    Filter(box=Box(40, 30, 50, 35)),
    Filter(state="reviewed"),
    Filter(state="unreviewed"),
    Filter(since=date(2020, 4, 1), until=date(2020, 4, 30)),
    Filter(killed=3),
)
SAID = {"by": "ana", "why": "looked at", "now": NOON}


def decisions(ledger: Ledger) -> Iterator[str]:
    """Decisions of every sort, one after the other, each named once it is made."""
    two = next(one for one in ledger.incidents() if len(one.reports) == 2)
    first, second = two.reports
    other = next(one.reports[0] for one in ledger.incidents() if one.kind == "shooting")
    yield "nothing decided"
    yield comment(ledger, two.id, **SAID).what
    yield accept(ledger, two.id, **SAID).what
    yield undo(ledger, **SAID).what
    yield accept(ledger, second, **SAID).what
    yield correct(ledger, first, "kind", "raid", **SAID).what
    yield reject(ledger, second, "killed", **SAID).what
    yield different(ledger, [first, second], **SAID).what
    yield same(ledger, [first, other], **SAID).what
    yield undo(ledger, **SAID).what
    yield reject(ledger, first, "place", **SAID).what
    yield correct(ledger, other, "stage", "foiled", **SAID).what
    yield reject(ledger, other, **SAID).what
    yield undo(ledger, **SAID).what
    yield same(ledger, [first, second], **SAID).what


def drawn(selection: Selection) -> dict[str, list]:
    """What the map is sent."""
    return json.loads(gzip.decompress(packed(selection)))


@pytest.mark.parametrize("of_a_block", [ordered.MOST, 2])
def test_a_selection_that_is_kept_is_after_every_decision_as_one_made_anew(ledger, monkeypatch, of_a_block):
    monkeypatch.setattr(ordered, "MOST", of_a_block)
    kept, seen = Incidents(ledger), []
    for what in decisions(ledger):
        anew = Incidents(ledger)
        assert kept.now().home == anew.now().home, what
        for wanted in FILTERS:
            one, other = kept.select(wanted), anew.select(wanted)
            assert list(one.held.items()) == list(other.held.items()), (what, wanted)
            assert (one.reviewed, one.unreviewed) == (other.reviewed, other.unreviewed), (what, wanted)
            assert (one.counted, one.without_place) == (other.counted, other.without_place), (what, wanted)
            assert drawn(one.mapped) == drawn(other), (what, wanted)
            assert drawn_timeline(one, wanted) == drawn_timeline(other, wanted), (what, wanted)
        seen.append(what)
    assert len(seen) == 15


def test_a_filter_does_not_mean_an_incident_by_what_it_was_before(ledger):
    held, shellings = Incidents(ledger), Filter(kind=("shelling",))
    before = held.select(shellings)
    chosen = next(one for one in before.incidents if len(one.reports) == 1)
    correct(ledger, chosen.reports[0], "kind", "raid", **SAID)
    assert set(before.ids) - set(held.select(shellings).ids) == {chosen.id}
    assert chosen.id not in Incidents(ledger).select(shellings).ids


def test_acceptance_does_not_change_the_map(ledger):
    held = Incidents(ledger)
    before = held.select(Filter())
    chosen = before.incidents[0]
    accept(ledger, chosen.id, **SAID)
    after = held.select(Filter())
    assert chosen.id in after.reviewed
    assert packed(after.mapped) is packed(before.mapped)


def test_another_place_changes_the_map_and_another_target_does_not(ledger):
    held = Incidents(ledger)
    before = held.select(Filter())
    chosen = next(one for one in before.incidents if len(one.reports) == 2)
    for report in chosen.reports:
        reject(ledger, report, "target", **SAID)
    after = held.select(Filter())
    assert after.held[chosen.id].targets == ()
    assert after.mapped is before
    reject(ledger, chosen.id, "place", **SAID)
    assert held.select(Filter()).mapped is not before


def test_after_a_question_the_selection_is_the_same(analyst, app):
    before = app.state.desk.incidents.select(Filter())
    analyst.get("/answers/rate?ask=1&date=2020-01-01")
    assert app.state.desk.incidents.select(Filter()) is before


@pytest.mark.parametrize("most", [1, 2])
def test_what_many_ask_for_at_the_same_time_is_made_once(most):
    made, together = [], Barrier(8)
    kept = once(most)(lambda asked: made.append(asked) or asked)
    threads = [Thread(target=lambda: (together.wait(), kept("map"))) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert made == ["map"]
