"""Whether it happened: one sentence for each stage and cue, and near misses that must stay done."""

import pytest

STAGES = [
    ("Rebels shelled the town.", ["occurred"]),
    ("Rebels are shelling the town.", ["ongoing"]),
    ("The army has begun to shell the town.", ["ongoing"]),
    ("Rebels did not shell the town.", ["denied"]),
    ("Rebels never shelled the town.", ["denied"]),
    ("The ministry denied that rebels shelled the town.", ["denied"]),
    ("Rebels tried to shell the town.", ["foiled"]),
    ("The ambush was foiled.", ["foiled", "occurred"]),
    ("Rebels are preparing to shell the town.", ["planned"]),
    ("Rebels intend to shell the town.", ["planned"]),
    ("Rebels moved guns forward to shell the town.", ["planned"]),
    ("Villagers fear that rebels will shell the town.", ["feared"]),
    ("Rebels may shell the town.", ["hypothetical"]),
    ("Officers debated whether to shell the town.", ["hypothetical"]),
    ("The general considered an air strike on the town.", ["hypothetical"]),
    ("The envoy urged the rebels to withdraw.", ["occurred", "called-for"]),
    ("Rebels vowed to shell the town.", ["occurred", "threatened"]),
    ("Unless the army leaves, rebels will shell the town.", ["hypothetical"]),
]
STAY_DONE = [
    "Rebels who refused to talk shelled the town.",
    "Rebels shelled the town after plans for talks failed.",
    "Officials fear more after rebels shelled the town.",
    "Rebels, who may get new guns, shelled the town.",
]


@pytest.mark.parametrize(("text", "expected"), STAGES, ids=[text for text, _ in STAGES])
def test_cues_give_the_stage(told, text, expected):
    assert [event[1] for event in told(text)] == expected


@pytest.mark.parametrize("text", STAY_DONE)
def test_a_cue_of_another_clause_leaves_a_deed_done(told, text):
    assert ("shelling", "occurred") in [event[:2] for event in told(text)]
