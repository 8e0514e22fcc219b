"""What holds for any decisions in any order."""

from datetime import timedelta
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reviewing.conftest import NOON
from tocsin.reviewing import ReviewError, accept, comment, correct, different, reject, same, undo, unsure, verify

PAIRS = st.lists(st.integers(0, 2), min_size=2, max_size=3, unique=True)
ACTS = st.one_of(
    st.tuples(st.sampled_from([same, different, unsure]), PAIRS),
    st.tuples(st.sampled_from([accept, reject, comment]), st.integers(0, 2), st.sampled_from(["", "place", "when"])),
    st.tuples(st.just(correct), st.integers(0, 2), st.sampled_from([("kind", "attack"), ("stage", "denied")])),
)
PERSONS = st.sampled_from(["anna", "ben"])


def state(ledger):
    """All that a ledger says, without its log."""
    return (
        ledger.incidents(),
        ledger.tellings(),
        ledger.judged_by_people(),
        {each: ledger.incident(each).id for each in sorted(aliases(ledger)) if ledger.incident(each)},
    )


def aliases(ledger):
    return {incident.id for incident in ledger.incidents()}


def act(ledger, deed, by, minute):
    verb, on, *more = deed
    ids = [telling.id for telling in ledger.tellings(sort="event", as_read=True)]
    which = [ids[each] for each in on] if isinstance(on, list) else ids[on]
    extra = more[0] if more and isinstance(more[0], tuple) else more
    done = partial(verb, ledger, which, *extra, by=by, why="a law", now=NOON + timedelta(minutes=minute))
    try:
        done()
    except ReviewError:
        return False
    return True


QUICK = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(deeds=st.lists(st.tuples(ACTS, PERSONS), min_size=1, max_size=5))
def test_decisions_that_are_undone_leave_no_trace_but_in_the_log(fresh, deeds):
    with fresh() as ledger:
        before, minute = state(ledger), 0
        for deed, by in deeds:
            minute += 1
            act(ledger, deed, by, minute)
        numbers = [each.number for each in ledger.decisions()]
        for number in reversed(numbers):
            minute += 1
            undo(ledger, by="cleo", why="all back", now=NOON + timedelta(minutes=minute), number=number)
        assert state(ledger) == before
        assert len(ledger.decisions()) == 2 * len(numbers)
        assert verify(ledger) == ()


@QUICK
@given(deeds=st.lists(st.tuples(ACTS, PERSONS), max_size=5))
def test_no_id_of_an_incident_that_has_reports_left_is_ever_lost(fresh, deeds):
    with fresh() as ledger:
        ids = aliases(ledger)
        for minute, (deed, by) in enumerate(deeds, 1):
            reports = {each: set(ledger.incident(each).reports) for each in ids if ledger.incident(each)}
            act(ledger, deed, by, minute)
            kept = {telling.id for telling in ledger.tellings()}
            assert [each for each in reports if reports[each] & kept and not ledger.incident(each)] == []
            ids |= aliases(ledger)
        assert verify(ledger) == ()


@QUICK
@given(deeds=st.lists(st.tuples(ACTS, PERSONS), min_size=1, max_size=4), back=st.booleans())
def test_decisions_asked_for_on_some_reports_are_those_among_all(fresh, deeds, back):
    with fresh() as ledger:
        for minute, (deed, by) in enumerate(deeds, 1):
            act(ledger, deed, by, minute)
        for number in [each.number for each in ledger.decisions()] if back else ():
            undo(ledger, by="anna", why="", now=NOON + timedelta(minutes=9), number=number)
        ids, all_made = [each.id for each in ledger.tellings(as_read=True)], ledger.decided_on()
        assert all_made == ledger.decided_on(ids)
        assert [ledger.decided_on([each]) for each in ids] == [
            {each: all_made[each]} if each in all_made else {} for each in ids
        ]
