"""`tocsin brief`: a self-contained HTML page of what the ledger holds."""

from pathlib import Path

from tocsin.cli.screen import console, errors, held
from tocsin.exports.coarsening import CannotCoarsen
from tocsin.ledger import Ledger
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
    with held(ledger_name, CannotCoarsen, OSError) as ledger:
        write_brief(ledger, output, title, coarsen)
    console.print(f"The brief is in {output}.", markup=False)
    return 0
