"""The date that a web page gives as its own, in its own words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.intake.dates import read_printed
from tocsin.intake.formats.markup import tree_of

META_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publication_date",
    "pubdate",
    "date",
)
LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')


@dataclass(frozen=True, slots=True)
class _Dates:
    """The dates of a page: meta elements by name, elements marked as the date of publication, time elements."""

    metas: dict[str, str] = field(default_factory=dict)
    marked: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)

    def note(self, tag: str, given: Mapping[str, str]) -> None:
        """Note the element when it holds a date."""
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if name in META_NAMES and given.get("content"):
                self.metas.setdefault(name, given["content"])
        elif given.get("itemprop") == "datePublished" or "pubdate" in given:
            self.marked.append(given.get("datetime") or given.get("content") or "")
        elif tag == "time" and given.get("datetime"):
            self.times.append(given["datetime"])


def printed_date(html: str) -> str:
    """The page's date of publication as printed in its head, its linked data or its only time element.

    Several that disagree count as none; nothing is taken from the address or from the running text.

    >>> printed_date('<meta property="article:published_time" content="2020-03-11T08:00:00Z">')
    '2020-03-11T08:00:00Z'
    >>> printed_date('<time datetime="2020-03-11">x</time><time datetime="2019-01-02">y</time>')
    ''
    """
    root, dates = tree_of(html), _Dates()
    for element in () if root is None else root.iter("*"):
        dates.note(element.tag, element.attrib)
    first = next((dates.metas[name] for name in META_NAMES if name in dates.metas), "")
    return first or next(filter(None, map(_agreed, (dates.marked, LINKED.findall(html), dates.times))), "")


def _agreed(found: list[str]) -> str:
    """The one day that all of `found` mean, in the words of the first."""
    days = {read_printed(words) for words in found}
    return found[0] if len(days) == 1 else ""
