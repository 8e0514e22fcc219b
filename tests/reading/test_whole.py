"""The words of a role told whole: names, dates and phrases that the model breaks off, and what must not grow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.trained.whole import whole
from tocsin.record import Link, Marks, Span, Trigger


def marks(text, role, *quotes, trigger="shelled", label=""):
    def span(words):
        return Span(text.index(words), text.index(words) + len(words), words)

    links = tuple(Link(0, role, span(words), label) for words in quotes)
    return Marks((Trigger(span(trigger), "event", "shelling"),), links)


def told(text, role, *quotes, trigger="shelled"):
    return [link.words.quote for link in whole(text, marks(text, role, *quotes, trigger=trigger)).links]


@pytest.mark.parametrize(
    ("text", "role", "quotes", "expected"),
    [
        # a name goes on
        ("Rebels shelled Port Amara at dawn.", "place", ["Port"], ["Port Amara"]),
        ("The Quick Reaction Force shelled a hill.", "actor", ["Quick"], ["Quick Reaction Force"]),
        ("Rebels shelled the house of Amin al-Daro.", "target", ["Amin"], ["Amin al-Daro"]),
        ("Col. T. Mbeki's men shelled it, said Spc. Lena Orr, who was there.", "speaker", ["Spc"], ["Spc. Lena Orr"]),
        ("They shelled it, said Omar J. Sayed on Monday.", "speaker", ["Omar"], ["Omar J. Sayed"]),
        # and stops
        ("Rebels shelled Amara Tuesday at dawn.", "place", ["Amara"], ["Amara"]),
        ("Troops of Russian President Ivan Orlov shelled it.", "actor", ["Russian"], ["Russian"]),
        ("They fled Amara. Rebels shelled it.", "place", ["Amara"], ["Amara"]),
        ("Rebels shelled Amara, Kasra and Teb.", "place", ["Amara"], ["Amara"]),
        ("Army Kills Nine as Kasra Is shelled", "actor", ["Army"], ["Army"]),
        ("Rebels shelled what the Teban Prime Minister had built.", "b", ["Teban"], ["Teban"]),
        # parts of one phrase
        ("Rebels shelled Omar Sayed at home.", "target", ["Omar", "Sayed"], ["Omar Sayed"]),
        ("About 40 local rebels shelled it.", "actor", ["About 40", "local rebels"], ["About 40 local rebels"]),
        ("Rebels and soldiers shelled it.", "actor", ["Rebels", "soldiers"], ["Rebels", "soldiers"]),
        ("They shelled forts and camps.", "target", ["forts and", "camps"], ["forts", "camps"]),
        ("They shelled Amara from Kasra.", "target", ["Amara from", "Kasra"], ["Amara", "Kasra"]),
        # ends left hanging
        ("They shelled it outside a small school in Amara.", "place", ["outside a"], ["outside a small school"]),
        ("They shelled the people of Amara.", "target", ["people of"], ["people of Amara"]),
        ("They shelled a convoy with aid.", "target", ["convoy with"], ["convoy"]),
        ("They shelled it in, it was said, anger.", "place", ["in"], []),
        ("They shelled it, and three in critical care died.", "harm", ["three in"], ["three"]),
        ("They shelled it; around 900 people fled.", "harm", ["around"], ["around 900 people"]),
        ("They shelled it in support of his claim.", "actor", ["his"], ["his"]),
        ("They shelled it, his spokesman said.", "speaker", ["his"], ["his spokesman"]),
        # dates
        ("They shelled it on 11 March 2019 at noon.", "when", ["on 11"], ["on 11 March 2019"]),
        ("They shelled it last June.", "when", ["last"], ["last June"]),
        ("They shelled it in the weeks since.", "when", ["in the weeks since"], ["in the weeks since"]),
        ("On Monday 40 rebels shelled it.", "when", ["On Monday"], ["On Monday"]),
    ],
)
def test_words_are_told_to_their_end_and_no_further(text, role, quotes, expected):
    assert told(text, role, *quotes) == expected


def test_no_name_runs_into_what_tells_of_the_event():
    assert told("The Amara Bombing shook it.", "target", "Amara", trigger="Bombing") == ["Amara"]


def test_a_time_told_by_an_event_is_kept():
    assert told("At the height of it 900 rebels came.", "when", "At the", trigger="height") == ["At the height"]


def test_people_who_came_to_different_harm_stay_apart():
    text = "They shelled it: nine dead children were found."
    found = marks(text, "harm", "nine", "dead children", label="killed")
    apart = Marks(found.triggers, (found.links[0], Link(0, "harm", found.links[1].words, "wounded")))
    assert [len(whole(text, each).links) for each in (found, apart)] == [1, 2]


@given(st.text(alphabet="Ab 1,.-'’\n", max_size=30), st.data())
def test_whatever_is_told_stands_in_the_text_and_begins_where_it_began(text, data):
    text += " Amara shelled it."
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    link = Link(0, "place", Span(start, end, text[start:end]))
    for kept in whole(text, Marks((Trigger(Span(0, 1, text[0]), "event", "attack"),), (link,))).links:
        kept.words.check(text)
        assert kept.words.start >= start
