"""What must be so before a desk is opened to a team; what is not is said before anything listens."""

from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tocsin.accounts import Role, accounts
from tocsin.ledger import Ledger

if TYPE_CHECKING:
    from tocsin.web.security.provider import Provider

NEAR = frozenset(("127.0.0.1", "localhost", "::1"))


class CannotServe(ValueError):
    """A desk that is not opened to a team as it was asked, with what to do."""


def hosts_of_team(ledger: Ledger, address: str, *, certified: bool) -> frozenset[str]:
    """The host names that the desk answers to; raises `CannotServe` where a team would not be safe with it."""
    if ledger.engine.dialect.name != "postgresql":
        raise CannotServe(
            f"{ledger.where}: a team works on PostgreSQL, and this ledger is a file; take it over with `tocsin archive` "
            "and `tocsin restore --ledger postgresql://USER@HOST/DATABASE`, or serve it to yourself without --team"
        )
    if not any(each.role == Role.OWNER and not each.disabled for each in accounts(ledger)):
        raise CannotServe(f"{ledger.where} has no owner yet; make one with `tocsin accounts add NAME --role owner`")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CannotServe("say with --address what people open, such as https://desk.example.org")
    if parts.scheme == "http" and (parts.hostname not in NEAR or certified):
        raise CannotServe(
            f"{address}: passwords would travel in the clear; take an https:// address, and give the desk a --certificate "
            "or put a proxy that has one before it"
        )
    return frozenset((parts.netloc,))


def provider_of_team(issuer: str, client: str, secret: str, address: str) -> "Provider | None":
    """The identity provider that was named, None for none; raises `CannotServe` where it cannot be asked safely."""
    from tocsin.web.security.provider import Provider

    if not issuer:
        return None
    if not (client and secret):
        raise CannotServe("a provider needs --client and --secret (or TOCSIN_PROVIDER_SECRET), as it was set up there")
    if not issuer.startswith("https://") and urlsplit(issuer).hostname not in NEAR:
        raise CannotServe(f"{issuer}: who comes in would be told in the clear; name an https:// issuer")
    if find_spec("joserfc") is None:
        raise CannotServe("to look at a provider\u2019s signatures, install `pip install tocsin[oidc]`")
    return Provider(issuer, client, secret, f"{address.rstrip('/')}/login/provider/back")
