from dataclasses import replace
from datetime import date, timedelta

import pytest

from tocsin.answering.about import About
from tocsin.answering.counting import NothingHeld, counted
from tocsin.answering.held import hold
from tocsin.answering.parties import side
from tocsin.answering.selection import UnknownKind, Wanted, kinds_of
from tocsin.record import Incident, Place, Stage, Telling, When, incident_id
from tocsin.record.plain import parse_statement

TAJI = Place("Taji", "IQ", 33.5, 44.3, 3.0, place_id="taji")
FIRST = date(2020, 1, 1)
REPORTING = tuple((FIRST + timedelta(days=n), "Tigris Wire") for n in range(60))


def incident(name, day, *, days=1, **more):
    when = When(day, day + timedelta(days=days - 1)) if day else None
    given = {"kind": "shelling", "stage": Stage.OCCURRED, "place": TAJI, "actors": (), "targets": ("US forces",)} | more
    return Incident(reports=(name,), when=when, **given)


def held(*incidents):
    return hold(list(incidents), (), REPORTING)


def test_incidents_become_days():
    seen = counted(
        held(
            incident("a", date(2020, 1, 5)),
            incident("b", date(2020, 1, 5), place=None, place_words="Balad"),
            incident("c", date(2020, 1, 8), days=3),
            incident("d", None),
            incident("e", date(2020, 1, 9), stage=Stage.FEARED),
            incident("f", date(2020, 1, 9), kind="threat"),
        ),
        Wanted(),
    )
    assert (seen.series.n, seen.undated, seen.context.to_the_day) == (3, 1, 0.5)
    assert [seen.series.day(n) for n, count in enumerate(seen.series.counts) if count] == [
        date(2020, 1, 5),
        date(2020, 1, 9),
    ]
    assert (seen.series.start, seen.series.end) == (FIRST, date(2020, 2, 29))


LATER = FIRST + timedelta(days=20)
"""The day on which the reports of the next test were published."""
WHEN = {
    "dated": When(FIRST, FIRST),
    "by the day it was told": When(None, LATER),
    "of one year or another": When(date(2018, 1, 1), date(2019, 12, 31)),
    "long before": When(None, date(1966, 1, 1)),
    "at no time": None,
}


def dayless():
    report = parse_statement("shelling occurred: shelled | place: Taji", "Taji was shelled.")
    told = [Telling(name, name, report, "Tigris Wire", LATER) for name in WHEN]
    return hold([replace(incident(name, None), when=when) for name, when in WHEN.items()], tuple(told), REPORTING)


def test_what_has_no_day_counts_on_the_one_it_was_first_told_on_when_that_is_asked():
    strict, wide = (counted(dayless().dated(About(first_told=asked)), Wanted()) for asked in (False, True))
    assert (strict.series.n, strict.undated, strict.lent) == (1, 4, 0)
    assert (wide.series.n, wide.undated, wide.lent) == (3, 2, 2)
    assert wide.series.counts[20] == 2
    assert strict.context.to_the_day == wide.context.to_the_day == 0.2


def test_an_answer_says_how_many_had_no_day_and_what_became_of_them():
    strict, wide = (counted(dayless().dated(About(first_told=asked)), Wanted()) for asked in (False, True))
    assert strict.losses == (
        "Not counted, for want of a day or a span of at most a month: 4 of 5. "
        "That is most of them: --first-told counts each on the day on which it was first told of.",
    )
    assert wide.losses == (
        "Not counted, for want of a day or a span of at most a month: 2 of 5.",
        "Counted on the day they were first told of, for want of another: 2 of 3. "
        "A look back that names no day is counted as new with them.",
    )


def test_one_a_day_and_place_is_the_coarser_merging():
    seen = counted(held(incident("a", FIRST), incident("b", FIRST), incident("c", FIRST + timedelta(days=1))), Wanted())
    assert (seen.series.n, seen.context.coarser.n) == (3, 2)


def test_sides_kinds_and_places_narrow():
    ledger = held(
        incident("a", FIRST, actors=("Kata'ib Hizbollah",)),
        incident("b", FIRST, actors=("Islamic State",), targets=("Iraqi army",)),
        incident("c", FIRST, kind="bombing", actors=("Iran-backed militias",)),
        incident("d", FIRST, place=Place("Erbil", "IQ", 36.2, 44.0, 5.0)),
    )

    def ids(**wanted):
        names = {incident_id(name): name for name in "abcd"}
        return [names[each] for each in counted(ledger, Wanted(**wanted)).matched.ids]

    assert ids(by=side("Iran-aligned")) == ["a", "c"]
    assert ids(on=side("US forces"), kinds=kinds_of("shelling")) == ["a", "d"]
    assert ids(place="erbil") == ["d"]
    assert sorted(ids(place="Iraq")) == ["a", "b", "c", "d"]
    assert ids(place="Syria") == []


def test_an_unknown_kind_lists_the_known_ones():
    with pytest.raises(UnknownKind, match='"rocketing" is no kind of event; use one of armed-clash'):
        kinds_of("rocketing")


def test_a_ledger_without_dated_articles_has_no_days():
    with pytest.raises(NothingHeld, match="add some with"):
        counted(hold([], (), ()), Wanted())


def test_the_same_holdings_have_the_same_hash():
    one, two = incident("a", FIRST), incident("b", FIRST)
    assert held(one, two).hash == held(two, one).hash != held(one).hash


@pytest.mark.parametrize(
    ("line", "on_us"),
    [
        ("shelling occurred: hit | target: Camp Taji | harm: two American service members [killed military]", True),
        ("shelling occurred: hit | target: Camp Taji | harm: two Iraqi soldiers [killed military]", False),
        (
            "shelling occurred: hit | actor: US jets | target: Camp Taji | harm: two American service members [killed military]",
            False,
        ),
    ],
)
def test_the_dead_tell_whose_a_base_was(line, on_us):
    text = "US jets hit Camp Taji and two American service members and two Iraqi soldiers were killed."
    report = parse_statement(line, text)
    telling = Telling("r", "a", report, "Tigris Wire", FIRST)
    told = Incident(
        reports=("r",), kind="shelling", stage=Stage.OCCURRED, when=When(FIRST, FIRST), place=TAJI,
        actors=tuple(party.label for party in report.actor), targets=("Camp Taji",),
    )  # fmt: skip
    seen = counted(hold([told], (telling,), REPORTING), Wanted(on=side("US-led coalition")))
    assert len(seen.matched) == on_us
