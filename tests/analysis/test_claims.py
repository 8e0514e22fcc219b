from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betanbinom

from tocsin.analysis.caught import FEWER, MOST, Catching, HowMany, NoCatching
from tocsin.analysis.claims.counts import check_count
from tocsin.analysis.claims.judging import Claimed, Definition, Grid, Reviewed, Verdict, judge
from tocsin.analysis.claims.trends import Trended, check_trend
from tocsin.analysis.intervals import Exposed, Widening
from tocsin.analysis.rate import Compared


def grid(*counts):
    cells = tuple(Definition((("doers", f"way {n}"),), low, high) for n, (low, high) in enumerate(counts))
    return Grid(cells, cells[0])


CASES = [
    ("a floor that the ledger meets", Claimed("", 15, None), [(15, 15), (22, 22)], Verdict.SUPPORTED),
    ("a floor a little above what is held", Claimed("", 15, None), [(11, 11)], Verdict.CONSISTENT),
    ("a floor far above what is held", Claimed("", 40, None), [(11, 11), (12, 12)], Verdict.HARD),
    ("a floor that a wide definition could save", Claimed("", 15, None), [(2, 2), (14, 14)], Verdict.CONSISTENT),
    ("an exact number passed by the ledger", Claimed("", 5, 5), [(9, 9), (12, 12)], Verdict.HARD),
    ("an exact number held exactly", Claimed("", 5, 5), [(5, 5)], Verdict.SUPPORTED),
    ("a silence broken", Claimed("", 0, 0), [(1, 1), (3, 3)], Verdict.HARD),
    ("a silence kept is not shown", Claimed("", 0, 0), [(0, 0)], Verdict.CONSISTENT),
    ("a ceiling kept is not shown", Claimed("", 0, 9), [(4, 4)], Verdict.CONSISTENT),
    ("one act told of in dozens of rows", Claimed("", 1, 1), [(1, 1), (36, 36)], Verdict.CONSISTENT),
    ("many dead, half of them held", Claimed("", 30, None, "killed"), [(16, 20)], Verdict.CONSISTENT),
    ("many dead, few held", Claimed("", 300, None, "killed"), [(16, 20)], Verdict.HARD),
]


@pytest.mark.parametrize(("why", "claimed", "held", "expected"), CASES, ids=[case[0] for case in CASES])
def test_verdicts(why, claimed, held, expected):
    assert judge(claimed, grid(*held)) is expected


def test_a_ledger_that_begins_too_late_contradicts_no_floor():
    cell = Definition((("doers", "anyone"),), 2, 2)
    late = Grid((cell,), cell, covered=False)
    assert judge(Claimed("", 40, None), late) is Verdict.CONSISTENT
    assert judge(Claimed("", 0, 0), late) is Verdict.HARD
    assert judge(Claimed("", 0, 0), Grid((cell,), cell, timed=False)) is Verdict.CONSISTENT
    assert any("does not reach over" in caveat for caveat in check_count(Claimed("", 40, None), late).caveats)


STANDING = [
    ("a floor above what is held", Claimed("", 15, None), [(11, 11)], "consistent if the ledger misses some"),
    ("a silence kept", Claimed("", 0, 0), [(0, 0), (2, 2)], "consistent if the ledger misses none"),
    ("a ceiling kept", Claimed("", 0, 9), [(4, 4)], "consistent if the ledger misses no more than 5"),
    ("a ceiling passed but by one count", Claimed("", 3, 3), [(5, 5), (3, 3)], "by a definition that counts fewer"),
    ("an exact number above what is held", Claimed("", 5, 5), [(4, 4)], "consistent if the ledger misses some"),
    ("a silence broken", Claimed("", 0, 0), [(1, 1)], "hard to reconcile"),
]


@pytest.mark.parametrize(("why", "claimed", "held", "expected"), STANDING, ids=[case[0] for case in STANDING])
def test_the_verdict_says_what_it_takes(why, claimed, held, expected):
    """No ledger bears out a silence by missing some."""
    assert check_count(claimed, grid(*held)).sentence.endswith(f"{expected}.")


def test_a_count_above_a_claim_without_a_period_is_no_want_of_records():
    cell = Definition((("doers", "anyone"),), 134, 134)
    said = check_count(Claimed("zero attacks", 0, 0), Grid((cell,), cell, timed=False)).sentence
    assert said.endswith("it holds more. Verdict: consistent: the claim may be about fewer.")


