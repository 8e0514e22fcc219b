from evaluation.cases import Case, cases_of, write_cases
from evaluation.sets import EvaluationSet

TRUE = {"sort": "event", "kind": "raid", "trigger": "raided", "place": {"q": "Herat"}}
SAID = [
    {"sort": "event", "kind": "attack", "trigger": "raided", "place": {"q": "Herat"}},
    {"sort": "trend", "direction": "up", "trigger": "rose"},
]


def chosen(*, quotable):
    return EvaluationSet("x", ({"id": "a", "text": "They raided Herat."},), {"a": [TRUE]}, quotable=quotable)


def test_each_value_is_one_case_with_what_was_wanted_and_said():
    assert cases_of(chosen(quotable=True), {"a": SAID}) == [
        Case("a", "event 1", "stage", "occurred", "occurred", "1"),
        Case("a", "event 1", "place", "Herat", "Herat", "1"),
        Case("a", "event 1", "kind", "raid", "attack", "0"),
        Case("a", "trend +2", "direction", "", "up", "0"),
    ]


def test_an_unanswered_text_is_all_misses():
    assert [case.right for case in cases_of(chosen(quotable=True), {})] == ["0", "0", "0"]


def test_of_texts_that_are_not_ours_no_word_is_written():
    written = write_cases(cases_of(chosen(quotable=False), {"a": SAID}))
    assert not any(word in written for word in ("Herat", "raid", "attack", "occurred", "up"))
    open_written = write_cases(cases_of(chosen(quotable=True), {"a": SAID}))
    assert [line.rsplit(",", 1)[1] for line in written.splitlines()] == [
        line.rsplit(",", 1)[1] for line in open_written.splitlines()
    ]
