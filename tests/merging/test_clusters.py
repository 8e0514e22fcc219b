from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tocsin.merging import cluster, standing
from tocsin.record import Judgement, Verdict

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def judged(pair: str, verdict: Verdict, score: float = 0.9, by: str = "program", made: int | None = None) -> Judgement:
    left, right = sorted(pair)
    when = datetime(2020, 1, made, tzinfo=UTC) if made else None
    return Judgement(left, right, verdict, score, by=by, made=when)


def test_what_is_the_same_stands_together_and_the_rest_alone() -> None:
    assert cluster("abcd", [judged("ab", SAME), judged("bc", SAME)]) == (("a", "b", "c"), ("d",))


def test_unsure_joins_nothing() -> None:
    assert cluster("ab", [judged("ab", UNSURE, 0.6)]) == (("a",), ("b",))


def test_the_strongest_evidence_goes_first_where_two_that_differ_want_one() -> None:
    told = [judged("ab", SAME, 0.9), judged("bc", SAME, 0.95), judged("ac", DIFFERENT, 0.01)]
    assert cluster("abc", told) == (("a",), ("b", "c"))


def test_equal_evidence_is_settled_by_id() -> None:
    told = [judged("bc", SAME), judged("ab", SAME), judged("ac", DIFFERENT, 0.01)]
    assert cluster("abc", told) == (("a", "b"), ("c",))


def test_a_difference_counts_against_the_whole_group() -> None:
    told = [judged("ab", SAME), judged("cd", SAME), judged("bc", SAME, 0.86), judged("ad", DIFFERENT, 0.02)]
    assert cluster("abcd", told) == (("a", "b"), ("c", "d"))


def test_a_person_outranks_the_program() -> None:
    assert cluster("ab", [judged("ab", SAME, 0.99), judged("ab", DIFFERENT, by="anna")]) == (("a",), ("b",))
    assert cluster("ab", [judged("ab", SAME, by="anna"), judged("ab", DIFFERENT, 0.01)]) == (("a", "b"),)


def test_a_group_made_by_people_is_not_broken_by_the_program() -> None:
    told = [judged("ab", SAME, by="anna"), judged("bc", SAME, by="anna"), judged("ac", DIFFERENT, 0.0)]
    assert cluster("abc", told) == (("a", "b", "c"),)


def test_two_groups_of_which_a_person_says_that_they_are_one_become_one() -> None:
    found = [
        judged("ab", SAME),
        judged("cd", SAME),
        *(judged(pair, DIFFERENT, 0.0) for pair in ("ac", "ad", "bc", "bd")),
    ]
    assert cluster("abcd", found) == (("a", "b"), ("c", "d"))
    assert cluster("abcd", [*found, judged("bc", SAME, by="anna")]) == (("a", "b", "c", "d"),)


def test_a_persons_difference_holds_against_a_chain_of_others() -> None:
    told = [judged("ab", SAME, by="anna"), judged("bc", SAME, 0.99), judged("ac", DIFFERENT, by="ben")]
    assert cluster("abc", told) == (("a", "b"), ("c",))


def test_the_later_decision_of_people_counts() -> None:
    early, late = judged("ab", SAME, by="anna", made=1), judged("ab", UNSURE, by="ben", made=2)
    assert standing([late, early]) == {("a", "b"): late}
    assert cluster("ab", [late, early, judged("ab", SAME, 0.99)]) == (("a",), ("b",))


def test_judgements_on_reports_that_are_gone_are_passed_over() -> None:
    assert cluster("ab", [judged("az", SAME), judged("ab", SAME), judged("bz", DIFFERENT)]) == (("a", "b"),)


IDS = "abcdefg"
PAIRS = ["".join(pair) for pair in combinations(IDS, 2)]
JUDGEMENTS = st.lists(
    st.builds(
        judged,
        st.sampled_from(PAIRS),
        st.sampled_from(Verdict),
        st.sampled_from([0.86, 0.9, 0.99]),
        st.sampled_from(["program", "anna"]),
        st.sampled_from([None, 1, 2]),
    ),
    max_size=25,
)


@given(JUDGEMENTS, st.randoms())
def test_clusters_do_not_depend_on_the_order(judgements: list[Judgement], random: object) -> None:
    shuffled = sorted(judgements, key=lambda _: random.random())  # type: ignore[attr-defined] # hypothesis' Random has no public type
    assert cluster(IDS[::-1], shuffled) == cluster(IDS, judgements)


@given(JUDGEMENTS)
def test_every_difference_decided_by_a_person_is_kept(judgements: list[Judgement]) -> None:
    together = {pair for group in cluster(IDS, judgements) for pair in combinations(group, 2)}
    ruled = standing(judgements)
    assert not [
        pair for pair in together if pair in ruled and ruled[pair].by == "anna" and ruled[pair].verdict == DIFFERENT
    ]


@given(JUDGEMENTS)
def test_every_id_stands_in_one_group(judgements: list[Judgement]) -> None:
    assert sorted(each for group in cluster(IDS, judgements) for each in group) == list(IDS)


@given(JUDGEMENTS, st.sampled_from(PAIRS))
def test_a_later_difference_undoes_a_merge(judgements: list[Judgement], pair: str) -> None:
    parted = [*judgements, judged(pair, DIFFERENT, by="zoe", made=9)]
    assert not any(set(pair) <= set(group) for group in cluster(IDS, parted))


@given(JUDGEMENTS, st.randoms())
def test_other_names_for_the_reports_give_other_names_in_the_same_clusters(
    judgements: list[Judgement], random: object
) -> None:
    strong = [replace(each, score=0.9 + number / 1000) for number, each in enumerate(judgements)]
    others = sorted(IDS, key=lambda _: random.random())  # type: ignore[attr-defined] # hypothesis' Random has no public type
    named = dict(zip(IDS, others, strict=True))
    renamed = []
    for each in strong:
        left, right = sorted((named[each.left], named[each.right]))
        renamed.append(replace(each, left=left, right=right))
    expected = sorted(tuple(sorted(named[each] for each in group)) for group in cluster(IDS, strong))
    assert list(cluster(IDS, renamed)) == expected


def component(start: str, beside: dict[str, set[str]]) -> set[str]:
    found, ahead = {start}, [start]
    while ahead:
        reached = beside[ahead.pop()] - found
        found |= reached
        ahead += reached
    return found


@given(JUDGEMENTS)
def test_each_component_can_be_clustered_alone(judgements: list[Judgement]) -> None:
    beside: dict[str, set[str]] = {each: set() for each in IDS}
    for same in (each for each in standing(judgements).values() if each.verdict is SAME):
        beside[same.left].add(same.right)
        beside[same.right].add(same.left)
    parts = {frozenset(component(each, beside)) for each in IDS}
    alone = [group for part in parts for group in cluster(sorted(part), judgements)]
    assert sorted(alone) == list(cluster(IDS, judgements))
