"""What must hold of our own set whoever edits it."""

from collections import Counter

import pytest

from evaluation.sets import EvaluationSet, MismatchedSet, load_set
from tocsin.record.coded import from_coded
from tocsin.record.words import Direction, Relation, Stage


@pytest.fixture(scope="module")
def gold():
    return load_set("gold")


def statements(gold):
    return [statement for coded in gold.gold.values() for statement in coded]


def test_every_statement_quotes_its_text_and_keeps_to_the_scheme(gold):
    texts = {text["id"]: text["text"] for text in gold.texts}
    for key, coded in gold.gold.items():
        for statement in coded:
            from_coded(statement, texts[key])


def test_ids_run_on_and_every_text_has_a_date_and_an_outlet(gold):
    assert [text["id"] for text in gold.texts] == [f"gold-{k:03d}" for k in range(1, len(gold.texts) + 1)]
    assert all(text["publisher"] and "2003" <= text["published"] < "2027" for text in gold.texts)


def test_the_set_is_large_enough_and_holds_near_misses(gold):
    assert len(gold.texts) >= 80
    assert sum(not coded for coded in gold.gold.values()) >= 20


def test_every_stage_direction_and_relation_occurs(gold):
    assert {s["stage"] for s in statements(gold) if s["sort"] == "event"} == {stage.value for stage in Stage}
    assert {s["direction"] for s in statements(gold) if s["sort"] == "trend"} == {d.value for d in Direction}
    assert {s["relation"] for s in statements(gold) if s["sort"] == "tie"} == {r.value for r in Relation}


def test_no_statement_is_coded_twice(gold):
    for key, coded in gold.gold.items():
        assert [s for s, count in Counter(map(repr, coded)).items() if count > 1] == [], key


def test_the_digest_sees_a_changed_word_and_not_the_order_of_texts(gold):
    turned = EvaluationSet("gold", gold.texts[::-1], gold.gold, quotable=True)
    assert turned.digest == gold.digest
    first, *rest = gold.texts
    changed = EvaluationSet("gold", (first | {"text": first["text"] + "!"}, *rest), gold.gold, quotable=True)
    assert changed.digest != gold.digest


def test_texts_and_coding_must_have_the_same_ids():
    with pytest.raises(MismatchedSet, match="ids a, b"):
        EvaluationSet("x", ({"id": "a", "text": ""},), {"b": []}, quotable=True)
