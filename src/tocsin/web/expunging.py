"""Expunging as owners ask for it on pages and through the API, and what is told of what is gone."""

from tocsin.ledger import Tombstone
from tocsin.reviewing.expunging import Gone, allow, expunge
from tocsin.web.decisions import LONGEST, ONE_AT_A_TIME
from tocsin.web.desk import Desk
from tocsin.web.security.problems import Refusal
from tocsin.web.security.scopes import Scope, Visitor

SHOWN = 8
"""So many characters of an article's id are typed to confirm that it is this one."""


def expunge_one(desk: Desk, visitor: Visitor, which: str, why: str) -> Gone:
    """Take the article out for good; raises `ReviewError` without a reason, and for what is not there."""
    with ONE_AT_A_TIME:
        return expunge(desk.ledger, which, by=visitor.name, why=why[:LONGEST], now=desk.now())


def allow_one(desk: Desk, visitor: Visitor, which: str, why: str) -> Tombstone:
    """Let an article that was expunged be added again; raises `ReviewError` where none is."""
    with ONE_AT_A_TIME:
        return allow(desk.ledger, which, by=visitor.name, why=why[:LONGEST], now=desk.now())


def stone_for(desk: Desk, visitor: Visitor, which: str) -> Tombstone | None:
    """The tombstone of the article of this id, without who and why for a visitor who may not see names."""
    stone = desk.ledger.tombstone(which)
    if stone is None or visitor.may(Scope.NAMES):
        return stone
    return Tombstone(stone.article, "", "", stone.made, stone.allowed)


def missing(desk: Desk, visitor: Visitor, which: str) -> Refusal:
    """Why there is no such article: it was expunged, or there never was one."""
    stone = stone_for(desk, visitor, which)
    if stone is None:
        return Refusal(404, f'no article has an id that begins "{which[:40]}"', "look for it in the list of articles")
    who = f" by {stone.by}: {stone.why}" if stone.by else ""
    return Refusal(410, f"the article {stone.article} was expunged on {stone.made:%Y-%m-%d}{who}")
