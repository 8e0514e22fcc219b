"""Tallies, trends, strengths and ties."""

import pytest


def others(marks, text):
    found = marks(text)
    return [
        (
            trigger.sort,
            trigger.label,
            trigger.kind,
            [(link.role, link.words.quote) for link in found.links_of(at) if link.role not in ("place", "speaker")],
        )
        for at, trigger in enumerate(found.triggers)
        if trigger.sort != "event"
    ]


CASES = [
    (
        "Militants have launched at least 15 attacks on coalition troops since January.",
        [
            (
                "tally",
                "events",
                "attack",
                [
                    ("actor", "Militants"),
                    ("count", "at least 15 attacks"),
                    ("target", "coalition troops"),
                    ("when", "since January"),
                ],
            )
        ],
    ),
    (
        "The militias have stepped up their attacks.",
        [("trend", "up", "attack", [("actor", "militias")])],
    ),
    (
        "The remaining 5,000 US troops are in Iraq.",
        [("strength", "", "", [("count", "5,000"), ("owner", "US"), ("what", "US troops")])],
    ),
    ("Iran-backed militants met.", [("tie", "backed-by", "", [("b", "Iran"), ("a", "militants")])]),
    ("The pro-Iran militias met.", [("tie", "allied-with", "", [("b", "Iran"), ("a", "militias")])]),
    ("The US-led coalition met.", [("tie", "leads", "", [("a", "US"), ("b", "coalition")])]),
    ("US president Donald Trump spoke.", [("tie", "leads", "", [("b", "US"), ("a", "Donald Trump")])]),
    (
        "Iran's foreign minister, Abbas Araghchi, spoke.",
        [("tie", "member-of", "", [("b", "Iran"), ("a", "Abbas Araghchi")])],
    ),
    (
        "Former Iraqi president Barham Salih spoke.",
        [("tie", "formerly", "", [("b", "Iraqi"), ("a", "Barham Salih")])],
    ),
    (
        "Militants backed by Iran spoke.",
        [("tie", "backed-by", "", [("a", "Militants"), ("b", "Iran")])],
    ),
    ("The anti-war film won.", []),
    ("The president spoke.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_the_other_sorts_are_read(marks, text, expected):
    assert others(marks, text) == expected


def test_attacks_counted_without_a_period_are_one_event_of_several(marks):
    found = marks("Militants carried out three attacks on Taji.")
    assert [(trigger.sort, trigger.label) for trigger in found.triggers] == [("event", "attack")]
    assert [link.words.quote for link in found.links if link.role == "times"] == ["three attacks"]
