import pytest

from tocsin.ledger import AmbiguousId
from tocsin.record import Verdict
from tocsin.reviewing import UnknownId, different, reject, same, undo, unsure
from tocsin.reviewing.faults import NotTwo


def grouped(ledger):
    return sorted(len(incident.reports) for incident in ledger.incidents())


def test_two_reports_judged_different_are_two_incidents_at_once(ledger, report, say):
    done = say(different, [report("post"), report("herald")], why="two bases")
    assert grouped(ledger) == [1, 1, 1]
    assert sorted(each.id for each in ledger.incidents() if "wire" not in each.publishers) == list(done.changed)
    assert done.what == f"judged different: {report('post')}, {report('herald')}"


def test_two_incidents_judged_the_same_are_one_and_both_ids_lead_to_it(ledger, report, say):
    ids = [incident.id for incident in ledger.incidents()]
    done = say(same, ids)
    assert grouped(ledger) == [3]
    assert [ledger.incident(each).id for each in ids] == list(done.changed) * 2
    assert set(done.gone) | set(done.changed) == set(ids)


def test_a_report_beside_its_own_incident_is_parted_from_the_rest(ledger, report, say):
    incident = next(each for each in ledger.incidents() if len(each.reports) == 2)
    say(different, [report("post"), incident.id])
    assert grouped(ledger) == [1, 1, 1]


def test_a_later_verdict_on_whole_incidents_takes_the_place_of_every_earlier_one_on_their_reports(ledger, report, say):
    ids = [incident.id for incident in ledger.incidents()]
    say(different, ids, by="ben")
    say(same, ids)
    assert grouped(ledger) == [3]
    say(different, [report("wire"), ids[0]])
    assert grouped(ledger) == [1, 2]


def test_unsure_silences_the_program_and_nobody_else(ledger, report, say):
    pair = [report("post"), report("herald")]
    say(unsure, pair)
    assert grouped(ledger) == [1, 1, 1]
    say(same, pair, by="ben")
    assert grouped(ledger) == [1, 2]


def test_every_pair_that_a_verdict_is_on_stands_in_the_log_with_who_and_why(ledger, report, say):
    say(different, [report(name) for name in ("post", "herald", "wire")], why="three places")
    assert [(each.verdict, each.by, each.why) for each in ledger.judged_by_people()] == [
        (Verdict.DIFFERENT, "anna", "three places")
    ] * 3
    assert [line.by for name in ("post", "herald", "wire") for line in ledger.history(report(name))] == ["anna"] * 3


def test_ids_may_be_shortened_as_far_as_they_fit_one(ledger, report, say):
    say(different, [report("post")[:8], report("herald")[:8]])
    assert grouped(ledger) == [1, 1, 1]
    with pytest.raises(AmbiguousId):
        say(different, ["", report("herald")])


@pytest.mark.parametrize("ids", [["zzz", "zzy"], ["zzz"]])
def test_what_no_id_begins_with_is_refused_and_nothing_kept(ledger, say, ids):
    with pytest.raises(UnknownId):
        say(same, ids)
    assert ledger.decisions() == []


def test_one_thing_alone_is_no_pair(ledger, report, say):
    with pytest.raises(NotTwo):
        say(same, [report("post"), report("post")[:9]])
    incident = next(each for each in ledger.incidents() if len(each.reports) == 2)
    with pytest.raises(NotTwo):
        say(different, [incident.id, *incident.reports])


def test_only_reports_that_count_are_of_an_incident(ledger, report, say):
    (tally,) = ledger.tellings("post", sort="tally")
    with pytest.raises(NotTwo):
        say(same, [report("post"), tally.id])
    say(reject, report("herald"))
    with pytest.raises(NotTwo):
        say(same, [report("post"), report("herald")])
    say(undo)
    say(same, [report("post"), report("herald")])
    assert grouped(ledger) == [1, 2]
