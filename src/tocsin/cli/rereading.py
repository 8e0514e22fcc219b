"""`tocsin reread`: every article read again by another reader, with what became of people's decisions."""

from datetime import UTC, datetime

from tocsin.cli.screen import console, errors, held
from tocsin.codebook.added import added_beside
from tocsin.codebook.ownactors import own_file
from tocsin.codebook.tablefile import TableFault
from tocsin.pipeline import open_rooms
from tocsin.reviewing import reread


def run(ledger_name: str, reader: str) -> int:
    """Read all again; 1 when decisions lost their words, 2 when the ledger is at fault."""
    with held(ledger_name, TableFault) as ledger:
        rooms = open_rooms(reader, places=added_beside(ledger_name), actors=own_file(ledger_name))
        done = reread(ledger, rooms, datetime.now(UTC))
    console.print(f"{done.articles} articles read again, {done.otherwise} of them otherwise than before.")
    for lost in done.adrift:
        what = f"{lost.number}: {lost.by}'s {lost.verb} {lost.field}".rstrip()
        errors.print(f"! {what} on {lost.subject[:8]} lost its words; see `tocsin queue`", style="yellow", markup=False)
    return int(bool(done.adrift))
