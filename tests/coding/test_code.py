"""Marks to statements: what is joined, what is dropped, and what every sort needs."""

from dataclasses import replace

import pytest

from tocsin.coding import code
from tocsin.record import Basis, Count, Marks, Relation, Stage, Trigger, find_quote, span_of

TEXT = (
    "Iran-backed militants fired 18 rockets at a base north of Baghdad on Friday, the Pentagon said. "
    "The attack wounded a pilot. At least 15 attacks have been counted since January. "
    "Attacks have increased. There are 5,000 US troops."
)


@pytest.fixture
def written(write):
    return write(TEXT)


def test_an_event_has_every_field_that_is_linked(written):
    at = written.trigger("fired", "event", "shelling", probability=0.9)
    written.link(at, "actor", "militants", "accused")
    written.link(at, "target", "a base")
    written.link(at, "means", "18 rockets")
    written.link(at, "place", "north of Baghdad")
    written.link(at, "when", "on Friday")
    written.link(at, "speaker", "the Pentagon")
    (report,) = code(TEXT, written.marks())
    assert (report.kind, report.stage, report.trigger.quote) == ("shelling", Stage.OCCURRED, "fired")
    assert [(party.words.quote, party.basis) for party in report.actor] == [("militants", Basis.ACCUSED)]
    assert [party.words.quote for party in report.target] == ["base"]
    assert [(means.words.quote, means.count) for means in report.means] == [("18 rockets", Count(18, 18))]
    assert (report.place.words.quote, report.when.words.quote) == ("north of Baghdad", "on Friday")
    assert report.speaker.words.quote == "Pentagon"
    assert report.confidence == 0.9


def test_triggers_of_one_occurrence_make_one_statement_of_the_most_exact_kind(written):
    later = written.trigger("attack", "event", "attack")
    first = written.trigger("fired", "event", "shelling")
    written.link(first, "actor", "militants")
    written.link(later, "harm", "a pilot", "wounded")
    written.same.append((later, first))
    (report,) = code(TEXT, written.marks())
    assert (report.kind, report.trigger.quote) == ("shelling", "fired")
    assert [party.words.quote for party in report.actor] == ["militants"]
    assert [harm.words.quote for harm in report.harm] == ["pilot"]


def test_pairs_chain_and_triggers_of_two_sorts_never_join(written):
    events = [written.trigger(words, "event", "attack") for words in ("fired", "attack", "wounded")]
    other = written.trigger("Attacks", "trend", "up")
    written.same += [(events[0], events[1]), (events[1], events[2]), (events[2], other)]
    assert len(code(TEXT, written.marks())) == 2


def test_a_doer_that_speaks_for_itself_claims_the_deed(written):
    at = written.trigger("fired", "event", "shelling")
    written.link(at, "actor", "militants")
    written.link(at, "speaker", "militants")
    (report,) = code(TEXT, written.marks())
    assert report.actor[0].basis is Basis.CLAIMED


def test_a_name_for_a_pronoun_is_kept_and_said_once(written):
    at = written.trigger("fired", "event", "shelling")
    written.link(at, "actor", "militants", name="Kataib Hezbollah")
    written.link(at, "actor", "Iran-backed militants", "accused", name="Kataib Hezbollah")
    (report,) = code(TEXT, written.marks())
    assert [(party.label, party.basis) for party in report.actor] == [("Kataib Hezbollah", Basis.ACCUSED)]


def test_the_surest_of_two_places_is_taken(written):
    at = written.trigger("fired", "event", "shelling")
    written.link(at, "place", "base", probability=0.4)
    written.link(at, "place", "north of Baghdad", probability=0.6)
    (report,) = code(TEXT, written.marks())
    assert report.place.words.quote == "north of Baghdad"
    assert report.confidence == pytest.approx(0.75)


