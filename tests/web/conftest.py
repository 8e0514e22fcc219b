"""A desk over a small ledger of two reports of one shelling, a report of another, and texts that mean harm."""

import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from tocsin.accounts import Role, accounts, passwords
from tocsin.accounts.passwords import hashed
from tocsin.ledger import Ledger, open_ledger
from tocsin.ledger.people import AccountRow, add_account
from tocsin.pipeline import merge
from tocsin.record import Article, Capture
from tocsin.record.coded import from_coded
from tocsin.web import Settings, create_app
from tocsin.web.security.scopes import Scope
from tocsin.web.security.sessions import COOKIE

NOON = datetime(2020, 4, 5, 12, tzinfo=UTC)
HOST = "127.0.0.1:8765"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
IN_CHROMIUM = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed on this machine"),
    pytest.mark.timeout(120),
]
"""The marks of tests that open a browser."""
HARMFUL = '<script>alert("x")</script><img src=x onerror=alert(1)>'
TAJI = {"q": "Taji", "name": "Taji", "country": "IQ", "lat": 33.53, "lon": 44.26, "precision_km": 5.0}
DAY = {"q": "3 April", "earliest": "2020-04-03", "latest": "2020-04-03"}


@dataclass(frozen=True)
class Text:
    """An article and what was coded in it."""

    text: str
    publisher: str
    title: str
    coded: tuple[dict, ...]
    day: int = 4


def shelling(trigger: str, dead: str, number: int, *, actor: str = "") -> dict:
    event = {"sort": "event", "kind": "shelling", "trigger": trigger, "stage": "occurred", "confidence": 0.9}
    harm = {"q": dead, "effect": "killed", "who": "military", "low": number, "high": number}
    event |= {"target": [{"q": "Taji base"}], "place": TAJI, "when": DAY, "harm": [harm]}
    return event | ({"actor": [{"q": actor, "basis": "accused"}]} if actor else {})


TEXTS = (
    Text(
        "Militants fired 18 rockets at the Taji base on 3 April, killing two soldiers.\n\nThe market was open.",
        "Morning Post",
        "Rockets at Taji",
        (shelling("fired", "two soldiers", 2, actor="Militants"),),
    ),
    Text(
        "Rockets hit the Taji base on 3 April and killed three soldiers, an official said.",
        "Herald",
        "Three die",
        (shelling("hit", "three soldiers", 3),),
    ),
    Text(
        f"{HARMFUL} shot at a patrol in Mosul.",
        HARMFUL,
        HARMFUL,
        (
            {
                "sort": "event",
                "kind": "shooting",
                "trigger": "shot",
                "stage": "occurred",
                "actor": [{"q": HARMFUL}],
                "target": [{"q": "patrol"}],
            },
        ),
    ),
    Text(
        "قصفت القوات مدينة الموصل يوم الجمعة.\nהכוחות תקפו את העיר.",
        "صحيفة",
        "قصف الموصل",
        ({"sort": "event", "kind": "shelling", "trigger": "قصفت", "stage": "occurred", "actor": [{"q": "القوات"}]},),
    ),
)


def add(ledger: Ledger, one: Text) -> None:
    """Put a text into the ledger and derive its incidents."""
    raw = one.text.encode()
    capture = Capture(raw, f"{one.publisher}.txt", "text/plain", sha256(raw).hexdigest(), NOON)
    article = Article(
        one.text,
        title=one.title,
        publisher=one.publisher,
        published=date(2020, 4, one.day),
        language="en",
        sha256=capture.sha256,
        received=NOON,
    )
    statements = tuple(from_coded(each, one.text) for each in one.coded)
    ledger.add(capture, article, statements, reader="test", now=NOON)
    merge(ledger, NOON)


def fill(ledger: Ledger) -> None:
    """Put all the texts into the ledger."""
    for one in TEXTS:
        add(ledger, one)


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> bytes:
    """The file of a ledger with the texts in it."""
    path = tmp_path_factory.mktemp("filled") / "desk.db"
    with open_ledger(str(path)) as opened:
        fill(opened)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, filled: bytes) -> Path:
    (tmp_path / "desk.db").write_bytes(filled)
    return tmp_path / "desk.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(str(path)) as opened:
        yield opened


