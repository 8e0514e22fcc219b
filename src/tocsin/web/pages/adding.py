"""Adding: pasted text, an address, or files are read while the visitor waits, and what was read in them is shown."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from starlette.responses import Response

from tocsin.intake import read_sources
from tocsin.intake.document import Document, read_document
from tocsin.intake.draft import Arrival
from tocsin.intake.kind import Kind
from tocsin.keeping import keep_up
from tocsin.pipeline import Added, add
from tocsin.record import Problem, Received
from tocsin.web.decisions import ONE_AT_A_TIME
from tocsin.web.desk import Desk
from tocsin.web.pages.asked import ADD, READ, TheDesk
from tocsin.web.pages.reading import incident_of
from tocsin.web.rows.statements import statement_lines
from tocsin.web.security.problems import Refusal
from tocsin.web.templating import page

router = APIRouter(dependencies=[Depends(READ)])
FILES_AT_MOST = 50
WEB = ("http://", "https://")
MANY = frozenset((Kind.JSONL, Kind.WARC, Kind.PARQUET))
"""Kinds of file that hold articles by the thousand, which nobody waits for before a page."""


@router.get("/add")
def form(request: Request) -> Response:
    """Where to paste text, name an address, or choose files."""
    return page(request, "add.html", added=(), problems=(), lines={})


@router.post("/add", dependencies=[Depends(ADD)])
def adding(
    request: Request,
    desk: TheDesk,
    text: Annotated[str, Form()] = "",
    address: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    publisher: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """Read what was given into the ledger, and show what was read."""
    day = day_of(published)
    arrival = Arrival(desk.now(), day, desk.settings.fetcher.limits)
    documents: list[Received] = []
    if text.strip():
        documents += [pasted(text, arrival, publisher=publisher, title=title)]
    if address.strip():
        documents += at_address(desk, address.strip(), day)
    documents += uploaded(files or (), arrival)
    if not documents:
        raise Refusal(422, "nothing was given", "paste a text, name an address, or choose files")
    added, problems = take(desk, documents)
    articles = [each for one in added for each in one.articles]
    lines = {article.id: _lines(desk, article.id) for article, _, _ in articles}
    return page(request, "add.html", added=articles, problems=problems, lines=lines)


def _lines(desk: Desk, article: str) -> object:
    tellings = desk.ledger.tellings(article_id=article)
    return statement_lines(tellings, incident_of(desk, (each.id for each in tellings)))


def day_of(published: str) -> date | None:
    """The day of publication as typed; raises `Refusal` for what is none."""
    try:
        return date.fromisoformat(published.strip()) if published.strip() else None
    except ValueError as error:
        raise Refusal(422, f'"{published[:40]}" is no day of publication', "write it like 2020-04-03") from error


def pasted(text: str, arrival: Arrival, *, publisher: str = "", title: str = "") -> Received:
    """A pasted text as a document, with the publisher and title that were typed beside it."""
    received = read_document(Document(text.encode(), "pasted text", "text/plain", "utf-8"), arrival)
    given = {name: value.strip() for name, value in (("publisher", publisher), ("title", title)) if value.strip()}
    if not given:
        return received
    articles = tuple(replace(article, **given) for article in received.articles)  # type: ignore[arg-type] # two texts
    return replace(received, articles=articles)


def at_address(desk: Desk, address: str, day: date | None) -> Iterable[Received]:
    """What a web address gives. Files of this machine are never named here: they are sent."""
    if not address.casefold().startswith(WEB):
        raise Refusal(422, "that is no web address", "give one that begins with http:// or https://, or send the file")
    return read_sources([address], published=day, now=desk.now(), fetch=desk.settings.fetcher)


def uploaded(files: Iterable[UploadFile], arrival: Arrival) -> Iterator[Received]:
    """What the files give; their names are names only, and lead to no path."""
    named = [file for file in files if file.filename]
    if len(named) > FILES_AT_MOST:
        raise Refusal(413, f"{len(named)} files at once", f"send at most {FILES_AT_MOST}; `tocsin add` takes folders")
    for file in named:
        name = (file.filename or "").replace("\\", "/").rsplit("/", 1)[-1][:200]
        raw = file.file.read(arrival.limits.max_bytes + 1)
        document = Document(raw, name, file.content_type or "")
        if len(raw) > arrival.limits.max_bytes:
            yield Received(None, (), (Problem(name, "this file is too large", "use `tocsin add` with --max-mb"),))
        elif document.kind in MANY:
            what = f"this is a {document.kind} file of many articles, which the desk does not take"
            yield Received(None, (), (Problem(name, what, "read it with `tocsin add`, or with `tocsin import`"),))
        else:
            yield read_document(document, arrival)


def take(desk: Desk, documents: Iterable[Received]) -> tuple[list[Added], list[Problem]]:
    """Read the documents into the ledger and derive its incidents; what was added and what was wrong."""
    with ONE_AT_A_TIME:
        now = desk.now()
        added = list(add(documents, desk.ledger, desk.rooms, now))
        problems = [problem for one in added for problem in one.problems]
        desk.ledger.save_problems(problems, now)
        keep_up(desk.ledger, now)
    return added, problems
