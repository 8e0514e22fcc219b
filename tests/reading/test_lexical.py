"""Laws of the reader, and its speed limit in kind: it must stay linear in the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.coding import code
from tocsin.reading import LexicalReader, Reader
from tocsin.record import spans_of

WORDS = st.sampled_from(
    [
        "Iran",
        "the",
        "US",
        "militants",
        "fired",
        "18",
        "rockets",
        "at",
        "two",
        "soldiers",
        "were",
        "killed",
        "by",
        ",",
        ".",
        "and",
        "who",
        "“",
        "”",
        "has",
        "not",
        "will",
        "if",
        "said",
        "in",
        "Baghdad",
        "on",
        "Monday",
        "to",
        "strike",
        "attacks",
        "'s",
        "including",
        "three",
        "children",
        "no",
        "casualties",
        "president",
        "Ali",
        "Karim",
        "-backed",
        "between",
        "over",
        "more",
        "than",
        "at",
        "least",
        "deployed",
        "troops",
        "since",
        "January",
        "ceasefire",
        "with",
        "of",
        "that",
        ";",
        "(",
        ")",
        "É\u202f",
        "\n",
        "İ",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_quote_stands_in_the_text_whatever_the_text(text):
    marks = LexicalReader().read([text])[0]
    for span in [trigger.words for trigger in marks.triggers] + [link.words for link in marks.links]:
        span.check(text)
    assert all(link.trigger < len(marks.triggers) for link in marks.links)
    for statement in code(text, marks):
        for span in spans_of(statement):
            span.check(text)


def test_each_text_is_read_alone_and_always_alike():
    reader: Reader = LexicalReader()
    one, two = "Rebels shelled Bor.", "It was denied."
    assert reader.read([one, two]) == [reader.read([one])[0], reader.read([two])[0]]
    assert reader.name == "lexical-1"


def test_a_text_of_no_prose_is_read_without_harm():
    assert LexicalReader().read(["", " " * 10_000, "rocket " * 5000, "\x00\ufffd" * 50])[0].triggers == ()