@pytest.mark.parametrize("held", [0, 133, 5_000])
@pytest.mark.parametrize("number", [10**6, 10**12, 10**40])
def test_a_claim_of_any_size_is_judged_at_once(held, number):
    answer = check_count(Claimed("", number, None), grid((held, held)))
    assert f"the claim is {number:,} or more" in answer.sentence
    assert "almost no chance (under 1 %)" in answer.sentence


@given(held=st.integers(0, 60), more=st.integers(0, 200), wider=st.integers(0, 50))
def test_chances_are_chances_whatever_is_claimed(held, more, wider):
    found = HowMany(held, FEWER)
    chances = [
        found.at_least(held + more),
        found.at_least(held + more + 1),
        found.between(held + more, held + more + wider),
    ]
    assert chances[0] >= chances[1]
    assert all(0 <= chance <= 1 for chance in chances)
    exact = betanbinom(held + 1, FEWER.caught, FEWER.missed).sf(more - 1)
    assert chances[0] == pytest.approx(exact, abs=1e-9)


def test_harm_that_nobody_tells_contradicts_nothing():
    cell = Definition((("doers", "anyone"),), 2, 2, untold=True)
    assert judge(Claimed("", 300, None, "killed"), Grid((cell,), cell)) is Verdict.CONSISTENT


def test_the_sentence_says_how_likely_under_both_catchings():
    answer = check_count(Claimed("at least 15 attacks", 15, None), grid((11, 11)))
    assert answer.sentence == (
        "The ledger holds 11 such events; the claim is 15 or more. If it catches about 75 % of events, that is a roughly even "
        "chance (51 %); if it catches about 91 % of events, that is very unlikely (7 %). "
        "Verdict: consistent if the ledger misses some."
    )
    assert [round(value, 2) for name, value in answer.figures if name.startswith("probability")] == [0.51, 0.07]


def test_a_stated_catching_is_taken():
    answer = check_count(Claimed("at least 15", 15, None), grid((11, 11)), catching=Catching(90, 10))
    assert "about 90 % of events" in answer.sentence
    assert not any("stated, not measured" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    "given", [(0, 5), (5, 0), (0.001, 5), (1, 500), (float("nan"), 5), (5, float("nan")), (1e400, 5)]
)
def test_a_catching_that_says_nothing_is_refused(given):
    with pytest.raises(NoCatching, match="1 or more caught, some missed"):
        Catching(*given)


@pytest.mark.parametrize("held", [0, 40, 5_000])
def test_the_rarest_catching_is_answered_at_once(held):
    answer = check_count(Claimed("at least 500", 500, None), grid((held, held)), catching=Catching(1, 100))
    [interval] = answer.intervals
    assert interval.low >= held
    assert interval.high is None or interval.high > interval.low


def test_ways_that_make_the_same_of_a_claim_are_told_together():
    answer = check_count(Claimed("at least 90 attacks", 90, None), grid((3, 3)))
    assert "If it catches about 75 % of events or about 91 % of events, that is almost no chance" in answer.sentence
    assert answer.sentence.startswith("The ledger holds 3 such events; ")


def test_units_stand_side_by_side_in_the_table_of_definitions():
    cells = tuple(
        Definition((("sides", side), ("unit", unit)), low, high)
        for side, unit, low, high in [
            ("named", "incidents", 3, 3),
            ("named", "strikes told of", 7, 9),
            ("one unknown", "incidents", 5, 5),
            ("one unknown", "strikes told of", 9, 9),
        ]
    )
    [table, *_] = check_count(Claimed("15", 15, None), Grid(cells, cells[0])).tables
    assert table.columns == ("sides", "incidents", "strikes told of")
    assert table.rows == (("named", "3 (claim's words)", "7 to 9"), ("one unknown", "5", "9"))


def cell(unit, ids, reviewed=()):
    seen = Reviewed(len(reviewed), len(reviewed), tuple(reviewed))
    return Definition((("unit", unit),), len(ids), len(ids), tuple(ids), reviewed=seen)


def checked(claimed, *cells):
    return check_count(claimed, Grid(cells, cells[0]))


def test_beside_each_count_stands_what_a_person_has_reviewed():
    [table, *_] = checked(
        Claimed("15", 15, None), cell("incidents", "abcd", "bd"), cell("days with one", "abc", "b")
    ).tables
    assert table.columns == ("incidents", "incidents, reviewed", "days with one", "days with one, reviewed")
    assert table.rows == (("4 (claim's words)", "2", "3", "1"),)


