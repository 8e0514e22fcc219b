"""HTML read leniently: any words at all give elements, in time that grows with their length."""

from typing import Any

PARSER = {"encoding": "utf-8", "huge_tree": True, "no_network": True, "recover": True}


def tree_of(html: str) -> Any | None:  # noqa: ANN401 - lxml's own element, which has no types
    """The root element of a page or a piece of one; None when there is nothing in it.

    >>> tree_of("<p>Two <b>died").xpath("string()")
    'Two died'
    >>> tree_of("") is None
    True
    """
    from lxml import etree  # noqa: PLC0415 - slow import, only for web pages and feeds

    plain = html.replace("\0", "").encode("utf-8", "replace")
    return etree.fromstring(plain, etree.HTMLParser(**PARSER)) if plain.strip() else None
