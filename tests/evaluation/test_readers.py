from evaluation.baselines import BASELINES, everything, keywords, nothing
from evaluation.readers import answer
from evaluation.score import score_set, total
from evaluation.sets import load_set

TEXTS = [{"id": "a", "text": "Rebels raided Herat."}, {"id": "b", "text": "bad"}, {"id": "c", "text": "Nothing."}]
RAID = {"sort": "event", "kind": "raid", "trigger": "raided"}


def brittle(texts):
    if any(text["text"] == "bad" for text in texts):
        raise RuntimeError("cannot read this")
    return [{"id": text["id"], "statements": [RAID] if "raided" in text["text"] else []} for text in texts]


def test_a_crash_counts_as_a_miss_of_that_text_alone():
    answers = answer(brittle, TEXTS)
    assert answers.statements == {"a": [RAID], "b": [], "c": []}
    assert answers.crashes == (("b", "RuntimeError: cannot read this"),)
    tallies = total(score_set({"a": [RAID], "b": [RAID], "c": []}, answers.statements).values())
    assert tallies["kind"].recall == 0.5


def test_a_text_left_out_of_the_answer_is_a_miss_and_is_named():
    answers = answer(lambda _: [{"id": "a", "statements": [RAID]}], TEXTS[:1] + TEXTS[2:])
    assert answers.statements == {"a": [RAID], "c": []}
    assert answers.crashes == (("c", "no answer"),)


def test_nothing_says_nothing():
    assert nothing(TEXTS) == [{"id": key, "statements": []} for key in "abc"]


def test_everything_takes_each_verb_like_word_for_an_attack():
    [coded] = everything([{"id": "a", "text": "He said the king was closing the building as night ended."}])
    assert [(event["kind"], event["trigger"]) for event in coded["statements"]] == [
        ("attack", "said"),
        ("attack", "closing"),
        ("attack", "building"),
        ("attack", "ended"),
    ]


def test_keywords_tell_each_kind_once():
    [coded] = keywords([{"id": "a", "text": "Rockets and a rocket; two killed. They sing."}])
    assert [(event["kind"], event["trigger"]) for event in coded["statements"]] == [
        ("shelling", "Rockets"),
        ("killing", "killed"),
    ]


def test_the_baselines_stay_far_below_a_useful_reader_on_the_gold():
    gold = load_set("gold")
    f1 = {
        name: total(score_set(gold.gold, answer(coder, gold.texts).statements).values())["all"].f1
        for name, coder in BASELINES.items()
    }
    assert f1["nothing"] == 0
    assert f1["everything"] < 0.2
    assert f1["keywords"] < 0.3
