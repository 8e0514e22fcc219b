"""What `tocsin forecast`, `coverage`, `signals` and `posture` do: one ledger opened, one question answered."""

from dataclasses import dataclass, replace

import numpy as np

from tocsin.analysis.answer import Answer
from tocsin.analysis.forecasting.larger import larger
from tocsin.analysis.posture import posture
from tocsin.analysis.reporting.nowcast import still_to_come
from tocsin.analysis.reporting.overlap import missed
from tocsin.analysis.signals import signals
from tocsin.answering.asking import ask_coverage, ask_forecast, with_basis
from tocsin.answering.counting import NothingHeld, counted
from tocsin.answering.held import Held
from tocsin.answering.outlooks import dead_in, delays, lists_of, moves_of, on_side, signs, strengths_of
from tocsin.answering.parties import side
from tocsin.cli.about import About, Question
from tocsin.cli.asking import answered, wanted
from tocsin.ledger.questions import Asked as Noted


class OneSource(ValueError):
    """What was missed was asked of incidents that fewer than two sources tell of."""

    def __init__(self) -> None:
        super().__init__(
            "fewer than two sources tell of these incidents; what was missed shows only where lists overlap"
        )


def run_forecast(question: Question, weeks: int, at_least: int) -> int:
    """`tocsin forecast`."""

    def ask(held: Held, _before: list[Noted]) -> Answer:
        return ask_forecast(held, wanted(question.about), weeks=weeks, at_least=at_least)

    return answered(question, ask)


def run_larger(question: Question, weeks: int, at_least: int) -> int:
    """`tocsin forecast --dead`."""

    def ask(held: Held, _before: list[Noted]) -> Answer:
        seen = counted(held, wanted(question.about))
        return with_basis(larger(seen.series, dead_in(seen.matched), at_least, weeks), seen)

    return answered(question, ask)


@dataclass(frozen=True, slots=True)
class Look:
    """What is asked of coverage beside sources and silences: what is still to come, or what nobody told."""

    still_to_come: bool = False
    missed: bool = False


def run_coverage(question: Question, look: Look) -> int:
    """`tocsin coverage`."""

    def ask(held: Held, _before: list[Noted]) -> Answer:
        if look.missed:
            return _missed(held, question.about)
        if look.still_to_come:
            return _still_to_come(held, question.about)
        return ask_coverage(held)

    return answered(question, ask)


def _missed(held: Held, about: About) -> Answer:
    seen = counted(held, wanted(about))
    table = lists_of(seen.matched)
    if table is None:
        raise OneSource
    return with_basis(missed(table, name=seen.series.name), seen)


def _still_to_come(held: Held, about: About) -> Answer:
    seen = counted(held, wanted(replace(about, until=about.until or held.last)))
    late = [each for each in delays(match.happening for match in seen.matched) if each.first_report >= each.event]
    now = held.last
    if now is None:
        raise NothingHeld
    first = min((each.event for each in late), default=now)
    events = np.array([(each.event - first).days for each in late], dtype=np.int64)
    waits = np.array([(each.first_report - each.event).days for each in late], dtype=np.int64)
    return still_to_come(events, waits, (now - first).days, name=seen.series.name, start=first)


def run_signals(question: Question, within: int) -> int:
    """`tocsin signals`."""

    def ask(held: Held, _before: list[Noted]) -> Answer:
        meant = wanted(question.about)
        seen = counted(held, meant)
        return with_basis(signals(signs(held, meant.by, meant.on), seen.series, within), seen)

    return answered(question, ask)


def run_posture(question: Question, of: str) -> int:
    """`tocsin posture`."""

    def ask(held: Held, _before: list[Noted]) -> Answer:
        meant = side(of)
        seen = counted(held, on_side(wanted(question.about), meant))
        told = strengths_of(held, meant, question.about.place or "")
        return with_basis(posture(moves_of(held, meant), told, seen.series, of=meant.said), seen)

    return answered(question, ask)
