"""The screens: each takes an address, asks the ledger, and lays out what it says. Every one works without scripts."""

from tocsin.web.pages import adding, asking, deciding, door, keeping, listing, pictures, queueing, reading

routers = tuple(
    module.router for module in (door, queueing, listing, reading, deciding, pictures, asking, adding, keeping)
)

__all__ = ["routers"]
