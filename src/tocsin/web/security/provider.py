"""An identity provider that vouches for people: OpenID Connect's authorization code with PKCE (RFC 7636, RFC 9700).

What it says is believed only after its signature, issuer, audience, time and nonce were looked at. It is asked over the
network only where a desk was started with one.
"""

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    import httpx2

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
LEEWAY_S = 60
"""How far the clocks of two machines may be apart."""
WAIT_S = 10
LARGEST = 1_000_000


class NotVouched(Exception):
    """The provider did not say who it is, or not in a way that can be believed."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A visit to the provider that began here: what must come back, and what proves that it was we who asked."""

    state: str
    nonce: str
    verifier: str
    begun: datetime

    @property
    def challenge(self) -> str:
        """What the provider is told of the verifier beforehand."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def attempt(make_code: Callable[[], str], now: datetime) -> Attempt:
    """A new visit."""
    return Attempt(make_code(), make_code(), make_code() + make_code(), now)


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider by its issuer, and what we are there: client, secret, and the address to come back to.

    `transport` stands in for the network in tests.
    """

    issuer: str
    client: str
    secret: str = field(repr=False)
    back: str
    transport: "httpx2.BaseTransport | None" = None

    def address(self, visit: Attempt) -> str:
        """Where the person is sent to say who they are; raises `NotVouched` where the provider does not answer."""
        asked = {
            "response_type": "code",
            "client_id": self.client,
            "redirect_uri": self.back,
            "scope": "openid email",
            "state": visit.state,
            "nonce": visit.nonce,
            "code_challenge": visit.challenge,
            "code_challenge_method": "S256",
        }
        where = self._endpoint(self._described(), "authorization_endpoint")
        return f"{where}{'&' if urlsplit(where).query else '?'}{urlencode(asked)}"

    def names(self, code: str, visit: Attempt, now: datetime) -> tuple[str, ...]:
        """By which names the provider knows who came back with this code: "sub:…", and an address that it has verified.

        Raises `NotVouched`.
        """
        described = self._described()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.back,
            "code_verifier": visit.verifier,
            "client_id": self.client,
            "client_secret": self.secret,
        }
        told = self._asked(self._endpoint(described, "token_endpoint"), form)
        keys = self._asked(self._endpoint(described, "jwks_uri"))
        claims = _claims(str(told.get("id_token", "")), keys)
        self._check(claims, visit, now)
        email = str(claims.get("email", "")) if claims.get("email_verified") is True else ""
        return tuple(name for name in (f"sub:{claims['sub']}", email) if name)

    def _check(self, claims: Mapping[str, Any], visit: Attempt, now: datetime) -> None:
        audience = claims.get("aud")
        meant = audience if isinstance(audience, list) else [audience]
        if claims.get("iss") != self.issuer or self.client not in meant:
            raise NotVouched("the provider spoke for another issuer, or to another client")
        if len(meant) > 1 and claims.get("azp") != self.client:
            raise NotVouched("the provider spoke to another client")
        if claims.get("nonce") != visit.nonce:
            raise NotVouched("what the provider said was not said to this visit")
        expires = claims.get("exp")
        if not isinstance(expires, int | float) or expires + LEEWAY_S < now.timestamp():
            raise NotVouched("what the provider said is no longer true")
        if not isinstance(claims.get("sub"), str) or not claims["sub"]:
            raise NotVouched("the provider did not say who it is")

    def _described(self) -> Mapping[str, Any]:
        described = self._asked(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if described.get("issuer") != self.issuer:
            raise NotVouched(f"{self.issuer} calls itself {described.get('issuer')}")
        return described

    def _endpoint(self, described: Mapping[str, Any], name: str) -> str:
        where = described.get(name)
        if not isinstance(where, str) or urlsplit(where).scheme != urlsplit(self.issuer).scheme:
            raise NotVouched(f"{self.issuer} names no {name} that is as safe as itself")
        return where

    def _asked(self, where: str, form: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        import httpx2  # noqa: PLC0415 - only desks with a provider need it

        try:
            with httpx2.Client(timeout=WAIT_S, transport=self.transport, follow_redirects=False) as client:
                answer = client.post(where, data=dict(form)) if form else client.get(where)
            told = answer.json() if answer.status_code == 200 and len(answer.content) <= LARGEST else None
        except (httpx2.HTTPError, ValueError) as error:
            raise NotVouched(f"the provider does not answer ({type(error).__name__})") from error
        if not isinstance(told, dict):
            raise NotVouched(f"the provider answered {answer.status_code}")
        return told


def _claims(token: str, keys: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a token claims, its signature being that of one of the provider's keys."""
    from joserfc import jwt  # noqa: PLC0415 - an extra
    from joserfc.errors import JoseError  # noqa: PLC0415 - the same
    from joserfc.jwk import KeySet  # noqa: PLC0415 - the same

    try:
        return jwt.decode(token, KeySet.import_key_set(dict(keys)), algorithms=list(ALGORITHMS)).claims  # type: ignore[arg-type] # looked at there
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise NotVouched("the signature is not the provider\u2019s") from error
