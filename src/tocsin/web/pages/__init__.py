"""The screens: each takes an address, asks the ledger, and lays out what it says. Every one works without scripts."""

from tocsin.web.pages import (
    accounts,
    adding,
    asking,
    deciding,
    door,
    expunging,
    feeding,
    foretelling,
    handing,
    keeping,
    listing,
    logging_in,
    pictures,
    queueing,
    reading,
    taking,
    vouching,
)

routers = tuple(
    module.router
    for module in (
        door,
        logging_in,
        vouching,
        accounts,
        queueing,
        listing,
        feeding,
        reading,
        deciding,
        expunging,
        pictures,
        asking,
        foretelling,
        adding,
        taking,
        handing,
        keeping,
    )
)

__all__ = ["routers"]
