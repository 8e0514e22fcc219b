"""Fetching: the only place that opens the network, and only for addresses that the user named.

Every address is resolved here, checked, and connected to by number, so that a name cannot mean one machine when it is
checked and another when it is used; the name still travels in the Host header and in the TLS handshake. Proxies set in
the environment are not used, because a proxy would resolve the name again.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tocsin import __version__
from tocsin.intake.formats.web_archive import split_media_type
from tocsin.intake.limits import Limits, megabytes, too_large
from tocsin.record import Problem

if TYPE_CHECKING:
    import ssl

    import httpx2

AGENT = f"tocsin/{__version__}"
CHUNK = 65_536
MOVED = frozenset((301, 302, 303, 307, 308))
FOR_GOOD = frozenset((301, 308))
NAT64 = ipaddress.ip_network("64:ff9b::/96")
Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, the address after redirects, and what the server called them.

    `etag` and `modified` are the server's marks of this state of it, "" where it gives none; `moved` is the address
    that it has moved to for good, "" where it has not.
    """

    raw: bytes
    url: str
    media_type: str
    charset: str
    etag: str = ""
    modified: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The address gives what it gave when it was last asked."""


@dataclass(frozen=True, slots=True)
class NotNow:
    """An address was not fetched: why, the server's status (0 without one), and the seconds it asked to be left alone."""

    problem: Problem
    status: int = 0
    wait_s: float | None = None


class Refused(ValueError):
    """An address was not fetched: what stood in the way, and what to do."""

    def __init__(self, what: str, mend: str, *, status: int = 0, wait_s: float | None = None) -> None:
        super().__init__(f"{what}; {mend}")
        self.what, self.mend, self.status, self.wait_s = what, mend, status, wait_s


@dataclass(frozen=True, slots=True)
class _Hop:
    address: str
    for_good: bool


@cache
def _authorities() -> "ssl.SSLContext":
    """The certificates that are trusted, read once: reading them costs more than a small page."""
    import httpx2  # noqa: PLC0415 - slow import, only for addresses

    return httpx2.create_ssl_context(trust_env=False)


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
        found = self.revisit(address)
        if isinstance(found, Unchanged):
            return Problem(address, "the server says that nothing has changed", "try again later")
        return found.problem if isinstance(found, NotNow) else found

    def revisit(self, address: str, *, etag: str = "", modified: str = "") -> Fetched | Unchanged | NotNow:
        """The document at `address` unless it is still as it was when the server marked it so; or why it was not fetched.

        Never raises for what the network does.
        """
        import httpx2  # noqa: PLC0415 - slow import, only for addresses

        marks = {name: mark for name, mark in (("if-none-match", etag), ("if-modified-since", modified)) if mark}
        try:
            with self._client(marks) as client:
                return self._follow(client, address)
        except Refused as refused:
            return NotNow(Problem(address, refused.what, refused.mend), refused.status, refused.wait_s)
        except (httpx2.TimeoutException, TimeoutError):
            what = f"no full answer within {self.limits.seconds:g} seconds"
            return NotNow(Problem(address, what, "try again later, or save the page and add the file"))
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, UnicodeError) as fault:
            what = f"it cannot be reached ({fault})"
            return NotNow(Problem(address, what, "check the address and the connection"))

    def _client(self, marks: dict[str, str]) -> "httpx2.Client":
        import httpx2  # noqa: PLC0415 - slow import, only for addresses

        return httpx2.Client(
            transport=self.transport,
            verify=_authorities(),
            timeout=self.limits.seconds,
            trust_env=False,
            follow_redirects=False,
            # A connection is known by its number alone: kept open, it could serve another host's request.
            limits=httpx2.Limits(max_keepalive_connections=0),
            headers={"user-agent": AGENT, "accept-encoding": "gzip", **marks},
        )

    def _follow(self, client: "httpx2.Client", address: str) -> Fetched | Unchanged:
        deadline, moved, for_good = self.clock() + self.limits.seconds, "", True
        for _ in range(self.limits.redirects + 1):
            answer = self._visit(client, address, deadline)
            if not isinstance(answer, _Hop):
                return replace(answer, moved=moved) if isinstance(answer, Fetched) else answer
            address, for_good = answer.address, for_good and answer.for_good
            moved = address if for_good else moved
        raise Refused(f"more than {self.limits.redirects} redirects", "give the address that it ends at")

    def _visit(self, client: "httpx2.Client", address: str, deadline: float) -> Fetched | Unchanged | _Hop:
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
            raise Refused(
                f"{url.host} is on a private network ({private[0]})", "use `tocsin add --allow-private` if you mean it"
            )
        return numbers

    def _answer(self, response: "httpx2.Response", address: str, deadline: float) -> Fetched | Unchanged | _Hop:
        status, said = response.status_code, response.headers
        if status in MOVED and "location" in said:
            return _Hop(urljoin(address, said["location"]), status in FOR_GOOD)
        if status == 304:
            return Unchanged()
        if not response.is_success:
            what = f"the server answered {status} {response.reason_phrase}".rstrip()
            raise Refused(what, _advice(status), status=status, wait_s=_wait(said.get("retry-after", "")))
        media_type, charset = split_media_type(said.get("content-type", ""))
        raw = self._body(response, deadline)
        return Fetched(raw, address, media_type, charset, said.get("etag", ""), said.get("last-modified", ""))

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


def _wait(told: str) -> float | None:
    """The seconds that a server asks to be left alone; a date, or nonsense, asks for none.

    >>> _wait("120"), _wait("soon")
    (120.0, None)
    """
    return float(told) if told.isdecimal() and len(told) < 9 else None
