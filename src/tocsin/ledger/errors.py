"""What can be wrong with a ledger: one class for each, whose constructor says what was found and what to do."""

from collections.abc import Sequence
from datetime import datetime


class LedgerError(Exception):
    """Any trouble with a ledger; what was accepted before is safe."""


class LedgerLocked(LedgerError):
    """Another program kept the ledger busy for too long."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where}: another program is writing to this ledger; wait until it is done, then try again")


class NoLedger(LedgerError):
    """A question was asked of a ledger that is not there."""

    def __init__(self, where: str) -> None:
        super().__init__(f"there is no ledger at {where}; make one with `tocsin add SOURCE --ledger {where}`")


class NotALedger(LedgerError):
    """The file or database holds something else."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{where}: this is not a ledger; name another file, or one that does not exist yet")


class OtherVersion(LedgerError):
    """The ledger was written by a newer program, or says a version that never was."""

    def __init__(self, where: str, found: int, ours: int) -> None:
        mend = "use a newer tocsin" if found > ours else "take a copy of it before anything else"
        super().__init__(f"{where}: the ledger is at version {found}, this program knows 1 to {ours}; {mend}")


class CannotOpen(LedgerError):
    """The path or address leads to no database that can be opened."""

    def __init__(self, where: str, why: str, mend: str = "check that the folder exists and can be written to") -> None:
        super().__init__(f"{where}: the ledger cannot be opened ({why}); {mend}")


class CannotReach(CannotOpen):
    """The database server does not answer, or does not let us in."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(where, why, "check the address, and that its server runs and lets you read and write there")


class LedgerFull(LedgerError):
    """There is no room left to write to."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where}: there is no room left to write; free some and try again, what was added before is safe"
        )


class CannotWrite(LedgerError):
    """The disk refused to read or write."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            f"{where}: the disk refused ({why}); see that it has room and is whole, what was added before is safe"
        )


class LedgerDamaged(LedgerError):
    """The database says that its file is damaged."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: the ledger is damaged ({why}); take a copy of it before anything else")


class AmbiguousId(LedgerError):
    """The first characters of an id fit more than one thing."""

    def __init__(self, prefix: str, found: Sequence[str]) -> None:
        shown = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
        super().__init__(f'"{prefix}" fits {shown}; give more of the id')


class CannotAdd(LedgerError):
    """An article that is left out; the others of its document are added."""


class Expunged(CannotAdd):
    """The article was here, and was taken out for good."""

    def __init__(self, article_id: str, by: str, why: str, made: datetime) -> None:
        super().__init__(
            f"{article_id} was expunged on {made:%Y-%m-%d} by {by} ({why}); an owner may allow it again with "
            f"`tocsin expunge {article_id} --allow`"
        )


class IdTaken(CannotAdd):
    """An article came under the id of another."""

    def __init__(self, article_id: str) -> None:
        super().__init__(f'the id "{article_id}" is that of another text in this ledger; give each article its own id')


class HashMismatch(LedgerError):
    """A capture's bytes are not those that its hash is of."""

    def __init__(self, source: str, told: str, found: str) -> None:
        super().__init__(f"{source}: the bytes hash to {found}, not to {told}; read the source again")


class TimeWithoutZone(LedgerError):
    """A moment was handed in without its zone."""

    def __init__(self, moment: object) -> None:
        super().__init__(f"{moment} has no time zone; a ledger keeps moments in UTC, so give one with a zone")


class UnknownSource(LedgerError):
    """A source was named of which the ledger has no article."""

    def __init__(self, source: str, like: Sequence[str]) -> None:
        known = f"; there is {', '.join(like[:5])}" if like else "; `tocsin sources` lists those there are"
        super().__init__(f'no article is from "{source}"{known}')
