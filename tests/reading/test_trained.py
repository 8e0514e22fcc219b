"""The trained reader: exact words, the same marks in any company, and windows that cover every word once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.reading import open_reader
from tocsin.reading.lexical import LexicalReader
from tocsin.reading.opening import UnknownReader
from tocsin.reading.same import joined
from tocsin.reading.trained import labels
from tocsin.reading.trained.cautious import restaged, with_amounts, with_speakers, with_threatened
from tocsin.reading.trained.compounds import uncut
from tocsin.reading.trained.decode import Page
from tocsin.reading.trained.hints import SIZES, TRIGGERS, hinted
from tocsin.reading.trained.labels import TAGS
from tocsin.reading.trained.network import weights_are_here
from tocsin.reading.trained.reader import TrainedReader
from tocsin.reading.trained.windows import cut, shape_of, split_words
from tocsin.record import Link, Marks, Span, Stage, Trigger, spans_of

TEXTS = [
    "Militants fired 18 rockets at a military base north of Baghdad on Wednesday, killing two soldiers.",
    "The city opens a museum.",
    "",
    "Rebels in Kidal denied that they had shelled the town; the army's spokesman blamed them for nine deaths.",
]
WORDS = st.lists(
    st.sampled_from(["Kata'ib", "U.S.", "1,200", "Iran-backed", "troops", "fired", "at", "it.", "’s", "“"])
)


@pytest.fixture(scope="module")
def reader():
    if not weights_are_here():
        pytest.skip("this install has no weights for the trained reader")
    return open_reader("trained")


def test_an_attack_is_read_with_its_words(reader):
    [marks] = reader.read(TEXTS[:1])
    [trigger] = [trigger for trigger in marks.triggers if trigger.sort == "event"]
    told = {(link.role, link.words.quote) for link in marks.links}
    assert (trigger.label, trigger.stage) == ("shelling", Stage.OCCURRED)
    assert {("actor", "Militants"), ("means", "18 rockets"), ("harm", "two soldiers"), ("when", "on Wednesday")} <= told


def test_peace_says_nothing(reader):
    assert reader.read(TEXTS[1:3]) == [Marks(), Marks()]


def test_a_text_is_read_alike_in_any_company(reader):
    together = reader.read(TEXTS)
    assert [reader.read([text])[0] for text in TEXTS] == together
    assert reader.read(TEXTS[::-1])[::-1] == together


def test_every_mark_quotes_the_text_of_a_long_article(reader):
    text = "\n\n".join(TEXTS * 30)
    [marks] = reader.read([text])
    for span in spans_of((marks.triggers, marks.links)):
        span.check(text)
    assert sum(trigger.label == "shelling" for trigger in marks.triggers) >= 30


def test_a_reader_that_there_is_not_is_named():
    with pytest.raises(UnknownReader, match='no reader "oracle"'):
        open_reader("oracle")


def test_words_keep_names_numbers_and_abbreviations_whole():
    text = "The U.S. says Kata'ib fighters took 1,200 men; Iran-backed groups and Syria's army."
    words = split_words(text)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == [
        *("The", "U.S.", "says", "Kata'ib", "fighters", "took", "1,200", "men", ";"),
        *("Iran", "-", "backed", "groups", "and", "Syria", "'", "s", "army", "."),
    ]


def test_the_shape_of_letters_is_kept():
    assert [shape_of(word) for word in ("base", "Taji", "US", "7", "-", "McKenzie")] == [0, 1, 2, 4, 5, 3]


@settings(max_examples=40, deadline=None)
@given(WORDS, st.integers(1, 60))
def test_windows_speak_for_every_word_once(some, times):
    words = split_words(" ".join(some * times))
    spoken = [word for window in cut(words) for word in range(window.core_begin, window.core_end)]
    assert spoken == list(range(len(words)))
    assert all(window.begin <= window.core_begin <= window.core_end <= window.end for window in cut(words))


class Measuring:
    """A network that finds nothing and remembers how much it was given at once."""

    name = "measuring"

    def __init__(self):
        self.most = self.calls = 0

    def tag(self, pieces, _shapes, _hints, first, _last):
        self.most, self.calls = max(self.most, pieces.size), self.calls + 1
        outside = np.eye(1, len(TAGS))[np.zeros(first.shape, int)]
        return np.zeros((*first.shape, 1)), 9 * outside, 9 * outside[:, :, :3]


def test_a_page_of_ten_thousand_words_is_read_a_window_at_a_time():
    network = Measuring()
    assert TrainedReader(network, LexicalReader()).read([" ".join(["rocket"] * 10_000)]) == [Marks()]
    assert (network.most, network.calls) == (256, 45)


def event(stage):
    return Trigger(Span(0, 6, "attack"), "event", "attack", stage)


def test_cue_words_outrank_the_model_on_what_did_not_happen():
    seen = Marks((event(Stage.HYPOTHETICAL),))
    assert restaged(Marks((event(Stage.OCCURRED),)), seen).triggers[0].stage is Stage.HYPOTHETICAL


def test_cue_words_never_make_a_plan_a_deed():
    seen = Marks((event(Stage.OCCURRED),))
    assert restaged(Marks((event(Stage.PLANNED),)), seen).triggers[0].stage is Stage.PLANNED


def test_a_strength_that_only_the_cue_words_see_is_added_with_its_words():
    strength = Trigger(Span(10, 19, "remaining"), "strength", "")
    seen = Marks((event(Stage.OCCURRED), strength), (Link(1, "count", Span(20, 25, "5,000")),))
    added = with_amounts(Marks((event(Stage.OCCURRED),)), seen)
    assert added.triggers == (event(Stage.OCCURRED), strength)
    assert added.links == (Link(1, "count", Span(20, 25, "5,000")),)


def test_a_strength_that_the_model_sees_is_not_told_twice():
    strength = Marks((Trigger(Span(10, 19, "remaining"), "strength", ""),))
    assert with_amounts(strength, strength) == strength


def test_the_model_is_told_what_the_word_lists_see():
    text = "Rebels shelled Kidal."
    words = hinted(split_words(text), LexicalReader().read([text])[0])
    seen = [
        (TRIGGERS[trigger - 1] if trigger else "", labels.ROLES[role - 1] if role else "")
        for trigger, _, role in words.hints[words.first]
    ]
    assert seen[:2] == [("", "actor"), ("shelling", "")]
    assert (words.hints < SIZES).all()


def test_a_text_of_which_the_lists_say_nothing_has_no_hints():
    assert not hinted(split_words("The city opens a museum."), Marks()).hints.any()


def accused(*links):
    text = "The army blamed Boko Haram for the raid."

    def span(words):
        return Span(text.index(words), text.index(words) + len(words), words)

    return Marks(
        (
            Trigger(span("blamed"), "event", "accusation"),
            Trigger(span("raid"), "event", "raid"),
        ),
        (
            Link(0, "actor", span("army"), "stated"),
            Link(0, "target", span("Boko Haram")),
            Link(1, "actor", span("Boko Haram"), "accused"),
            *links,
        ),
    )


def test_who_accuses_is_who_says_so():
    [said] = [link for link in with_speakers(accused()).links if link.role == "speaker"]
    assert (said.trigger, said.words.quote) == (1, "army")


def test_a_speaker_told_is_not_replaced_by_the_accuser():
    told = accused(Link(1, "speaker", Span(4, 8, "army")))
    assert with_speakers(told) == told


def test_a_later_the_attack_is_the_one_told_before():
    text = "Gunmen attacked a market on Monday. The attack killed two."
    first = Trigger(Span(7, 15, "attacked"), "event", "attack")
    later = Trigger(Span(40, 46, "attack"), "event", "attack")
    assert joined(text, Marks((first, later))).same == ((0, 1),)


def test_who_threatens_is_who_says_so_of_what_is_threatened():
    text = "Chad vowed to shell the rebels."
    marks = Marks(
        (
            Trigger(Span(5, 10, "vowed"), "event", "threat"),
            Trigger(Span(14, 19, "shell"), "event", "shelling", Stage.THREATENED),
        ),
        (Link(0, "actor", Span(0, 4, "Chad"), "stated"),),
    )
    [said] = [link for link in with_speakers(marks).links if link.role == "speaker"]
    assert (said.trigger, said.words.quote) == (1, text[:4])


def test_the_apostrophe_of_a_possessive_is_no_part_of_a_name():
    text = "Canada's “army” fired."
    words = split_words(text)
    page = Page(text, words, next(cut(words)))
    assert [page.span(0, 1).quote, page.span(3, 5).quote] == ["Canada", "army"]


def test_whom_the_deed_would_hit_is_whom_the_threat_is_for():
    threat, deed = Trigger(Span(5, 10, "vowed"), "event", "threat"), Trigger(Span(14, 19, "shell"), "event", "shelling")
    rebels = Link(1, "target", Span(24, 30, "rebels"))
    threatened = Marks((threat, Trigger(deed.words, "event", "shelling", Stage.THREATENED)), (rebels,))
    assert [link.trigger for link in with_threatened(threatened).links] == [1, 0]
    assert with_threatened(Marks((threat, deed), (rebels,))).links == (rebels,)


def test_the_backed_act_and_not_their_backer():
    text = "Turkish-backed rebels shelled Afrin."
    tie = Trigger(Span(0, 14, "Turkish-backed"), "tie", "backed-by")
    ends = (Link(1, "b", Span(0, 7, "Turkish")), Link(1, "a", Span(15, 21, "rebels")))
    shelling = Trigger(Span(22, 29, "shelled"), "event", "shelling")
    cut_short = Marks((shelling, tie), (Link(0, "actor", Span(0, 7, "Turkish"), "stated"), *ends))
    actor, *others = uncut(text, cut_short).links
    assert (actor.words.quote, others) == ("Turkish-backed rebels", list(ends))