def reviewing_told(claimed, ids, reviewed):
    return [
        each for each in checked(claimed, cell("incidents", ids, reviewed)).caveats if "person has reviewed" in each
    ]


def test_an_answer_says_what_nobody_has_reviewed_and_what_its_verdict_would_be_without():
    two, three = Claimed("", 2, None), Claimed("", 3, None)
    assert reviewing_told(three, "abcd", "") == [
        "No person has reviewed any of the incidents counted: they stand as the program read them."
    ]
    told = "A person has reviewed 2 of the 4 incidents counted"
    without = f"{told}; by these alone the verdict would be: consistent if the ledger misses some."
    assert reviewing_told(three, "abcd", "bd") == [without]
    assert reviewing_told(two, "abcd", "bd") == [f"{told}."]
    assert reviewing_told(Claimed("", 0, 0), "abcd", "b") == ["A person has reviewed 1 of the 4 incidents counted."]
    assert reviewing_told(three, "abcd", "abcd") == []
    assert reviewing_told(Claimed("", 0, 0), "", "") == []


def test_the_verdict_is_that_of_all_incidents_whoever_has_looked_at_them():
    assert judge(Claimed("", 0, 0), Grid((one := cell("incidents", "abcd"),), one)) is Verdict.HARD
    assert judge(Claimed("", 0, 0), Grid((one,), one).of_reviewed()) is Verdict.CONSISTENT


def test_the_picture_shows_how_many_there_may_have_been_and_the_claim():
    chart = check_count(Claimed("at least 15", 15, None), grid((11, 11))).chart
    bars, line, rule = chart.layers
    assert (bars.points[0][0], rule.points) == (11, ((15,),))
    assert sum(p for _, p in bars.points) == pytest.approx(1, abs=0.002)
    assert sum(p for _, p in line.points) == pytest.approx(1, abs=0.002)


def test_an_absence_has_an_upper_bound():
    answer = check_count(Claimed("only one", 1, 1), grid((1, 1)))
    assert any("up to 4 more can still be expected at 95 %" in caveat for caveat in answer.caveats)


def test_what_passes_a_ceiling_is_said_to_be_more_and_no_chance_is_given():
    answer = check_count(Claimed("only one", 1, 1), grid((3, 3), (2, 21)))
    assert answer.sentence == (
        "The ledger holds 3 such events (2 to 21 by definition); the claim is exactly 1: it holds more, even by the definition "
        "that counts fewest. Verdict: hard to reconcile."
    )


def test_people_are_counted_whoever_they_were():
    answer = check_count(Claimed("no soldier was killed", 0, 0, "killed"), grid((3, 3)))
    assert answer.sentence.endswith("the claim is none: it holds more. Verdict: hard to reconcile.")
    assert "Whoever was killed in such events is counted, not only those whom the claim may mean." in answer.caveats


def trend(before, after, direction, *, timed=True):
    found = Compared(Exposed(before, 365), Exposed(after, 60), Widening())
    return dict(check_trend(Trended("they rose", direction, "attacks", date(2020, 1, 1), timed), found).figures)[
        "verdict"
    ]


def test_trends_are_judged_by_the_widened_interval():
    assert trend(40, 40, 1) == "the ledger alone supports it"
    assert trend(40, 40, -1) == "hard to reconcile"
    assert trend(40, 7, 1) == "consistent"
    assert trend(3, 5, 1) == "consistent"


def test_a_trend_that_tells_no_time_is_not_contradicted():
    assert trend(40, 40, -1, timed=False) == "consistent"
    assert trend(40, 40, 1, timed=False) == "the ledger alone supports it"


@pytest.mark.parametrize("held", [0, 1, 11, 300, 5000])
@pytest.mark.parametrize("way", [MOST, FEWER])
def test_how_many_there_were_is_told_at_once_as_the_library_tells_it(held, way):
    found, told = HowMany(held, way), betanbinom(held + 1, way.caught, way.missed)
    shares = (0.05, 0.5, 0.95, 0.999)
    assert [found.quantile(share) for share in shares] == [held + int(told.ppf(share)) for share in shares]
    assert found.chances(50) == pytest.approx(told.pmf(range(50)))
    assert [held + len(found.chances_to(share)) - 1 for share in shares] == [found.quantile(share) for share in shares]
