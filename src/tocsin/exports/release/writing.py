"""Writing a release: one walk over the incidents, each table into a file of its own, then all of them into one zip."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import IO, Any

from tocsin.codebook.kinds import kinds
from tocsin.exports.about import Outgoing, Wish, about
from tocsin.exports.long import LONG
from tocsin.exports.release.changes import Change, Previous, around, changelog, changes
from tocsin.exports.release.descriptor import CHANGELOG, DESCRIPTOR, Held, descriptor
from tocsin.exports.release.edition import CannotRelease, Edition
from tocsin.exports.release.pages import citation, plain, readme
from tocsin.exports.release.tables import CHANGES, DECISIONS, INCIDENTS, KINDS, SOURCES, STATEMENTS, TableFile, cells
from tocsin.exports.sourced import Sourced
from tocsin.exports.wide import WIDE
from tocsin.packing import Pack, packing
from tocsin.record import Article
from tocsin.record.rows import Json


@dataclass(frozen=True, slots=True)
class Released:
    """What a release is made of: incidents, people's decisions as rows, and the release before with what became of its ids."""

    sourced: Iterable[Sourced]
    decisions: Callable[[set[str]], Iterable[Json]]
    previous: Previous | None
    holder: Callable[[str], str]


def write_release(released: Released, edition: Edition, wish: Wish, out: IO[bytes]) -> Json:
    """Write the zip file; what it says of itself comes back. Raises `CannotRelease` for a version that is not a new one."""
    previous = released.previous
    if previous and replace(edition, version=previous.version).order >= edition.order:
        raise CannotRelease(
            f"the release before is {previous.version}; a version after it is wanted, not {edition.version}"
        )
    with ExitStack() as stack, packing(out) as pack:
        files = [TableFile(table, stack.enter_context(TemporaryFile())) for table in _tables(previous)]
        outgoing = Outgoing()
        _fill(files, outgoing.let_through(released.sourced, lambda _: ""), released)
        told = about(wish, outgoing)
        made = list(_changes(files, released))
        held = [_put(pack, file, made if file.table is CHANGES else ()) for file in files]
        _pages(pack, edition, told, held, changelog_of(edition, told, made, previous))
        pack.add(DESCRIPTOR, descriptor(edition, told, held, previous))
    return told


def _tables(previous: Previous | None) -> tuple[Any, ...]:
    return (INCIDENTS, STATEMENTS, SOURCES, DECISIONS, KINDS, *((CHANGES,) if previous else ()))


def _fill(files: list[TableFile[Any]], sourced: Iterable[Sourced], released: Released) -> None:
    """Write the rows of the incidents, of what they rest on, of the decisions on it, and of the codebook."""
    incidents, statements, articles, decisions, codebook, *_ = files
    named: set[str] = set()
    for one in sourced:
        incidents.add(WIDE.items(one))
        statements.add(LONG.items(one))
        articles.add(article for article in _shown(one) if article.id not in named)
        named |= {one.incident.id, *one.incident.reports, *one.articles}
    decisions.add(released.decisions(named))
    codebook.add(kinds().values())


def _shown(one: Sourced) -> Iterator[Article]:
    """Its articles, without titles and addresses where words are withheld."""
    return (replace(article, title="", url="") if one.withheld else article for article in one.sources)


def _changes(files: list[TableFile[Any]], released: Released) -> Iterator[Change]:
    if released.previous is None:
        return
    table = files[0].file
    table.seek(0)
    text = TextIOWrapper(table, encoding="utf-8", newline="")
    after = {row["id"]: row for row in cells(text)}
    text.detach()
    yield from changes(released.previous.incidents, after, released.holder)


def _put(pack: Pack, file: TableFile[Any], rows: Iterable[Any]) -> Held:
    file.file.seek(0, 2)
    file.add(rows)
    file.close()
    return Held(file.table, pack.copy(file.table.path, file.file), file.rows)


def changelog_of(edition: Edition, told: Json, made: list[Change], previous: Previous | None) -> str:
    """The list of changes of this release and those before it."""
    head = f"# {plain(edition.title)} {edition.version}, {edition.dated}"
    return changelog(head, made, previous, around(previous, told) if previous else ())


def _pages(pack: Pack, edition: Edition, told: Json, held: list[Held], changed: str) -> None:
    withheld = told["places"] != "as reported"
    quoted = (
        "and of these only numbers and names, since places are coarsened"
        if withheld
        else "with their publisher and address"
    )
    pack.add("README.md", readme(edition, told, held, quoted))
    pack.add("CITATION.cff", citation(edition))
    pack.add(CHANGELOG, changed)
