"""Short sentences on which machine coders go wrong, and what a reader makes of each.

python -m evaluation.probes [--reader lexical|trained]

`probes` are 17 sentences, one a shape (passive, denied, threatened, planned, conditional, agentless …); `siblings` are
six more of each shape in other words. A sentence is right when its events are the wanted ones on the essentials: kind
and stage; actors with their basis; targets; harm (effect, low, high); place; speaker. Quotes may be cut differently.
What only repeats another field of its event counts neither way: a place that is the target (a town attacked), a target
that is who came to harm (a strike kills five militants).

GRAVE is worse than wrong: told as done, though the sentence says denied, planned, threatened, hypothetical or foiled.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from evaluation.cases import show_value
from evaluation.pairing import Json
from evaluation.quotes import same_thing, stems
from evaluation.readers import answer, tocsin_coder
from evaluation.score import VIOLENT
from evaluation.sets import ROOT, EvaluationSet, load_lines
from tocsin.reading.opening import NoWeights, open_reader
from tocsin.record.coded import from_coded
from tocsin.record.plain import write_statement

SETS = ("probes", "siblings")
_DONE = frozenset({"occurred", "ongoing"})
_MANY = 6  # events of one kind and stage, beyond which they are compared in order instead of in every order


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a reader's coding of a sentence, and which events it invents."""

    faults: tuple[str, ...] = ()
    graves: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether all essentials agree."""
        return not self.faults


def _events(statements: Sequence[Json]) -> list[Json]:
    return [statement for statement in statements if statement["sort"] == "event"]


def _head(event: Json) -> tuple[str, str]:
    return event["kind"], event.get("stage", "occurred")


def _name(head: tuple[str, str]) -> str:
    return " ".join(head)


# --- one event -----------------------------------------------------------------------------------------------------


def _listed(event: Json, field: str) -> list[Json]:
    held = event.get(field) or []
    return [held] if isinstance(held, dict) else list(held)


def _same_actor(left: Json, right: Json) -> bool:
    return same_thing(left, right) and (left.get("basis") or "stated") == (right.get("basis") or "stated")


def _same_harm(left: Json, right: Json) -> bool:
    return all(left.get(key) == right.get(key) for key in ("effect", "low", "high"))


_SAME: dict[str, Callable[[Json, Json], bool]] = {
    "actor": _same_actor,
    "target": same_thing,
    "harm": _same_harm,
    "place": same_thing,
    "speaker": same_thing,
}
_REPEATED = {"place": "target", "target": "harm"}


def _unmatched(field: str, wanted: list[Json], given: list[Json]) -> tuple[list[Json], list[Json]]:
    """What is left on each side when values that agree are taken together, each once."""
    missed, extra = [], list(given)
    for value in wanted:
        found = next((index for index, other in enumerate(extra) if _SAME[field](value, other)), None)
        if found is None:
            missed.append(value)
        else:
            extra.pop(found)
    return missed, extra


def _repeats(event: Json, field: str, value: Json) -> bool:
    return field in _REPEATED and any(same_thing(value, other) for other in _listed(event, _REPEATED[field]))


def _show(field: str, values: Sequence[Any]) -> str:
    shown = (
        f"{show_value(value)} [{value.get('basis') or 'stated'}]" if field == "actor" else show_value(value)
        for value in values
    )
    return ", ".join(shown) or "none"


def event_faults(wanted: Json, given: Json) -> list[str]:
    """How two events of one kind and stage differ on the essentials, a line for each field.

    >>> told = {"sort": "event", "kind": "attack", "stage": "denied", "actor": [{"q": "Iran", "basis": "denied"}]}
    >>> event_faults(told, told | {"actor": [{"q": "Iran", "basis": "stated"}]})
    ['attack denied: actor wanted Iran [denied], got Iran [stated]']
    """
    faults = []
    for field in _SAME:
        missed, extra = _unmatched(field, _listed(wanted, field), _listed(given, field))
        missed = [value for value in missed if not _repeats(wanted, field, value)]
        extra = [value for value in extra if not _repeats(given, field, value)]
        if missed or extra:
            faults.append(f"{_name(_head(wanted))}: {field} wanted {_show(field, missed)}, got {_show(field, extra)}")
    return faults


# --- one sentence --------------------------------------------------------------------------------------------------


def _paired_faults(wanted: list[Json], given: list[Json]) -> list[str]:
    """The fewest differences between equally many events of one kind and stage, over the ways to pair them."""
    orders = permutations(given) if len(given) <= _MANY else iter([tuple(given)])
    ways = ([f for pair in zip(wanted, order, strict=True) for f in event_faults(*pair)] for order in orders)
    return min(ways, key=len)


def _head_faults(wanted: Counter[tuple[str, str]], given: Counter[tuple[str, str]]) -> Iterator[str]:
    yield from (f"missing {_name(head)}" for head in sorted((wanted - given).elements()))
    yield from (f"extra {_name(head)}" for head in sorted((given - wanted).elements()))


def _tells_of(given: Json, wanted: Json) -> bool:
    alike = given["kind"] == wanted["kind"] or {given["kind"], wanted["kind"]} <= VIOLENT
    return alike or bool(stems(given["trigger"]) & stems(wanted["trigger"]))


def grave_events(wanted: Sequence[Json], given: Sequence[Json]) -> list[Json]:
    """The events that a reader tells as done where the sentence tells of them as not done.

    >>> plan = {"sort": "event", "kind": "attack", "trigger": "attack", "stage": "planned"}
    >>> [event["stage"] for event in grave_events([plan], [plan | {"stage": "occurred"}])]
    ['occurred']
    """
    undone = [event for event in _events(wanted) if _head(event)[1] not in _DONE]
    done = Counter(event["kind"] for event in _events(wanted) if _head(event)[1] in _DONE)
    graves = []
    for event in (event for event in _events(given) if _head(event)[1] in _DONE):
        if done[event["kind"]]:
            done[event["kind"]] -= 1
        elif any(_tells_of(event, other) for other in undone):
            graves.append(event)
    return graves


def judge(wanted: Sequence[Json], given: Sequence[Json]) -> Verdict:
    """Whether the events of a sentence are the wanted ones, and what is wrong; other sorts are not looked at."""
    true, said = _events(wanted), _events(given)
    heads, got = Counter(map(_head, true)), Counter(map(_head, said))
    faults = list(_head_faults(heads, got))
    for head in heads:
        if heads[head] == got[head]:
            faults += _paired_faults([e for e in true if _head(e) == head], [e for e in said if _head(e) == head])
    return Verdict(tuple(faults), tuple(_name(_head(event)) for event in grave_events(true, said)))


# --- the command ---------------------------------------------------------------------------------------------------


def load_probes(name: str) -> EvaluationSet:
    """The sentences of that name ("probes" or "siblings") with their coding."""
    folder = ROOT / "evaluation/gold"
    gold = {record["id"]: record["statements"] for record in load_lines(folder / f"{name}.jsonl")}
    return EvaluationSet(name, tuple(load_lines(folder / f"{name}.texts.jsonl")), gold, quotable=True)


def _plain(statements: Sequence[Json], text: str) -> Iterator[str]:
    return (write_statement(from_coded(statement, text), text) for statement in statements)


def report(text: Json, verdict: Verdict, wanted: Sequence[Json], given: Sequence[Json]) -> Iterator[str]:
    """The lines printed of one sentence: one when it is right, else with both codings and what differs."""
    mark, grave = "right" if verdict.right else "WRONG", "GRAVE" if verdict.graves else ""
    yield f"{mark}  {grave:<5}  {text['id']:<9}  {text['text']}"
    if not verdict.right:
        yield from (f"                wanted  {line}" for line in _plain(wanted, text["text"]))
        yield from (f"                got     {line}" for line in _plain(given, text["text"]))
        yield from (f"                        - {fault}" for fault in verdict.faults)


def _run_set(chosen: EvaluationSet, reader: str) -> list[Verdict]:
    answers, verdicts = answer(tocsin_coder(reader), chosen.texts), []
    for text in chosen.texts:
        wanted, given = chosen.gold[text["id"]], answers.statements[text["id"]]
        verdicts.append(judge(wanted, given))
        print("\n".join(report(text, verdicts[-1], wanted, given)))
    for fault, count in Counter(fault for _, fault in answers.crashes).items():
        print(f"NO ANSWER on {count} of {len(chosen.texts)} {chosen.name}: {fault}")
    return verdicts


def _count(verdicts: Sequence[Verdict]) -> str:
    return f"right {sum(verdict.right for verdict in verdicts)} of {len(verdicts)}"


def main(words: Sequence[str] | None = None) -> int:
    """Print every sentence with its verdict, the wrong ones in full; 1 when the reader cannot be opened."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.probes", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reader", choices=("lexical", "trained"), default="lexical", help="lexical unless told")
    reader = parser.parse_args(words).reader
    try:
        open_reader(reader)
    except NoWeights as fault:
        print(fault)
        return 1
    judged = {name: _run_set(load_probes(name), reader) for name in SETS}
    print()
    for name, verdicts in judged.items():
        print(f"{name}: {_count(verdicts)}, grave {sum(bool(verdict.graves) for verdict in verdicts)}")
    print(_count([verdict for verdicts in judged.values() for verdict in verdicts]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
