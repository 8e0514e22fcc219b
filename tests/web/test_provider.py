"""Coming in by an identity provider: a provider of our own, whose word is bent in every way that must not be believed."""

import base64
import hashlib
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.testclient import TestClient

from tests.web.conftest import HOST, NOON
from tocsin.accounts import Role, add_account, disable
from tocsin.cli.servingteam import CannotServe, provider_of_team
from tocsin.ledger.following import log_before
from tocsin.web import create_app
from tocsin.web.security.provider import Provider

ISSUER = "https://id.example"
SECRET = "hush"  # noqa: S105 - of nobody
KEY, OTHER = (RSAKey.generate_key(2048, {"kid": "one"}) for _ in range(2))


class Fake:
    """The provider: remembers what it was asked, and says what it is told to say."""

    def __init__(self):
        self.asked, self.claims, self.key, self.described = {}, {}, KEY, {}
        self.algorithm = "RS256"

    def __call__(self, request):
        if request.url.path.endswith("openid-configuration"):
            names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
            found = {"issuer": ISSUER} | {name: f"{ISSUER}/{path}" for name, path in names.items()}
            return httpx2.Response(200, json=found | self.described)
        if request.url.path == "/keys":
            return httpx2.Response(200, json={"keys": [KEY.as_dict(private=False)]})
        given = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        proven = base64.urlsafe_b64encode(digest).decode().rstrip("=") == self.asked["code_challenge"]
        if not proven or given["code"] != "the code" or given["client_secret"] != SECRET:
            return httpx2.Response(400, json={"error": "invalid_grant"})
        claims = {"iss": ISSUER, "aud": "desk", "sub": "7", "nonce": self.asked["nonce"], "exp": NOON.timestamp() + 60}
        claims |= {"email": "ana@example.org", "email_verified": True} | self.claims
        head = {"alg": self.algorithm, "kid": "one"}
        return httpx2.Response(200, json={"id_token": jwt.encode(head, claims, self.key, algorithms=[self.algorithm])})


@pytest.fixture
def fake():
    return Fake()


@pytest.fixture
def known(team_ledger):
    said = {"by": "olga", "make_code": lambda: "", "now": NOON}
    add_account(team_ledger, "ana", Role.CODER, known_as="ana@example.org", **said)
    return team_ledger


@pytest.fixture
def visitor(known, settings, fake):
    provider = Provider(ISSUER, "desk", SECRET, f"http://{HOST}/login/provider/back", httpx2.MockTransport(fake))
    codes = iter(f"code number {number}" for number in range(99))
    app = create_app(known, replace(settings, team=True, provider=provider, make_code=codes.__next__))
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)


def go(visitor, fake):
    """Go there, and give what the provider was asked."""
    answer = visitor.get("/login/provider")
    fake.asked = {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}
    return fake.asked


def come_back(visitor, fake, **other):
    return visitor.get("/login/provider/back", params={"code": "the code", "state": fake.asked["state"]} | other)


def test_whom_the_provider_knows_comes_in_with_the_role_of_their_account(visitor, fake, known):
    assert "Come in by id.example" in visitor.get("/login").text
    asked = go(visitor, fake)
    assert (asked["response_type"], asked["code_challenge_method"], asked["scope"]) == ("code", "S256", "openid email")
    answer = come_back(visitor, fake)
    assert (answer.status_code, "SameSite=strict" in answer.headers["set-cookie"]) == (200, True)
    assert visitor.get("/audit").status_code == 200
    with known.reading() as connection:
        assert log_before(connection, None, 1)[0].line.what == "ana came in"


def test_a_subject_is_a_name_too_where_no_address_is_verified(visitor, fake, known):
    add_account(known, "bob", Role.VIEWER, by="olga", make_code=lambda: "", now=NOON, known_as="sub:8")
    fake.claims = {"sub": "8", "email_verified": False}
    go(visitor, fake)
    come_back(visitor, fake)
    assert "bob" in visitor.get("/account").text


BENT = {
    "another issuer": {"iss": "https://evil.example"},
    "another client": {"aud": "other"},
    "several clients, not asked by us": {"aud": ["desk", "other"], "azp": "other"},
    "another visit": {"nonce": "old"},
    "too old": {"exp": NOON.timestamp() - 61},
    "no end": {"exp": "never"},
    "nobody": {"sub": ""},
    "an address that nobody verified": {"email_verified": False},
    "an address said to be verified in words": {"email_verified": "true"},
    "somebody without account": {"email": "eve@example.org"},
}


@pytest.mark.parametrize("bent", BENT)
def test_a_word_that_must_not_be_believed_lets_nobody_in(bent, visitor, fake):
    fake.claims = BENT[bent]
    go(visitor, fake)
    assert come_back(visitor, fake).status_code == 403
    assert visitor.get("/incidents").status_code == 303


def test_a_word_signed_by_another_or_with_a_secret_lets_nobody_in(visitor, fake):
    for key, algorithm in ((OTHER, "RS256"), (OctKey.generate_key(256), "HS256")):
        fake.key, fake.algorithm = key, algorithm
        go(visitor, fake)
        assert come_back(visitor, fake).status_code == 403
    assert visitor.get("/incidents").status_code == 303


def test_another_code_is_worth_nothing(visitor, fake):
    go(visitor, fake)
    assert come_back(visitor, fake, code="another").status_code == 403


def test_a_visit_comes_back_once_in_the_browser_that_left_and_soon(visitor, fake):
    go(visitor, fake)
    assert come_back(visitor, fake, state="guessed").status_code == 403
    kept = visitor.cookies["tocsin_visit"]
    visitor.cookies.clear()
    assert come_back(visitor, fake).status_code == 403
    visitor.cookies.set("tocsin_visit", kept)
    assert come_back(visitor, fake).status_code == 200
    visitor.cookies.set("tocsin_visit", kept)
    assert come_back(visitor, fake).status_code == 403
    visitor.cookies.clear()
    state = go(visitor, fake)["state"]
    assert visitor.app.state.desk.visits.end(state, state, NOON + timedelta(minutes=11)) is None


def test_a_disabled_account_stays_out(visitor, fake, known):
    disable(known, "ana", by="olga", why="left", now=NOON)
    go(visitor, fake)
    assert come_back(visitor, fake).status_code == 403


@pytest.mark.parametrize(
    "described", [{"issuer": "https://evil.example"}, {"token_endpoint": "http://id.example/token"}]
)
def test_a_provider_that_is_not_what_it_says_is_not_asked(described, visitor, fake):
    go(visitor, fake)
    fake.described = described
    assert come_back(visitor, fake).status_code == 403


def test_a_provider_that_does_not_answer_is_told_of(visitor, fake):
    fake.described = {"issuer": None}
    assert visitor.get("/login/provider").status_code == 502


def test_a_desk_without_a_provider_has_no_way_there(team):
    client = TestClient(team, base_url=f"http://{HOST}", follow_redirects=False)
    assert client.get("/login/provider").status_code == 404
    assert "Come in by" not in client.get("/login").text


def test_a_provider_is_named_whole_and_safe_or_not_at_all():
    assert provider_of_team("", "", "", "https://desk.example") is None
    for wrong in ((ISSUER, "", "x"), (ISSUER, "desk", ""), ("http://id.example", "desk", "x")):
        with pytest.raises(CannotServe):
            provider_of_team(*wrong, "https://desk.example")
    made = provider_of_team(ISSUER, "desk", "hush", "https://desk.example/")
    assert (made.back, "hush" in repr(made)) == ("https://desk.example/login/provider/back", False)
