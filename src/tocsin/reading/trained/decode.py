"""From the model's probabilities to marks: where tags begin and end, and which labels they bear.

A run of tagged words begins where the probability of a beginning passes a threshold, and goes on while "inside" is
likely enough beside "outside"; thresholds were swept on the development items (see `docs/reader.md`).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.reading.trained import labels
from tocsin.reading.trained.windows import Ints, Window, Words
from tocsin.record import Link, Span, Stage, Trigger

Floats = NDArray[np.floating]

TRIGGER_FROM, TIE_FROM, ROLE_FROM = 0.5, 0.5, 0.5
"""Least probability at which a trigger, a tie's trigger and a role's words are believed."""
LEAVE_TRIGGER, LEAVE_ROLE = 1.0, 0.4
"""How many times as likely as "outside" the next word must be "inside" for a run to go on: the words of a role are rather
told whole, those of a trigger are not (swept from 0.25 to 1 on dev, gold and the articles; alike from 0.5 down)."""
SURE_SLOPE, SURE_SHIFT = 0.71, -0.95
"""What makes log-odds of the product of the model's probabilities those of being right: a logistic fit on 691 statements of
dev, gold and the articles kept apart."""
EDGES = frozenset("'’‘“”\",;:")
"""Marks that stand beside words and belong to none: the apostrophe of a possessive, quotation marks, commas."""
AUXILIARIES = frozenset(
    {"did", "does", "do", "has", "have", "had", "was", "were", "is", "are", "be", "been", "will", "would"}
)
"""Words that tell of nothing by themselves, and are no trigger."""
SINGLE = frozenset({"place", "when", "speaker", "times", "count", "what", "a", "b"})
"""Roles that hold one quote."""
ROLES_OF = {
    "event": {"actor", "target", "means", "place", "when", "harm", "times", "speaker"},
    "tally": {"actor", "target", "place", "when", "speaker", "count"},
    "trend": {"actor", "target", "place", "when", "speaker"},
    "strength": {"owner", "what", "count", "place", "when", "speaker"},
    "tie": {"a", "b"},
}


@dataclass(frozen=True, slots=True)
class Page:
    """A window of a text: what turns word numbers into spans."""

    text: str
    words: Words
    window: Window

    def span(self, first: int, last: int) -> Span:
        """The span from word `first` to word `last` of the window, both included, without quotation marks at its ends."""
        while first < last and self._word(last) in EDGES:
            last -= 1
        while first < last and self._word(first) in EDGES:
            first += 1
        return self.words.span(self.text, self.window.begin + first, self.window.begin + last)

    def _word(self, word: int) -> str:
        at = self.window.begin + word
        return self.text[self.words.starts[at] : self.words.ends[at]]

    def speaks_for(self, word: int) -> bool:
        """Whether what is found at this word of the window counts, or a neighbouring window speaks for it."""
        return self.window.core_begin <= self.window.begin + word < self.window.core_end


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger in a window, before its labels are known: words `first`..`last`, both included."""

    first: int
    last: int
    sort: str
    probability: float


def softmax(logits: Floats) -> Floats:
    """Probabilities along the last axis."""
    columns = logits.T
    raised = np.exp(columns - columns.max(0))
    return np.asarray((raised / raised.sum(0)).T)


def calibrated(probability: float) -> float:
    """The share of statements told with this probability that are right, as measured.

    >>> [round(calibrated(p), 2) for p in (0.3, 0.8, 0.95, 0.999)]
    [0.17, 0.51, 0.76, 0.98]
    """
    kept = min(max(probability, 1e-6), 1 - 1e-6)
    return 1 / (1 + math.exp(-SURE_SLOPE * math.log(kept / (1 - kept)) - SURE_SHIFT))


