"""Whether claims are judged right when the truth is planted: `python -m evaluation.planted`.

Four hundred ledgers are made up. In each, a side fires rockets at US forces a known number of times, of which the ledger
catches three in four or nine in ten; half have no named doer, one in seven is dated loosely, and other violence stands
around. A claim in plain words, true or false, is read by the program's own reader and judged. A claim is decidable when
the planted truth leaves no doubt what the verdict must be: a floor far below what was caught, a number far above what
there was, an exact number or a silence far below what was caught, a rise or fall to a multiple.
"""

import argparse
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from tocsin.analysis.claims.judging import Verdict
from tocsin.answering.claiming import UnreadClaim, read_claim
from tocsin.answering.claims import check
from tocsin.answering.held import Held, hold
from tocsin.pipeline import Rooms, open_rooms
from tocsin.record import Incident, Place, Stage, When

SINCE, UNTIL = date(2020, 1, 1), date(2020, 4, 30)
START = date(2018, 7, 1)
IRAQ = Place("Iraq", "IQ", 33.0, 44.0, 500.0)
DOERS = (("Kata'ib Hizbollah",), ("Iran-backed militias",), ("Asa'ib Ahl al-Haq",))
TARGETS = (("US forces",), ("US base",), ("American troops",), ("US embassy",))
OUTLETS = ("Tigris Wire", "Gulf Ledger", "Upland Post")
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 12: "a dozen"}
LEAST_RIGHT = 0.95


@dataclass(frozen=True, slots=True)
class Case:
    """A planted ledger, a claim, and the verdict it must get; None where the truth does not decide it."""

    held: Held
    words: str
    right: Verdict | None
    true: bool


def incident(  # noqa: PLR0913 - an incident has this many sides
    name: str, kind: str, day: date, doer: tuple[str, ...], target: tuple[str, ...], *, slack: int = 0
) -> Incident:
    """One reported occurrence; with `slack` its days are loose."""
    when = When(day - timedelta(days=slack), day + timedelta(days=slack))
    return Incident(
        reports=(name,),
        kind=kind,
        stage=Stage.OCCURRED,
        when=when,
        place=IRAQ,
        place_words="Iraq",
        actors=doer,
        targets=target,
    )


def caught(days: list[date], share: float, rng: np.random.Generator, prefix: str) -> list[Incident]:
    """What the ledger holds of rocket attacks on these days."""
    found = []
    for number, day in enumerate(days):
        if rng.random() > share:
            continue
        doer = DOERS[rng.integers(len(DOERS))] if rng.random() < 0.5 else ()
        target = TARGETS[rng.integers(len(TARGETS))]
        slack = int(rng.integers(1, 4)) if rng.random() < 0.15 else 0
        found.append(incident(f"{prefix}{number:04}", "shelling", day, doer, target, slack=slack))
    return found


def noise(rng: np.random.Generator) -> list[Incident]:
    """Other violence, which no claim is about."""
    kinds = ("bombing", "shooting", "shelling", "air-strike", "armed-clash")
    made = []
    for number in range(int(rng.integers(10, 60))):
        day = START + timedelta(days=int(rng.integers((UNTIL - START).days)))
        kind = kinds[rng.integers(len(kinds))]
        doer = ("United States",) if kind == "air-strike" else ("Islamic State",)
        target = ("Kata'ib Hizbollah",) if kind == "air-strike" else ("Iraqi army",)
        made.append(incident(f"n{number:04}", kind, day, doer, target))
    return made


def days_between(first: date, last: date, count: int, rng: np.random.Generator) -> list[date]:
    """So many days, drawn evenly."""
    span = (last - first).days + 1
    return sorted(first + timedelta(days=int(one)) for one in rng.integers(span, size=count))


def ledger(incidents: list[Incident], rng: np.random.Generator) -> Held:
    """A ledger that holds these, with outlets that publish all along."""
    days = [START + timedelta(days=n) for n in range(0, (UNTIL - START).days + 1, 2)]
    reporting = tuple((day, OUTLETS[rng.integers(len(OUTLETS))]) for day in days)
    return hold(incidents, (), reporting)


def numbered(count: int, rng: np.random.Generator) -> str:
    """A number in digits or words."""
    return NUMBERS[count] if count in NUMBERS and rng.random() < 0.7 else str(count)


