"""A search can be followed by a reader of feeds, with a token that may only read."""

from dataclasses import replace

import feedparser
import pytest
from starlette.testclient import TestClient

from tests.web.conftest import HOST, NOON
from tocsin.web.rows.feed import Entry, atom
from tocsin.web.rows.listing import line_of
from tocsin.web.security.scopes import Scope

FEED = "/feed.atom"


def read(raw: bytes):
    """The feed, as a reader of feeds takes it; a broken one is none."""
    found = feedparser.parse(raw)
    assert not found.bozo
    return found


def titles(raw: bytes) -> list[str]:
    return [one.title_detail.value for one in read(raw).entries]


def ids(client, query: str) -> list[str]:
    return sorted(one["id"] for one in client.get(f"/api/v1/incidents?{query}").json()["incidents"])


@pytest.fixture
def secret(app) -> str:
    return app.state.desk.tokens.make("feeds", frozenset((Scope.READ,)), lambda: "of feeds", NOON)


def test_a_feed_holds_the_incidents_of_its_filter_and_leads_to_them(analyst):
    links = [one.link for one in read(analyst.get(f"{FEED}?place=taji").content).entries]
    assert sorted(link.rsplit("/", 1)[1] for link in links) == ids(analyst, "place=taji")
    assert {link.split("/incidents/")[0] for link in links} == {f"http://{HOST}"}


def test_every_part_that_the_form_asks_for_is_there_and_nothing_is_quoted(analyst):
    raw = analyst.get(FEED).content
    found = read(raw)
    lacking = [one for one in (found.feed, *found.entries) if not (one.id and one.title and one.updated)]
    assert (found.version, lacking, b"two soldiers" in raw) == ("atom10", [], False)


def test_harmful_labels_are_words_in_it(analyst):
    raw = analyst.get(FEED).content
    assert (b"<script" in raw, b"&lt;script&gt;" in raw) == (False, True)


def test_a_label_with_characters_that_no_xml_holds_makes_no_broken_feed(ledger):
    line = replace(line_of(ledger.incidents()[0]), who="a\x00b\ud800c\x1bd")
    assert titles(atom("x", "http://x", [Entry(line, NOON, "http://x/1")], NOON))[0].count("a b c d") == 1


def test_a_reader_of_feeds_comes_in_by_a_token_in_the_address(secret, stranger):
    assert stranger.get(FEED).status_code == 401
    assert len(titles(stranger.get(f"{FEED}?token={secret}&place=taji").content)) == 1


@pytest.mark.parametrize("screen", ["/incidents", "/exports/csv", "/api/v1/incidents"])
def test_a_token_in_the_address_opens_nothing_else(screen, secret, stranger):
    assert stranger.get(f"{screen}?token={secret}").status_code == 401


def test_a_token_that_may_do_more_is_not_taken_from_an_address(app, stranger):
    secret = app.state.desk.tokens.make("all", frozenset(Scope), lambda: "of all", NOON)
    assert stranger.get(f"{FEED}?token={secret}").status_code == 401


def test_a_revoked_token_opens_it_no_more(app, secret, stranger):
    app.state.desk.tokens.revoke("feeds")
    assert stranger.get(f"{FEED}?token={secret}").status_code == 401


def test_who_has_the_feed_already_is_told_so(analyst: TestClient):
    first = analyst.get(FEED)
    assert analyst.get(FEED, headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_what_cannot_be_read_of_a_filter_makes_no_feed_of_everything(analyst):
    assert analyst.get(f"{FEED}?since=soon").status_code == 422


def test_a_saved_search_offers_its_feed(analyst, csrf):
    analyst.post("/searches", data={"name": "Taji", "query": "place=taji", "csrf": csrf})
    assert 'href="/feed.atom?place=taji"' in analyst.get("/incidents").text
