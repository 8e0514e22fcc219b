"""The plain-text form of statements: one line each, read back against the text that they quote.

    shelling occurred: fired | actor: Militants [accused] | target: US base | means: rockets | place: Iraq
    tally events of attack: attacks | count: at least 15 attacks | actor: militants | when: since January
    trend up of attack: stepped up | actor: militants
    strength: remaining | count: 5,000 | what: US troops | owner: US
    tie backed-by: Iran-backed | a: militants | b: Iran

The head is an event's kind and stage, or a sort with what it needs; other stages follow a comma (`tie leads, planned`).
After a quote may stand `#2` (its second occurrence in the text; without it the one nearest the trigger is meant),
`= fullest name`, and in brackets what refines it: the basis of an actor; for harm effect, who, `part` and, last,
`says` with its speaker; for a number its plain count where the words alone do not give it (`[13..]`).
"""

import re
from collections.abc import Iterable
from typing import Any

from tocsin.record.coded import Json, from_coded, to_coded
from tocsin.record.count import Count, parse_count
from tocsin.record.span import occurrences
from tocsin.record.statement import Statement
from tocsin.record.words import Basis, Effect, Stage, Who

LISTS = ("actor", "target", "means", "harm", "owner")
SINGLES = ("place", "when", "speaker", "times", "a", "b", "what", "count")
VALUE = re.compile(r"(?P<q>.+?)(?: #(?P<n>\d+))?(?: = (?P<name>[^\[\]]+?))?(?: \[(?P<tags>[^\]]*)\])?")
HEADS = {"tally": "what", "trend": "direction", "tie": "relation"}


class UnreadableLine(ValueError):
    """A line is not the plain form of a statement."""

    def __init__(self, line: str, what: str) -> None:
        super().__init__(f"{what}\n    {line}")


def _number(tag: str) -> Json:
    count = parse_count(tag)
    return {"low": count.low, "high": count.high} | ({"approx": True} if count.approx else {})


def _tags(field: str, tags: str, line: str) -> Json:
    """The refinements in brackets, as the JSON form names them."""
    tags, _, says = tags.partition(" says ")
    out: Json = {"speaker": _value("speaker", says, line)} if says else {}
    for tag in tags.split():
        if re.fullmatch(r"~?\d+\.\.\d*", tag):
            out |= _number(tag)
        elif field == "actor" and tag in set(Basis):
            out["basis"] = tag
        elif field == "harm" and tag in set(Effect):
            out["effect"] = tag
        elif field == "harm" and tag in set(Who):
            out["who"] = tag
        elif field == "harm" and tag == "part":
            out["part"] = True
        else:
            raise UnreadableLine(line, f'"{tag}" refines no {field}')
    return out


def _value(field: str, words: str, line: str) -> Json:
    match = VALUE.fullmatch(words)
    if not match:
        raise UnreadableLine(line, f'"{words}" is not a quote')
    out: Json = {"q": match["q"]}
    if match["n"]:
        out["n"] = int(match["n"])
    if match["name"]:
        out["name"] = match["name"]
    return out | _tags(field, match["tags"] or "", line)


def _head(head: str, line: str) -> Json:
    head, _, stage = (part.strip() for part in head.partition(","))
    first, *rest = head.split()
    if first == "strength" and not rest:
        out: Json = {"sort": "strength"}
    elif first in HEADS and rest:
        out = {"sort": first, HEADS[first]: rest[0]}
        if rest[1:2] == ["of"] and len(rest) == 3:
            out["kind"] = rest[2]
        elif rest[1:]:
            raise UnreadableLine(line, f'"{" ".join(rest[1:])}" is not "of KIND"')
    elif len(rest) == 1 and rest[0] in set(Stage) and not stage:
        return {"sort": "event", "kind": first, "stage": rest[0]}
    else:
        raise UnreadableLine(line, f'"{head}" is not KIND STAGE, nor a sort with what it needs')
    return out | ({"stage": stage} if stage else {})


def plain_to_coded(line: str) -> Json:
    """The JSON form of a plain line; numbers that the line leaves to the words are absent.

    >>> plain_to_coded("trend up of attack: stepped up | actor: militants")["direction"]
    'up'
    """
    head, *fields = (part.strip() for part in line.split(" | "))
    name, colon, trigger = head.partition(": ")
    if not colon:
        raise UnreadableLine(line, "a statement begins HEAD: TRIGGER")
    out = _head(name, line)
    words = _value("trigger", trigger, line)
    out |= {"trigger": words["q"]} | ({"trigger_n": words["n"]} if "n" in words else {})
    for field in fields:
        key, colon, quote = field.partition(": ")
        if not colon or key not in LISTS + SINGLES:
            raise UnreadableLine(line, f'"{field}" is not FIELD: QUOTE')
        value = _value(key, quote.strip(), line)
        if key == "count":
            out |= value
        elif key in LISTS:
            out.setdefault(key, []).append(value)
        elif key in out:
            raise UnreadableLine(line, f"{key} stands twice")
        else:
            out[key] = value
    return out


def parse_statement(line: str, text: str) -> Statement:
    """The statement that `line` says of `text`, every number given in brackets where it needs one."""
    return from_coded(plain_to_coded(line), text)


def _quote(value: Json, text: str, tags: Iterable[str] = ()) -> str:
    places = occurrences(text, value["q"])
    nth = f" #{places.index(value['start']) + 1}" if len(places) > 1 else ""
    name = f" = {value['name']}" if value.get("name") else ""
    refined = " ".join(tag for tag in tags if tag)
    return f"{value['q']}{nth}{name}" + (f" [{refined}]" if refined else "")


def _plain_tags(field: str, value: Json, text: str) -> list[str]:
    number = str(Count(value["low"], value.get("high"), bool(value.get("approx")))) if "low" in value else ""
    basis = value.get("basis", "")
    part = "part" if value.get("part") else ""
    says = f"says {_quote(value['speaker'], text)}" if field == "harm" and value.get("speaker") else ""
    return [value.get("effect", ""), value.get("who", ""), number, part, basis if basis != "stated" else "", says]


def write_statement(statement: Statement, text: str) -> str:
    """The plain line of a statement of `text`; `parse_statement` reads it back. Resolved ids are left out."""
    coded: dict[str, Any] = to_coded(statement)
    if coded["sort"] == "event":
        head = f"{coded['kind']} {coded['stage']}"
    else:
        what = coded.get(HEADS.get(coded["sort"], ""), "")
        of = f"of {coded['kind']}" if coded.get("kind") else ""
        head = " ".join(part for part in (coded["sort"], what, of) if part)
        head += f", {coded['stage']}" if coded["stage"] != "occurred" else ""
    trigger = {"q": coded["trigger"], "start": coded["trigger_start"]}
    parts = [f"{head}: {_quote(trigger, text)}"]
    for field in LISTS:
        parts += [f"{field}: {_quote(value, text, _plain_tags(field, value, text))}" for value in coded.get(field, [])]
    parts += [
        f"{field}: {_quote(coded[field], text, _plain_tags(field, coded[field], text))}"
        for field in SINGLES
        if isinstance(coded.get(field), dict)
    ]
    if "q" in coded:
        parts.append(f"count: {_quote(coded, text, _plain_tags('count', coded, text))}")
    return " | ".join(parts)
