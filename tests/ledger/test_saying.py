"""Incidents are found by the words in which they are told, not by their labels alone."""

import pytest

from tests.ledger.conftest import told
from tocsin.ledger import IncidentFilter, Ledger
from tocsin.ledger.following import wanted_ids
from tocsin.pipeline import merge
from tocsin.record import Stage

TEXT = (
    "Militants fired 18 rockets at Taji on 3 April; the kitchen of the barracks burned, Élan reported.\n"
    "Gunmen shot a patrol in Mosul. The market of the old town stayed shut."
)
SHELLING = {"sort": "event", "kind": "shelling", "trigger": "fired", "stage": "occurred", "actor": [{"q": "Militants"}]}
SHOOTING = {"sort": "event", "kind": "shooting", "trigger": "shot", "stage": "occurred", "target": [{"q": "patrol"}]}


@pytest.fixture
def filled(ledger: Ledger, now) -> Ledger:
    one = told(TEXT, SHELLING, SHOOTING)
    ledger.add(one.capture, one.article, one.statements, reader="test", now=now)
    merge(ledger, now)
    return ledger


def kinds(ledger: Ledger, wanted: IncidentFilter) -> list[str]:
    with ledger.reading() as connection:
        found = wanted_ids(connection, wanted)
    return sorted(one.kind for one in ledger.incidents() if one.id in found)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kitchen", ["shelling"]),
        ("KITCHEN barracks", ["shelling"]),
        ("elan", ["shelling"]),
        ("kitchen militants", ["shelling"]),
        ('"old town"', ["shooting"]),
        ("kitchen patrol", []),
        ("militants", ["shelling"]),
        ("navy", []),
        ("", ["shelling", "shooting"]),
        ("%", []),
    ],
)
def test_the_passage_of_a_report_finds_its_incident_and_no_other_of_the_article(filled: Ledger, words, found) -> None:
    assert kinds(filled, IncidentFilter(text=words)) == found


def test_the_other_parts_of_the_filter_hold_for_what_the_words_find(filled: Ledger) -> None:
    assert kinds(filled, IncidentFilter(text="kitchen", stages=frozenset({Stage.PLANNED}))) == []
    assert kinds(filled, IncidentFilter(text="kitchen", kind="shooting")) == []


def test_words_far_from_the_event_do_not_find_it(ledger: Ledger, now) -> None:
    one = told(f"Militants fired rockets. {'Nothing else was told. ' * 20}A kitchen burned.", SHELLING)
    ledger.add(one.capture, one.article, one.statements, reader="test", now=now)
    merge(ledger, now)
    assert kinds(ledger, IncidentFilter(text="kitchen")) == []
