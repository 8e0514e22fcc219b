"""`tocsin release` and `tocsin evidence`: out of the ledger into one zip file, whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from tocsin.cli.listing import Wanted
from tocsin.cli.options import LedgerAt
from tocsin.cli.outgoing import opened as written_to
from tocsin.cli.outgoing import said
from tocsin.cli.screen import errors, opened
from tocsin.exports.about import Wish
from tocsin.exports.release.edition import Edition
from tocsin.exports.release.previous import read_release
from tocsin.ledger import LedgerError, View
from tocsin.record.rows import Json
from tocsin.transfer.evidencing import Handing, NoSuchIncident, hand_over, incidents_named
from tocsin.transfer.releasing import Asked, last_day, release

EVERYTHING = Wanted(every_stage=True)


@dataclass(frozen=True, slots=True)
class Called:
    """What the user calls the release, and how it is written."""

    title: str
    version: str
    dated: date | None
    licence: str
    by: tuple[str, ...]
    previous: Path | None
    coarsen: str
    names: bool


def run(which: LedgerAt, path: Path, wanted: Wanted, called: Called) -> int:
    """Write the release and say what is in it; 2 when it cannot be."""

    def write(ledger: View, out: IO[bytes]) -> Json:
        return release(ledger, ledger.incidents(wanted.filter()), _asked(ledger, wanted, called), out)

    return put(which, path, write)


def _asked(ledger: View, wanted: Wanted, called: Called) -> Asked:
    dated = called.dated or last_day(ledger)
    edition = Edition(called.title, called.version, dated, called.licence, called.by)
    wish = Wish("" if wanted == EVERYTHING else said(wanted), called.licence, called.coarsen)
    return Asked(edition, wish, read_release(called.previous) if called.previous else None, called.names)


def run_evidence(
    which: LedgerAt, path: Path, ids: tuple[str, ...], wanted: Wanted, handing: Handing, licence: str
) -> int:
    """Write the evidence pack and say what is in it; 2 when it cannot be."""

    def write(ledger: View, out: IO[bytes]) -> Json:
        if ids:
            return hand_over(ledger, incidents_named(ledger, ids), Wish(f"id: {', '.join(ids)}", licence), handing, out)
        return hand_over(ledger, ledger.incidents(wanted.filter()), Wish(said(wanted), licence), handing, out)

    return put(which, path, write)


def put(which: LedgerAt, path: Path, write: Callable[[View, IO[bytes]], Json]) -> int:
    """Write a file out of the ledger, whole or not at all, and say what is in it; 2 when it cannot be."""
    try:
        with opened(which) as ledger, written_to(path, None) as out:
            told = write(ledger, out)
    except (LedgerError, NoSuchIncident, ValueError) as error:
        errors.print(str(error), markup=False)
        return 2
    except OSError as error:
        errors.print(f"{error.filename}: {error.strerror}; name a file that can be written", markup=False)
        return 2
    errors.print(f"{told['incidents']} incidents in {path} · {told['without_place']} without a place", markup=False)
    return 0
