"""Seventeen sentences that differ only in who, whom and whether: what earlier programs coded as done, and was not.

Each is read and coded; the whole list of events is compared, so that an invented event fails as a missed one does.
"""

import pytest

from tocsin.coding import code
from tocsin.reading import LexicalReader

READER = LexicalReader()
TROOPS = ["US troops"]
SOLDIERS = ("killed", 2, 2, "military")


def event(kind, stage, actors=(), targets=(), harm=(), place=None, speaker=None):  # noqa: PLR0913, PLR0917 (an event has seven fields)
    return (kind, stage, list(actors), list(targets), list(harm), place, speaker)


def read(text):
    return [
        event(
            report.kind,
            report.stage.value,
            [(party.words.quote, party.basis.value) for party in report.actor],
            [party.words.quote for party in report.target],
            [(harm.effect.value, harm.count.low, harm.count.high, harm.who.value) for harm in report.harm],
            report.place.words.quote if report.place else None,
            report.speaker.words.quote if report.speaker else None,
        )
        for report in code(text, READER.read([text])[0])
    ]


PROBES = [
    (
        "Iran attacked US troops in Iraq.",
        [event("attack", "occurred", [("Iran", "stated")], TROOPS, place="Iraq")],
    ),
    (
        "US troops were attacked by Iran in Iraq.",
        [event("attack", "occurred", [("Iran", "stated")], TROOPS, place="Iraq")],
    ),
    (
        "The Pentagon said Iran attacked US troops.",
        [event("attack", "occurred", [("Iran", "stated")], TROOPS, speaker="Pentagon")],
    ),
    (
        "Iran denied attacking US troops.",
        [event("attack", "denied", [("Iran", "denied")], TROOPS, speaker="Iran")],
    ),
    (
        "Iran threatened to attack US troops.",
        [
            event("threat", "occurred", [("Iran", "stated")], TROOPS),
            event("attack", "threatened", [("Iran", "stated")], TROOPS, speaker="Iran"),
        ],
    ),
    ("Iran plans to attack US troops.", [event("attack", "planned", [("Iran", "stated")], TROOPS)]),
    ("Iran will attack US troops.", [event("attack", "planned", [("Iran", "stated")], TROOPS)]),
    ("Iran could attack US troops.", [event("attack", "hypothetical", [("Iran", "stated")], TROOPS)]),
    ("Iran did not attack US troops.", [event("attack", "denied", [("Iran", "denied")], TROOPS)]),
    (
        "If Iran attacks US troops, Israel will attack Iran.",
        [
            event("attack", "hypothetical", [("Iran", "stated")], TROOPS),
            event("attack", "hypothetical", [("Israel", "stated")], ["Iran"], place="Iran"),
        ],
    ),
    (
        "Iraq foiled an attack on US troops.",
        [
            event("interception", "occurred", [("Iraq", "stated")], ["attack"]),
            event("attack", "foiled", targets=TROOPS),
        ],
    ),
    (
        "Militants fired rockets at a US base in Iraq.",
        [event("shelling", "occurred", [("Militants", "stated")], ["US base"], place="Iraq")],
    ),
    (
        "Kataib Hezbollah killed two American soldiers in Iraq.",
        [
            event(
                "killing",
                "occurred",
                [("Kataib Hezbollah", "stated")],
                ["two American soldiers"],
                [SOLDIERS],
                place="Iraq",
            )
        ],
    ),
    (
        "Two American soldiers were killed at Camp Taji in Iraq.",
        [event("killing", "occurred", harm=[SOLDIERS], place="Camp Taji")],
    ),
    (
        "A rocket hit the US embassy in Baghdad.",
        [event("shelling", "occurred", targets=["US embassy"], place="Baghdad")],
    ),
    (
        "A US air strike killed five Iraqi militants.",
        [
            event(
                "air-strike",
                "occurred",
                [("US", "stated")],
                ["five Iraqi militants"],
                [("killed", 5, 5, "militants")],
            )
        ],
    ),
    (
        "The United States blamed Iran for the attack.",
        [
            event("accusation", "occurred", [("United States", "stated")], ["Iran"]),
            event("attack", "occurred", [("Iran", "accused")], speaker="United States"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PROBES, ids=[text for text, _ in PROBES])
def test_each_probe_is_read_as_a_person_reads_it(text, expected):
    assert read(text) == expected


def test_the_rockets_of_a_probe_are_counted_from_their_words():
    text = "Militants fired rockets at a US base in Iraq."
    (report,) = code(text, READER.read([text])[0])
    assert [(means.words.quote, str(means.count)) for means in report.means] == [("rockets", "2..")]
    text = "A rocket hit the US embassy in Baghdad."
    (report,) = code(text, READER.read([text])[0])
    assert [(means.words.quote, str(means.count)) for means in report.means] == [("rocket", "1..1")]
