"""The way in which a back-fill reads: what, beside the input's bytes, decides what its shard holds."""

from dataclasses import dataclass
from functools import cache

from tocsin import __version__
from tocsin.backfill.columns import COLUMNS
from tocsin.pipeline import Rooms, open_rooms, read_one
from tocsin.reading.trained.strongest import strongest
from tocsin.record import Article, Statement, content_id


@dataclass(frozen=True, slots=True)
class Way:
    """Which reader reads, and below which strength of its strongest sentence a page is put aside unread.

    Without `sift` every page is read as `tocsin add` would. `docs/scale.md` says what a sift saves and what it misses.
    """

    reader: str = "auto"
    sift: float | None = None

    def edition(self) -> str:
        """Eight digits that change with the program, its reader, the sift and the columns."""
        return content_id(__version__, self.reader_name(), *COLUMNS)[:8]

    def reader_name(self) -> str:
        """The reader's own name, with the sift where there is one."""
        name = rooms_of(self.reader).reader.name
        return name if self.sift is None else f"{name}+sift {self.sift:g}"

    def read(self, article: Article) -> tuple[tuple[Statement, ...], bool]:
        """The statements of an article, and whether it was read at all."""
        if self.sift is not None and strongest(article.text) < self.sift:
            return (), False
        return read_one(article, rooms_of(self.reader)), True


@cache
def rooms_of(reader: str) -> Rooms:
    """The rooms that this process reads with, opened once."""
    return open_rooms(reader)
