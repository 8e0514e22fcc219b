"""Figures as an analyst prints them, in every sentence, figure and table of every question: rounded, and never too sure."""

import re
from datetime import timedelta

import pytest

from benchmarks.manyincidents import incidents
from benchmarks.questions import QUESTIONS
from evaluation.answerspage import ran
from tocsin.analysis.answer import Answer
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked
from tocsin.analysis.wording import Chance, PValue, shown, span
from tocsin.answering import asking, following, foretelling
from tocsin.answering.about import About
from tocsin.answering.claiming import read_claim
from tocsin.answering.claims import check
from tocsin.answering.following import After
from tocsin.answering.foretelling import Look
from tocsin.answering.held import held_in, hold
from tocsin.ledger import open_ledger
from tocsin.pipeline import open_rooms

LONG = re.compile(r"\d\.\d{4}|\d\d\.\d\d|[1-9]\.\d{3}|0\.[1-9]\d\d|\d\de[-+]\d|\de-\d")
"""More digits than count, or a number as programs write it."""
SURE = re.compile(r"\((?:0|100) %\)|probability (?:of )?[01]\b|chance (?:of [^.]*? )?is (?:0|100) %")
CLAIMS = (
    "At least 15 attacks on US-led forces in Iraq since 3 January 2020.",
    "Attacks have increased since 3 February 2020.",
    "At least 400 people were killed in attacks on US bases.",
    "There were no attacks on the US embassy since February 2020.",
    "There was only one rocket attack since 3 January 2020.",
)
SEVEN = {
    "rate": lambda held: asking.rate(held, [], About(), Asked(held.first + timedelta(days=40), Chosen.GIVEN)),
    "rate, no season": lambda held: asking.rate(
        held, [], About(), Asked(held.first + timedelta(days=40), Chosen.SCANNED, season=False)
    ),
    "change": lambda held: asking.change(held, [], About(), 3),
    "response": lambda held: following.respond(held, [], About(), After("air-strike", season=False)),
    "forecast": lambda held: foretelling.forecasted(held, About(), 1, 2),
    "coverage": lambda held: foretelling.covered(held, About(), Look()),
    "still to come": lambda held: foretelling.covered(held, About(), Look(still_to_come=True)),
    "missed": lambda held: foretelling.covered(held, About(), Look(missed=True)),
    "signals": lambda held: foretelling.signalled(held, About(on="US"), 7),
    "posture": lambda held: foretelling.postured(held, About(), "US"),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> dict[str, Answer]:
    """Every question asked of the worked theatre, and of many incidents, of which all can be told."""
    path = tmp_path_factory.mktemp("theatre") / "demo.db"
    ran("demo", "--reader", "lexical", "--ledger", str(path), "-o", str(path.with_suffix(".html")))
    made = incidents(40_000)
    told = [(each.when.earliest, each.publishers[0]) for each in made]
    many, rooms = hold(made, (), told), (open_rooms("lexical"),)
    with open_ledger(str(path)) as ledger:
        held = held_in(ledger)
        found = {f"theatre, {name}": ask(held) for name, ask in SEVEN.items()}
        found |= {words: check(held, read_claim(words, rooms, held.last)) for words in CLAIMS}
    return found | {f"many, {name}": ask(many) for name, ask in QUESTIONS.items()}


def told(answer):
    yield answer.sentence
    yield from answer.caveats
    yield from (f"{shown(answer.estimate)} {span(each)}" for each in answer.intervals)
    yield from (f"{name}: {shown(value)}" for name, value in answer.figures)
    for table in answer.tables:
        yield from ("; ".join(map(shown, row)) for row in table.rows)


def test_no_figure_has_more_digits_than_count(answers):
    long = {(name, words) for name, answer in answers.items() for words in told(answer) if LONG.search(words)}
    assert long == set()


def test_no_probability_is_none_at_all_or_sure(answers):
    sure = {(name, words) for name, answer in answers.items() for words in told(answer) if SURE.search(words)}
    assert sure == set()


def test_each_probability_says_that_it_is_one(answers):
    named = [(name, value) for answer in answers.values() for name, value in answer.figures]
    named += [
        pair
        for answer in answers.values()
        for table in answer.tables
        for row in table.rows
        for pair in zip(table.columns, row, strict=True)
    ]
    chances = {name for name, value in named if re.match(r"(probability|chance|at least one)\b", name)}
    assert {name for name, value in named if name in chances and not isinstance(value, Chance | None)} == set()
    tests = {name for name, _ in named if re.match(r"(KS )?p\b(?!eriod)", name)}
    assert {name for name, value in named if name in tests and not isinstance(value, PValue | None)} == set()
    assert (len(chances) > 5, len(tests) > 3) == (True, True)
    assert sum(not answer.refused for answer in answers.values()) >= 20


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("p: 0.29233", True),
        ("a week after: 2.457", True),
        ("61.25", True),
        ("3e-05", True),
        ("0.049", False),
        ("1.05", False),
        ("4,522", False),
        ("2020-03", False),
    ],
)
def test_a_raw_figure_would_be_found(said, found):
    assert bool(LONG.search(said)) is found
