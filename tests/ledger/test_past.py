from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.ledger.dump import dump
from tocsin.ledger import DecisionRow, Ledger, TimeWithoutZone
from tocsin.pipeline import merge
from tocsin.record import Judgement, Problem, Verdict

NOON = datetime(2020, 4, 3, 12, tzinfo=UTC)


def day(number: int) -> datetime:
    return NOON + timedelta(days=number)


@pytest.fixture
def grown(ledger: Ledger, rockets: Any, tally: Any, again: Any) -> Ledger:
    """A ledger to which something came on each of eight days."""
    for number, told in enumerate((rockets, tally, again)):
        ledger.add(told.capture, told.article, told.statements, reader="lexical 1", now=day(number))
        merge(ledger, day(number))
    doubted = [replace(rockets.statements[0], confidence=0.25)]
    ledger.add(None, rockets.article, doubted, reader="lexical 2", now=day(3))
    one, other = sorted(telling.id for telling in ledger.tellings(sort="event"))
    ledger.save_judgements([Judgement(one, other, Verdict.DIFFERENT, 1.0, by="anna")], day(4))
    merge(ledger, day(5))
    ledger.decide(DecisionRow(one, "correct", "kind", '{"value": "air-strike"}', "anna", "", day(6)))
    ledger.save_problems([Problem("a.pdf", "it is empty", "get it again")], day(7))
    return ledger


def test_what_was_recorded_later_was_not_there(grown: Ledger) -> None:
    counts = [grown.at(day(number)).counts() for number in range(-1, 8)]
    assert [(each.articles, each.readings, each.incidents, each.judgements, each.problems) for each in counts] == [
        (0, 0, 0, 0, 0),
        (1, 1, 1, 0, 0),
        (2, 2, 1, 0, 0),
        (3, 3, 1, 1, 0),
        (3, 4, 1, 1, 0),
        (3, 4, 1, 2, 0),
        (3, 4, 2, 2, 0),
        (3, 4, 2, 2, 0),
        (3, 4, 2, 2, 1),
    ]


def test_incidents_are_those_of_then(grown: Ledger) -> None:
    reports = [[len(each.reports) for each in grown.at(day(number)).incidents()] for number in (0, 1, 2, 4, 5)]
    assert reports == [[1], [1], [2], [2], [1, 1]]
    [joined] = grown.at(day(2)).incidents()
    assert grown.at(day(2)).incident(joined.id[:8]) == joined
    assert grown.incident(joined.id) != joined


def test_the_reading_of_then_speaks(grown: Ledger, rockets: Any) -> None:
    def confidence(number: int) -> float:
        [telling] = grown.at(day(number)).tellings(rockets.article.id)
        return telling.statement.confidence

    assert [confidence(number) for number in (0, 2, 3)] == [0.875, 0.875, 0.25]


def test_the_last_moment_is_the_ledger_as_it_stands(grown: Ledger) -> None:
    now, then = grown, grown.at(day(7))
    assert then.incidents() == now.incidents()
    assert then.tellings() == now.tellings()
    assert then.judgements() == now.judgements()
    assert then.decisions() == now.decisions()
    assert list(then.articles()) == list(now.articles())
    assert (then.problems(), then.counts()) == (now.problems(), now.counts())


def test_what_comes_later_leaves_the_past_as_it_was(ledger: Ledger, rockets: Any, again: Any, silent: Any) -> None:
    pasts = []
    for number, told in enumerate((rockets, again, silent)):
        ledger.add(told.capture, told.article, told.statements, reader="lexical 1", now=day(number))
        merge(ledger, day(number))
        pasts.append(dump(ledger, without=frozenset({"superseded", "version"})))
    views = [dump(ledger.at(day(number)), without=frozenset({"superseded", "version"})) for number in range(3)]
    # the log and the tables as they were, but for incidents that another has followed since
    assert [[line for line in view if not line.startswith(("incident", "gists"))] for view in views] == [
        [line for line in past if not line.startswith(("incident", "gists"))] for past in pasts
    ]


def test_after_looking_back_the_ledger_is_as_it_stands(grown: Ledger) -> None:
    for _ in range(8):
        before = grown.counts()
        assert grown.at(day(0)).counts().articles == 1
        assert grown.counts() == before
    assert grown.at(day(0)).at(day(1)).counts().articles == 2


def test_a_moment_needs_its_zone(ledger: Ledger) -> None:
    with pytest.raises(TimeWithoutZone):
        ledger.at(datetime(2020, 4, 3))  # noqa: DTZ001 - that it has none is what is tried


def test_a_moment_between_two_things_has_the_first_alone(grown: Ledger) -> None:
    assert grown.at(day(1) + timedelta(microseconds=-1)).counts().articles == 1
    assert grown.at(day(1)).counts().articles == 2
