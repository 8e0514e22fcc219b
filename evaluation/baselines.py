"""Readers too simple to be useful. A reader worth having is far above all of them.

`nothing` shows what silence earns, `everything` what shouting earns, `keywords` what a list of words earns.
"""

import re
from collections.abc import Iterator

from evaluation.pairing import Json

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VERB_LIKE = re.compile(
    r"\w{2,}(?:ed|ing)|said|says|hit|shot|fell|took|held|struck|fought|sent|met|led|fled", re.IGNORECASE
)
_KEYWORDS = {
    "abducted": "abduction",
    "accused": "accusation",
    "airstrike": "air-strike",
    "ambush": "shooting",
    "arrested": "arrest",
    "attack": "attack",
    "attacks": "attack",
    "blamed": "accusation",
    "bomb": "bombing",
    "bombed": "air-strike",
    "bombing": "bombing",
    "captured": "capture",
    "ceasefire": "ceasefire",
    "clashes": "armed-clash",
    "deal": "agreement",
    "drone": "drone-strike",
    "drones": "drone-strike",
    "fighting": "armed-clash",
    "kidnapped": "abduction",
    "killed": "killing",
    "killing": "killing",
    "kills": "killing",
    "missile": "shelling",
    "missiles": "shelling",
    "protest": "protest",
    "protests": "protest",
    "raid": "raid",
    "rocket": "shelling",
    "rockets": "shelling",
    "sanctions": "sanction",
    "shelling": "shelling",
    "shot": "shooting",
    "strike": "air-strike",
    "strikes": "air-strike",
    "talks": "talks",
    "troops": "deploy",
    "truce": "ceasefire",
    "withdraw": "retreat",
}


def _event(kind: str, trigger: str) -> Json:
    return {"sort": "event", "kind": kind, "trigger": trigger, "stage": "occurred"}


def _words(text: Json) -> Iterator[str]:
    return (found.group() for found in _WORD.finditer(text["text"]))


def nothing(texts: list[Json]) -> list[Json]:
    """An empty list of statements for every text."""
    return [{"id": text["id"], "statements": []} for text in texts]


def everything(texts: list[Json]) -> list[Json]:
    """An attack that occurred for every word that looks like a verb.

    >>> [event["trigger"] for event in everything([{"id": "a", "text": "He said they are leaving."}])[0]["statements"]]
    ['said', 'leaving']
    """
    return [
        {
            "id": text["id"],
            "statements": [_event("attack", word) for word in _words(text) if _VERB_LIKE.fullmatch(word)],
        }
        for text in texts
    ]


def keywords(texts: list[Json]) -> list[Json]:
    """An event that occurred for each telling word of a short list, once a text and kind.

    >>> [event["kind"] for event in keywords([{"id": "a", "text": "Rockets, more rockets and talks."}])[0]["statements"]]
    ['shelling', 'talks']
    """
    return [{"id": text["id"], "statements": list(_by_kind(text).values())} for text in texts]


def _by_kind(text: Json) -> dict[str, Json]:
    told: dict[str, Json] = {}
    for word in _words(text):
        kind = _KEYWORDS.get(word.lower())
        if kind:
            told.setdefault(kind, _event(kind, word))
    return told


BASELINES = {"keywords": keywords, "everything": everything, "nothing": nothing}
