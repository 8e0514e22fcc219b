import numpy as np
import pytest

from evaluation.story import load_stories
from tocsin.merging.comparison import judge
from tocsin.resolving import load_resolver
from training.merging import KEPT, PULLS, fit, table_of
from training.pairs import misdated, next_attack, told_pairs, varied


@pytest.fixture(scope="module")
def pairs():
    stories = [story for story in load_stories(half="learning") if story.name.startswith(("01-", "05-", "15-"))]
    return told_pairs(stories, load_resolver())


def test_pairs_of_one_occurrence_are_of_one_story_and_of_two_articles(pairs):
    assert {pair.left.article == pair.right.article for pair in pairs} == {False}
    same = [pair for pair in pairs if pair.same]
    assert len(same) > 20
    assert all(pair.left.article.startswith(pair.story) and pair.right.article.startswith(pair.story) for pair in same)


def test_variants_come_in_equal_numbers_and_the_same_from_one_seed(pairs):
    made, again = (list(varied(pairs, 2, np.random.default_rng(7))) for _ in range(2))
    assert made == again
    assert sum(pair.same for pair in made) * 2 == len(made)


def test_the_next_attack_is_another_day_toll_or_place(pairs):
    rng = np.random.default_rng(7)
    for pair in pairs[:40]:
        after = next_attack(pair.left, pair.right, rng)
        assert after.wire == ()
        assert after.tolls in (pair.right.tolls, pair.left.tolls)
        assert after.published is not None
        assert pair.left.published is not None
        assert after.published >= pair.left.published


def test_a_misdated_report_is_a_day_off_at_most(pairs):
    rng = np.random.default_rng(7)
    for pair in pairs[:40]:
        told = misdated(pair.left, rng).when
        if told and told.earliest and pair.left.when and pair.left.when.earliest:
            assert abs((told.earliest - pair.left.when.earliest).days) <= 1


def test_what_is_learned_tells_the_pairs_apart(pairs):
    table = table_of(pairs)
    weights = fit(table, PULLS[0])
    odds = weights[0] + table.holds @ weights[1:]
    right = (odds > 0) == (table.same > 0.5)
    assert right.mean() > 0.95
    assert 0 < KEPT < 1


def test_the_weights_in_use_put_the_same_above_the_different(pairs):
    scores = {
        same: [judge(pair.left, pair.right).score for pair in pairs if pair.same is same] for same in (True, False)
    }
    assert np.median(scores[True]) > 0.8
    assert np.median(scores[False]) < 0.2
