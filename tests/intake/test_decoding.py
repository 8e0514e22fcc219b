import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake.decoding import Decoded, declared_charset, decode, tidy


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marks_and_utf8_are_told_without_a_note(charset):
    assert decode("Kata’ib قتل".encode(charset)).text == "Kata’ib قتل"
    assert decode("Kata’ib قتل".encode(charset)).note == ""


def test_a_declared_character_set_is_believed_when_it_fits():
    assert decode("قتل جنديان".encode("cp1256"), "windows-1256").text == "قتل جنديان"
    assert decode("Kata’ib".encode(), "klingon").text == "Kata’ib"
    assert decode("“war”".encode("cp1252"), "iso-8859-1").text == "“war”"


def test_old_western_text_is_read_as_windows_1252_with_a_note():
    raw = "The general’s café".encode("cp1252")
    assert decode(raw) == Decoded("The general’s café", "cp1252", "broken UTF-8, read as Windows-1252 instead")


def test_one_broken_byte_does_not_spoil_good_utf8():
    decoded = decode("“War” in Kata’ib".encode() + b"\xff.")
    assert decoded == Decoded("“War” in Kata’ib\ufffd.", "utf-8", "1 broken bytes in UTF-8 text, each shown as \ufffd")


def test_the_declared_set_is_found_in_page_heads():
    assert (
        declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">')
        == "windows-1256"
    )
    assert declared_charset(b"<?xml version='1.0' encoding='ISO-8859-1'?>") == "ISO-8859-1"
    assert declared_charset(b"<p>charset=utf-8</p>") == ""


def test_tidy_text_has_plain_ends_and_no_invisible_characters():
    assert tidy("two\u00a0men\r\nat\u200b sea\rdied\0") == "two men\nat sea\ndied"


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "cp1256", "nonsense", "utf-16"]))
def test_law_decoding_never_fails_and_gives_text_that_can_be_written(raw, declared):
    decode(raw, declared).text.encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=100))
def test_law_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    "name", ["punycode", "idna", "unicode_escape", "raw-unicode-escape", "utf_7", "undefined", "a\0b"]
)
def test_a_codec_that_is_no_character_set_is_not_used(name):
    assert decode(b"two \\ud800 +2AA- died", name).text == "two \\ud800 +2AA- died"


def test_halves_of_broken_pairs_are_shown_as_lost():
    assert tidy("two\ud800 died\udfff") == "two\ufffd died\ufffd"
