"""What a correction is read against: the report, its article, the words pointed at, and the tables."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tocsin.ledger import COUNT, Ledger
from tocsin.record import Article, Span, Telling, find_quote, span_of
from tocsin.record.coded import Json
from tocsin.record.plain import UnreadableLine, plain_to_coded
from tocsin.resolving import Resolver, load_resolver
from tocsin.reviewing.faults import NotBorneOut, UnknownId
from tocsin.reviewing.fields import EFFECTS
from tocsin.reviewing.subjects import subject


@dataclass(frozen=True, slots=True)
class Case:
    """One field of a report that is to be corrected; `words` are None where the value's own words are to be found."""

    field: str
    telling: Telling
    article: Article
    words: Span | None
    open_resolver: Callable[[], Resolver]

    def refuse(self, what: str) -> NotBorneOut:
        """The refusal of a value, in words."""
        return NotBorneOut(self.field, what)

    def own_words(self) -> Span | None:
        """The words that the field has now, where it is one of single values."""
        told = self.telling.statement
        held: Any = told if self.field == COUNT else getattr(told, self.field, None)
        return getattr(held, "words", None)

    def find(self, quote: str, nth: int | None = None) -> Span | None:
        """Where the article says these words: the `nth` time, or nearest to the trigger."""
        return find_quote(self.article.text, quote, nth=nth, near=self.telling.statement.trigger)

    def items(self, value: str) -> list[tuple[Json, Span]]:
        """The values between ` | `, each with its refinements in the plain form's brackets and the words that say it."""
        kind = "harm" if self.field in EFFECTS else self.field
        role = "actor" if kind == "speaker" else kind
        line = " | ".join(("other occurred: -", *(f"{role}: {item.strip()}" for item in value.split(" | "))))
        try:
            coded = plain_to_coded(line)[role]
        except UnreadableLine as wrong:
            raise self.refuse(str(wrong).partition("\n")[0]) from wrong
        listed = coded if isinstance(coded, list) else [coded]
        return [(item, self.words or self._said(item)) for item in listed]

    def _said(self, item: Json) -> Span:
        found = self.find(item["q"], item.get("n"))
        if found is None:
            raise self.refuse(
                f'“{item["q"]}” is not in the article; point at the words that say it (select them; --words "…")'
            )
        return found


def form_of(span: Span) -> Json:
    """The words in the codebook's form."""
    return {"q": span.quote, "start": span.start, "end": span.end}


def open_case(
    ledger: Ledger, which: str, field: str, words: tuple[int, int] | None, open_resolver: Callable[[], Resolver]
) -> Case:
    """The case of a field of a report, or of an incident that has one report; raises `UnknownId`, `NotBorneOut`."""
    on = subject(ledger, which)
    if len(on.reports) != 1:
        raise NotBorneOut(field, f"{on.id} has several reports; correct one of {', '.join(on.reports)}")
    told = ledger.tellings(ids=on.reports) or ledger.tellings(ids=on.reports, as_read=True)
    article = ledger.article(told[0].article_id) if told else None
    if article is None:
        raise UnknownId(which)
    return Case(field, told[0], article, _pointed(field, article.text, words), open_resolver)


def _pointed(field: str, text: str, words: tuple[int, int] | None) -> Span | None:
    if words is None:
        return None
    start, end = words
    if not 0 <= start < end <= len(text) or text[start:end].isspace():
        raise NotBorneOut(field, f"{start}:{end} are no words of the article, which has {len(text)} characters")
    return span_of(text, start, end)


def offsets(ledger: Ledger, which: str, field: str, quote: str) -> tuple[int, int]:
    """Where the article of a report says these words, nearest to the trigger; raises `NotBorneOut`, `UnknownId`."""
    case = open_case(ledger, which, field, None, load_resolver)
    found = case.find(quote)
    if found is None:
        raise case.refuse(f"“{quote}” is not in the article; quote it character for character")
    return found.start, found.end
