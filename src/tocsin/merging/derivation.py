"""Derivation: from everything told and decided to incidents, the same for any order of the input."""

from collections.abc import Iterable

from tocsin.merging.merger import Merger
from tocsin.record import Incident, Judgement, Telling


def derive(
    tellings: Iterable[Telling], judgements_by_people: Iterable[Judgement]
) -> tuple[tuple[Incident, ...], tuple[Judgement, ...]]:
    """The incidents that the tellings are of, and the program's judgements that count.

    Only reports of events become incidents.
    """
    merger = Merger(tellings, judgements_by_people)
    return tuple(merger.incidents()), tuple(merger.judgements())
