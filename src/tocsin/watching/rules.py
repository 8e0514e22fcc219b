"""Rules: of what a person wants to be told, in the words of the questions that `tocsin rate` and its like take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from tocsin.answering.parties import EVERYONE, side
from tocsin.answering.selection import UnknownKind, Wanted, kinds_of
from tocsin.record import content_id
from tocsin.watching.settings import SettingsFault, number, only, read_settings, words

KEYS = ("name", "when", "kind", "by", "on", "place", "near", "within_km", "killed", "sure", "articles")


class When(StrEnum):
    """What sets a rule off."""

    INCIDENT = "incident"
    THREAT = "threat"
    RATE = "rate"
    CHANGE = "change"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `near` is a place by name; `sure` is the level of the interval, or the probability, to be passed.

    `id` changes with every word of the rule but its name, so that a changed rule starts anew.
    """

    name: str
    when: When
    wanted: Wanted = field(default_factory=Wanted)
    near: str = ""
    within_km: float = 25.0
    killed: int = 0
    sure: float = 0.9
    articles: int = 2
    id: str = ""


def read_rules(path: Path) -> tuple[tuple[Rule, ...], dict[str, Any]]:
    """The rules of a TOML file in its order, and its table `send`. Raises `SettingsFault` with what is wrong and where."""
    values = read_settings(path, ("rule", "send"))
    entries = values.get("rule", [])
    if not isinstance(entries, list) or not entries:
        raise SettingsFault(str(path), "it names no rule", "write [[rule]] and under it name and when")
    rules = tuple(_rule(entry, f"{path}, rule {number}") for number, entry in enumerate(entries, 1))
    return rules, values.get("send", {})


def _rule(entry: Mapping[str, Any], where: str) -> Rule:
    only(entry, KEYS, where)
    told = words(entry, "when", where)
    if told not in set(When):
        raise SettingsFault(where, f'when is "{told}"', f"use one of {', '.join(When)}")
    sure = number(entry, "sure", where, 0.9)
    if not 0.5 <= sure < 1:
        raise SettingsFault(where, f"sure is {sure:g}", "write a number from 0.5 up to, and not at, 1")
    definition = sorted((key, value) for key, value in entry.items() if key != "name")
    return Rule(
        name=words(entry, "name", where) or told,
        when=When(told),
        wanted=_wanted(entry, where),
        near=words(entry, "near", where),
        within_km=number(entry, "within_km", where, 25),
        killed=int(number(entry, "killed", where, 1)) if "killed" in entry else 0,
        sure=sure,
        articles=int(number(entry, "articles", where, 2)),
        id=content_id(*definition),
    )


def _wanted(entry: Mapping[str, Any], where: str) -> Wanted:
    by, on, kind = (words(entry, name, where) for name in ("by", "on", "kind"))
    try:
        kinds = kinds_of(kind)
    except UnknownKind as unknown:
        raise SettingsFault(where, str(unknown), "mend the kind") from unknown
    return Wanted(
        kinds=kinds,
        by=side(by) if by else EVERYONE,
        on=side(on) if on else EVERYONE,
        place=words(entry, "place", where),
    )