@pytest.fixture
def settings(path: Path) -> Settings:
    codes, seconds = count(), count()
    return Settings(
        name="ana",
        hosts=frozenset((HOST,)),
        reader="lexical",
        clock=lambda: NOON,
        steady=lambda: float(next(seconds)),
        make_code=lambda: f"code-{next(codes)}",
    )


@pytest.fixture
def app(ledger: Ledger, settings: Settings):
    return create_app(ledger, settings)


@pytest.fixture
def stranger(app) -> TestClient:
    """Somebody without a session."""
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def analyst(app) -> TestClient:
    """The desk's owner, who came in by the launch link."""
    client = TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)
    client.get("/launch", params={"code": app.state.desk.sessions.launch_code})
    return client


@pytest.fixture
def csrf(app, analyst) -> str:
    """The token that the analyst's forms bring back."""
    cookie = analyst.cookies["tocsin_session"]
    return app.state.desk.sessions.visitor(cookie).csrf


@pytest.fixture
def program(app):
    """A program with a token of these scopes."""

    def made(*scopes: Scope) -> TestClient:
        name = " ".join(scopes) or "none"
        secret = app.state.desk.tokens.make(name, frozenset(scopes), lambda: f"secret {name}", NOON, by="ana")
        headers = {"authorization": f"Bearer {secret}"}
        return TestClient(app, base_url=f"http://{HOST}", headers=headers, follow_redirects=False)

    return made


@pytest.fixture
def team_ledger(address) -> Iterator[Ledger]:
    """The same ledger where a team would have it: in a file here, and on PostgreSQL."""
    with open_ledger(str(address)) as opened:
        if not opened.incidents():
            fill(opened)
        yield opened


@pytest.fixture(scope="session", autouse=True)
def quick_hashes():
    """Hashes that take no time: how long they take otherwise is tried in `tests/accounts`."""
    with pytest.MonkeyPatch.context() as patch:
        hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(passwords, "HASHER", hasher)
        patch.setattr(passwords, "NOBODY", hasher.hash("nobody"))
        yield


@pytest.fixture(scope="session")
def password(quick_hashes) -> str:
    """The hash of the password of everybody in the team, made once."""
    return hashed("correct horse battery")


@pytest.fixture
def team(team_ledger, settings, password):
    """The desk of a team of five, one for each role, named after it."""
    with team_ledger.writing() as connection:
        for role in Role:
            add_account(
                connection, AccountRow(f"the-{role}", role, password, provisional=False, known_as=None, made=NOON)
            )
    codes = count()
    return create_app(team_ledger, replace(settings, team=True, make_code=lambda: f"team-code-number-{next(codes)}"))


@pytest.fixture
def member(team):
    """Somebody of the team who has come in, and whose forms bring their token."""

    def made(role: Role) -> TestClient:
        desk = team.state.desk
        account = next(each for each in accounts(desk.ledger) if each.role == role)
        client = TestClient(team, base_url=f"http://{HOST}", follow_redirects=False, raise_server_exceptions=False)
        client.cookies.set(COOKIE, desk.sessions.book.begin(account))
        client.headers["x-csrf"] = desk.sessions.visitor(client.cookies[COOKIE]).csrf
        return client

    return made


@pytest.fixture
def launch_link(ledger, settings):
    """The launch link of a desk that serves on a free port."""
    listening = socket.create_server(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    app = create_app(ledger, replace(settings, hosts=frozenset((host,)), per_second=1000, burst=10_000))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://{host}/launch?code={app.state.desk.sessions.launch_code}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(scope="session")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield opened
        opened.close()


@pytest.fixture
def page(launch_link, browser):
    """The desk's first page; at the end nothing may have been asked of another host, and nothing complained of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened, complaints, host = context.new_page(), [], launch_link.split("/")[2]
    strangers = []
    context.route(
        lambda url: host not in url and not url.startswith(("blob:", "data:")),
        lambda route: (strangers.append(route.request.url), route.abort()),
    )
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(launch_link)
    yield opened
    context.close()
    assert strangers == []
    assert complaints == []
