"""Who, whom, where, and at what cost: whole events from one or two sentences."""

import pytest

CASES = [
    (
        "active, with a place and a trailing toll",
        "Suspected insurgents ambushed a police patrol near Samarra on Monday, killing three officers and wounding six.",
        [
            (
                "shooting",
                "occurred",
                [("insurgents", "accused")],
                ["a police patrol"],
                [("three officers", "killed"), ("six", "wounded")],
                "Samarra",
                None,
            )
        ],
    ),
    (
        "an event noun with its doer before it and its toll as the subject",
        "At least 12 villagers were killed and dozens wounded in a Sudanese air strike on a market in Nyala.",
        [
            (
                "air-strike",
                "occurred",
                [("Sudanese", "stated")],
                ["a market"],
                [("At least 12 villagers", "killed"), ("dozens", "wounded")],
                "Nyala",
                None,
            )
        ],
    ),
    (
        "a light verb lends its subject",
        "The army carried out a raid on a camp.",
        [("raid", "occurred", [("The army".removeprefix("The "), "stated")], ["a camp"], [], None, None)],
    ),
    (
        "two sides of a clash",
        "Clashes between the army and rebel fighters were reported in Idlib.",
        [("armed-clash", "occurred", [("army", "stated"), ("rebel fighters", "stated")], [], [], "Idlib", None)],
    ),
    (
        "a part of a toll",
        "Gunmen killed ten people, including three children, in Kidal.",
        [
            (
                "killing",
                "occurred",
                [("Gunmen", "stated")],
                ["ten people"],
                [("ten people", "killed"), ("three children", "killed part")],
                "Kidal",
                None,
            )
        ],
    ),
    (
        "weapons shot down are an attack that failed",
        "Air defences shot down three Houthi drones over the Red Sea.",
        [
            (
                "interception",
                "occurred",
                [("Air defences", "stated")],
                ["three Houthi drones"],
                [],
                "the Red Sea",
                None,
            ),
            ("drone-strike", "foiled", [("Houthi", "stated")], [], [], "the Red Sea", None),
        ],
    ),
    (
        "an accusation and its deed",
        "Kyiv accused Moscow of shelling a hospital.",
        [
            ("accusation", "occurred", [("Kyiv", "stated")], ["Moscow"], [], None, None),
            ("shelling", "occurred", [("Moscow", "accused")], ["a hospital"], [], None, "Kyiv"),
        ],
    ),
    (
        "speech after the deed",
        "Rebels shelled the port, a spokesman said.",
        [("shelling", "occurred", [("Rebels", "stated")], ["port"], [], None, "spokesman")],
    ),
    (
        "a source in front",
        "According to the ministry, rebels shelled the port.",
        [("shelling", "occurred", [("rebels", "stated")], ["port"], [], None, "ministry")],
    ),
    (
        "nothing of the kind",
        "The museum opened a new wing and visitors liked the garden.",
        [],
    ),
]


def _bare(event):
    kind, stage, actors, targets, harm, place, speaker = event
    return (kind, stage, actors, [target.removeprefix("a ") for target in targets], harm, place, speaker)


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_event_has_the_parties_and_the_toll_that_clause_order_gives(told, text, expected):
    assert [_bare(event) for event in told(text)] == [_bare(event) for event in expected]


KINDS = [
    ("Rebels launched a drone and missile attack on Kyiv.", ["drone-strike"]),
    ("Rebels launched a missile and drone attack on Kyiv.", ["shelling"]),
    ("A roadside bomb wounded two soldiers.", ["bombing"]),
    ("Warplanes bombed the bridge.", ["air-strike"]),
    ("A suicide bomber struck a checkpoint.", ["suicide-bombing"]),
    ("Gunmen opened fire on a bus.", ["shooting"]),
    ("Rebels captured the town of Bor.", ["capture"]),
    ("Police captured two suspects.", ["arrest"]),
    ("Turkey closed the border.", ["blockade"]),
    ("The shop closed early.", []),
    ("The band released an album.", []),
    ("Hamas released four hostages.", ["release"]),
]


@pytest.mark.parametrize(("text", "expected"), KINDS, ids=[text for text, _ in KINDS])
def test_words_and_their_objects_give_the_kind(told, text, expected):
    assert [event[0] for event in told(text)] == expected


def test_a_later_mention_points_back_to_the_event(marks):
    found = marks("Rebels fired rockets at Taji on Friday. The attack wounded two soldiers.")
    assert [trigger.label for trigger in found.triggers] == ["shelling", "attack"]
    assert found.same == ((0, 1),)


def test_an_attack_on_another_target_does_not_point_back(marks):
    assert marks("Rebels fired rockets at Taji. The attack on Erbil wounded two soldiers.").same == ()
