import importlib.util
import json
import random

import pytest

from evaluation.score import Tally, interval, is_alarm, score_set, score_text, total
from evaluation.sets import ROOT, load_set

SHARED_SCORER = ROOT.parent / "shared/tools/score_coding.py"

WORDS = [
    "rebels",
    "army",
    "Army",
    "soldiers",
    "base",
    "Homs",
    "the",
    "two",
    "near",
    "attack",
    "attacked",
    "U.S.",
    "troops’s",
]
KINDS = ["shelling", "raid", "talks", "killing", "other"]
STAGES = ["occurred", "planned", "denied", "foiled"]


def raided(**fields):
    return {"sort": "event", "kind": "raid", "trigger": "raided", "stage": "occurred"} | fields


def shared_scorer():
    if not SHARED_SCORER.exists():
        pytest.skip("the shared scorer is not on this machine")
    spec = importlib.util.spec_from_file_location("shared_scorer", SHARED_SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def random_quote(dice):
    quote = {"q": " ".join(dice.choices(WORDS, k=dice.randint(1, 3)))}
    return quote | ({"name": dice.choice(WORDS)} if dice.random() < 0.2 else {})


def random_harm(dice):
    low = dice.choice([1, 2, None])
    return random_quote(dice) | {
        "effect": dice.choice(["killed", "wounded"]),
        "who": "unknown",
        "low": low,
        "high": low,
    }


def random_quotes(dice):
    return [random_quote(dice) for _ in range(dice.randint(0, 2))]


def random_statement(dice):
    sort = dice.choice(["event", "event", "event", "tally", "trend", "strength", "tie"])
    own = {
        "event": {
            "kind": dice.choice(KINDS),
            "stage": dice.choice(STAGES),
            "actor": random_quotes(dice),
            "target": random_quotes(dice),
            "means": random_quotes(dice),
            "harm": [random_harm(dice) for _ in range(dice.randint(0, 2))],
            "times": dice.choice([None, {"q": "two", "low": 2, "high": 2}, {"q": "three", "low": 3, "high": None}]),
        },
        "tally": {"what": "killed", "low": dice.choice([1, 2]), "high": 2, "q": "two", "actor": random_quotes(dice)},
        "trend": {"direction": dice.choice(["up", "down"]), "kind": "raid", "actor": random_quotes(dice)},
        "strength": {"what": random_quote(dice), "low": 2, "q": "two", "owner": random_quotes(dice)},
        "tie": {"a": random_quote(dice), "b": random_quote(dice), "relation": dice.choice(["leads", "part-of"])},
    }[sort]
    shared = {key: random_quote(dice) for key in ("place", "when", "speaker") if dice.random() < 0.5}
    return {"sort": sort, "trigger": random_quote(dice)["q"]} | own | shared


def random_coding(dice, ids):
    return {key: [random_statement(dice) for _ in range(dice.randint(0, 5))] for key in ids}


def as_rows(tallies):
    return {name: (t.hit, t.said, t.true) for name, t in tallies.items()}


def shared_rows(scorer, gold, coded):
    result = scorer.score(gold, coded)
    rows = {name: (result.hit[name], result.said[name], result.true[name]) for name in {*result.true, *result.said}}
    return {name: row for name, row in rows.items() if row[1] or row[2]}


@pytest.mark.shared
def test_both_scorers_count_the_same_on_random_codings():
    scorer, dice = shared_scorer(), random.Random(7)  # noqa: S311 - dice for a test
    for _ in range(60):
        ids = [f"t{k}" for k in range(5)]
        gold, coded = random_coding(dice, ids), random_coding(dice, ids[:4])
        assert as_rows(total(score_set(gold, coded).values())) == shared_rows(scorer, gold, coded)


@pytest.mark.shared
def test_both_scorers_count_the_same_on_the_dev_set_with_statements_dropped_and_values_changed():
    scorer, dev, dice = shared_scorer(), load_set("dev"), random.Random(8)  # noqa: S311 - dice for a test
    if dev is None:
        pytest.skip("the dev set is not on this machine")
    coded = {key: [damaged(s, dice) for s in true if dice.random() < 0.8] for key, true in dev.gold.items()}
    ours = total(score_set(dev.gold, coded).values())
    assert as_rows(ours) == shared_rows(scorer, dev.gold, coded)
    assert 0.5 < ours["all"].f1 < 1
    theirs = scorer.score(dev.gold, coded)
    assert {name: pytest.approx(theirs.row(name)["f"]) for name in ours} == {name: t.f1 for name, t in ours.items()}


def damaged(statement, dice):
    copy = json.loads(json.dumps(statement))
    if dice.random() < 0.3 and copy["sort"] == "event":
        copy["kind"] = dice.choice(KINDS)
    for field in ("place", "when", "speaker", "harm", "actor"):
        if dice.random() < 0.2:
            copy.pop(field, None)
    return copy


def test_the_gold_scored_against_itself_is_perfect():
    gold = load_set("gold")
    tallies = total(score_set(gold.gold, gold.gold).values())
    assert {name: t.f1 for name, t in tallies.items()} == dict.fromkeys(tallies, 1.0)


def test_a_missing_text_counts_as_all_missed():
    gold = {"a": [raided(place={"q": "Herat"})], "b": [raided()]}
    tallies = total(score_set(gold, {"a": gold["a"]}).values())
    assert as_rows(tallies) == {
        "alarm": (1, 1, 2),
        "all": (3, 3, 5),
        "found event": (1, 1, 2),
        "kind": (1, 1, 2),
        "place": (1, 1, 1),
        "record": (1, 1, 2),
        "stage": (1, 1, 2),
    }


def test_answers_to_texts_outside_the_gold_do_not_count():
    assert score_set({}, {"stray": [raided()]}) == {}


def test_a_wrong_stage_loses_stage_record_and_alarm_but_the_event_is_found():
    tallies = score_text([raided()], [raided(stage="planned")])
    assert as_rows(tallies) == {
        "alarm": (0, 0, 1),
        "all": (1, 2, 2),
        "found event": (1, 1, 1),
        "kind": (1, 1, 1),
        "record": (0, 1, 1),
        "stage": (0, 1, 1),
    }


def test_a_statement_answers_only_one_statement():
    twice = [raided(), raided(trigger="raid")]
    assert score_text(twice, [raided()])["found event"] == Tally(hit=1, said=1, true=2)


@pytest.mark.parametrize(
    ("statement", "alarm"),
    [
        (raided(), True),
        (raided(stage="foiled"), True),
        (raided(stage="feared"), False),
        (raided(kind="talks"), False),
        ({"sort": "tally", "kind": "raid", "trigger": "raids"}, False),
    ],
)
def test_an_alarm_is_violence_that_was_at_least_tried(statement, alarm):
    assert is_alarm(statement) is alarm


def test_the_interval_is_the_same_every_time_and_holds_the_figure():
    texts = [score_text([raided()], [raided()] if k % 3 else []) for k in range(30)]
    low, high = interval(texts, "kind")
    assert (low, high) == interval(texts, "kind")
    assert low < total(texts)["kind"].f1 < high


def test_the_interval_of_nothing_is_zero():
    assert interval([], "kind") == (0.0, 0.0)
    assert interval([{}, {}], "kind") == (0.0, 0.0)
