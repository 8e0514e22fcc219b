import pytest

from evaluation.pairing import Match, Value, match_values, pair_statements
from evaluation.quotes import same_quote


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the army", "army"),
        ("two American soldiers", "soldiers"),
        ("Syria’s army", "Syria army"),
        ("north of Baghdad", "Baghdad"),
        ("“", "“"),
    ],
)
def test_quotes_cut_differently_are_the_same(left, right):
    assert same_quote(left, right)
    assert same_quote(right, left)


@pytest.mark.parametrize(
    ("left", "right"), [("army base", "army hospital"), ("Homs", "Hama"), ("the", "a"), ("", "Homs")]
)
def test_quotes_of_different_things_are_not_the_same(left, right):
    assert not same_quote(left, right)
    assert not same_quote(right, left)


def test_a_wrong_answer_stands_beside_what_was_wanted():
    wanted = [Value("kind", "raid"), Value("place", {"q": "Herat"}), Value("when", {"q": "on Monday"})]
    given = [Value("kind", "attack"), Value("place", {"q": "in Herat"}), Value("speaker", {"q": "police"})]
    assert match_values(wanted, given) == [
        Match(wanted[1], given[1], right=True),
        Match(wanted[0], given[0], right=False),
        Match(wanted[2], None, right=False),
        Match(None, given[2], right=False),
    ]


def test_statements_without_a_shared_trigger_pair_on_kind_and_an_argument_only():
    true = {"sort": "event", "kind": "raid", "trigger": "stormed", "place": {"q": "Herat"}}
    same_place = {"sort": "event", "kind": "raid", "trigger": "entered", "place": {"q": "Herat"}}
    assert pair_statements([true], [same_place]) == [(0, 0)]
    assert pair_statements([true], [same_place | {"place": {"q": "Kabul"}}]) == []
    assert pair_statements([true], [same_place | {"kind": "attack"}]) == []


def test_statements_of_different_sorts_never_pair():
    event = {"sort": "event", "kind": "raid", "trigger": "raids"}
    assert pair_statements([event], [{"sort": "trend", "direction": "up", "kind": "raid", "trigger": "raids"}]) == []


def test_the_likeliest_pair_is_taken_first():
    first = {"sort": "event", "kind": "raid", "trigger": "raided", "place": {"q": "Herat"}}
    second = {"sort": "event", "kind": "raid", "trigger": "raided", "place": {"q": "Kabul"}}
    assert pair_statements([first, second], [second, first]) == [(0, 1), (1, 0)]
