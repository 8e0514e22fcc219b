"""Fetching: the only place that opens the network, and only for addresses that the user named.

Every address is resolved here, checked, and connected to by number, so that a name cannot mean one machine when it is
checked and another when it is used; the name still travels in the Host header and in the TLS handshake. Proxies set in
the environment are not used, because a proxy would resolve the name again.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tocsin import __version__
from tocsin.intake.formats.web_archive import split_media_type
from tocsin.intake.limits import Limits, megabytes, too_large
from tocsin.record import Problem

if TYPE_CHECKING:
    import httpx2

CHUNK = 65_536
MOVED = frozenset((301, 302, 303, 307, 308))
NAT64 = ipaddress.ip_network("64:ff9b::/96")
Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, the address after redirects, and what the server called them."""

    raw: bytes
    url: str
    media_type: str
    charset: str


class Refused(ValueError):
    """An address was not fetched: what stood in the way, and what to do."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}; {mend}")
        self.what, self.mend = what, mend


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """The numeric addresses of a host, in the system's order."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


def is_public(number: str) -> bool:
    """Whether a numeric address is on the public internet, also when it is wrapped in an IPv6 one.

    >>> [is_public(number) for number in ("8.8.8.8", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1")]
    [True, False, False, False, False]
    """
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        within = _within(address)
        if within is not None:
            return is_public(str(within))
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _within(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    tunnel = address.teredo
    return address.ipv4_mapped or address.sixtofour or (tunnel[1] if tunnel else None)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches documents within limits. `resolve`, `transport` and `clock` stand in for the world in tests."""

    limits: Limits = field(default_factory=Limits)
    resolve: Resolve = resolve_host
    transport: "httpx2.BaseTransport | None" = None
    clock: Callable[[], float] = time.monotonic

    def fetch(self, address: str) -> Fetched | Problem:
        """The document at `address`, or why it was not fetched. Never raises for what the network does."""
        import httpx2  # noqa: PLC0415 - slow import, only for addresses

        try:
            with self._client() as client:
                return self._follow(client, address)
        except Refused as refused:
            return Problem(address, refused.what, refused.mend)
        except (httpx2.TimeoutException, TimeoutError):
            return Problem(
                address,
                f"no full answer within {self.limits.seconds:g} seconds",
                "try again later, or save the page and add the file",
            )
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, UnicodeError) as fault:
            return Problem(address, f"it cannot be reached ({fault})", "check the address and the connection")

    def _client(self) -> "httpx2.Client":
        import httpx2  # noqa: PLC0415 - slow import, only for addresses

        return httpx2.Client(
            transport=self.transport,
            timeout=self.limits.seconds,
            trust_env=False,
            follow_redirects=False,
            # A connection is known by its number alone: kept open, it could serve another host's request.
            limits=httpx2.Limits(max_keepalive_connections=0),
            headers={"user-agent": f"tocsin/{__version__}", "accept-encoding": "gzip"},
        )

    def _follow(self, client: "httpx2.Client", address: str) -> Fetched:
        deadline = self.clock() + self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            answer = self._visit(client, address, deadline)
            if isinstance(answer, Fetched):
                return answer
            address = answer
        raise Refused(f"more than {self.limits.redirects} redirects", "give the address that it ends at")

    def _visit(self, client: "httpx2.Client", address: str, deadline: float) -> Fetched | str:
        """One request: the document, or the address it was moved to."""
        import httpx2  # noqa: PLC0415 - slow import, only for addresses

        url = httpx2.URL(address)
        fault: Exception | None = None
        for number in self._numbers(url):
            request = client.build_request("GET", url.copy_with(host=number), headers={"host": url.netloc.decode()})
            request.extensions["sni_hostname"] = url.raw_host.decode()
            try:
                response = client.send(request, stream=True)
            except httpx2.ConnectError as refused:
                fault = refused
                continue
            try:
                return self._answer(response, address, deadline)
            finally:
                response.close()
        raise fault or Refused(f"{url.host} has no address", "check the address")

    def _numbers(self, url: "httpx2.URL") -> Sequence[str]:
        """The numeric addresses to connect to, each of them checked."""
        if url.scheme not in {"http", "https"} or not url.host:
            raise Refused(
                f'"{url.scheme or url}" is not a web address', "give one that begins with http:// or https://"
            )
        port = url.port or (443 if url.scheme == "https" else 80)
        if port > 65535:
            raise Refused(f"there is no port {port}", "check the address")
        numbers = self.resolve(url.raw_host.decode().strip("[]"), port)
        private = [number for number in numbers if not is_public(number)]
        if private and not self.limits.allow_private:
            raise Refused(f"{url.host} is on a private network ({private[0]})", "use --allow-private if you mean it")
        return numbers

    def _answer(self, response: "httpx2.Response", address: str, deadline: float) -> Fetched | str:
        if response.status_code in MOVED and "location" in response.headers:
            return urljoin(address, response.headers["location"])
        if not response.is_success:
            what = f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
            raise Refused(what, _advice(response.status_code))
        media_type, charset = split_media_type(response.headers.get("content-type", ""))
        return Fetched(self._body(response, deadline), address, media_type, charset)

    def _body(self, response: "httpx2.Response", deadline: float) -> bytes:
        most = self.limits.max_bytes
        told = response.headers.get("content-length", "")
        if told.isdigit() and int(told) > most:
            raise Refused(*too_large(f"a page of {megabytes(int(told))}", self.limits))
        parts, size = [], 0
        for part in response.iter_bytes(CHUNK):
            parts.append(part)
            size += len(part)
            if size > most:
                raise Refused(*too_large(f"a page of more than {megabytes(most)}", self.limits))
            if self.clock() > deadline:
                raise TimeoutError
        return b"".join(parts)


def _advice(status: int) -> str:
    if status in {401, 402, 403}:
        return "it is closed to programs; save the page in a browser and add the file"
    return "check the address" if status < 429 else "try again later"
