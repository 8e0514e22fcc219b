"""The sift: quiet texts are put aside, telling sentences never are, and a text's neighbours play no part."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.trained.network import weights_are_here
from tocsin.reading.trained.sift import GROWS, STRONG, load_sift, looks_of, read_from
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
def test_what_is_strong_for_a_text_of_its_length_is_read_and_so_are_its_neighbours(odds):
    weights = np.array(odds, np.float32)
    read = read_from(weights)
    for at, value in enumerate(weights):
        if value >= STRONG + GROWS * np.log(len(odds)):
            assert read[max(0, at - 1) : at + 2].all()


@given(ODDS)
def test_the_longer_a_text_the_less_is_read_of_what_was_read_in_a_shorter_one(odds):
    alone = read_from(np.array(odds, np.float32))
    longer = read_from(np.array([*odds, *[-9.0] * 30], np.float32))[: len(odds)]
    assert not (longer[:-1] & ~alone[:-1]).any()


def test_a_place_sees_the_piece_before_and_after_it_and_none_of_the_next_sentence():
    looks = looks_of(np.array([[16], [32]], np.int8), np.array([[100.0], [10.0], [1.0]], np.float32))
    assert looks[:, :, 0].tolist() == [[100, 10, 1], [200, 20, 2]]
    sift = replace(load_sift(), looks=looks, bias=np.zeros(1, np.float32), most=np.ones(1, np.float32))
    sift = replace(sift, mean=np.zeros(1, np.float32), cue=np.zeros(2, np.float32), start=0.0)
    assert sift.weigh(np.array([0, 1, 1]), np.array([0, 2])).tolist() == [120.0, 20.0]


def test_sport_in_the_words_of_war_is_put_aside(kept):
    goal = "The striker fired in a late winner, and the visitors never recovered from the blow."
    assert kept(f"{QUIET} {QUIET} {goal} {QUIET} {QUIET}") == []


def test_a_bare_toll_is_read_and_a_score_is_not(kept):
    assert "wounded" in kept(f"{QUIET} {QUIET} By noon: 9 dead, 14 wounded. {QUIET} {QUIET}")
    assert kept(f"{QUIET} {QUIET} By noon: 9 cakes, 14 pies. {QUIET} {QUIET}") == []


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
