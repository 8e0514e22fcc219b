"""Measure readers and baselines on every set that is here, and hold the floors.

python -m evaluation                      the table, and the gate: exit 1 when a floor is broken
python -m evaluation --update             raise the floors and write the answers case by case
python -m evaluation --update --accept-loss "REASON"
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation.baselines import BASELINES
from evaluation.cases import cases_of, write_cases
from evaluation.gate import Floors, LoweredFloor, Measured, check, load_floors, save_floors, update
from evaluation.readers import Answers, answer, tocsin_coder
from evaluation.score import Tallies, score_set, total
from evaluation.sets import EvaluationSet, load_set, set_names
from evaluation.table import compare, detail

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--set", action="append", choices=set_names(), help="measure this set only; may be repeated")
    parser.add_argument("--reader", action="append", help="measure this reader; may be repeated (lexical and trained)")
    parser.add_argument("--detail", action="store_true", help="print every field, with intervals")
    parser.add_argument("--update", action="store_true", help="raise the floors and write answers/")
    parser.add_argument("--accept-loss", metavar="REASON", help="with --update: lower floors, and keep the reason")
    return parser.parse_args(words)


def _measure(chosen: EvaluationSet, readers: Sequence[str]) -> tuple[dict[str, Answers], dict[str, list[Tallies]]]:
    coders = {name: tocsin_coder(name) for name in readers} | BASELINES
    answers = {name: answer(coder, chosen.texts) for name, coder in coders.items()}
    scored = {name: list(score_set(chosen.gold, given.statements).values()) for name, given in answers.items()}
    return answers, scored


def _print(chosen: EvaluationSet, answers: dict[str, Answers], scored: dict[str, list[Tallies]], *, full: bool) -> None:
    print(f"\n{chosen.name}: {len(chosen.texts)} texts, {sum(map(len, chosen.gold.values()))} statements\n")
    print(compare(scored))
    for name, given in answers.items():
        for key, fault in given.crashes:
            print(f"{name} gave no answer for {key}: {fault}")
        if full and name not in BASELINES:
            print(f"\n{name}\n{detail(scored[name])}")


def _hold(floors: Floors, measured: Measured, arguments: argparse.Namespace) -> tuple[Floors, list[str]]:
    if not arguments.update:
        return floors, check(floors, measured)
    try:
        return update(floors, measured, accept_loss=arguments.accept_loss), []
    except LoweredFloor as fault:
        return floors, [str(fault)]


def _run_set(name: str, floors: Floors, arguments: argparse.Namespace) -> tuple[Floors, list[str]]:
    chosen = load_set(name)
    if chosen is None:
        print(f"\n{name}: not on this machine, skipped")
        return floors, []
    readers = arguments.reader or ["lexical", "trained"]
    answers, scored = _measure(chosen, readers)
    _print(chosen, answers, scored, full=arguments.detail)
    faults: list[str] = []
    for reader in readers:
        measured = Measured(name, chosen.digest, reader, total(scored[reader]))
        floors, broken = _hold(floors, measured, arguments)
        faults += broken
        if arguments.update and not broken:
            cases = write_cases(cases_of(chosen, answers[reader].statements))
            (HERE / "answers").mkdir(exist_ok=True)
            (HERE / "answers" / f"{name}-{reader}.csv").write_text(cases, encoding="utf-8")
    return floors, faults


def main(words: Sequence[str] | None = None) -> int:
    """Print the tables; 0 when every floor holds, 1 when one is broken."""
    arguments = _arguments(words)
    floors, faults = load_floors(FLOORS), list[str]()
    for name in arguments.set or set_names():
        floors, broken = _run_set(name, floors, arguments)
        faults += broken
    if arguments.update and not faults:
        save_floors(floors, FLOORS)
    print("\n" + ("\n".join(faults) if faults else "every floor holds"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
