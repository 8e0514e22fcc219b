"""What a ledger holds, as it is taken out for questions."""

from datetime import UTC, date, datetime

import numpy as np
import pytest

from tocsin.answering.held import held_in, hold
from tocsin.keeping import keep_up
from tocsin.ledger import open_ledger
from tocsin.record import Article, Report, Strength
from tocsin.record.plain import parse_statement
from tocsin.resolving import load_resolver
from tocsin.reviewing import accept, correct, reject, undo

NOON = datetime(2020, 3, 12, 12, tzinfo=UTC)
TEXTS = {
    "post": (
        "Kataib Hezbollah fired rockets at US forces in Taji on Wednesday. Some 5,000 US troops are in Iraq.",
        "shelling occurred: fired | actor: Kataib Hezbollah | target: US forces | place: Taji | when: Wednesday",
        "strength: are | count: 5,000 | what: US troops | owner: US",
    ),
    "herald": (
        "Rockets were fired at Taji on Wednesday; gunmen were blamed.",
        "shelling occurred: fired | actor: gunmen | place: Taji | when: Wednesday",
    ),
}


@pytest.fixture
def ledger(address):
    resolver = load_resolver()
    with open_ledger(address) as opened:
        for day, (name, (text, *lines)) in enumerate(TEXTS.items(), 12):
            article = Article(text, id=name, publisher=name, published=date(2020, 3, day))
            told = resolver.resolve(article, tuple(parse_statement(line, text) for line in lines))
            opened.add(None, article, told, reader="x", now=NOON)
        keep_up(opened, NOON)
        yield opened


def all_of(held):
    return list(held.happenings.read(held.happenings.rows(np.ones(len(held.happenings), bool))))


def test_what_is_taken_out_is_what_the_records_say(ledger):
    reporting = ((date(2020, 3, 12), "post"), (date(2020, 3, 13), "herald"))
    held, expected = held_in(ledger), hold(ledger.incidents(), tuple(ledger.tellings()), reporting)
    assert (all_of(held), held.hash, held.told("strength")) == (
        all_of(expected),
        expected.hash,
        expected.told("strength"),
    )
    assert {one.actor_id for each in all_of(held) for one in each.doers} >= {"kataib-hezbollah"}
    assert [type(told.statement) for told in held.told("strength", "tally")] == [Strength]


def test_corrections_and_rejections_count(ledger):
    first, second = (each.id for each in ledger.tellings() if isinstance(each.statement, Report))
    correct(ledger, second, "actor", "Rockets", by="anna", why="", now=NOON.replace(hour=13))
    assert {one.label for each in all_of(held_in(ledger)) for one in each.doers} >= {"Rockets"}
    reject(ledger, first, by="anna", why="seen", now=NOON.replace(hour=14))
    assert [each.reported for each in all_of(held_in(ledger))] == [date(2020, 3, 13)]


def test_what_a_person_accepted_or_corrected_is_reviewed_until_that_is_undone(ledger):
    def seen():
        held = held_in(ledger)
        return int(held.is_reviewed.sum()), held.hash

    first, second = (each.id for each in ledger.tellings() if isinstance(each.statement, Report))
    before = seen()
    accept(ledger, first, "place", by="anna", why="", now=NOON.replace(hour=13))
    assert seen() == before
    correct(ledger, second, "actor", "Rockets", by="anna", why="", now=NOON.replace(hour=14))
    accept(ledger, first, by="anna", why="", now=NOON.replace(hour=15))
    assert (seen()[0], seen()[1] == before[1]) == (len(held_in(ledger).happenings), False)
    undo(ledger, by="anna", why="", now=NOON.replace(hour=16))
    undo(ledger, by="anna", why="", now=NOON.replace(hour=17))
    assert seen() == before


def test_the_hash_is_of_what_is_held_and_not_of_the_way_there(ledger):
    before = held_in(ledger).hash
    reject(ledger, ledger.incidents()[0].id, by="anna", why="seen", now=NOON.replace(hour=13))
    assert held_in(ledger).hash != before
    undo(ledger, by="anna", why="", now=NOON.replace(hour=14))
    assert held_in(ledger).hash == before