def runs(
    begins: Floats, insides: Floats, outsides: Floats, least: float, leave: float = LEAVE_TRIGGER
) -> Iterator[tuple[int, int]]:
    """First and last word of each run of tags, in order.

    A run goes on while "inside" is likelier than `leave` times "outside", and than a beginning:

    >>> told = np.array([0.9, 0.1]), np.array([0.0, 0.4]), np.array([0.1, 0.5])
    >>> list(runs(*told, least=0.5)), list(runs(*told, least=0.5, leave=0.4))
    ([(0, 0)], [(0, 1)])
    """
    stop = -1
    for start in np.flatnonzero(begins > least):
        if start <= stop:
            continue
        stop = int(start)
        while stop + 1 < len(begins) and insides[stop + 1] > max(leave * outsides[stop + 1], begins[stop + 1]):
            stop += 1
        yield int(start), stop


def find_triggers(tags: Floats, tie_tags: Floats) -> list[Found]:
    """The triggers of one window, from the probabilities of both layers of tags (words, tags)."""
    begins, insides, outsides = tags[:, 1::2], tags[:, 2::2], tags[:, 0]
    out = []
    for first, last in runs(begins.sum(1), insides.sum(1), outsides, TRIGGER_FROM):
        sort = labels.TRIGGERS[int((begins[first] + insides[first : last + 1].sum(0)).argmax())]
        out.append(Found(first, last, sort, float(begins[first].sum())))
    for first, last in runs(tie_tags[:, 1], tie_tags[:, 2], tie_tags[:, 0], TIE_FROM):
        out.append(Found(first, last, "tie", float(tie_tags[first, 1])))
    return sorted(out, key=lambda found: (found.first, found.last, found.sort))


def mark_triggers(found: Sequence[tuple[int, Found]], shape: tuple[int, ...]) -> tuple[Ints, Ints]:
    """The triggers of a batch as tags, and those of ties, as numbers of `shape` (windows, words)."""
    tags, tie_tags = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for row, trigger in found:
        layer = tie_tags if trigger.sort == "tie" else tags
        begin = 1 if trigger.sort == "tie" else labels.TAGS.index(f"B-{trigger.sort}")
        layer[row, trigger.first : trigger.last + 1] = begin + 1
        layer[row, trigger.first] = begin
    return tags, tie_tags


def name_trigger(found: Found, heads: dict[str, Floats], page: Page) -> Trigger:
    """The trigger with its labels, from the probabilities of its heads."""
    best = {name: labels.HEADS[name][int(row.argmax())] for name, row in heads.items()}
    kind = best["kind"]
    if found.sort == "event" and not kind:
        kind = labels.KINDS[int(heads["kind"][:-1].argmax())]
    label = {"event": kind, "strength": ""}.get(found.sort) or best.get(found.sort, "")
    sure = float(heads["kind"].max() * heads["stage"].max()) if found.sort == "event" else 1.0
    return Trigger(
        page.span(found.first, found.last),
        found.sort,
        label,
        Stage(best["stage"]) if found.sort == "event" else Stage.OCCURRED,
        kind if found.sort in ("tally", "trend") else "",
        calibrated(found.probability * sure),
    )


def _label(role: str, refined: dict[str, Floats], first: int, last: int) -> str:
    def best(name: str) -> str:
        row = refined[name][first] + refined[name][last]
        return labels.REFINEMENTS[name][int(row.argmax())]

    if role == "actor":
        return best("basis")
    if role == "harm":
        return " ".join(part for part in (best("effect"), best("who"), best("part")) if part)
    return ""


def find_links(sort: str, roles: Floats, refined: dict[str, Floats], page: Page) -> list[Link]:
    """The links of a trigger, numbered 0, from the logits of its roles (words, roles, tags) and their refinements."""
    out = []
    # No beginning is likelier than a half where "outside" is likelier than it: most roles need no further look.
    for column in np.flatnonzero((roles[:, :, 1] > roles[:, :, 0]).any(0)):
        role = labels.ROLES[column]
        if role not in ROLES_OF[sort]:
            continue
        outsides, begins, insides = softmax(roles[:, column]).T
        found = [
            (float(begins[first]), first, last)
            for first, last in runs(begins, insides, outsides, ROLE_FROM, LEAVE_ROLE)
        ]
        if role in SINGLE and found:
            found = [max(found, key=lambda run: (run[0], -run[1]))]
        for probability, first, last in found:
            label = _label(role, refined, first, last)
            out.append(Link(0, role, page.span(first, last), label, None, probability))
    return out
