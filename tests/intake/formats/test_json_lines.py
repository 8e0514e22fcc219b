import io

import pytest

from tocsin.intake.draft import Draft
from tocsin.intake.formats.json_lines import lines_of, read_line
from tocsin.intake.limits import Limits
from tocsin.record import Problem

WRITE = 'write one object a line, like {"id": "a1", "published": "2020-03-11", "text": "…"}'


def test_a_line_is_taken_exactly_as_given():
    line = b'{"id": "a1", "published": "2020-03-11", "publisher": "Volta Wire", "title": "Raid", "url": "https://v.example", "text": " Share \\r\\n\\u00a0Two died. ", "extra": 1}'
    assert read_line(line, "a.jsonl:1") == (
        Draft(
            " Share \r\n\u00a0Two died. ",
            "Raid",
            "",
            "Volta Wire",
            "https://v.example",
            "2020-03-11",
            id="a1",
            where="a.jsonl:1",
        ),
        (),
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b'["text"]', "this line is not a JSON object"),
        (b'{"id": "a1"}', 'this line has no "text"'),
        (b'{"text": ""}', 'this line has no "text"'),
        (b'{"text": 7}', 'this line has no "text"'),
        (b'{"text": "Two died."', "this line is not JSON (Expecting ',' delimiter: line 1 column 21 (char 20))"),
    ],
)
def test_a_bad_line_is_a_problem_that_names_it(line, what):
    assert read_line(line, "a.jsonl:3") == (None, (Problem("a.jsonl:3", what, WRITE),))


@pytest.mark.parametrize("line", [b"\xff\xfe{", b"[" * 100_000, b"NaN", b"\x00"])
def test_no_line_breaks_the_batch(line):
    draft, problems = read_line(line, "a.jsonl:1")
    assert (draft, len(problems)) == (None, 1)


def test_half_characters_are_replaced_without_moving_offsets():
    draft, problems = read_line(b'{"text": "Two \\ud83d died."}', "a.jsonl:1")
    assert (draft.text, [problem.what for problem in problems]) == (
        "Two \ufffd died.",
        ["half characters or zero bytes in text, each shown as \ufffd"],
    )


def test_lines_are_streamed_and_long_ones_passed_over():
    stream = io.BytesIO(b"short\n\n" + b"x" * 5000 + b"\nlast")
    assert list(lines_of(stream, Limits(max_bytes=100))) == [
        (1, b"short", True),
        (3, b"x" * 100, False),
        (4, b"last", True),
    ]


def test_a_line_of_exactly_the_limit_passes():
    assert [whole for _, _, whole in lines_of(io.BytesIO(b"x" * 9 + b"\n" + b"x" * 10), Limits(max_bytes=10))] == [
        True,
        True,
    ]
