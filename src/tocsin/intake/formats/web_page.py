"""Web pages: the main text and what the page says of itself."""

import re
from typing import Any

from tocsin.intake.decoding import declared_charset, decode, tidy
from tocsin.intake.draft import Draft, Reading
from tocsin.intake.foreign import Refusal, ask
from tocsin.intake.formats.page_date import printed_date
from tocsin.intake.formats.text_file import broken_text
from tocsin.intake.pasted.page import without_furniture
from tocsin.record import Capture, Problem

SHORTEST_EXTRACT = "25"
"""Characters below which trafilatura gives up paragraphs for bare text; its own 250 flattens wire briefs."""
LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2})", re.IGNORECASE)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
NO_TEXT = "save the article's own page, or paste its text into a .txt file"


def read_web_page(capture: Capture, charset: str) -> Reading:
    """The one article of a web page: main text, title, author, printed date, site, language, own address."""
    decoded = decode(capture.raw, charset or declared_charset(capture.raw))
    problems = broken_text(decoded.note, capture.source)
    html = DECLARATION.sub("", decoded.text)
    address = capture.source if capture.source.startswith(("http://", "https://")) else ""
    found = ask(lambda: _extract(html, address))
    if isinstance(found, Refusal):
        return Reading(
            (), (*problems, Problem(capture.source, f"this web page cannot be read ({found.reason})", NO_TEXT))
        )
    text = without_furniture(tidy(found.text or "").replace("\n", "\n\n")) if found else ""
    if not text.strip():
        return Reading((), (*problems, Problem(capture.source, "no article text in this web page", NO_TEXT)))
    return Reading((_draft(found, text, html, address),), problems)


def _draft(found: Any, text: str, html: str, address: str) -> Draft:  # noqa: ANN401 - trafilatura's own record
    language = LANGUAGE.search(html)
    return Draft(
        text,
        title=tidy(found.title or ""),
        byline=(found.author or "").replace("; ", ", "),
        publisher=found.sitename or "",
        url=found.url or address,
        printed=printed_date(html),
        language=language[1] if language else "",
    )


def _extract(html: str, address: str) -> Any:  # noqa: ANN401 - trafilatura's own record
    """Trafilatura's document; dates are read elsewhere, because it fills in missing days from the clock."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow import, only for web pages
    from trafilatura.settings import use_config  # noqa: PLC0415 - slow import, only for web pages

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", SHORTEST_EXTRACT)
    config.set("DEFAULT", "MAX_FILE_SIZE", str(len(html) + 1))
    return bare_extraction(
        html,
        url=address or None,
        include_comments=False,
        with_metadata=True,
        config=config,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
