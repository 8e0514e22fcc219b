import pytest

from tocsin.coding import code
from tocsin.coding.toll import count_of
from tocsin.record import Span


def items(write, text, *links):
    written = write(text)
    at = written.trigger("attack", "event", "attack")
    for words, label in links:
        written.link(at, "harm", words, label)
    (report,) = code(text, written.marks())
    return [(h.words.quote, h.effect.value, str(h.count), h.who.value, h.part) for h in report.harm]


CASES = [
    (
        "what the label leaves open is read from the words",
        "The attack killed two soldiers.",
        [("two soldiers", "killed")],
        [("two soldiers", "killed", "2..2", "military", False)],
    ),
    (
        "a told role wins over the words",
        "The attack killed two of whom nothing is known.",
        [("two of whom", "killed military")],
        [("two of whom", "killed", "2..2", "military", False)],
    ),
    (
        "a part stays beside its whole",
        "The attack killed ten people, including three children.",
        [("ten people", "killed"), ("three children", "killed part")],
        [
            ("ten people", "killed", "10..10", "unknown", False),
            ("three children", "killed", "3..3", "civilians", True),
        ],
    ),
    (
        "what is listed after a part is a part too",
        "The attack killed ten people, including three children, two nurses and a driver, and a guard.",
        [("ten people", "killed"), ("three children", "killed part"), ("two nurses", "killed"), ("driver", "killed")],
        [
            ("ten people", "killed", "10..10", "unknown", False),
            ("three children", "killed", "3..3", "civilians", True),
            ("two nurses", "killed", "2..2", "civilians", True),
            ("driver", "killed", "1..1", "civilians", True),
        ],
    ),
    (
        "what is more than the whole, of another effect or told elsewhere is no part of it",
        "The attack killed four people, including three children, and nine soldiers; two guards died. It hurt five men.",
        [
            ("four people", "killed"),
            ("three children", "killed part"),
            ("nine soldiers", "killed"),
            ("two guards", "killed"),
            ("five men", "wounded"),
        ],
        [
            ("four people", "killed", "4..4", "unknown", False),
            ("three children", "killed", "3..3", "civilians", True),
            ("nine soldiers", "killed", "9..9", "military", False),
            ("two guards", "killed", "2..2", "police", False),
            ("five men", "wounded", "5..5", "unknown", False),
        ],
    ),
    (
        "a leading article is left out and still counts one",
        "The attack wounded a pilot.",
        [("a pilot", "wounded")],
        [("pilot", "wounded", "1..1", "military", False)],
    ),
    (
        "no casualties are two items of nobody",
        "The attack caused no casualties.",
        [("no casualties", "killed")],
        [
            ("no casualties", "killed", "0..0", "unknown", False),
            ("no casualties", "wounded", "0..0", "unknown", False),
        ],
    ),
    (
        "killed or wounded leaves both open at the bottom",
        "In the attack 20 rebels were killed or wounded.",
        [("20 rebels", "killed")],
        [
            ("20 rebels", "killed", "0..20", "militants", False),
            ("20 rebels", "wounded", "0..20", "militants", False),
        ],
    ),
    (
        "killed and wounded are not open",
        "In the attack 20 rebels were killed and wounded.",
        [("20 rebels", "killed")],
        [("20 rebels", "killed", "20..20", "militants", False)],
    ),
    ("an unknown effect is dropped", "The attack hit two men.", [("two men", "annoyed")], []),
    (
        "one number said once",
        "The attack killed two soldiers.",
        [("two soldiers", "killed"), ("two soldiers", "killed military")],
        [("two soldiers", "killed", "2..2", "military", False)],
    ),
]


@pytest.mark.parametrize(("text", "links", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_toll_is_read_from_its_words(write, text, links, expected):
    assert items(write, text, *links) == expected


def test_a_later_mention_of_the_same_dead_is_not_added(write):
    text = "Rockets killed two men. The attack killed the two soldiers."
    written = write(text)
    first, second = written.trigger("killed", "event", "shelling"), written.trigger("attack", "event", "attack")
    written.link(first, "harm", "two men", "killed")
    written.link(second, "harm", "the two soldiers", "killed")
    written.same.append((first, second))
    (report,) = code(text, written.marks())
    assert [harm.words.quote for harm in report.harm] == ["two soldiers"]


def test_the_article_of_a_victim_is_sought_close_by():
    text = f"{'a' + ' ' * 60}pilot was killed. A pilot was wounded."
    far, near = (Span(at, at + 5, "pilot") for at in (text.index("pilot"), text.rindex("pilot")))
    assert [str(count_of(text, words)) for words in (far, near)] == ["1..1", "1..1"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A 12-year old girl died.", "12", "1..1"),
        ("A 46 - year - old man died.", "46 -", "1..1"),
        ("In Amara, 14 died.", "14", "14..14"),
        ("In Amara 12 old men died.", "12 old men", "12..12"),
        ("Amin Jones, 15, died.", "Amin Jones", "1..1"),
        ("Amin Jones, a baker, died.", "Amin Jones", "1..1"),
        ("Kurds, 15 in all, died.", "Kurds", "2.."),
        ("Kurds, a witness said, died.", "Kurds", "2.."),
        ("They killed Marines and fled.", "Marines", "2.."),
        ("The couple's young son died.", "couple's young son", "1..1"),
        ("A couple of men died.", "couple of men", "2..2"),
    ],
)
def test_an_age_is_no_number_of_people_and_one_name_is_one_person(text, words, expected):
    at = text.index(words)
    assert str(count_of(text, Span(at, at + len(words), words))) == expected
