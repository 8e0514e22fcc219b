import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.analysis.answer import Answer, CausalWord, Counted, Grade, causal_word
from tocsin.analysis.caught import Catching, HowMany, NoCatching
from tocsin.analysis.form import to_json
from tocsin.analysis.likelihood import confidence, likelihood


def answer(sentence, grade=Grade.ASSOCIATION, **more):
    return Answer(question="Why?", sentence=sentence, counted=Counted("attacks", 3), grade=grade, **more)


@pytest.mark.parametrize(
    "sentence",
    [
        "The strike deterred attacks.",
        "Attacks rose because of the killing.",
        "The killing triggered a wave.",
        "Attacks in retaliation followed.",
        "It was due to the raid.",
        "The raid emboldened them.",
    ],
)
def test_a_word_that_says_why_is_refused_below_grade_three(sentence):
    assert causal_word(sentence)
    with pytest.raises(CausalWord, match="says why"):
        answer(sentence)
    assert answer(sentence, Grade.CAUSAL).sentence == sentence


@pytest.mark.parametrize(
    "sentence",
    ["There were more attacks after the strike.", "The reason is not shown.", "“The raid deterred them”: 3 held."],
)
def test_near_misses_are_let_through(sentence):
    assert causal_word(sentence) is None
    assert answer(sentence).sentence == sentence


def test_caveats_and_tables_are_read_too():
    with pytest.raises(CausalWord):
        answer("Three.", caveats=("The raid caused it.",))
    with pytest.raises(CausalWord):
        answer("Three.").but("It led to more.")


def test_an_answer_crosses_into_json_whole():
    form = to_json(answer("Three.", figures=(("held", 3),)).reproducible("tocsin rate", "abc"))
    assert (form["sentence"], form["figures"], form["command"], form["ledger"]) == (
        "Three.",
        {"held": 3},
        "tocsin rate",
        "abc",
    )
    assert form["grade"] == "association"


@given(st.floats(0, 1))
def test_a_likelihood_always_has_its_number(probability):
    assert "%" in likelihood(probability)


def test_words_of_likelihood_are_those_of_one_row():
    # Intelligence Community Directive 203
    words = [likelihood(p).split(" (")[0] for p in (0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97)]
    assert words == [
        "almost no chance",
        "very unlikely",
        "unlikely",
        "roughly even chance",
        "likely",
        "very likely",
        "almost certain",
    ]


def test_confidence_is_by_rule():
    assert confidence(sources=1, to_the_day=1).level == "low"
    assert confidence(sources=2, to_the_day=1).level == "moderate"
    assert confidence(sources=5, to_the_day=0.5, seen=0.5).level == "low"
    assert [confidence(sources=5, to_the_day=share).level for share in (0.49, 0.5)] == ["low", "moderate"]
    assert confidence(sources=5, to_the_day=1, seen=0.95, spread=1.2).level == "high"


# computed for this project, and printed so in analysis.md, E7: median, 5 % and 95 % quantile, P(N >= 15)
HELD = [
    (9, Catching(15, 5), (12, 9, 18, 0.20)),
    (9, Catching(30, 3), (10, 9, 12, 0.01)),
    (11, Catching(15, 5), (15, 11, 22, 0.51)),
    (11, Catching(30, 3), (12, 11, 15, 0.07)),
    (13, Catching(15, 5), (17, 14, 25, 0.85)),
    (13, Catching(30, 3), (14, 13, 17, 0.38)),
]


@pytest.mark.parametrize(("held", "catching", "expected"), HELD)
def test_how_many_there_were_when_some_are_missed(held, catching, expected):
    found = HowMany(held, catching)
    assert (*(found.quantile(q) for q in (0.5, 0.05, 0.95)), round(found.at_least(15), 2)) == expected


def test_how_many_agrees_with_drawing_them():
    rng = np.random.default_rng(11)
    chance = rng.beta(15, 5, 400_000)
    missed = rng.negative_binomial(12, chance)
    assert abs((11 + missed >= 15).mean() - HowMany(11, Catching(15, 5)).at_least(15)) < 0.005


def test_nothing_caught_or_missed_says_nothing_of_a_chance():
    with pytest.raises(NoCatching):
        Catching(0, 3)
