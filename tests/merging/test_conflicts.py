from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tocsin.merging import cluster, conflicts, standing
from tocsin.record import Conflict, Judgement, Verdict

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
IDS = "abcdef"


def judged(pair: str, verdict: Verdict, by: str = "anna") -> Judgement:
    left, right = sorted(pair)
    return Judgement(left, right, verdict, 1.0, by=by)


AB, BC, CD, AC = judged("ab", SAME), judged("bc", SAME, "ben"), judged("cd", SAME), judged("ac", DIFFERENT, "zoe")


def test_people_who_agree_have_no_conflict() -> None:
    assert conflicts([AB, BC, judged("ad", DIFFERENT)]) == ()


def test_two_that_are_the_same_as_a_third_and_differ_are_a_conflict() -> None:
    assert conflicts([AC, BC, AB]) == (Conflict(AC, (AB, BC)),)
    assert conflicts([AC, BC, AB])[0].reports == ("a", "b", "c")


def test_the_shortest_chain_is_told() -> None:
    apart = judged("ad", DIFFERENT)
    bd = judged("bd", SAME)
    assert conflicts([AB, BC, CD, bd, apart]) == (Conflict(apart, (AB, bd)),)


def test_what_the_program_says_is_no_conflict_of_people() -> None:
    assert conflicts([AB, judged("bc", SAME, "program"), AC]) == ()
    assert conflicts([AB, BC, judged("ac", DIFFERENT, "program")]) == ()


def test_a_pair_judged_twice_is_settled_by_the_later_word_and_no_conflict() -> None:
    assert conflicts([AB, judged("ab", DIFFERENT, "ben")]) == ()


def test_a_conflict_is_gone_when_one_of_it_is_taken_back() -> None:
    assert [conflicts([each for each in (AB, BC, AC) if each is not gone]) for gone in (AB, BC, AC)] == [()] * 3


JUDGEMENTS = st.lists(
    st.builds(
        judged,
        st.sampled_from(["".join(pair) for pair in combinations(IDS, 2)]),
        st.sampled_from(Verdict),
        st.sampled_from(["anna", "ben", "program"]),
    ),
    max_size=20,
)


@given(JUDGEMENTS, st.randoms())
def test_the_conflicts_do_not_depend_on_the_order(judgements: list[Judgement], random: object) -> None:
    shuffled = sorted(judgements, key=lambda _: random.random())  # type: ignore[attr-defined] # hypothesis' Random has no public type
    assert conflicts(shuffled) == conflicts(judgements)


@given(JUDGEMENTS)
def test_where_no_conflict_is_found_the_clusters_follow_every_decision(judgements: list[Judgement]) -> None:
    decided = [each for each in standing(judgements).values() if each.by != "program"]
    where = {each: number for number, group in enumerate(cluster(IDS, judgements)) for each in group}
    together = {
        verdict: [where[j.left] == where[j.right] for j in decided if j.verdict is verdict] for verdict in Verdict
    }
    assert not any(together[DIFFERENT])
    assert all(together[SAME]) == (not conflicts(judgements))


@given(JUDGEMENTS)
def test_a_chain_leads_from_the_one_report_to_the_other(judgements: list[Judgement]) -> None:
    for conflict in conflicts(judgements):
        assert (conflict.reports[0], conflict.reports[-1]) == (conflict.apart.left, conflict.apart.right)
        steps = [tuple(sorted(step)) for step in pairwise(conflict.reports)]
        assert steps == [(same.left, same.right) for same in conflict.chain]
        assert {same.verdict for same in conflict.chain} == {SAME}
