"""`tocsin import`: what another ledger or table holds, into this one."""

from datetime import UTC, datetime
from pathlib import Path

from tocsin.cli.screen import console, errors, held, problem
from tocsin.codebook.tablefile import TableFault
from tocsin.exports.exchange import Damaged
from tocsin.exports.importing.mapping import read_mapping
from tocsin.exports.importing.rowfiles import CannotRead
from tocsin.transfer.inward import import_file

SHOWN = 20
"""Problems printed one by one; the ledger keeps them all."""


def run(ledger_name: str, file: Path, mapping: Path | None) -> int:
    """Import, then say what was added and what was wrong: 1 where something was, 2 where nothing could be done."""
    with held(ledger_name, TableFault, Damaged, CannotRead, OSError, made=True) as ledger:
        imported = import_file(ledger, file, datetime.now(UTC), read_mapping(mapping) if mapping else None)
        incidents = ledger.counts().incidents
    console.print(f"{imported.new} new, {imported.known} known already; the ledger holds {incidents} incidents.")
    for found in imported.problems[:SHOWN]:
        problem(found)
    if len(imported.problems) > SHOWN:
        errors.print(f"… and {len(imported.problems) - SHOWN} more, kept in the ledger")
    return int(bool(imported.problems))
