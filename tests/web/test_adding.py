"""Adding on the screen and through the API: what is sent is read; no address leads inside, no name leads to a path."""

from dataclasses import replace

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.web.conftest import HARMFUL, HOST
from tocsin.intake import Fetcher
from tocsin.web import create_app
from tocsin.web.security.scopes import Scope

TEXT = "Gunmen killed two soldiers near Mosul on 1 April 2020, the army said."
INSIDE = {
    "http://127.0.0.1/": "127.0.0.1",
    "http://localhost/": "127.0.0.1",
    "http://[::1]/": "::1",
    "http://169.254.169.254/latest/meta-data": "169.254.169.254",
    "http://10.0.0.8/": "10.0.0.8",
    "http://looks-public.example/": "192.168.1.4",
    "http://2130706433/": "127.0.0.1",
}


def test_a_pasted_text_is_read_and_shown(analyst, csrf):
    answer = analyst.post("/add", data={"csrf": csrf, "text": TEXT, "published": "2020-04-02", "publisher": "Wire"})
    assert answer.status_code == 200
    assert "Wire · 2020-04-02 · new" in answer.text
    assert "<strong>shooting" in answer.text or "<strong>killing" in answer.text


def test_a_file_is_read_and_its_name_leads_to_no_path(analyst, csrf):
    name = f"../../../etc/{HARMFUL}.txt"
    answer = analyst.post("/add", data={"csrf": csrf}, files={"files": (name, TEXT.encode(), "text/plain")})
    assert answer.status_code == 200
    assert "new" in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "ftp://x.example/", "demo.db", "-"])
def test_what_is_no_web_address_is_not_read(address, analyst, csrf):
    answer = analyst.post("/add", data={"csrf": csrf, "address": address})
    assert answer.status_code == 422
    assert "root:" not in answer.text


@pytest.fixture
def visits(ledger, settings):
    """A desk whose names lead where INSIDE says, and what it has visited."""
    visited: list[str] = []

    def visit(request):
        visited.append(str(request.url))
        headers = {"location": "http://10.0.0.8/secret"} if "8.8.8.8" in str(request.url) else {}
        return httpx2.Response(302 if headers else 200, headers=headers, text="secret")

    named = {httpx2.URL(address).host.strip("[]"): number for address, number in INSIDE.items()}
    resolve = lambda host, _port: (named.get(host, "8.8.8.8"),)  # noqa: E731 - one line of a fixture
    fetcher = Fetcher(resolve=resolve, transport=httpx2.MockTransport(visit), clock=lambda: 0.0)
    app = create_app(ledger, replace(settings, fetcher=fetcher))
    secret = app.state.desk.tokens.make(
        "adder", frozenset((Scope.READ, Scope.ADD)), lambda: "s", settings.clock(), by="ana"
    )
    client = TestClient(app, base_url=f"http://{HOST}", headers={"authorization": f"Bearer {secret}"})
    return client, visited


@pytest.mark.parametrize("address", INSIDE)
def test_no_address_that_leads_inside_is_visited(address, visits):
    client, visited = visits
    answer = client.post("/api/v1/articles", json={"address": address})
    assert answer.json()["articles"] == []
    assert "private network" in answer.json()["problems"][0]
    assert visited == []


def test_a_redirect_that_leads_inside_is_not_followed(visits):
    client, visited = visits
    answer = client.post("/api/v1/articles", json={"address": "http://public.example/"})
    assert "private network" in answer.json()["problems"][0]
    assert len(visited) == 1


def test_nothing_given_is_said(analyst, csrf):
    assert analyst.post("/add", data={"csrf": csrf}).status_code == 422
    assert analyst.post("/add", data={"csrf": csrf, "text": TEXT, "published": "Friday"}).status_code == 422


@pytest.mark.parametrize(
    ("name", "raw"),
    [("many.jsonl", b'{"text": "Gunmen shot two."}\n{"text": "Gunmen shot six."}\n'), ("crawl.warc", b"WARC/1.0\r\n")],
)
def test_a_file_of_many_articles_is_named_as_one_and_sent_to_the_command(analyst, csrf, name, raw):
    page = analyst.post("/add", data={"csrf": csrf}, files={"files": (name, raw)}).text
    assert f"this is a {name.split('.')[1]} file of many articles, which the desk does not take" in page


def test_a_text_too_long_for_a_form_is_no_fault_of_the_address(analyst, csrf):
    answer = analyst.post("/add", data={"csrf": csrf, "text": "x" * 2**21}, files={"files": ("", b"")})
    assert (answer.status_code, "heck the address" in answer.text) == (400, False)
