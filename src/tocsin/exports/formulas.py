"""Cells that a spreadsheet would run: disarmed on the way out, and made whole again on the way in."""

FORMULA = ("=", "+", "-", "@", "\t", "\n", "\r", *"＝＋－＠")
"""How a cell begins that spreadsheets run, the wide signs too."""


def disarmed(words: str) -> str:
    """The words, after a quote mark where a spreadsheet would run them, or where such a mark stands already.

    >>> disarmed("=1+1"), disarmed("'=1+1"), disarmed("a=1"), disarmed("-")
    ("'=1+1", "''=1+1", 'a=1', "'-")
    """
    return f"'{words}" if words.lstrip("'").startswith(FORMULA) else words


def rearmed(cell: str) -> str:
    """The words that `disarmed` was given.

    >>> rearmed(disarmed("=1+1")), rearmed("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell
