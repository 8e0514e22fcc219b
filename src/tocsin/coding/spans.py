"""Quotes as the scheme wants them: the shortest run of words, without a leading article or closing punctuation."""

import re

from tocsin.record import Span, span_of

ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
EDGES = ' \t\n,;:."“”«»()[]'
COUNTING = re.compile(
    r"an?\s+(?:dozen|hundred|thousand|million|half|few|couple|pair|number|total|single)\b", re.IGNORECASE
)


def shortest(text: str, span: Span, *, article: bool = False) -> Span:
    """The span without edge punctuation and, unless `article`, without its leading article.

    An article that is part of a number ("a dozen") stays, and so does the stop of an abbreviation:

    >>> shortest("at a military base.", Span(3, 19, "a military base.")).quote
    'military base'
    >>> shortest("a dozen men", Span(0, 11, "a dozen men")).quote, shortest("the U.S.", Span(0, 8, "the U.S.")).quote
    ('a dozen men', 'U.S.')
    """
    start, end = span.start, span.end
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES and not _abbreviates(text[start:end]):
        end -= 1
    found = None if article or COUNTING.match(text, start, end) else ARTICLE.match(text, start, end)
    start = found.end() if found and found.end() < end else start
    return span_of(text, start, end) if start < end else span


def _abbreviates(words: str) -> bool:
    return bool(re.search(r"(?:\b[A-Z]\.)+$|\b[A-Z][a-z]{1,2}\.$", words))
