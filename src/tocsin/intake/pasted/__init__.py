"""Pages pasted whole: the furniture of a news site is told from the article's own words."""

from tocsin.intake.pasted.page import Page, read_page

__all__ = ["Page", "read_page"]
