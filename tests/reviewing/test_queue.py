import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.reviewing.conftest import NOON
from tocsin.ledger import Ledger
from tocsin.pipeline import merge
from tocsin.record import Article, Judgement, Verdict
from tocsin.record.plain import parse_statement
from tocsin.resolving import load_resolver
from tocsin.reviewing import Lane, ReviewError, accept, correct, different, queue, reject, same


def lines(ledger: Ledger, lane: str = "") -> list[tuple[str, str, str]]:
    return [(item.lane.value, item.field, item.why) for item in queue(ledger, lane)]


def test_sources_that_differ_on_a_toll_wait_until_a_person_has_looked_at_each(ledger, report, say):
    waiting = ("facts", "killed", "sources differ on how many were killed: 2, 3")
    assert lines(ledger) == [waiting]
    say(accept, report("post"), "killed")
    assert lines(ledger) == [waiting]
    say(accept, report("herald"), "killed")
    assert lines(ledger) == []


def test_a_toll_that_one_source_breaks_down_and_a_number_it_took_back_are_no_difference(ledger):
    fight = "Clashes at the border left 28 troops and 42 villagers dead, officials said."
    parts = "harm: 28 troops [killed military 28..28] | harm: 42 villagers [killed civilians 42..42]"
    early, late = "Two died in a raid on Zubair.", "Five died in a raid on Zubair."
    days = {"fight": NOON.date(), "early": NOON.date() - timedelta(days=1), "late": NOON.date()}
    told = {
        "fight": (fight, f"armed-clash occurred: Clashes | place: border | {parts}"),
        "early": (early, "attack occurred: raid | place: Zubair | harm: Two [killed 2..2]"),
        "late": (late, "attack occurred: raid | place: Zubair | harm: Five [killed 5..5]"),
    }
    for name, (text, line) in told.items():
        article = Article(text, id=name, publisher="gazette", published=days[name])
        ledger.add(None, article, [parse_statement(line, text)], reader="first", now=NOON)
    merge(ledger, NOON)
    assert [why for _, field, why in lines(ledger, "facts") if field == "killed"] == [
        "sources differ on how many were killed: 2, 3"
    ]


def test_two_people_who_differ_on_a_field_wait_for_a_third_word(ledger, report, say, resolver):
    for name in ("post", "herald"):
        say(accept, report(name))
    say(correct, report("post"), "kind", "attack", resolver=resolver)
    assert lines(ledger, "facts") == []
    say(correct, report("post"), "kind", "bombing", by="ben", resolver=resolver)
    assert lines(ledger, "facts") == [("facts", "kind", "anna and ben differ on kind")]
    say(correct, report("post"), "kind", "attack", by="ben", resolver=resolver)
    assert lines(ledger, "facts") == []


@pytest.fixture
def doubtful(ledger: Ledger) -> Ledger:
    """With a report of little confidence, of no known place and no time."""
    text = "A commander threatened to hit the outpost at Zzyzx; 40 people died in Syria, he said."
    article = Article(text, id="rumour", publisher="rumour")
    told = [
        parse_statement("threat occurred: threatened | actor: commander | place: Zzyzx", text),
        parse_statement("killing occurred: died | place: Syria | harm: 40 people [killed 40..40]", text),
    ]
    ledger.add(None, article, told, reader="first", now=NOON)
    merge(ledger, NOON)
    return ledger


def test_what_most_depends_on_comes_first(doubtful):
    found = queue(doubtful)
    assert [round(item.worth, 2) for item in found] == sorted((round(item.worth, 2) for item in found), reverse=True)
    assert {(item.lane, item.field) for item in found} == {
        (Lane.FACTS, "killed"),
        (Lane.FACTS, "when"),
        (Lane.PLACE, "place"),
    }
    assert [item for item in found if item.lane is Lane.PLACE] == queue(doubtful, "place")
    assert queue(doubtful, limit=1) == found[:1]


def test_a_report_read_with_little_confidence_is_asked_about_first_of_all_by_relevance(ledger, report, say):
    text = "Shots were perhaps heard near Kirkuk on Wednesday."
    told = parse_statement("shooting occurred: Shots | place: Kirkuk | when: Wednesday", text)
    ledger.add(None, Article(text, id="low"), [replace(told, confidence=0.4)], reader="first", now=NOON)
    merge(ledger, NOON)
    assert lines(ledger, "relevance") == [("relevance", "", "shooting: read with a confidence of 40%")]
    say(reject, report("low"))
    assert lines(ledger, "relevance") == []


@pytest.fixture
def alike(ledger: Ledger) -> Ledger:
    """With a report that may be of the same attack, or not."""
    text = "Shells hit a depot in Iraq this week, wounding several people, residents said."
    line = "shelling occurred: hit | target: depot | place: Iraq | when: this week | harm: several people [wounded 3..]"
    article = Article(text, id="tribune", publisher="tribune", published=NOON.date())
    told = load_resolver().resolve(article, (parse_statement(line, text),))
    ledger.add(None, article, told, reader="first", now=NOON)
    merge(ledger, NOON)
    return ledger


def test_pairs_of_which_the_program_cannot_tell_wait_with_its_reasons_until_a_person_can(alike, report, say):
    waiting = lines(alike, "duplicates")
    assert [why.partition(":")[0].startswith("may be one, at ") for _, _, why in waiting] == [True] * len(waiting)
    assert waiting != []
    assert [why for _, _, why in waiting if re.search(r"_|\.\.|\d\.\d{3}", why)] == []
    for other in ("post", "herald", "wire"):
        say(different, [report("tribune"), report(other)])
    assert lines(alike, "duplicates") == []


def test_a_pair_of_which_the_program_was_unsure_once_and_is_not_now_no_longer_waits(ledger, report):
    left, right = sorted([report("post"), report("wire")])
    ledger.save_judgements([Judgement(left, right, Verdict.UNSURE, 0.6)], NOON)
    assert lines(ledger, "duplicates") == []


def test_verdicts_that_contradict_each_other_along_a_chain_wait_and_the_ends_stay_apart(ledger, report, say):
    post, herald, wire = map(report, ("post", "herald", "wire"))
    say(same, [post, herald])
    say(same, [herald, wire], by="ben")
    say(different, [post, wire], by="cleo")
    (found,) = queue(ledger, "duplicates")
    assert (set(found.ids), found.why) == (
        {post, herald, wire},
        "anna and ben and cleo judged the ends of this chain different, and each with the next the same",
    )
    assert len(ledger.incidents()) == 2


def test_a_lane_that_is_none_is_named(ledger):
    with pytest.raises(ReviewError, match="relevance, facts, place, duplicates"):
        queue(ledger, "slow")
