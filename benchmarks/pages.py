"""Pages such as Common Crawl News holds, made of our own texts: articles in page furniture, one in eight on conflict.

Everything follows from the page's number, so that the same archive is made anywhere.
"""

import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from random import Random

from benchmarks.texts import bodies
from training.written import WRITTEN, Passage, read_passages

PEACE = Path(__file__).with_name("peace.txt")
TOWNS = [
    "Aldermoor",
    "Bexwick",
    "Corvane",
    "Dunmere",
    "Estholm",
    "Farrow",
    "Gildenau",
    "Hestrand",
    "Ilverton",
    "Jarrow",
    "Kestrel",
    "Lindow",
]
DAYS = 60
EVERY = 8
"""One page in so many tells of conflict."""
LONG = 250
"""Characters from which a written passage is long enough for a page of its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the archive: its address, its bytes as served."""

    address: str
    html: str


@cache
def subjects() -> tuple[tuple[str, ...], ...]:
    """The sentences of peaceful articles, by subject."""
    blocks = PEACE.read_text(encoding="utf-8").split("== ")[1:]
    return tuple(tuple(block.strip().split("\n")[1:]) for block in blocks)


@cache
def written() -> tuple[Passage, ...]:
    """The passages written for training."""
    names = ("articles.txt", "long-1.txt", "long-2.txt")
    return tuple(p for name in names for p in read_passages(WRITTEN / name) if isinstance(p, Passage))


@cache
def telling() -> tuple[str, ...]:
    """Articles that tell of conflict: the worked theatre's reports, and long written passages."""
    return (*bodies(), *(p.text.replace("\n", "\n\n") for p in written() if p.statements and len(p.text) >= LONG))


@cache
def near_misses() -> tuple[str, ...]:
    """Short passages that use the words of conflict and tell of none."""
    return tuple(passage.text for passage in written() if not passage.statements)


def quiet(chance: Random) -> str:
    """An article of about 450 words that tells of no conflict; one in six uses a word of conflict all the same."""
    lines = [line for subject in chance.sample(subjects(), 3) for line in chance.sample(subject, 9)]
    said = [line.format(n=chance.randint(3, 40), town=chance.choice(TOWNS)) for line in lines]
    if chance.random() < 1 / 6:
        said.insert(4, chance.choice(near_misses()))
    return "\n\n".join(" ".join(said[at : at + 3]) for at in range(0, len(said), 3))


def pages(count: int) -> Iterator[Page]:
    """The first `count` pages of the archive."""
    for number in range(count):
        chance = Random(number)  # noqa: S311 - shuffling texts is no cryptography
        if number % EVERY:
            yield _page(number, quiet(chance), chance)
        else:
            articles = telling()
            yield _page(number, articles[number // EVERY % len(articles)], chance)


def _page(number: int, text: str, chance: Random) -> Page:
    address = f"https://news{number % 40}.example/{number % 7}/story-{number}.html"
    day = f"2024-{1 + number % DAYS // 30:02}-{1 + number % 28:02}"
    title = text.split("\n", maxsplit=1)[0].split(". ", maxsplit=1)[0][:90]
    paragraphs = [f"<p>{escape(part)}</p>" for part in text.split("\n\n")]
    paragraphs.insert(2, '<div class="ad" data-slot="mid"><span>Advertisement</span></div>')
    article = f'<article><h1>{escape(title)}</h1><time datetime="{day}">{day}</time>{"".join(paragraphs)}</article>'
    return Page(address, f"{_head(title, day, number, chance)}{_above()}{article}{_below(chance)}")


def _head(title: str, day: str, number: int, chance: Random) -> str:
    styles = "".join(f".c{n}-{chance.randrange(999)}{{margin:{n}px;color:#{n:06x}}}" for n in range(300))
    script = "".join(f'w.push({{"k{n}":"{chance.getrandbits(64):x}"}});' for n in range(500))
    linked = f'{{"@type":"NewsArticle","headline":"story {number}","datePublished":"{day}T08:00:00Z"}}'
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | News {number % 40}</title>'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"><meta property="og:site_name" '
        f'content="News {number % 40}"><meta property="og:title" content="{escape(title)}"><script '
        f'type="application/ld+json">{linked}</script><style>{styles}</style><script>var w=[];{script}</script></head>'
    )


def _above() -> str:
    sections = "".join(f'<li class="nav-item"><a href="/s/{n}">Section {n}</a></li>' for n in range(60))
    return (
        f'<body class="post"><div id="cookie" class="banner"><p>We use cookies. <button>Accept all</button></p></div>'
        f'<header><nav class="menu"><ul>{sections}</ul></nav></header><main>'
    )


def _below(chance: Random) -> str:
    lines = [line for subject in subjects() for line in subject]
    teasers = "".join(
        f'<div class="teaser"><a href="/r/{n}"><img src="/i/{n}.jpg" alt=""><h3>{escape(chance.choice(lines)[:60])}</h3></a></div>'
        for n in range(30)
    )
    comments = "".join(
        f'<li class="comment"><b>Reader {n}</b><p>{escape(chance.choice(lines))}</p></li>' for n in range(12)
    )
    links = "".join(f'<a href="/f/{n}">Imprint {n}</a> ' for n in range(40))
    return (
        f'<section class="related"><h2>More stories</h2>{teasers}</section><section id="comments" class="comments">'
        f'<ul>{comments}</ul></section></main><aside class="sidebar"><div class="newsletter"><p>Sign up for our '
        f"newsletter</p></div></aside><footer>{links}<p>© 2024</p></footer></body></html>"
    )


def write_warc(path: Path, made: Iterator[Page]) -> int:
    """Write the pages as a WARC of one gzip member a record, as Common Crawl does; how many bytes of HTML they have."""
    size = 0
    with path.open("wb") as file:
        for number, page in enumerate(made):
            body = page.html.encode()
            size += len(body)
            file.write(_member(page.address, body, number))
    return size


def _member(address: str, body: bytes, number: int) -> bytes:
    said = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(said) + len(body)}\r\n\r\n"
    ).encode()
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=6, mtime=0) as packed:
        packed.write(head + said + body + b"\r\n\r\n")
    return out.getvalue()
