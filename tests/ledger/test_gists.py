"""Gists: derived, kept with the incidents, the same whatever the way there."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from sqlalchemy import select, update

from tests.ledger.conftest import NOON
from tocsin.ledger import open_ledger
from tocsin.ledger.archive import archive, restore
from tocsin.ledger.gists import LISTED, MEASURED, WORDED
from tocsin.ledger.gists.keeping import make_gists
from tocsin.ledger.schema import VERSION, decisions, gists, ledger_version
from tocsin.pipeline import merge
from tocsin.record import Incident, Place, Stage, When

DAY = NOON.date()
LATER = NOON + timedelta(days=1)


def incident(name, **told):
    usual = {"kind": "shelling", "stage": Stage.OCCURRED, "when": When(DAY, DAY), "place": None, "actors": ("Gunmen",)}
    return Incident(reports=(name,), **(usual | told))


def rows(ledger):
    with ledger.reading() as connection:
        return [tuple(row) for row in connection.execute(select(gists).order_by(gists.c.bucket))]


def told(found):
    """All that gists say, in words."""

    def words(numbers):
        return [found.words[number] for number in numbers.tolist()]

    return (
        {name: repr(found.measured[name].tolist()) for name in MEASURED},
        {name: words(found.worded[name]) for name in WORDED},
        {name: (found.listed[name].counts.tolist(), words(found.listed[name].words)) for name in LISTED},
    )


MANY = [incident(f"r{number:03}", place_words=f"place {number % 7}") for number in range(600)]


def test_incidents_put_one_by_one_leave_what_all_at_once_leave(ledger):
    ledger.replace_incidents(MANY, NOON)
    at_once = rows(ledger)
    ledger.replace_incidents([], NOON)
    assert rows(ledger) == []
    for start in range(0, 600, 150):
        ledger.change_incidents(MANY[start : start + 150], (), LATER)
    assert rows(ledger) == at_once


def test_what_is_changed_and_withdrawn_is_as_if_it_had_always_been_so(ledger):
    other = [replace(MANY[0], kind="bombing", actors=("Soldiers", "Police")), MANY[1]]
    ledger.replace_incidents(MANY[:3], NOON)
    ledger.change_incidents(other[:1], [MANY[2].id], LATER)
    changed = rows(ledger)
    ledger.replace_incidents(other, LATER)
    assert rows(ledger) == changed


def test_a_gist_tells_what_the_incident_and_its_reports_tell(ledger, rockets):
    ledger.add(rockets.capture, rockets.article, rockets.statements, reader="x", now=NOON)
    merge(ledger, NOON)
    [one], found = ledger.incidents(), ledger.gists()
    measured, worded, listed = told(found)
    assert (worded["kind"], worded["stage"], measured["id"]) == (["shelling"], ["occurred"], repr([int(one.id, 16)]))
    assert measured["reported"] == repr([rockets.article.published.toordinal()])
    assert listed["tolls"] == ([1], ["killed 2..2"])
    assert listed["publishers"] == ([1], ["Morning Post"])
    assert [word.partition("\x1f")[0] for word in listed["actors"][1]] == list(one.actors)


def test_a_place_keeps_its_point_and_one_not_told_has_none(ledger):
    ledger.replace_incidents([incident("a", place=Place("Taji", "IQ", 33.5, 44.3, 3.0)), incident("b")], NOON)
    found = ledger.gists()
    points = dict(zip(found.measured["id"].tolist(), found.measured["lat"].tolist(), strict=True))
    assert points[int(incident("a").id, 16)] == 33.5
    assert np.isnan(points[int(incident("b").id, 16)])


def test_gists_that_are_not_what_follows_are_found_and_made_again(ledger, rockets):
    ledger.add(rockets.capture, rockets.article, rockets.statements, reader="x", now=NOON)
    merge(ledger, NOON)
    held = rows(ledger)
    with ledger.writing() as connection:
        connection.execute(update(gists).values(words="[]"))
    [problem] = ledger.gists_astray()
    assert (problem.where, problem.mend) == (f"gists {held[0][0]}", "run `tocsin rebuild`")
    merge(ledger, LATER)
    assert (rows(ledger), ledger.what_does_not_hold()) == (held, [])


def test_the_past_has_the_gists_of_then(ledger, rockets, again):
    found = []
    for number, one in enumerate((rockets, again)):
        now = NOON + timedelta(days=number)
        ledger.add(one.capture, one.article, one.statements, reader="x", now=now)
        merge(ledger, now)
        found.append(told(ledger.gists()))
    assert [told(ledger.at(NOON + timedelta(days=number)).gists()) for number in range(2)] == found


def test_a_restored_ledger_has_its_gists(ledger, rockets, tmp_path):
    ledger.add(rockets.capture, rockets.article, rockets.statements, reader="x", now=NOON)
    merge(ledger, NOON)
    archive(ledger, tmp_path / "a.zip")
    with open_ledger(str(tmp_path / "other.db")) as other:
        restore(tmp_path / "a.zip", other)
        assert rows(other) == rows(ledger) != []


def test_gists_are_made_of_what_is_there(ledger):
    ledger.replace_incidents(MANY[:9], NOON)
    held = rows(ledger)
    with ledger.writing() as connection:
        connection.execute(gists.delete())
        make_gists(connection)
    assert rows(ledger) == held


@pytest.mark.parametrize("publisher", ["Wire", "", "W" * 3000])
def test_articles_are_told_by_publisher_and_day(ledger, rockets, publisher):
    article = replace(rockets.article, publisher=publisher)
    ledger.add(None, article, (), reader="x", now=NOON)
    ledger.add(None, replace(article, id="undated", published=None), (), reader="x", now=NOON)
    assert ledger.printed() == {publisher: [str(article.published)]}


def test_a_ledger_of_the_version_before_is_opened_and_keeps_its_gists(address):
    with open_ledger(address) as earlier:
        earlier.replace_incidents(MANY[:9], NOON)
        before = rows(earlier)
        with earlier.writing() as connection:
            for index in decisions.indexes:
                if {column.name for column in index.columns} <= {"made", "verb"}:
                    index.drop(connection)
            connection.execute(update(ledger_version).values(version=9))
    with open_ledger(address) as today:
        assert rows(today) == before
        with today.reading() as connection:
            assert connection.scalar(select(ledger_version.c.version)) == VERSION
