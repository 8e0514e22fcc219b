"""Archives: a whole ledger in one plain file, to be moved between databases and machines, verified by hash.

A zip file with fixed times, so that one ledger makes one archive:

    manifest.json          the format, the version of the tables, and for each of them its rows and SHA-256
    tables/NAME.jsonl      a row each line, an object with its columns in their order, rows by their primary key
    captures/ab/abcdef…    bytes as they were received, under their SHA-256

Moments are in UTC with microseconds and days are days, both as ISO 8601 writes them. What only serves to find (search
indexes) is left out and made again. `docs/moving.md` says the same to people.
"""

from tocsin.ledger.archive.form import FORMAT, ArchiveDamaged, ArchiveExists, NotAnArchive, NotEmpty
from tocsin.ledger.archive.restoring import restore
from tocsin.ledger.archive.writing import archive

__all__ = ["FORMAT", "ArchiveDamaged", "ArchiveExists", "NotAnArchive", "NotEmpty", "archive", "restore"]
