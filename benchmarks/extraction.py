"""Pages to articles, beside trafilatura alone: `python -m benchmarks.extraction`.

Intake calls trafilatura once a page, with title, author and site; around it stand decoding, the printed date, page
furniture, language and hashing. What these add shows in the ratio.
"""

from datetime import UTC, datetime

from benchmarks.measuring import processor_seconds, show
from benchmarks.pages import pages
from tocsin.intake.document import Document, read_document
from tocsin.intake.draft import Arrival

PAGES = 100
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print pages a second of the processor, and their ratio to trafilatura's."""
    from trafilatura import bare_extraction, extract  # noqa: PLC0415 - slow import

    made = list(pages(PAGES))
    work = {
        "trafilatura, text alone": lambda: [extract(page.html, url=page.address) for page in made],
        "trafilatura, text and metadata": lambda: [
            bare_extraction(page.html, url=page.address, with_metadata=True) for page in made
        ],
        "tocsin, page to article": lambda: [
            read_document(Document(page.html.encode(), page.address, "text/html", "utf-8"), Arrival(NOW))
            for page in made
        ],
    }
    taken = processor_seconds(work)
    beside = taken["trafilatura, text and metadata"]
    for name, seconds in taken.items():
        show(name, f"{PAGES / seconds:.0f} pages/s, {beside / seconds:.2f} of trafilatura with metadata")


if __name__ == "__main__":
    main()
