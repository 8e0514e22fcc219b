"""Expunging: an owner takes an article out for good, with all that was made of it, and incidents stand without it."""

from dataclasses import dataclass
from datetime import datetime

from tocsin.keeping import keeping
from tocsin.ledger import Ledger, Tombstone
from tocsin.record import PROGRAM
from tocsin.reviewing.faults import NobodyNamed, NoReason, NothingExpunged, UnknownArticle

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """What expunging came to: the tombstone, and the ids of incidents that are others now, or are no more."""

    stone: Tombstone
    changed: Ids
    gone: Ids


def expunge(ledger: Ledger, which: str, *, by: str, why: str, now: datetime) -> Gone:
    """Take the article whose id begins so out for good; nothing brings it back but adding it when that is allowed again.

    Its text, bytes, readings, the decisions on it and the versions of incidents that it was in are gone from the past
    too. Bytes that held other articles go with it; those articles stay. Raises `UnknownArticle` and `NoReason`.
    """
    _check_said(by, why)
    article = ledger.article(which)
    if article is None:
        raise UnknownArticle(which)
    stone = Tombstone(article.id, by, why.strip(), now)
    with keeping(ledger) as keeper:
        before = {each.id for each in ledger.incidents()}
        ledger.expunge(stone)
        changed, gone = keeper.follow(ledger, now)
        after = {each.id for each in ledger.incidents()}
    ledger.clean()
    return Gone(stone, changed, tuple(sorted({*gone, *(before - after)} - after)))


def allow(ledger: Ledger, which: str, *, by: str, why: str, now: datetime) -> Tombstone:
    """Let an article that was expunged be added again; raises `NothingExpunged` and `NoReason`."""
    _check_said(by, why)
    stone = ledger.tombstone(which)
    if stone is None or stone.allowed:
        raise NothingExpunged(which)
    ledger.allow_again(stone.article, by=by, why=why.strip(), now=now)
    return stone


def _check_said(by: str, why: str) -> None:
    if by.strip() in ("", PROGRAM):
        raise NobodyNamed(by)
    if not why.strip():
        raise NoReason
