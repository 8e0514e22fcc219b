"""Merging: which reports tell of one occurrence, and why; pure functions from tellings to judgements to incidents."""

from tocsin.merging.candidates import candidates
from tocsin.merging.clusters import cluster, standing
from tocsin.merging.comparison import compare
from tocsin.merging.conflicts import conflicts
from tocsin.merging.derivation import derive
from tocsin.merging.incidents import incident_of
from tocsin.merging.merger import Change, Merger
from tocsin.merging.profile import NotAReport

__all__ = [
    "Change",
    "Merger",
    "NotAReport",
    "candidates",
    "cluster",
    "compare",
    "conflicts",
    "derive",
    "incident_of",
    "standing",
]
