import pytest

from tocsin.coding.spans import shortest
from tocsin.record import Span

CASES = [
    ("a military base", "military base"),
    ("the US", "US"),
    ("An Iraqi base,", "Iraqi base"),
    ("a dozen men", "a dozen men"),
    ("a few hundred people", "a few hundred people"),
    ("“two men”", "two men"),
    ("the U.S.", "U.S."),
    ("Washington, D.C.", "Washington, D.C."),
    ("anger", "anger"),
    ("the", "the"),
    ("Theresa", "Theresa"),
]


@pytest.mark.parametrize(("words", "expected"), CASES, ids=[words for words, _ in CASES])
def test_a_quote_is_the_shortest_run_of_words(words, expected):
    text = f"… {words} …"
    span = shortest(text, Span(2, 2 + len(words), words))
    span.check(text)
    assert span.quote == expected


def test_time_words_keep_their_article():
    assert shortest("the weeks since", Span(0, 15, "the weeks since"), article=True).quote == "the weeks since"
