"""What is handed on as a whole: releases and evidence packs, as downloads; the same functions as the commands'."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, File, Form, Query, UploadFile
from starlette.responses import Response, StreamingResponse

from tocsin.exports.about import Wish
from tocsin.exports.coarsening import CannotCoarsen
from tocsin.exports.release.changes import Previous
from tocsin.exports.release.edition import CannotRelease, Edition
from tocsin.exports.release.previous import NotARelease, release_in
from tocsin.ledger.errors import AmbiguousId
from tocsin.record import Incident
from tocsin.transfer.evidencing import Handing, NoSuchIncident, hand_over, incidents_named
from tocsin.transfer.releasing import Asked as AskedRelease
from tocsin.transfer.releasing import last_day, release
from tocsin.web.desk import Desk
from tocsin.web.downloads import note, whole
from tocsin.web.filters import EVERY, Filter
from tocsin.web.pages.asked import Asked
from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Visitor

AT_MOST = 2000
"""More incidents than these make no evidence pack."""
ZIP = "application/zip"
Line = Annotated[str, Form(max_length=200)]
Named = Annotated[bool, Form()]


@dataclass(frozen=True, slots=True)
class Called:
    """What a release is called, how it is written, and the release before it, uploaded."""

    title: str
    version: str
    licence: str
    by: str
    coarsen: str
    names: bool
    previous: UploadFile | None


def called(
    title: Line = "",
    version: Line = "",
    licence: Line = "",
    by: Line = "",
    coarsen: Line = "",
    *,
    names: Named = False,
    previous: Annotated[UploadFile | None, File()] = None,
) -> Called:
    """The names of a release, out of its form; several who answer for it stand with a semicolon between them."""
    return Called(title.strip(), version.strip(), licence.strip(), by, coarsen.strip(), names, previous)


TheCalled = Annotated[Called, Depends(called)]


def released(desk: Desk, visitor: Visitor, asked: Asked, said: Called) -> Response:
    """A release of what the filter means; raises `Refusal` 422 for names that do not do and a file that is no release."""
    found = asked.selection.incidents
    people = tuple(filter(None, map(str.strip, said.by.split(";"))))
    try:
        edition = Edition(said.title, said.version, last_day(desk.ledger), said.licence, people)
        wish = Wish(_scope(asked.wanted), said.licence, said.coarsen)
        wanted = AskedRelease(edition, wish, _before(said.previous), said.names)
        parts = whole(lambda out: release(desk.ledger, found, wanted, out))
    except (CannotRelease, CannotCoarsen, NotARelease) as error:
        raise Refusal(422, str(error)) from error
    note(desk, visitor, f"release {edition.version}", wish.filter or "all", len(found))
    return _zipped(parts, f"{edition.name}-{edition.version}.zip")


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack is to be: these incidents by id, or where there are none what the filter means."""

    id: tuple[str, ...]
    handing: Handing
    licence: str


def pack(
    id: Annotated[list[str] | None, Query(max_length=500)] = None,  # noqa: A002 - the name in the address
    licence: Annotated[str, Query(max_length=80)] = "",
    *,
    originals: Annotated[bool, Query()] = False,
    names: Annotated[bool, Query()] = False,
) -> Pack:
    """The wish for a pack, out of the address."""
    return Pack(tuple(id or ()), Handing(originals, names), licence.strip())


ThePack = Annotated[Pack, Depends(pack)]


def packed(desk: Desk, visitor: Visitor, asked: Asked, wanted: Pack) -> Response:
    """An evidence pack; raises `Refusal` 404 for an id that no incident has, 422 for one that several have and for too many."""
    found = _meant(desk, asked, wanted.id)
    told = f"id: {', '.join(each.id for each in found)}" if wanted.id else asked.wanted.said()
    parts = whole(lambda out: hand_over(desk.ledger, found, Wish(told, wanted.licence), wanted.handing, out))
    note(desk, visitor, "an evidence pack", told, len(found))
    return _zipped(parts, f"evidence-{found[0].id[:8]}.zip" if len(found) == 1 else "evidence.zip")


def _meant(desk: Desk, asked: Asked, ids: tuple[str, ...]) -> list[Incident]:
    try:
        found = incidents_named(desk.ledger, ids) if ids else list(asked.selection.incidents)
    except NoSuchIncident as error:
        raise Refusal(404, str(error)) from error
    except AmbiguousId as error:
        raise Refusal(422, str(error)) from error
    if len(found) > AT_MOST:
        what = f"{len(found):,} incidents are too many for one pack"
        raise Refusal(422, what, f"narrow the filter to {AT_MOST:,} or fewer")
    return found


def _scope(wanted: Filter) -> str:
    """The filter in words, "" for the whole ledger, as the command says it."""
    return "" if wanted.but(columns=()) == Filter(stage=(EVERY,)) else wanted.said()


def _before(uploaded: UploadFile | None) -> Previous | None:
    """The release that was uploaded; a form without a file sends one without a name."""
    return release_in(uploaded.file, uploaded.filename) if uploaded and uploaded.filename else None


def _zipped(parts: Iterator[bytes], name: str) -> Response:
    return StreamingResponse(parts, media_type=ZIP, headers={"content-disposition": f'attachment; filename="{name}"'})
