"""The exchange form: what stands in it comes back, and a file that is not whole is refused."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exports.conftest import ROCKETS, SHELLING, article_of
from tests.exports.tellings import told
from tocsin.exports.exchange import (
    Damaged,
    Read,
    as_array,
    as_lines,
    capture_line,
    capture_of,
    head,
    judgement_line,
    judgement_of,
    lines,
    read_line,
    read_of,
    whole,
)
from tocsin.record import Capture, Judgement, Printing, Reason, Verdict
from tocsin.record.coded import from_coded

NOON = datetime(2020, 4, 4, 12, tzinfo=UTC)
ALSO = (Printing("Rockets", publisher="Herald", published=date(2020, 4, 3)), Printing("Without a day"))
READ = Read(replace(article_of(ROCKETS), also=ALSO), NOON, "lexical", (from_coded(SHELLING, ROCKETS),))
CAPTURE = Capture(b"\x00bytes\xff", "a.txt", "text/plain", "e3b0", NOON)
JUDGEMENT = Judgement(
    "a1", "b2", Verdict.SAME, 2.5, (Reason("day", 1.0, "3 April", "Friday"),), "Ann", "same base", NOON
)


def three():
    return [head({"licence": "CC0-1.0"}), capture_line(CAPTURE), read_line(READ), judgement_line(JUDGEMENT)]


def test_articles_captures_and_judgements_come_back_as_they_were():
    _, capture, read, judgement = (json.loads(json.dumps(line)) for line in three())
    assert (capture_of(capture), read_of(read), judgement_of(judgement)) == (CAPTURE, READ, JUDGEMENT)


def test_a_file_of_before_printings_were_told_apart_is_read():
    line = json.loads(json.dumps(read_line(READ)))
    del line["article"]["also"]
    assert read_of(line) == replace(READ, article=replace(READ.article, also=()))


@pytest.mark.parametrize("form", [lambda made: made, as_array], ids=["lines", "array"])
def test_a_whole_file_gives_its_lines(form):
    file = BytesIO(b"".join(form(lines(three()))))
    assert list(whole(as_lines(file))) == json.loads(json.dumps(three()[1:]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles=st.lists(told(), max_size=4), form=st.sampled_from([lambda made: made, as_array]))
def test_whatever_is_told_comes_back_as_it_was(articles, form):
    reads = [Read(article, NOON, "lexical", (from_coded(coded, article.text),)) for article, coded in articles]
    file = BytesIO(b"".join(form(lines([head({}), *map(read_line, reads)]))))
    assert [read_of(line) for line in whole(as_lines(file))] == reads
    lines_or_array = {"lines": True} if form is not as_array else {}
    frame = pd.read_json(BytesIO(file.getvalue()), dtype=False, **lines_or_array)
    assert len(frame) == len(reads) + 2


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda made: made[:-1], "cut or changed"),
        (lambda made: [*made[:2], *made[3:]], "cut or changed"),
        (lambda made: [made[0], made[1].replace(b"a.txt", b"b.txt"), *made[2:]], "cut or changed"),
        (lambda made: [*made, made[1]], "after the closing line"),
        (lambda made: made[1:], "no exchange form"),
        (lambda made: [made[0].replace(b'"form":1', b'"form":9'), *made[1:]], "form 9"),
        (lambda made: [made[0], b'{"half', *made[2:]], "line 2"),
        (lambda _: [b"[1]\n"], "no JSON object"),
        (lambda _: [], "cut or changed"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_with_what_is_wrong(spoil, said):
    with pytest.raises(Damaged, match=said):
        list(whole(spoil(list(lines(three())))))


HARM, PLACE = SHELLING["harm"][0], SHELLING["place"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": "zork"}, "kind: 'zork' is no kind of the codebook"),
        ({"kind": None}, "kind: 'None' is no kind of the codebook"),
        ({"harm": [HARM | {"low": 2.0}]}, "harm low: '2.0' is no whole number"),
        ({"harm": [HARM | {"high": True}]}, "harm high: 'True' is no whole number"),
        ({"harm": [HARM | {"high": 10**30}]}, f"harm high: '{10**30}' is no whole number"),
        ({"harm": HARM}, "harm: \"{'q': 'two soldiers', 'effect': 'killed'\" is no list"),
        ({"place": PLACE | {"name": None}}, "place name: 'None' is no text"),
        ({"place": PLACE | {"precision_km": float("inf")}}, "place precision_km: 'inf' is no number"),
        ({"actor": [{"q": "Militants", "name": 5}]}, "actor name: '5' is no text"),
        ({"speaker": "army"}, "speaker: 'army' is no object"),
        ({"confidence": float("nan")}, "confidence: 'nan' is no number"),
        ({"confidence": 9}, "confidence: '9' is no share of one"),
    ],
)
def test_a_coding_with_a_value_of_another_sort_is_refused_with_its_field(wrong, said):
    line = json.loads(json.dumps(read_line(READ)))
    line["statements"][0] |= wrong
    with pytest.raises(ValueError, match=re.escape(said[:60])):
        read_of(line)
