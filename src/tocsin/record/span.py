"""Spans: runs of an article's words, with their place in it.

Offsets are half-open and count code points of `Article.text`; they never point into raw bytes.
"""

from dataclasses import dataclass


class SpanMismatch(ValueError):
    """A span's quote is not what stands in the text at its offsets."""

    def __init__(self, span: "Span", found: str) -> None:
        super().__init__(f'span {span.start}:{span.end} reads "{found}", not "{span.quote}"; code the article again')


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where words stand in an article, and the words themselves, so that evidence proves itself."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.quote) or not self.quote:
            raise ValueError(
                f'a span covers its quote, got {self.start}:{self.end} for "{self.quote}" ({len(self.quote)} characters)'
            )

    def check(self, text: str) -> None:
        """Raise `SpanMismatch` unless `text` holds the quote at these offsets."""
        if text[self.start : self.end] != self.quote:
            raise SpanMismatch(self, text[self.start : self.end])

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def distance(self, other: "Span") -> int:
        """Characters between the two; 0 when they touch or overlap."""
        return max(0, self.start - other.end, other.start - self.end)


def span_of(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` to `end`, without white space at its edges.

    >>> span_of("two soldiers", 3, 12)
    Span(start=4, end=12, quote='soldiers')
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


def occurrences(text: str, quote: str) -> list[int]:
    """The offsets at which `quote` stands in `text`, overlapping ones too, from the start.

    >>> occurrences("aaa", "aa")
    [0, 1]
    """
    starts, at = [], text.find(quote)
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + 1)
    return starts


def find_quote(text: str, quote: str, *, nth: int | None = None, near: Span | None = None) -> Span | None:
    """The span where `quote` stands: its `nth` occurrence (from 1), else the one nearest `near`, else the first.

    None when there is no such occurrence. Matching is exact, character for character.

    >>> find_quote("Iran warned Iraq and Iran struck", "Iran", nth=2)
    Span(start=21, end=25, quote='Iran')
    """
    spans = [Span(at, at + len(quote), quote) for at in occurrences(text, quote)] if quote else []
    if nth is not None:
        return spans[nth - 1] if 0 < nth <= len(spans) else None
    if not spans:
        return None
    return min(spans, key=lambda span: (span.distance(near), span.start)) if near else spans[0]
