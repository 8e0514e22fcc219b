"""The sift: quiet texts are put aside, telling sentences never are, and a text's neighbours play no part."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.trained.network import weights_are_here
from tocsin.reading.trained.sift import load_sift, read_from
from tocsin.reading.trained.windows import split_words

ATTACK = "Gunmen opened fire on a convoy near Gao on Monday, killing two soldiers."
QUIET = "The choir sang until late. A bakery on the corner sold out of plum cake. Her novel won a prize."
ODDS = st.lists(st.floats(-9, 9, width=32), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def kept():
    if not weights_are_here():
        pytest.skip("this install has no weights for the trained reader")

    def words(text):
        split = split_words(text)
        left = split.only(load_sift().telling(text, split))
        return [text[start:end] for start, end in zip(left.starts, left.ends, strict=True)]

    return words


def test_a_quiet_text_is_put_aside_whole(kept):
    assert kept(QUIET) == []


@pytest.mark.parametrize(
    "telling",
    [
        ATTACK,
        "Talks between the two governments resumed.",
        "Nobody has been charged over the bombing.",
        "The group is backed by Tehran.",
        "Some 2,500 troops remain in the country.",
        "Attacks have risen since the spring.",
        "Sunday's toll: 14 dead, 30 hurt.",
    ],
)
def test_what_tells_is_never_put_aside(kept, telling):
    words = [word for word in kept(f"{QUIET} {telling} {QUIET}") if word in telling]
    assert len(words) >= len(telling.split())


def test_a_telling_text_is_read_whole(kept):
    assert "cake" in kept(f"{ATTACK} {QUIET} {ATTACK} {ATTACK}")


def test_far_from_what_tells_a_text_is_put_aside(kept):
    assert kept(f"{QUIET} {QUIET} {ATTACK} {QUIET} {QUIET}").count("plum") == 0


@given(ODDS)
def test_what_is_strong_is_read_and_so_are_its_neighbours(odds):
    read = read_from(np.array(odds, np.float32))
    for at, value in enumerate(odds):
        if value >= 0:
            assert read[max(0, at - 1) : at + 2].all()


@given(st.text(max_size=300))
def test_any_text_is_sifted_word_by_word(text):
    if weights_are_here():
        words = split_words(text)
        if len(words):
            assert load_sift().telling(text, words).shape == (len(words),)


def test_words_left_keep_their_pieces_and_offsets():
    words = split_words("Iran-backed groups unloaded.")
    left = words.only(np.array([True, False, False, False, True, True]))
    assert left.starts.tolist() == [0, 19, 27]
    pieces = [words.pieces[words.first[at] : words.last[at] + 1].tolist() for at in (0, 4, 5)]
    assert [left.pieces[left.first[at] : left.last[at] + 1].tolist() for at in range(3)] == pieces
