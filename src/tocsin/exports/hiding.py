"""Names of places taken out of labels: "Taji base" says where it was as plainly as a column of places does."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tocsin.codebook.actors import load_actors
from tocsin.codebook.gazetteer import Known, load_gazetteer
from tocsin.codebook.names import loose_key, strict_key
from tocsin.codebook.places import load_place_table

HIDDEN = "[place]"
"""Stands in a label where a name was."""
WORD = re.compile(r"[^\W_](?:[\w'’‘`´ʻʼʿʾ]*[^\W_])?")
MOST_WORDS = 5
"""Words of the longest names that are looked for."""
LEAST_PART = 4
"""Letters of a name that is looked for within words too ("Mosulites"); shorter ones would be found anywhere."""
Finer = Callable[[str], bool | None]
"""Whether a name is of a place finer than may be told; None where it is of none that is known."""


def nothing(_: str) -> None:
    """Knows no names."""


@lru_cache(maxsize=16_384)
def known_as(name: str) -> tuple[Known, ...]:
    """The places of the tables and the towns of the gazetteer that are so named."""
    return load_place_table().find(name) + load_gazetteer().find(name)


@lru_cache(maxsize=16_384)
def is_person(label: str) -> bool:
    """Whether the actor tables know a person of this name, who may be called as some town is.

    >>> is_person("Vladimir Putin"), is_person("Vladimir")
    (True, False)
    """
    return any(actor.kind == "person" for actor, _ in load_actors().find(label))


@dataclass(frozen=True)
class Names:
    """Which names are to be hidden: those of `resolved` places, and those that `finer` knows. `told` may be told."""

    resolved: frozenset[str]
    told: frozenset[str] = frozenset()
    finer: Finer = nothing

    def without(self, label: str) -> str:
        """The label without the names to be hidden; one that holds none comes back as it was.

        >>> Names(frozenset({"Taji"})).without("troops of al-Taji, Tajis and Mosulites")
        'troops of al-[place], [place] and Mosulites'
        """
        return _cut(label, self._hidden(label, nothing if is_person(label) else self.finer))

    def without_resolved(self, label: str) -> str:
        """The label without the names of the resolved places alone: papers are named for towns that they do not tell of."""
        return _cut(label, self._hidden(label, nothing))

    def _hidden(self, label: str, finer: Finer) -> Iterator[tuple[int, int]]:
        """Where hidden names stand; those that are part of a name that may be told do not count."""
        words = [(match.start(), match.end()) for match in WORD.finditer(label)]
        spans = [(start, end) for at, (start, _) in enumerate(words) for _, end in words[at : at + MOST_WORDS]]
        known = {(start, end): finer(label[start:end]) for start, end in spans if not label[start].islower()}
        wide = [span for span in spans if known.get(span) is False]
        for start, end in spans:
            inside = any(left <= start and end <= right for left, right in wide)
            if self._is_resolved(label[start:end]) or (known.get((start, end)) and not inside):
                yield start, end

    @cached_property
    def _told_keys(self) -> frozenset[str]:
        return frozenset(map(loose_key, self.told))

    def _is_resolved(self, words: str) -> bool:
        """Whether the words are one of the names; "at Taji" is none, though the key of "at-Taji" is that of "Taji"."""
        key = "" if words[0].islower() else loose_key(words)
        found = any((key and key == loose_key(each)) or _holds(words, each) for each in self.resolved)
        return found and loose_key(words) not in self._told_keys


def _holds(words: str, name: str) -> bool:
    """Whether the words are the name, or as many words hold it, as in "Mosulites"."""
    key, told = strict_key(name), strict_key(words)
    return key == told or (len(key) >= LEAST_PART and key in told and len(told.split()) == len(key.split()))


def _cut(label: str, spans: Iterable[tuple[int, int]]) -> str:
    """The label with each run of spans that overlap hidden."""
    out, at = "", 0
    for start, end in sorted(spans):
        if start >= at:
            out += label[at:start] + HIDDEN
        at = max(at, end)
    return out + label[at:]
