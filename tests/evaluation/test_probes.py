from collections import Counter

import pytest

from evaluation.probes import SETS, Verdict, event_faults, judge, load_probes, report
from tocsin.record.coded import from_coded


def event(kind="attack", stage="occurred", trigger="attack", **fields):
    return {"sort": "event", "kind": kind, "trigger": trigger, "stage": stage} | fields


RIVER = event("raid", actor=[{"q": "Marsh rebels"}], target=[{"q": "toll house"}], place={"q": "Ludwe"})


def test_quotes_cut_differently_and_an_unsaid_basis_agree():
    said = event(
        "raid",
        actor=[{"q": "the rebels", "basis": "stated"}],
        target=[{"q": "old toll house"}],
        place={"q": "near Ludwe"},
        when={"q": "on Monday"},
    )
    assert judge([RIVER], [said]) == Verdict()


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"actor": []}, "raid occurred: actor wanted Marsh rebels [stated], got none"),
        (
            {"actor": [{"q": "Marsh rebels", "basis": "accused"}]},
            "raid occurred: actor wanted Marsh rebels [stated], got Marsh rebels [accused]",
        ),
        ({"target": [{"q": "toll house"}, {"q": "ferry"}]}, "raid occurred: target wanted none, got ferry"),
        ({"place": {"q": "Orrin"}}, "raid occurred: place wanted Ludwe, got Orrin"),
        ({"speaker": {"q": "mayor"}}, "raid occurred: speaker wanted none, got mayor"),
        (
            {"harm": [{"q": "two clerks", "effect": "wounded", "low": 2, "high": 2}]},
            "raid occurred: harm wanted none, got two clerks wounded 2..2",
        ),
    ],
)
def test_each_essential_that_differs_is_named(changed, fault):
    assert event_faults(RIVER, RIVER | changed) == [fault]


def test_harm_is_compared_by_effect_and_bounds_only():
    toll = {"q": "at least two clerks", "effect": "killed", "who": "civilians", "low": 2, "high": None}
    wanted = event(harm=[toll])
    assert event_faults(wanted, event(harm=[toll | {"q": "two", "who": "unknown"}])) == []
    assert event_faults(wanted, event(harm=[toll | {"high": 2}])) == [
        "attack occurred: harm wanted at least two clerks killed 2.., got at least two clerks killed 2..2"
    ]


def test_a_name_may_stand_for_a_pronoun():
    assert (
        event_faults(event(actor=[{"q": "they", "name": "Marsh rebels"}]), event(actor=[{"q": "Marsh rebels"}])) == []
    )


def test_what_only_repeats_another_field_counts_neither_way():
    town = event(target=[{"q": "Ludwe"}])
    assert event_faults(town, town | {"place": {"q": "Ludwe"}}) == []
    assert event_faults(town | {"place": {"q": "Ludwe"}}, town) == []
    dead = event("air-strike", harm=[{"q": "six clerks", "effect": "killed", "low": 6, "high": 6}])
    assert event_faults(dead, dead | {"target": [{"q": "clerks"}]}) == []


def test_a_target_that_is_neither_wanted_nor_harmed_is_a_fault():
    dead = event("air-strike", harm=[{"q": "six clerks", "effect": "killed", "low": 6, "high": 6}])
    assert event_faults(dead, dead | {"target": [{"q": "ferry"}]}) == [
        "air-strike occurred: target wanted none, got ferry"
    ]


def test_a_missing_and_an_extra_event_are_told_by_kind_and_stage():
    verdict = judge([event("talks", "planned")], [event("talks", "hypothetical"), event("aid", trigger="gave")])
    assert verdict == Verdict(("missing talks planned", "extra aid occurred", "extra talks hypothetical"))


def test_two_events_of_one_kind_and_stage_are_both_needed():
    first = event(stage="hypothetical", actor=[{"q": "Orrin"}])
    second = event(stage="hypothetical", actor=[{"q": "Ludwe"}])
    assert judge([first, second], [second, first]).right
    assert judge([first, second], [first]).faults == ("missing attack hypothetical",)


def test_other_sorts_are_not_looked_at():
    assert judge([], [{"sort": "tie", "trigger": "led", "relation": "leads"}]).right


@pytest.mark.parametrize("stage", ["denied", "planned", "threatened", "hypothetical", "foiled", "feared", "called-for"])
def test_telling_as_done_what_was_not_done_is_grave(stage):
    verdict = judge([event(stage=stage)], [event()])
    assert verdict.graves == ("attack occurred",)
    assert not verdict.right


def test_another_violent_kind_or_the_same_trigger_told_as_done_is_grave_too():
    assert judge([event(stage="planned")], [event("shelling", trigger="fire")]).graves == ("shelling occurred",)
    assert judge([event("deploy", "planned", "send")], [event("aid", trigger="send")]).graves == ("aid occurred",)


def test_the_speech_and_the_interception_that_did_occur_are_not_grave():
    threat = event("threat", trigger="threatened")
    assert judge([threat, event(stage="threatened")], [threat]).graves == ()
    stopped = event("interception", trigger="stopped")
    assert judge([event(stage="foiled"), stopped], [stopped]).graves == ()
    assert judge([event(stage="denied")], [event("accusation", trigger="said")]).graves == ()


def test_wrong_but_done_is_not_grave():
    assert judge([event()], [event("shelling")]).graves == ()
    assert judge([event(stage="denied")], [event(stage="planned")]).graves == ()


def test_one_wanted_event_excuses_only_one_that_is_told_as_done():
    both = [event(), event(stage="planned", trigger="again")]
    assert judge(both, [event(), event(trigger="again")]).graves == ("attack occurred",)


def test_a_right_sentence_prints_one_line_and_a_wrong_one_both_codings():
    text = {"id": "x-1", "text": "Orrin denied an attack."}
    denied, done = event(stage="denied"), event()
    assert list(report(text, judge([denied], [denied]), [denied], [denied])) == [
        "right         x-1        Orrin denied an attack."
    ]
    assert list(report(text, judge([denied], [done]), [denied], [done])) == [
        "WRONG  GRAVE  x-1        Orrin denied an attack.",
        "                wanted  attack denied: attack",
        "                got     attack occurred: attack",
        "                        - missing attack denied",
        "                        - extra attack occurred",
    ]


@pytest.mark.parametrize("name", SETS)
def test_every_statement_quotes_its_sentence_and_agrees_with_itself(name):
    probes = load_probes(name)
    for text in probes.texts:
        coded = probes.gold[text["id"]]
        assert [from_coded(statement, text["text"]).trigger.quote for statement in coded]
        assert judge(coded, coded) == Verdict()


def test_each_of_the_17_shapes_has_six_siblings():
    shapes = [f"{k:02d}" for k in range(1, 18)]
    assert [text["id"] for text in load_probes("probes").texts] == [f"probe-{shape}" for shape in shapes]
    siblings = [text["id"] for text in load_probes("siblings").texts]
    assert siblings == [f"sib-{shape}-{letter}" for shape in shapes for letter in "abcdef"]


def test_no_sentence_stands_twice():
    sentences = [text["text"] for name in SETS for text in load_probes(name).texts]
    assert [sentence for sentence, count in Counter(sentences).items() if count > 1] == []
