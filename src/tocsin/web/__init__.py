"""The desk: a web application over the ledger, for reading, reviewing and answering; no domain logic lives here."""

from tocsin.web.app import create_app
from tocsin.web.desk import Desk, Settings

__all__ = ["Desk", "Settings", "create_app"]
