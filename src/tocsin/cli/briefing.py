"""`tocsin brief`: a self-contained HTML page of what the ledger holds."""

from pathlib import Path

from tocsin.cli.screen import console, errors, open_existing
from tocsin.exports.coarsening import CannotCoarsen
from tocsin.ledger import Ledger, LedgerError
from tocsin.transfer.briefing import brief_of


def write_brief(ledger: Ledger, output: Path, title: str, coarsen: str = "") -> None:
    """Write the page, whole or not at all."""
    draft = output.with_suffix(output.suffix + ".part")
    draft.write_text(brief_of(ledger, None, title, coarsen), encoding="utf-8")
    draft.replace(output)


def run(ledger_name: str, output: Path, title: str, coarsen: str = "") -> int:
    """Write the brief and say where; 2 when it cannot be written."""
    if not output.name or output.is_dir():
        errors.print(f"{output}: this is a folder; name a file that can be written", markup=False)
        return 2
    try:
        with open_existing(ledger_name) as ledger:
            write_brief(ledger, output, title, coarsen)
    except (LedgerError, CannotCoarsen) as error:
        errors.print(str(error), markup=False)
        return 2
    except OSError as error:
        errors.print(f"{error.filename}: {error.strerror}; name a file that can be written", markup=False)
        return 2
    console.print(f"The brief is in {output}.", markup=False)
    return 0
