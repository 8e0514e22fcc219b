"""The past of an id: all that happened to it and what it is made of."""

from tocsin.ledger import HistoryRow, Ledger


def history(ledger: Ledger, which: str) -> list[HistoryRow]:
    """All that happened to an incident, its reports and their articles, to a report or to an article, the first first."""
    raise NotImplementedError
