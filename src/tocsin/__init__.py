"""Tocsin: a sourced ledger of reported armed conflict. In Python, `tocsin.open(ledger)` gives a book (`tocsin.api`)."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever is exposed
    """`open` from `tocsin.api`, loaded when it is first asked for: a command that needs no book starts without it."""
    if name == "open":
        return import_module("tocsin.api").open_book
    raise AttributeError(f'tocsin has no "{name}"; see tocsin.api')