def test_the_other_sorts_are_coded_from_their_links(written):
    tally = written.trigger("attacks", "tally", "events", kind="attack")
    written.link(tally, "count", "At least 15 attacks")
    written.link(tally, "when", "since January")
    trend = written.trigger("increased", "trend", "up", kind="attack")
    written.link(trend, "actor", "militants")
    strength = written.trigger("There are", "strength", "")
    written.link(strength, "what", "US troops")
    written.link(strength, "count", "5,000")
    written.link(strength, "owner", "US")
    tie = written.trigger("Iran-backed", "tie", "backed-by")
    written.link(tie, "a", "militants")
    written.link(tie, "b", "Iran")
    found = code(TEXT, written.marks())
    by_sort = {type(statement).__name__: statement for statement in found}
    assert [type(statement).__name__ for statement in found] == ["Tie", "Tally", "Trend", "Strength"]
    assert (by_sort["Tally"].what, by_sort["Tally"].kind, by_sort["Tally"].count) == (
        "events",
        "attack",
        Count(15, None),
    )
    assert (by_sort["Trend"].direction.value, by_sort["Trend"].kind) == ("up", "attack")
    assert (by_sort["Strength"].what.quote, by_sort["Strength"].count) == ("US troops", Count(5000, 5000))
    assert (by_sort["Tie"].a.label, by_sort["Tie"].relation, by_sort["Tie"].b.label) == (
        "militants",
        Relation.BACKED_BY,
        "Iran",
    )


def test_what_the_scheme_has_no_place_for_is_left_out(written):
    written.trigger("fired", "event", "picnic")
    written.trigger("attacks", "tally", "events")
    written.trigger("increased", "trend", "sideways")
    written.trigger("There are", "strength", "")
    tie = written.trigger("Iran-backed", "tie", "backed-by")
    written.link(tie, "a", "militants")
    odd = written.trigger("wounded", "rumour", "up")
    written.link(odd, "actor", "militants")
    assert code(TEXT, written.marks()) == ()


def test_a_tie_of_a_thing_with_itself_is_no_tie(written):
    tie = written.trigger("Iran-backed", "tie", "backed-by")
    written.link(tie, "a", "Iran")
    written.link(tie, "b", "Iran")
    assert code(TEXT, written.marks()) == ()


def test_several_like_acts_are_counted_and_one_is_not(write):
    text = "Jets struck five sites and one bridge."
    for words, expected in (("five sites", Count(5, 5)), ("one bridge", None)):
        written = write(text)
        at = written.trigger("struck", "event", "air-strike")
        written.link(at, "times", words)
        (report,) = code(text, written.marks())
        assert (report.times.count if report.times else None) == expected


def test_a_stage_told_as_done_by_one_mention_is_done(written):
    first = written.trigger("fired", "event", "shelling", stage=Stage.FEARED)
    second = written.trigger("attack", "event", "attack")
    written.same.append((first, second))
    (report,) = code(TEXT, written.marks())
    assert report.stage is Stage.OCCURRED


def test_the_order_of_triggers_and_links_does_not_matter(written):
    first = written.trigger("fired", "event", "shelling")
    tie = written.trigger("Iran-backed", "tie", "backed-by")
    written.link(first, "actor", "militants")
    written.link(first, "harm", "a pilot", "wounded")
    written.link(tie, "a", "militants")
    written.link(tie, "b", "Iran")
    marks = written.marks()
    turned = Marks(
        tuple(reversed(marks.triggers)),
        tuple(replace(link, trigger=1 - link.trigger) for link in reversed(marks.links)),
    )
    assert code(TEXT, marks) == code(TEXT, turned)


def test_no_marks_make_no_statements():
    assert code("Nothing happened.", Marks()) == ()
    trigger = Trigger(find_quote(TEXT, "fired"), "event", "shelling")
    (report,) = code(TEXT, Marks((trigger,)))
    assert (report.trigger, report.actor, report.place) == (span_of(TEXT, 22, 27), (), None)
