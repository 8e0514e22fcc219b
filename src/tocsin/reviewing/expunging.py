"""Expunging: an owner takes an article out for good, with all that was made of it, and incidents stand without it."""

from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.keeping import keeping
from tocsin.ledger import Ledger, Tombstone
from tocsin.record import PROGRAM
from tocsin.reviewing.faults import NobodyNamed, NoReason, NothingExpunged, UnknownArticle

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """What expunging came to: the tombstone, and the ids of incidents that are others now, or are no more.

    `copies` are the ids of the articles of the same text that went with it, each with a tombstone of its own.
    """

    stone: Tombstone
    changed: Ids
    gone: Ids
    copies: Ids = ()


def expunge(ledger: Ledger, which: str, *, by: str, why: str, now: datetime) -> Gone:
    """Take the article whose id begins so out for good; nothing brings it back but adding it when that is allowed again.

    Its text, bytes, readings, the decisions on it and the versions of incidents that it was in are gone from the past
    too, and so are articles of the same text under other ids. Bytes that held other articles go with it; those articles
    stay. Raises `UnknownArticle` and `NoReason`.
    """
    _check_said(by, why)
    article = ledger.article(which)
    if article is None:
        raise UnknownArticle(which)
    stone, copies = Tombstone(article.id, by, why.strip(), now), ledger.copies_of(article)
    with keeping(ledger) as keeper:
        before = {each.id for each in ledger.incidents()}
        for each in (article.id, *copies):
            ledger.expunge(replace(stone, article=each))
        changed, gone = keeper.follow(ledger, now)
        after = {each.id for each in ledger.incidents()}
    ledger.clean()
    return Gone(stone, changed, tuple(sorted({*gone, *(before - after)} - after)), copies)


def allow(ledger: Ledger, which: str, *, by: str, why: str, now: datetime) -> Tombstone:
    """Let an article that was expunged be added again, with the others of its text that went with it.

    Raises `NothingExpunged` and `NoReason`.
    """
    _check_said(by, why)
    stone = ledger.tombstone(which)
    if stone is None or stone.allowed:
        raise NothingExpunged(which)
    for each in ledger.tombstones():
        if (each.by, each.why, each.made) == (stone.by, stone.why, stone.made):
            ledger.allow_again(each.article, by=by, why=why.strip(), now=now)
    return stone


def _check_said(by: str, why: str) -> None:
    if by.strip() in ("", PROGRAM):
        raise NobodyNamed(by)
    if not why.strip():
        raise NoReason
