"""The words of a role told whole: parts of one phrase joined, names and dates told to their end, no end left hanging.

The model tags word by word. Where it wavers it begins anew or stops within a phrase ("Quick | Reaction Force", "outside
a", "on 11"): such words name nobody, and nothing can be looked up by them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tocsin.reading.trained.ends import JOINING, POSSESSIVE, date_end, name_end, phrase_end
from tocsin.record import Link, Marks, Span, span_of

PLACING = frozenset(
    {"in", "on", "at", "near", "between", "among", "within", "around", "across", "outside", "inside", "over"}
    | {"through", "throughout", "under", "toward", "towards"}
)
WITH_MORE = frozenset({"a", "an", "the", "of"})
HANGING = WITH_MORE | JOINING | PLACING | {"by", "from", "with", "for", "against", "into", "onto", "to", "-", "–"}
"""Words that end no phrase; those of `WITH_MORE` always have more to come."""
NAMED = frozenset({"actor", "target", "speaker", "harm", "place", "a"})
"""Roles whose names are told to their end; "b" is left alone, where a country stands before an office."""
SET = frozenset({"place", "when"})
LAST = re.compile(r"(?:[^\W_][\w’'.,-]*|[-–])$")


def whole(text: str, marks: Marks) -> Marks:
    """The marks with every role's words told whole; words that are nothing but a hanging end are left out."""
    together: dict[tuple[int, str], list[Link]] = {}
    for link in marks.links:
        together.setdefault((link.trigger, link.role), []).append(link)
    starts = sorted(trigger.words.start for trigger in marks.triggers)
    told = (_ended(text, link, starts) for links in together.values() for link in _joined(text, links))
    return replace(marks, links=tuple(link for link in told if link))


def _joined(text: str, links: Iterable[Link]) -> Iterator[Link]:
    """The links of one role with those made one between which only a blank stands."""
    last: Link | None = None
    for link in sorted(links, key=lambda link: link.words):
        if last and _one_phrase(text, last, link):
            last = replace(last, words=span_of(text, last.words.start, link.words.end))
            continue
        if last:
            yield last
        last = link
    if last:
        yield last


def _one_phrase(text: str, left: Link, right: Link) -> bool:
    beside = text[left.words.end : right.words.start] == " " and (left.label == right.label or left.role != "harm")
    return beside and _last(left.words).lower() not in HANGING - WITH_MORE


def _last(span: Span) -> str:
    found = LAST.search(span.quote)
    return found[0] if found else ""


def _ended(text: str, link: Link, starts: list[int]) -> Link | None:
    """The link with its words brought to an end; None where nothing but a hanging end is there."""
    # a time may be told by what happened then ("at the height of the surge"); a name ends before what tells of the event
    after = (start for start in starts if start >= link.words.end and link.role != "when")
    stop = next(after, len(text))
    span = _unhung(text, link, stop)
    if span is None:
        return None
    end = span.end
    if link.role == "when":
        end = date_end(text, end, _last(span).lower())
    elif link.role in NAMED:
        end = name_end(text, end, _last(span), stop)
    return link if end == link.words.end else replace(link, words=Span(span.start, end, text[span.start : end]))


def _unhung(text: str, link: Link, stop: int) -> Span | None:
    """The words without a hanging end, or with the phrase that it opens."""
    span = link.words
    if span.quote.lower() in POSSESSIVE and link.role not in ("speaker", "harm"):
        return span
    while _hangs(link.role, span):
        if _opens(link.role, span) and (end := phrase_end(text, span.end, stop)):
            return Span(span.start, end, text[span.start : end])
        if span.end - len(_last(span)) <= span.start:
            return None
        span = span_of(text, span.start, span.end - len(_last(span)))
    return span


def _hangs(role: str, span: Span) -> bool:
    return _last(span).lower() in HANGING | POSSESSIVE or (role == "when" and span.quote.lower() == "last")


def _opens(role: str, span: Span) -> bool:
    """Whether more of the same is to come: after an article or "of", in a place or time, or where nothing is told yet."""
    last = _last(span).lower()
    alone = role == "harm" and len(span.quote) == len(last)
    return last not in JOINING and (last in WITH_MORE | POSSESSIVE or role in SET or alone)
