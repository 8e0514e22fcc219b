"""Feeds: which addresses are polled, and how often."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from tocsin.watching.settings import SettingsFault, number, only, read_settings, truth, words

KEYS = ("name", "address", "every_minutes", "pages", "most")
SHORTEST_MINUTES = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An RSS or Atom feed or a sitemap. With `pages` the entries' own pages are read, at most `most` at one poll."""

    name: str
    address: str
    every: timedelta = timedelta(minutes=30)
    pages: bool = False
    most: int = 50


def read_feeds(path: Path) -> tuple[Feed, ...]:
    """The feeds of a TOML file, in its order. Raises `SettingsFault` with what is wrong and where."""
    entries = read_settings(path, ("feed",)).get("feed", [])
    if not isinstance(entries, list) or not entries:
        raise SettingsFault(str(path), "it names no feed", "write [[feed]] and under it name and address")
    feeds = tuple(_feed(entry, f"{path}, feed {number}") for number, entry in enumerate(entries, 1))
    twice = [feed.address for place, feed in enumerate(feeds) if feed.address in {one.address for one in feeds[:place]}]
    if twice:
        raise SettingsFault(str(path), f"{twice[0]} stands there twice", "take one out")
    return feeds


def _feed(entry: Mapping[str, Any], where: str) -> Feed:
    only(entry, KEYS, where)
    address = words(entry, "address", where)
    if not address.startswith(("http://", "https://")):
        raise SettingsFault(where, f'"{address}" is not a web address', "give one that begins with http:// or https://")
    minutes = number(entry, "every_minutes", where, 30)
    if minutes < SHORTEST_MINUTES:
        raise SettingsFault(where, f"every_minutes is {minutes:g}", "poll at most once a minute")
    return Feed(
        name=words(entry, "name", where) or address,
        address=address,
        every=timedelta(minutes=minutes),
        pages=truth(entry, "pages", where, default=False),
        most=int(number(entry, "most", where, 50)),
    )