def floor_case(rng: np.random.Generator) -> Case:
    """A claim of at least so many."""
    there, share = int(rng.integers(4, 60)), float(rng.choice([0.75, 0.9]))
    held = ledger(caught(days_between(SINCE, UNTIL, there, rng), share, rng, "r") + noise(rng), rng)
    claimed = max(2, int(there * rng.choice([0.3, 0.5, 0.8, 1.0, 1.3, 2.0, 4.0])) + int(rng.integers(0, 3)))
    by = bool(rng.random() < 0.3)
    who = "Iran-backed militias have carried out" if by else "There have been"
    named = 0.5 if by else 1.0
    words = f"{who} at least {numbered(claimed, rng)} rocket attacks on US forces since 1 January 2020."
    expected = there * share * named
    plainly_true = claimed <= expected - 3 * (expected * 0.5) ** 0.5
    plainly_false = claimed >= 2 * there / 0.75 + 6
    right = Verdict.SUPPORTED if plainly_true else Verdict.HARD if plainly_false else None
    return Case(held, words, right, claimed <= there)


def ceiling_case(rng: np.random.Generator) -> Case:
    """A claim that there was only one, or none."""
    there, share = int(rng.choice([0, 1, 8, 15, 30])), float(rng.choice([0.75, 0.9]))
    held = ledger(caught(days_between(SINCE, UNTIL, there, rng), share, rng, "r") + noise(rng), rng)
    words = "There was only one rocket attack on US forces in 2020."
    right = Verdict.HARD if there >= 8 else Verdict.CONSISTENT if there == 0 else None
    return Case(held, words, right, there == 1)


def trend_case(rng: np.random.Generator) -> Case:
    """A claim that attacks rose or fell."""
    early, late = (int(rng.poisson(one)) for one in ((40, 60), (120, 2), (40, 12))[rng.integers(3)])
    before = days_between(START, SINCE - timedelta(days=1), early, rng)
    held = ledger(caught(before + days_between(SINCE, UNTIL, late, rng), 0.9, rng, "r") + noise(rng), rng)
    rises = bool(rng.random() < 0.5)
    words = f"Rocket attacks on US forces have {'risen' if rises else 'fallen'} since 1 January 2020."
    times = (late / 121) / (max(early, 1) / 549)
    clear = times > 3 or times < 0.25
    right = (Verdict.SUPPORTED if (times > 1) == rises else Verdict.HARD) if clear else None
    return Case(held, words, right, (times > 1) == rises)


def cases(count: int, seed: int) -> list[Case]:
    """So many planted cases: half floors, a quarter ceilings, a quarter trends."""
    rng = np.random.default_rng(seed)
    makers = (floor_case, ceiling_case, floor_case, trend_case)
    return [makers[number % 4](rng) for number in range(count)]


def verdict_of(case: Case, readers: tuple[Rooms, ...]) -> str:
    """The verdict, or that the claim was not read."""
    try:
        answer = check(case.held, read_claim(case.words, readers, UNTIL))
    except UnreadClaim:
        return "not read"
    return str(dict(answer.figures)["verdict"])


def main() -> int:
    """Print how claims were judged; 1 when too few decidable ones were judged right."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=400)
    options.add_argument("--seed", type=int, default=2020)
    options.add_argument("--detail", action="store_true", help="print the claims judged wrong")
    asked = options.parse_args()
    readers = (open_rooms("auto"), open_rooms("lexical"))
    decided: Counter[bool] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    false_calls = open_cases = 0
    for case in cases(asked.count, asked.seed):
        said = verdict_of(case, readers)
        seen[case.right.value if case.right else f"open, {'true' if case.true else 'false'}", said] += 1
        if case.right:
            decided[said == case.right.value] += 1
            if asked.detail and said != case.right.value:
                print(f"must be {case.right.value}: {case.words} -> {said}")
        else:
            open_cases += 1
            false_calls += said == (Verdict.HARD.value if case.true else Verdict.SUPPORTED.value)
    for (must, said), number in sorted(seen.items()):
        print(f"{must:<40} {said:<40} {number:>5}")
    total = decided.total() or 1
    print(f"decidable: {decided[True]} of {total} right ({decided[True] / total:.1%}; at least {LEAST_RIGHT:.0%})")
    print(f"not decidable: {open_cases}, of which called against the truth: {false_calls}")
    return int(decided[True] / total < LEAST_RIGHT)


if __name__ == "__main__":
    raise SystemExit(main())
