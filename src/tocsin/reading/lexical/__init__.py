"""The lexical reader: word lists and clause order, no trained model. The measured baseline, and the fallback."""

from collections.abc import Sequence

from tocsin.reading.lexical.article import read_article
from tocsin.record import Marks


class LexicalReader:
    """Reads by word lists and clause order; the same text always gives the same marks."""

    name = "lexical-1"

    def read(self, texts: Sequence[str]) -> list[Marks]:
        """The marks of each text, in order."""
        return [read_article(text) for text in texts]
