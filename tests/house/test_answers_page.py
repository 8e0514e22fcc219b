"""The page about answers shows what the program says of the worked theatre; `python -m evaluation.answerspage` mends it."""

import re

import pytest

from evaluation.answerspage import BLOCK, PAGE, made


@pytest.fixture(scope="module")
def page():
    return PAGE.read_text(encoding="utf-8")


def test_the_seven_questions_are_asked_on_the_page(page):
    asked = {found["command"].split()[1] for found in BLOCK.finditer(page)}
    assert asked == {"rate", "change", "response", "check", "forecast", "coverage", "signals", "posture"}


def test_every_answer_on_the_page_is_what_the_program_says(page, tmp_path):
    after = made(page, tmp_path)
    pictures = re.findall(r"pictures/answers/(\w+\.svg)", page)
    assert after == page
    assert {each.name for each in tmp_path.glob("*.svg")} == set(pictures)
    assert [name for name in pictures if not (PAGE.parent / "pictures" / "answers" / name).exists()] == []
