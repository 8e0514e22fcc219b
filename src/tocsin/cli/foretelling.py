"""What `tocsin forecast`, `coverage`, `signals` and `posture` do: one ledger opened, one question answered."""

from tocsin.answering.asking import About
from tocsin.answering.foretelling import Look, covered, forecasted, postured, signalled
from tocsin.cli.answers import Shown
from tocsin.cli.asking import answered


def run_forecast(ledger_name: str, about: About, weeks: int, at_least: int, shown: Shown) -> int:
    """`tocsin forecast`."""
    return answered(ledger_name, shown, lambda held, _before: forecasted(held, about, weeks, at_least))


def run_coverage(ledger_name: str, about: About, look: Look, shown: Shown) -> int:
    """`tocsin coverage`."""
    return answered(ledger_name, shown, lambda held, _before: covered(held, about, look))


def run_signals(ledger_name: str, about: About, within: int, shown: Shown) -> int:
    """`tocsin signals`."""
    return answered(ledger_name, shown, lambda held, _before: signalled(held, about, within))


def run_posture(ledger_name: str, of: str, about: About, shown: Shown) -> int:
    """`tocsin posture`."""
    return answered(ledger_name, shown, lambda held, _before: postured(held, about, of))
