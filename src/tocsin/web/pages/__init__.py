"""The screens: each takes an address, asks the ledger, and lays out what it says. Every one works without scripts."""

from tocsin.web.pages import (
    adding,
    asking,
    deciding,
    door,
    feeding,
    keeping,
    listing,
    pictures,
    queueing,
    reading,
    taking,
)

routers = tuple(
    module.router
    for module in (door, queueing, listing, feeding, reading, deciding, pictures, asking, adding, taking, keeping)
)

__all__ = ["routers"]
