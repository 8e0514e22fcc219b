from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading import sentences

CASES = [
    ("two sentences", "Gunmen fled. Troops came.", ["Gunmen fled.", "Troops came."]),
    ("a title", "Gen. Karim spoke to Mr. Haddad. He left.", ["Gen. Karim spoke to Mr. Haddad.", "He left."]),
    (
        "initials",
        "J. R. Ahmed left. So did I. Then night fell.",
        ["J. R. Ahmed left.", "So did I.", "Then night fell."],
    ),
    (
        "a country's letters",
        "The U.S. Army left. In the U.S. He stayed.",
        ["The U.S. Army left.", "In the U.S.", "He stayed."],
    ),
    ("a month and a day", "It fell on Jan. 3. All fled.", ["It fell on Jan. 3.", "All fled."]),
    ("a decimal number", "It flew 3.5 km. It fell.", ["It flew 3.5 km.", "It fell."]),
    ("a quotation", "“We left.” He waited. “Why?” she asked.", ["“We left.”", "He waited.", "“Why?” she asked."]),
    ("a question in speech", '"Who fired?" asked the man. None knew.', ['"Who fired?" asked the man.', "None knew."]),
    ("a missing blank", "They fled.Troops came in.", ["They fled.", "Troops came in."]),
    ("a web address is left whole", "See example.com for more. Done.", ["See example.com for more.", "Done."]),
    ("a headline", "Base hit by rockets\nTwo soldiers died.", ["Base hit by rockets", "Two soldiers died."]),
    (
        "a dateline",
        "ERBIL, Iraq (WIRE) — Rockets fell. None died.",
        ["ERBIL, Iraq (WIRE) — Rockets fell.", "None died."],
    ),
    ("an ellipsis that goes on", "They left . . . and came back.", ["They left . . . and came back."]),
    ("empty lines", "One died\n\n\nTwo fled", ["One died", "Two fled"]),
    ("nothing", " \n ", []),
]
WRAPPED = """Gunmen opened fire on a convoy of three lorries near Kirkuk
on Tuesday, the police said, and one driver was wounded in
the leg. Nobody has said who did it.
A second convoy was stopped at the next checkpoint, where
soldiers searched it for two hours and found nothing at all
before they let the drivers go on to the north."""


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_text_is_cut_where_its_sentences_end(text, expected):
    assert [span.quote for span in sentences(text)] == expected


def test_lines_of_wrapped_text_are_joined():
    found = [" ".join(span.quote.split()) for span in sentences(WRAPPED)]
    assert found == [
        "Gunmen opened fire on a convoy of three lorries near Kirkuk on Tuesday, the police said, and one driver was wounded in the leg.",
        "Nobody has said who did it.",
        "A second convoy was stopped at the next checkpoint, where soldiers searched it for two hours and found nothing at all before they let the drivers go on to the north.",
    ]


def test_a_run_without_stops_is_cut_so_that_no_sentence_is_endless():
    assert max(len(span.quote) for span in sentences("word " * 5000)) <= 2000


@given(st.text(alphabet="aB. \n\"“”'é3U,!?()…", max_size=200))
def test_sentences_quote_the_text_in_order_and_lose_only_white_space(text):
    spans = sentences(text)
    for span in spans:
        span.check(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert "".join("".join(span.quote.split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize("run", ["." * 200_000, "…!?" * 70_000, "." + "\n" * 200_000, "." + "\u202f" * 200_000])
def test_a_long_run_of_stops_or_blanks_is_cut_in_a_moment(run):
    assert sentences(f"Two died{run}\0z")[0].start == 0
