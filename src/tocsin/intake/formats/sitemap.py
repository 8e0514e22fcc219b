"""Sitemaps: lists of pages that a site keeps for programs, and lists of such lists."""

import gzip
import io
import re
import zlib
from dataclasses import dataclass

ROOT = re.compile(rb"\A(?:<\?[^>]*>|<!--.*?-->|\s)*+<(?:\w+:)?(urlset|sitemapindex)\b", re.DOTALL)
MOST_LINKS = 50_000
"""What sitemaps.org lets one file list."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page or another list, and when it last changed in the site's own words ("" where it does not say)."""

    address: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The links of one sitemap, in its order; `of_lists` where they are sitemaps themselves."""

    links: tuple[Link, ...]
    of_lists: bool = False


def unpacked(raw: bytes, most: int) -> bytes:
    """The bytes, out of gzip where they are in it; at most `most`, so that a small file cannot become a huge one."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    try:
        return gzip.GzipFile(fileobj=io.BytesIO(raw)).read(most)
    except (OSError, EOFError, zlib.error):
        return b""


def read_sitemap(raw: bytes) -> Sitemap | None:
    """The links of a sitemap; None when the bytes are no sitemap. A broken one gives the links before the break.

    >>> read_sitemap(b"<urlset><url><loc> https://a.example/1 </loc><lastmod>2020-03-11</lastmod></url></urlset>")
    Sitemap(links=(Link(address='https://a.example/1', changed='2020-03-11'),), of_lists=False)
    """
    root = ROOT.match(raw)
    if not root:
        return None
    links = tuple(_links(raw))[:MOST_LINKS]
    return Sitemap(links, of_lists=root[1] == b"sitemapindex")


def _links(raw: bytes) -> list[Link]:
    from lxml import etree  # noqa: PLC0415 - slow import, only for web pages and feeds

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    found = etree.fromstring(raw, parser)
    if found is None:
        return []
    told = ({_name(part): (part.text or "").strip() for part in entry} for entry in found)
    return [Link(each["loc"], each.get("lastmod", "")) for each in told if each.get("loc")]


def _name(element: object) -> str:
    return str(getattr(element, "tag", "")).rpartition("}")[2]
