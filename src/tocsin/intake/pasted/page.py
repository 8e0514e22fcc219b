"""A pasted page: its own words, and what its furniture told about it."""

from dataclasses import dataclass

from tocsin.intake.pasted.furniture import sweep
from tocsin.intake.pasted.head import read_head


@dataclass(frozen=True, slots=True)
class Page:
    """The text to be read, with what the page says of itself; "" where it says nothing."""

    text: str
    title: str = ""
    byline: str = ""
    printed: str = ""
    url: str = ""


def read_page(text: str) -> Page:
    r"""The page in `text`: furniture gone, headline and standfirst as paragraphs of their own.

    >>> page = read_page("Raids go on\n\nBy Ana Ruiz\n\nShare\n\nGunmen attacked Goma.\n\nSource: https://wire.example/1")
    >>> page.title, page.byline, page.url, page.text
    ('Raids go on', 'Ana Ruiz', 'https://wire.example/1', 'Raids go on\n\nGunmen attacked Goma.')
    """
    swept = sweep(text)
    head = read_head(swept.pieces)
    joined = type(swept)(head.paragraphs).text
    return Page(joined, head.title, head.byline, head.printed, swept.url)


def without_furniture(text: str) -> str:
    """`text` without share bars, notices and teasers, for pages whose title and byline are known already."""
    return sweep(text).text
