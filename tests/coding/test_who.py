import pytest

from tocsin.coding import read_who

CASES = [
    ("three people", "unknown"),
    ("six Iraqis", "unknown"),
    ("residents of the town", "civilians"),
    ("two children", "civilians"),
    ("three aid workers", "civilians"),
    ("a health worker", "civilians"),
    ("two American soldiers", "military"),
    ("army troops", "military"),
    ("five members of the security forces", "police"),
    ("three policemen", "police"),
    ("four border guards", "police"),
    ("ten militants", "militants"),
    ("Hamas fighters", "militants"),
    ("a provincial governor", "officials"),
    ("the group's leader", "leaders"),
    ("three children of soldiers", "civilians"),
    ("the wife of a general", "leaders"),
]


@pytest.mark.parametrize(("phrase", "expected"), CASES, ids=[phrase for phrase, _ in CASES])
def test_the_words_say_which_people_they_are(phrase, expected):
    assert read_who(phrase).value == expected
