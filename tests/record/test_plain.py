import pytest

from tocsin.record import Basis, Count, Span
from tocsin.record.plain import UnreadableLine, parse_statement, plain_to_coded, write_statement

TEXT = "Rebels shelled Taiz. Rebels denied it, and the army said two guards died."


def test_a_line_gives_a_report_with_its_words_nearest_the_trigger():
    report = parse_statement("shelling occurred: shelled | actor: Rebels [accused] | place: Taiz", TEXT)
    assert (report.actor[0].words, report.actor[0].basis) == (Span(0, 6, "Rebels"), Basis.ACCUSED)


def test_the_second_occurrence_can_be_meant():
    report = parse_statement("shelling denied: shelled | actor: Rebels #2 [denied]", TEXT)
    assert report.actor[0].words == Span(21, 27, "Rebels")


def test_harm_carries_effect_people_number_and_speaker():
    line = "shelling occurred: shelled | harm: two guards [killed police 2..2 part says army]"
    harm = parse_statement(line, TEXT).harm[0]
    assert (harm.effect, harm.who, harm.count, harm.part) == ("killed", "police", Count(2, 2), True)
    assert harm.speaker is not None
    assert harm.speaker.words.quote == "army"
    assert write_statement(parse_statement(line, TEXT), TEXT) == line


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("shelling: shelled", "is not KIND STAGE"),
        ("shelling occurred", "a statement begins HEAD: TRIGGER"),
        ("shelling occurred: shelled | whom: Taiz", "is not FIELD: QUOTE"),
        ("shelling occurred: shelled | actor: Rebels [guilty]", '"guilty" refines no actor'),
        ("shelling occurred: shelled | place: Taiz | place: Taiz", "place stands twice"),
        ("tally events on attack: shelled", 'is not "of KIND"'),
    ],
)
def test_a_stray_mark_is_refused(line, fault):
    with pytest.raises(UnreadableLine, match=fault):
        plain_to_coded(line)


def test_words_that_are_not_in_the_text_are_refused():
    with pytest.raises(ValueError, match='place: "Aden" is not in the text'):
        parse_statement("shelling occurred: shelled | place: Aden", TEXT)
