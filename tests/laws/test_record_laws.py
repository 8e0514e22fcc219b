"""The laws of the nouns, on generated values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.record import (
    Basis,
    Count,
    Effect,
    Harm,
    Means,
    Party,
    PlaceWords,
    Report,
    Span,
    SpanMismatch,
    Stage,
    Statement,
    Strength,
    Tally,
    Tie,
    Times,
    TimeWords,
    Trend,
    When,
    Who,
    content_id,
    find_quote,
    great_circle_km,
    occurrences,
    parse_count,
    parse_when,
    span_of,
    spans_of,
    statement_id,
)
from tocsin.record.coded import from_coded, to_coded
from tocsin.record.evidence import Mark, evidence, pieces
from tocsin.record.plain import parse_statement, write_statement
from tocsin.record.words import Direction, Relation

WORDS = [
    "Militia",
    "fighters",
    "struck",
    "two",
    "depots",
    "near",
    "Qaim",
    "on",
    "Monday",
    "night",
    ",",
    "killing",
    "five",
    "guards",
    ",",
    "officials",
    "said",
    "again",
    "on",
    "Monday",
    ".",
]
TEXT = " ".join(WORDS)

counts = st.builds(
    lambda low, more, approx: Count(low, None if more is None else low + more, approx),
    st.integers(0, 5000),
    st.none() | st.integers(0, 500),
    st.booleans(),
)
days = st.dates(date(2003, 1, 1), date(2026, 12, 31))
whens = st.builds(
    lambda start, length, open_start, open_end: When(
        None if open_start else start, None if open_end else start + timedelta(length)
    ),
    days,
    st.integers(0, 900),
    st.booleans(),
    st.booleans(),
)


@st.composite
def spans(draw):
    first = draw(st.integers(0, len(WORDS) - 1))
    last = draw(st.integers(first, min(first + 3, len(WORDS) - 1)))
    start = len(" ".join(WORDS[:first])) + (1 if first else 0)
    return Span(start, start + len(" ".join(WORDS[first : last + 1])), " ".join(WORDS[first : last + 1]))


names = st.none() | st.sampled_from(["Qaim Brigade", "border guards"])
parties = st.builds(Party, spans(), names)
doers = st.builds(Party, spans(), names, st.sampled_from(Basis))
harms = st.builds(
    Harm,
    spans(),
    st.sampled_from(Effect),
    counts,
    st.sampled_from(Who),
    st.booleans(),
    st.none() | parties.map(lambda p: Party(p.words)),
)
shared = {
    "trigger": spans(),
    "stage": st.sampled_from(Stage),
    "place": st.none() | st.builds(PlaceWords, spans()),
    "when": st.none() | st.builds(TimeWords, spans()),
    "speaker": st.none() | parties,
}


def few(values):
    return st.lists(values, max_size=3).map(tuple)


statements = st.one_of(
    st.builds(
        Report,
        kind=st.sampled_from(["shelling", "air-strike", "talks"]),
        actor=few(doers),
        target=few(parties),
        means=few(st.builds(Means, spans(), st.none() | counts)),
        harm=few(harms),
        times=st.none() | st.builds(Times, spans(), counts),
        **shared,
    ),
    st.builds(
        Tally,
        what=st.sampled_from(["events", "killed"]),
        count=counts,
        words=spans(),
        kind=st.none() | st.just("attack"),
        actor=few(doers),
        target=few(parties),
        **shared,
    ),
    st.builds(
        Trend,
        direction=st.sampled_from(Direction),
        kind=st.none() | st.just("attack"),
        actor=few(doers),
        target=few(parties),
        **shared,
    ),
    st.builds(Strength, what=spans(), words=spans(), count=st.none() | counts, owner=few(parties), **shared),
    st.builds(Tie, a=parties, b=parties, relation=st.sampled_from(Relation), **shared),
)


@given(counts)
def test_a_count_reads_back_from_its_plain_form(count):
    assert parse_count(str(count)) == count


@given(whens)
def test_a_time_reads_back_from_its_plain_form(when):
    assert parse_when(str(when)) == when


@given(counts, counts)
def test_agreement_of_counts_is_symmetric_and_joining_contains_both(left, right):
    assert left.agrees(right) == right.agrees(left)
    joined = left.joined(right)
    assert joined.agrees(left)
    assert joined.agrees(right)
    assert joined.low == min(left.low, right.low)


@given(whens, whens)
def test_agreement_of_times_is_symmetric_and_reflexive(left, right):
    assert left.agrees(right) == right.agrees(left)
    assert left.agrees(left)


@given(statements)
def test_a_statement_reads_back_from_json(statement: Statement):
    assert from_coded(to_coded(statement), TEXT) == statement


@given(statements)
def test_a_statement_reads_back_from_its_plain_line(statement: Statement):
    assert parse_statement(write_statement(statement, TEXT), TEXT) == statement


@given(statements)
def test_every_span_of_a_statement_quotes_the_text(statement: Statement):
    for span in spans_of(statement):
        span.check(TEXT)


@given(statements)
def test_a_statement_id_depends_on_the_article_and_the_words(statement: Statement):
    again = from_coded(to_coded(statement), TEXT)
    assert statement_id("a", statement) == statement_id("a", again) != statement_id("b", statement)


@given(statements)
def test_pieces_of_evidence_add_up_to_the_text(statement: Statement):
    assert "".join(piece.text for piece in pieces(TEXT, 0, len(TEXT), evidence(statement))) == TEXT


@given(st.text("ab", max_size=8), st.text("ab", min_size=1, max_size=3))
def test_every_occurrence_of_a_quote_is_found(text, quote):
    assert [find_quote(text, quote, nth=n + 1).start for n in range(len(occurrences(text, quote)))] == occurrences(
        text, quote
    )
    assert find_quote(text, quote, nth=len(occurrences(text, quote)) + 1) is None


@given(*[st.floats(-89, 89)] * 2, *[st.floats(-180, 180)] * 2)
def test_distance_is_symmetric_and_never_beyond_half_the_earth(lat, other_lat, lon, other_lon):
    there = great_circle_km(lat, lon, other_lat, other_lon)
    assert there == pytest.approx(great_circle_km(other_lat, other_lon, lat, lon), abs=1e-6)
    assert 0 <= there <= 20016


def test_a_span_that_does_not_cover_its_quote_is_refused():
    with pytest.raises(ValueError, match="a span covers its quote"):
        Span(0, 3, "four")


def test_a_span_says_what_stands_in_its_place():
    with pytest.raises(SpanMismatch, match='span 0:3 reads "Mil", not "two"'):
        Span(0, 3, "two").check(TEXT)


def test_a_count_needs_low_below_high():
    with pytest.raises(ValueError, match="a count needs 0 <= low <= high, got 40 and 12"):
        Count(40, 12)


def test_a_time_needs_earliest_before_latest():
    with pytest.raises(ValueError, match="a time needs earliest <= latest"):
        When(date(2020, 1, 4), date(2020, 1, 3))


def test_white_space_at_its_edges_is_no_part_of_a_span():
    assert span_of("  two  ", 0, 7) == Span(2, 5, "two")


def test_ids_tell_parts_apart():
    assert content_id("ab", "c") != content_id("a", "bc")


def test_overlapping_marks_share_a_piece():
    marks = [Mark(Span(0, 7, "Militia"), "actor"), Mark(Span(0, 16, "Militia fighters"), "target")]
    assert [(p.text, p.fields) for p in pieces(TEXT, 0, 16, marks)] == [
        ("Militia", ("actor", "target")),
        (" fighters", ("target",)),
    ]
