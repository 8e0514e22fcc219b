"""The nouns of Tocsin: frozen records that know nothing of files, networks, databases or word lists."""

from tocsin.record.article import Article, Capture, Printing, Received
from tocsin.record.count import Count, parse_count
from tocsin.record.grade import Grade
from tocsin.record.identity import content_id
from tocsin.record.incident import Incident, Linked, Told, incident_id
from tocsin.record.judgement import PROGRAM, Conflict, Judgement, Reason, Verdict
from tocsin.record.marks import Link, Marks, Trigger
from tocsin.record.party import Harm, Means, Party, PlaceWords, Times, TimeWords
from tocsin.record.place import Place, great_circle_km
from tocsin.record.problem import Problem
from tocsin.record.span import Span, SpanMismatch, find_quote, occurrences, span_of
from tocsin.record.statement import (
    Report,
    Statement,
    Strength,
    Tally,
    Telling,
    Tie,
    Trend,
    sort_of,
    spans_of,
    statement_id,
)
from tocsin.record.when import Precision, When, parse_when
from tocsin.record.words import DONE, WEAKEST_FIRST, Basis, Direction, Effect, Relation, Stage, Who

__all__ = [
    "DONE",
    "PROGRAM",
    "WEAKEST_FIRST",
    "Article",
    "Basis",
    "Capture",
    "Conflict",
    "Count",
    "Direction",
    "Effect",
    "Grade",
    "Harm",
    "Incident",
    "Judgement",
    "Link",
    "Linked",
    "Marks",
    "Means",
    "Party",
    "Place",
    "PlaceWords",
    "Precision",
    "Printing",
    "Problem",
    "Reason",
    "Received",
    "Relation",
    "Report",
    "Span",
    "SpanMismatch",
    "Stage",
    "Statement",
    "Strength",
    "Tally",
    "Telling",
    "Tie",
    "TimeWords",
    "Times",
    "Told",
    "Trend",
    "Trigger",
    "Verdict",
    "When",
    "Who",
    "content_id",
    "find_quote",
    "great_circle_km",
    "incident_id",
    "occurrences",
    "parse_count",
    "parse_when",
    "sort_of",
    "span_of",
    "spans_of",
    "statement_id",
]
