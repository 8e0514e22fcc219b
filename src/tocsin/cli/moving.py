"""`tocsin archive` and `tocsin restore`: a whole ledger into one file and back."""

from pathlib import Path

from tocsin.cli.screen import console, errors, open_existing
from tocsin.ledger import LedgerError, open_ledger
from tocsin.ledger.archive import archive, restore


def write(path: Path, ledger_name: str) -> int:
    """Write the archive; 2 when that cannot be."""
    try:
        with open_existing(ledger_name) as ledger:
            manifest = archive(ledger, path)
    except (LedgerError, OSError) as error:
        errors.print(str(error), markup=False)
        return 2
    rows = {name: told["rows"] for name, told in manifest["tables"].items()}
    console.print(f"{path} holds {_counted(rows)}.", markup=False)
    return 0


def read(path: Path, ledger_name: str) -> int:
    """Restore the archive into a new ledger; 2 when that cannot be."""
    try:
        with open_ledger(ledger_name) as ledger:
            rows = restore(path, ledger)
    except (LedgerError, OSError) as error:
        errors.print(str(error), markup=False)
        return 2
    console.print(f"{ledger_name} holds {_counted(rows)}, each as its hash says.", markup=False)
    return 0


def _counted(rows: dict[str, int]) -> str:
    shown = ("articles", "captures", "statements", "decisions")
    return ", ".join(f"{rows[name]} {name}" for name in shown)
