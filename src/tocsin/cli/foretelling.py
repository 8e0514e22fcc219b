"""What `tocsin forecast`, `coverage`, `signals` and `posture` do: one ledger opened, one question answered."""

from tocsin.answering.asking import About
from tocsin.answering.foretelling import Look, covered, forecasted, postured, signalled
from tocsin.cli.answers import Shown
from tocsin.cli.asking import answered
from tocsin.cli.screen import LedgerAt


def run_forecast(which: LedgerAt, about: About, weeks: int, at_least: int, shown: Shown) -> int:
    """`tocsin forecast`."""
    return answered(which, shown, lambda held, _before: forecasted(held, about, weeks, at_least))


def run_coverage(which: LedgerAt, about: About, look: Look, shown: Shown) -> int:
    """`tocsin coverage`."""
    return answered(which, shown, lambda held, _before: covered(held, about, look))


def run_signals(which: LedgerAt, about: About, within: int, shown: Shown) -> int:
    """`tocsin signals`."""
    return answered(which, shown, lambda held, _before: signalled(held, about, within))


def run_posture(which: LedgerAt, of: str, about: About, shown: Shown) -> int:
    """`tocsin posture`."""
    return answered(which, shown, lambda held, _before: postured(held, about, of))
