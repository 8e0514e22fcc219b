from collections import Counter

import pytest

from evaluation.merged import GIVEN, SOURCES, merged
from evaluation.pairwise import pair_tally
from evaluation.story import BadStory, first_printings, load_stories, read_story
from tocsin.pipeline import open_rooms
from tocsin.record import Report


@pytest.fixture(scope="module")
def stories():
    return load_stories()


def reports(story):
    return [s for told in first_printings(story) for s in told.statements if isinstance(s, Report)]


def test_there_are_forty_stories_and_two_hundred_and_fifty_reports(stories):
    assert len(stories) >= 40
    assert sum(len(first_printings(story)) for story in stories) >= 250
    assert sum(len(reports(story)) for story in stories) >= 250


def test_every_story_holds_several_occurrences_and_one_that_is_told_again(stories):
    for story in stories:
        letters = Counter(letter for told in first_printings(story) for letter in told.letters if letter)
        assert len(letters) > 1, story.name
        assert max(letters.values()) > 1, story.name


def test_no_article_tells_of_one_occurrence_twice(stories):
    for story in stories:
        for told in story.told:
            letters = [letter for letter in told.letters if letter]
            assert len(letters) == len(set(letters)), told.article.id


def test_a_good_part_is_held_out_and_more_is_learned_from(stories):
    sizes = Counter(story.half for story in stories)
    assert sizes["learning"] > sizes["held-out"] >= 23


def test_no_two_reports_of_different_occurrences_are_merged():
    rooms = open_rooms("lexical")
    for half in ("learning", "held-out"):
        result = merged(half, SOURCES[GIVEN], rooms)
        tally = pair_tally(result.true, result.said)
        assert tally.hit == tally.said > 100


HEAD = "trap: none\n\n== Post; Herald | 2020-01-04\nRebels shelled Taiz on Friday.\n"


def written(tmp_path, text):
    path = tmp_path / "01-taiz.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_article_of_two_outlets_is_a_first_printing_and_a_reprint(tmp_path):
    story = read_story(written(tmp_path, HEAD + "-- A: shelling occurred: shelled | actor: Rebels | place: Taiz\n"))
    assert [(told.article.publisher, told.article.id, told.copy_of) for told in story.told] == [
        ("Post", "01-taiz-1", ""),
        ("Herald", "01-taiz-1.1", "01-taiz-1"),
    ]
    assert story.half == "learning"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEAD + "-- shelling occurred: shelled\n", "a report of an event needs a letter"),
        (HEAD + "-- A: shelling occurred: shelled | place: Aden\n", '"Aden" is not in the text'),
        (HEAD.replace("2020-01-04", "4 January"), "Invalid isoformat string"),
        (HEAD.removeprefix("trap: none\n\n"), "a story begins `trap:"),
    ],
)
def test_a_fault_is_named_with_the_file(tmp_path, text, fault):
    with pytest.raises(BadStory, match=r"01-taiz\.txt") as raised:
        read_story(written(tmp_path, text))
    assert fault in str(raised.value)
