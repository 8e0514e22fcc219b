"""The examples of the papers and of the reference scorer's tests, worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.coreference import adjusted_rand, b_cubed, ceaf_e, conll, f1, groups_of, muc


def groups(*words):
    return [frozenset(word) for word in words]


TRUE = groups("abcde", "fg", "hijkl")
"""The truth of Bagga and Baldwin (1998), figure 1."""


def test_muc_of_bagga_and_baldwin_cannot_tell_which_groups_were_joined():
    few, many = groups("abcde", "fghijkl"), groups("abcdehijkl", "fg")
    assert muc(TRUE, few) == muc(TRUE, many) == pytest.approx(f1(9 / 10, 1))


def test_b_cubed_of_bagga_and_baldwin_can():
    assert b_cubed(TRUE, groups("abcde", "fghijkl")) == pytest.approx(f1(16 / 21, 1))
    assert b_cubed(TRUE, groups("abcdehijkl", "fg")) == pytest.approx(f1(7 / 12, 1))


def test_ceaf_pairs_each_group_once():
    assert ceaf_e(TRUE, groups("abcde", "fghijkl")) == pytest.approx(f1((1 + 10 / 12) / 2, (1 + 10 / 12) / 3))


def test_conll_is_the_mean_of_the_three():
    said = groups("abcde", "fghijkl")
    assert conll(TRUE, said) == pytest.approx((muc(TRUE, said) + b_cubed(TRUE, said) + ceaf_e(TRUE, said)) / 3)


def test_all_alone_has_no_links_and_all_together_has_all():
    assert muc(TRUE, groups(*"abcdefghijkl")) == 0
    assert muc(TRUE, groups("abcdefghijkl")) == pytest.approx(f1(9 / 11, 1))


def test_the_adjusted_rand_index_of_hubert_and_arabie_is_nought_at_chance():
    assert adjusted_rand(groups("ab", "cd"), groups("ac", "bd")) == pytest.approx(-0.5)
    assert adjusted_rand(groups("abc", "def"), groups("ab", "cd", "ef")) == pytest.approx((2 - 1.2) / (4.5 - 1.2))


KEYS = st.lists(st.integers(0, 4), min_size=2, max_size=12)


@given(KEYS)
def test_the_truth_itself_scores_one(keys):
    true = groups_of({str(number): key for number, key in enumerate(keys)})
    assert b_cubed(true, true) == ceaf_e(true, true) == adjusted_rand(true, true) == 1


@given(KEYS, st.randoms())
def test_scores_are_the_same_from_both_sides(keys, random):
    true = groups_of({str(number): key for number, key in enumerate(keys)})
    said = groups_of({str(number): key for number, key in enumerate(random.sample(keys, len(keys)))})
    for score in (muc, b_cubed, ceaf_e, adjusted_rand):
        assert score(true, said) == pytest.approx(score(said, true))
