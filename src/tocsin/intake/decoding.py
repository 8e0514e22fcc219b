"""Bytes to text: byte order mark, then the declared character set, then UTF-8, then Windows-1252 with a note."""

import codecs
import re
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
META = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE
)
INVISIBLE: dict[int, str | None] = dict.fromkeys(
    map(ord, "\ufeff\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\u202a\u202b\u202c\u202d\u202e")
)
INVISIBLE |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""What is taken out; and halves of broken pairs, which some parsers let through and no file can hold, are shown."""
NOT_TEXT = frozenset(("idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"))
"""Codecs of the language, not character sets of pages: slow on long input, or apt to make broken characters."""
EXACT_BLANKS = {ord(blank): " " for blank in "\u00a0\u2007\u2009\u200a\u202f\t\f\v"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the character set it was read in; `note` is "" unless bytes had to be guessed or lost."""

    text: str
    charset: str
    note: str = ""


def declared_charset(head: bytes) -> str:
    """The character set that a page or feed declares in its head, or "".

    >>> declared_charset(b'<meta charset="windows-1256">')
    'windows-1256'
    """
    match = META.search(head[:4096])
    return (match[1] or match[2]).decode("ascii") if match else ""


def _try(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode(charset)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def decode(raw: bytes, declared: str = "") -> Decoded:
    r"""The text of `raw`, never failing; lost bytes become U+FFFD and are told of in the note.

    >>> decode("Kata’ib".encode()).text
    'Kata’ib'
    >>> decode(b"caf\xe9").charset
    'cp1252'
    """
    mark = next((charset for start, charset in MARKS if raw.startswith(start)), "")
    for charset in filter(None, (mark, _known(declared), "utf-8")):
        text = _try(raw, charset)
        if text is not None:
            return Decoded(text, charset)
    return _guess(raw)


def _known(declared: str) -> str:
    """The declared character set; what pages call Latin-1 is Windows-1252, as browsers hold."""
    name = declared.strip().lower()
    try:
        if codecs.lookup(name).name.replace("_", "-") in NOT_TEXT:
            return ""
    except (LookupError, ValueError):
        return ""
    return "cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name


def _guess(raw: bytes) -> Decoded:
    """A few broken bytes in good UTF-8 are lost alone; otherwise the whole is read as Windows-1252."""
    text = raw.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    kept = sum(1 for char in text if char > "\x7f") - lost
    if kept > lost:
        return Decoded(text, "utf-8", f"{lost} broken bytes in UTF-8 text, each shown as \ufffd")
    return Decoded(raw.decode("cp1252", "replace"), "cp1252", "broken UTF-8, read as Windows-1252 instead")


def tidy(text: str) -> str:
    r"""`text` with plain line ends and spaces, and without invisible characters.

    >>> tidy("two\u00a0soldiers\r\n")
    'two soldiers\n'
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return plain.translate(INVISIBLE).translate(EXACT_BLANKS).replace("\0", "")
