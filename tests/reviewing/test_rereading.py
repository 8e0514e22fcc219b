"""What a better reader changes, and what people decided before it came."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reviewing.conftest import ARTICLES, NOON, fill
from tocsin.pipeline import Rooms, merge, open_rooms
from tocsin.record import Verdict, statement_id
from tocsin.record.plain import parse_statement
from tocsin.reviewing import correct, different, queue, reject, reread, same, states, undo

LATER = NOON + timedelta(days=1)


@pytest.fixture
def read_again(ledger):
    """`read_again(article, line, …)`: a newer reading of one article."""

    def read(name, *lines):
        article = ledger.article(name)
        ledger.add(None, article, [parse_statement(line, article.text) for line in lines], reader="better", now=LATER)
        merge(ledger, LATER)

    return read


def kinds(ledger):
    return {telling.article_id: telling.statement.kind for telling in ledger.tellings(sort="event")}


def test_a_correction_goes_over_to_the_statement_with_the_same_words(ledger, report, say, read_again, resolver):
    before = report("wire")
    say(correct, before, "kind", "drone-strike", resolver=resolver)
    read_again("wire", "attack occurred: bombed a depot | place: Kirkuk")
    assert report("wire") != before
    assert kinds(ledger)["wire"] == "drone-strike"
    assert {each.field: each.by for each in states(ledger, before)}["kind"] == "anna"
    assert ledger.adrift() == []


def test_what_was_decided_on_an_older_reading_is_found_by_what_tells_now_alone(
    ledger, report, say, read_again, resolver
):
    before = report("wire")
    say(correct, before, "kind", "drone-strike", resolver=resolver)
    read_again("wire", "attack occurred: bombed a depot | place: Kirkuk")
    found = ledger.decided_on([report("wire")])
    assert {each: [one.subject for one in made] for each, made in found.items()} == {report("wire"): [before]}
    assert ledger.decided_on([before]) == {}


def test_verdicts_on_pairs_and_rejections_go_over_too_and_old_ids_still_lead_on(ledger, report, say, read_again):
    old = {name: report(name) for name in ARTICLES}
    incident = ledger.incident(next(each.id for each in ledger.incidents() if old["post"] in each.reports))
    say(different, [old["post"], old["herald"]])
    say(reject, old["wire"])
    read_again("post", "attack occurred: fired | place: Taji | when: Wednesday")
    read_again("wire", "bombing occurred: bombed | place: Kirkuk")
    assert "wire" not in kinds(ledger)
    assert [(each.verdict, {each.left, each.right}) for each in ledger.judged_by_people()] == [
        (Verdict.DIFFERENT, {report("post"), old["herald"]})
    ]
    assert ledger.incident(incident.id) is not None


def test_a_decision_whose_words_are_gone_waits_in_the_queue_and_comes_back_with_them(ledger, report, say, read_again):
    say(reject, report("wire"), "wounded", why="he was not")
    lost = report("wire")
    read_again("wire", "abduction occurred: guard | place: Kirkuk")
    (item,) = [item for item in queue(ledger, "facts", None) if "no longer says" in item.why]
    assert (item.ids, item.field) == ((lost,), "wounded")
    assert "anna" in item.why
    text, line = ARTICLES["wire"]
    article = ledger.article("wire")
    ledger.add(None, article, [parse_statement(line, text)], reader="third", now=LATER + timedelta(days=1))
    assert ledger.adrift() == []
    assert ledger.tellings("wire")[0].statement.harm == ()


def test_a_decision_adrift_can_be_taken_back(ledger, report, say, read_again):
    say(same, [report("post"), report("wire")])
    read_again("wire", "abduction occurred: guard | place: Kirkuk")
    assert [decision.verb for decision, _ in ledger.adrift()] == ["same"]
    say(undo)
    assert ledger.adrift() == []


def test_reading_again_with_another_reader_keeps_both_readings_and_the_last_one_speaks(ledger, resolver):
    first = ledger.tellings()
    done = reread(ledger, Rooms(open_rooms("lexical").reader, resolver), LATER)
    assert (done.articles, done.adrift, ledger.counts().readings) == (3, (), 6)
    assert done.otherwise == sum(
        {each.id for each in first if each.article_id == name} != {each.id for each in ledger.tellings(name)}
        for name in ARTICLES
    )
    again = reread(ledger, Rooms(open_rooms("lexical").reader, resolver), LATER + timedelta(days=1))
    assert (again.otherwise, ledger.counts().readings) == (0, 6)


def test_a_reader_that_comes_back_speaks_again(ledger, resolver):
    lexical = Rooms(open_rooms("lexical").reader, resolver)
    reread(ledger, lexical, LATER)
    said = ledger.tellings()
    fill(ledger, resolver, LATER + timedelta(days=1), reader="other")
    assert ledger.tellings() != said
    reread(ledger, lexical, LATER + timedelta(days=2))
    assert ledger.tellings() == said


OTHERWISE = st.lists(
    st.tuples(st.sampled_from(["fired", "killing", "Rockets", "bombed", "wounded", "fired 18 rockets"]), st.booleans()),
    max_size=4,
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(told=OTHERWISE, picked=st.lists(st.sampled_from(["correct", "reject", "different"]), min_size=1, max_size=3))
def test_no_decision_vanishes_whatever_a_new_reader_says(fresh, told, picked):
    with fresh() as ledger:
        reports = [telling.id for telling in ledger.tellings(sort="event")]
        for minute, verb in enumerate(picked):
            said = {"by": "anna", "why": "a law", "now": NOON + timedelta(minutes=minute)}
            if verb == "correct":
                correct(ledger, reports[minute], "stage", "denied", **said)
            elif verb == "reject":
                reject(ledger, reports[minute], "place", **said)
            else:
                different(ledger, [reports[minute], reports[(minute + 1) % 3]], **said)
        made = ledger.decisions()
        for name, (text, *_) in ARTICLES.items():
            article = ledger.article(name)
            lines = [f"attack occurred: {words}" for words, _ in told if words in text]
            statements = [replace(parse_statement(line, text), confidence=0.5) for line in dict.fromkeys(lines)]
            once = {statement_id(name, each): each for each in statements}
            ledger.add(None, article, once.values(), reader="better", now=LATER)
        assert ledger.decisions() == made
        carried = {each.number for decisions in ledger.decided_on().values() for each in decisions}
        carried |= {each.number for each in made if each.verb == "different" and ledger.judged_by_people()}
        adrift = {decision.number for decision, _ in ledger.adrift()}
        assert carried | adrift == {each.number for each in made}
        listed = [item.why for item in queue(ledger, limit=None)]
        assert [number for number in adrift if not any(f"number {number})" in why for why in listed)] == []
