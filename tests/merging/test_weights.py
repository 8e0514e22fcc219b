import pytest

from tocsin.merging.weights import FACTS, RULES, RULES_OUT, WEIGHTS, WEIGHTS_FILE, BadWeights, load_weights


def test_every_learned_weight_keeps_the_direction_of_its_fact():
    learned = dict(WEIGHTS)
    assert [fact.__name__ for fact, before in FACTS if before * learned[fact] < 0] == []


def test_every_fact_has_a_learned_weight():
    text = WEIGHTS_FILE.read_text(encoding="utf-8")
    assert [fact.__name__ for fact, _ in FACTS if f"\n{fact.__name__} = " not in text] == []


def test_rules_come_first_and_outweigh_all_that_can_speak_for_a_pair():
    assert [weight for _, weight in WEIGHTS[: len(RULES)]] == [RULES_OUT] * len(RULES)


def test_a_new_fact_keeps_what_it_was_thought_to_be_worth(tmp_path):
    path = tmp_path / "weights.toml"
    path.write_text("before_any_fact = -2.0\n[weights]\nsame_day = 1.5\n", encoding="utf-8")
    held = load_weights(path)
    weights = {fact.__name__: weight for fact, weight in held.facts}
    assert (held.before_any_fact, weights["same_day"]) == (-2.0, 1.5)
    assert weights["same_spot"] == next(before for fact, before in FACTS if fact.__name__ == "same_spot")


def test_the_weight_of_a_fact_that_is_no_more_is_refused(tmp_path):
    path = tmp_path / "weights.toml"
    path.write_text("before_any_fact = -2.0\n[weights]\nsame_moon = 1.5\n", encoding="utf-8")
    with pytest.raises(
        BadWeights, match=r"no fact is called same_moon; take it out, and run python -m training\.merging"
    ):
        load_weights(path)
