"""Values of a correction, read from what a person typed and borne out by words of the article."""

import re
from collections.abc import Callable
from typing import Any

from tocsin.codebook.kinds import kinds
from tocsin.coding.count import read_count
from tocsin.coding.toll import count_of
from tocsin.coding.who import read_who
from tocsin.ledger import COUNT
from tocsin.record import Count, Span, Stage, parse_count
from tocsin.record.coded import Json
from tocsin.reviewing.case import Case, form_of
from tocsin.reviewing.fields import EFFECTS, PARTIES
from tocsin.reviewing.meant import parties, place, when

NUMBER = re.compile(r"(~?)(\d+)(?:\.\.(\d*))?")


def value_for(case: Case, value: str) -> Any:  # noqa: ANN401 - whatever the codebook's form holds in the field
    """The value of the case's field in the codebook's form; raises `NotBorneOut` when its words do not say it."""
    reads: dict[str, Callable[[Case, str], Any]] = {
        "kind": kind,
        "stage": stage,
        "means": means,
        "times": number,
        COUNT: number,
        "place": place,
        "when": when,
        **dict.fromkeys(PARTIES, parties),
        **dict.fromkeys(EFFECTS, harm),
    }
    found = reads[case.field](case, value.strip())
    return found[0] if case.field == "speaker" else found


def kind(case: Case, value: str) -> Json:
    """A kind of the codebook; the trigger bears it out unless other words are pointed at."""
    if value not in kinds():
        raise case.refuse(f'"{value}" is no kind of the codebook; it has {", ".join(kinds())}')
    return {"value": value} | form_of(case.words or case.telling.statement.trigger)


def stage(case: Case, value: str) -> Json:
    """A stage of the codebook; the trigger bears it out unless other words are pointed at."""
    if value not in set(Stage):
        raise case.refuse(f'"{value}" is no stage; the stages are {", ".join(Stage)}')
    return {"value": value} | form_of(case.words or case.telling.statement.trigger)


def number(case: Case, value: str) -> Json:
    """How many like occurrences, or what a tally or a strength counts; the number is read again from the words."""
    typed = _typed(value)
    words = case.words or (case.own_words() if typed else case.find(value))
    if words is None:
        raise case.refuse(
            f'“{value}” is not in the article; point at the words that say how many (select them; --words "…")'
        )
    return form_of(words) | _counted(case, words, read_count(words.quote), typed)


def means(case: Case, value: str) -> list[Json]:
    """Weapons and tools, with their number where the words tell one."""
    found = []
    for item, words in case.items(value):
        read, typed = read_count(words.quote), _in_brackets(item)
        found.append(form_of(words) | (_counted(case, words, read, typed) if typed or read else {}))
    return found


def harm(case: Case, value: str) -> list[Json]:
    """How many of whom; the number is read again from the words, and who, where the person does not say."""
    typed = _typed(value)
    if typed:
        words = case.words
        if words is None:
            raise case.refuse('point at the words that say how many (select them; --words "…")')
        return [_harm(case, {}, words, typed)]
    return [_harm(case, item, words, _in_brackets(item)) for item, words in case.items(value)]


def _harm(case: Case, item: Json, words: Span, typed: Count | None) -> Json:
    who = item.get("who") or read_who(words.quote).value
    counted = _counted(case, words, count_of(case.article.text, words), typed)
    return form_of(words) | {"effect": case.field, "who": who} | counted | ({"part": True} if "part" in item else {})


def _typed(value: str) -> Count | None:
    """The count that a person typed: 2, 2..3, 13.., ~50; None for other words.

    >>> str(_typed("2")), str(_typed("13..")), _typed("two soldiers")
    ('2..2', '13..', None)
    """
    found = NUMBER.fullmatch(value)
    if not found:
        return None
    return parse_count(value) if ".." in value else parse_count(f"{value}..{found[2]}")


def _in_brackets(item: Json) -> Count | None:
    return Count(item["low"], item.get("high"), bool(item.get("approx"))) if "low" in item else None


def _counted(case: Case, words: Span, read: Count | None, typed: Count | None) -> Json:
    """The count that the words say; refused where they say none, or another than was typed."""
    if read is None:
        raise case.refuse(f"“{words.quote}” says no number")
    if typed and typed != read:
        raise case.refuse(f"“{words.quote}” says {read}, not {typed}")
    return {"low": read.low, "high": read.high} | ({"approx": True} if read.approx else {})
