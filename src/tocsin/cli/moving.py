"""`tocsin archive` and `tocsin restore`: a whole ledger into one file and back."""

from pathlib import Path

from tocsin.cli.screen import console, held
from tocsin.ledger.archive import archive, restore


def write(path: Path, ledger_name: str) -> int:
    """Write the archive; 2 when that cannot be."""
    with held(ledger_name, OSError) as ledger:
        manifest = archive(ledger, path)
    rows = {name: told["rows"] for name, told in manifest["tables"].items()}
    console.print(f"{path} holds {_counted(rows)}.", markup=False)
    return 0


def read(path: Path, ledger_name: str) -> int:
    """Restore the archive into a new ledger; 2 when that cannot be."""
    with held(ledger_name, OSError, made=True) as ledger:
        rows = restore(path, ledger)
    console.print(f"{ledger_name} holds {_counted(rows)}, each as its hash says.", markup=False)
    return 0


def _counted(rows: dict[str, int]) -> str:
    shown = ("articles", "captures", "statements", "decisions")
    return ", ".join(f"{rows[name]} {name}" for name in shown)
