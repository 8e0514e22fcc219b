"""Derivation: from everything told and decided to incidents, the same for any order of the input."""

from collections.abc import Iterable

from tocsin.merging.candidates import candidate_pairs
from tocsin.merging.clusters import cluster
from tocsin.merging.comparison import judge
from tocsin.merging.incidents import incident_of
from tocsin.merging.profile import Profile, profile_of
from tocsin.record import Incident, Judgement, Report, Telling


def derive(
    tellings: Iterable[Telling], judgements_by_people: Iterable[Judgement]
) -> tuple[tuple[Incident, ...], tuple[Judgement, ...]]:
    """The incidents that the tellings are of, and the program's judgements behind them.

    Only reports of events become incidents. No judgement is written on two reports of one article, since the article
    tells them apart.
    """
    by_id = {telling.id: telling for telling in tellings if isinstance(telling.statement, Report)}
    profiles = {each: profile_of(by_id[each]) for each in sorted(by_id)}
    judgements = judgements_on(list(profiles.values()))
    groups = cluster(list(profiles), [*judgements, *judgements_by_people], profiles=profiles)
    return tuple(incident_of([by_id[each] for each in group]) for group in groups), judgements


def judgements_on(profiles: list[Profile]) -> tuple[Judgement, ...]:
    """The program's judgement on every candidate pair of different articles, in the order of their ids."""
    pairs = ((profiles[left], profiles[right]) for left, right in candidate_pairs(profiles))
    judged = (judge(left, right) for left, right in pairs if left.article != right.article)
    return tuple(sorted(judged, key=lambda judgement: (judgement.left, judgement.right)))
