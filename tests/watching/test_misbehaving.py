"""Servers that misbehave, in twelve ways: each is a problem said once, none stops the round or loses an article."""

import gzip
from datetime import timedelta

import pytest

from tests.watching.newsroom import START, entry, feed
from tocsin.watching import Feed
from tocsin.watching.watch import Watch, go_round

TOLD = entry(1, "Rockets hit Camp Taji in Iraq on Wednesday, killing three soldiers of the coalition.")
GOOD = feed(entry(9, "Gunmen killed two policemen in Kirkuk on Tuesday."))


def slow(newsroom):
    def answer(_):
        newsroom.gate.wait(10)
        return 200, {}, b""

    newsroom.answers["/feed"] = answer


def broken(newsroom):
    newsroom.gives("/feed", b"", 500)


def truncated(newsroom):
    newsroom.answers["/feed"] = lambda _: (200, {"content-length": "9999"}, feed(TOLD)[:200])


def cut_xml(newsroom):
    newsroom.gives("/feed", feed(TOLD).removesuffix(b"</channel></rss>")[:-20])


def wrong_encoding(newsroom):
    body = feed(entry(1, "Gunmen killed José Peña in Kirkuk on Tuesday.")).decode().encode("latin-1")
    newsroom.gives("/feed", body, content_type="text/xml; charset=utf-8")


def redirect_loop(newsroom):
    newsroom.gives("/feed", b"", 302, location="/feed")


def huge(newsroom):
    newsroom.gives("/feed", feed(entry(1, "x" * 400_000)))


def duplicate_ids(newsroom):
    other = ("item 1", "https://wire.example/2", TOLD[2], "Gunmen killed two policemen in Kirkuk on Tuesday.")
    newsroom.gives("/feed", feed(TOLD, TOLD, other))


def future_dates(newsroom):
    newsroom.gives("/feed", feed(entry(1, TOLD[3], day="Wed, 11 Mar 2037 18:00:00 GMT")))


def moved(newsroom):
    newsroom.gives("/feed", b"", 301, location="/new")
    newsroom.gives("/new", feed(TOLD))


def gzip_bomb(newsroom):
    newsroom.gives("/feed", gzip.compress(b" " * 50_000_000), content_encoding="gzip")


def html(newsroom):
    newsroom.gives("/feed", b"<!doctype html><html><body><p>Sign in to go on.</p></body></html>")


FAULTS = [
    (slow, 0, "no full answer within 0.5 seconds"),
    (broken, 0, "the server answered 500 Internal Server Error"),
    (truncated, 0, "it cannot be reached"),
    (cut_xml, 1, "this feed is broken"),
    (wrong_encoding, 1, ""),
    (redirect_loop, 0, "more than 5 redirects"),
    (huge, 0, "above the limit of 0.3 MB for one document"),
    (duplicate_ids, 2, "the same article came before"),
    (future_dates, 1, "lies in the future"),
    (moved, 1, "it has moved to"),
    (gzip_bomb, 0, "above the limit of 0.3 MB for one document"),
    (html, 0, "web page"),
]


@pytest.fixture
def watching(newsroom, ledger, rooms, visitor):
    """A watch of these paths of the newsroom."""

    def watch_of(*paths):
        feeds = tuple(Feed(name=path, address=f"{newsroom.host}{path}") for path in paths)
        return Watch(feeds, (), (), ledger, rooms, visitor)

    return watch_of


@pytest.mark.parametrize(("fault", "articles", "what"), FAULTS, ids=[fault.__name__ for fault, _, _ in FAULTS])
def test_a_fault_is_told_and_the_other_feed_is_read_all_the_same(fault, articles, what, newsroom, watching):
    fault(newsroom)
    newsroom.gives("/good", GOOD)
    done = go_round(watching("/feed", "/good"), START)
    assert done.articles == articles + 1
    assert [what in found.what for found in done.problems] == [True] * bool(what)


def test_a_server_without_tls_is_told_of(newsroom, watching):
    newsroom.host = newsroom.host.replace("http:", "https:")
    done = go_round(watching("/feed"), START)
    assert [found.what for found in done.problems] == ["the host's robots.txt cannot be had now"]


def test_a_feed_that_stays_broken_is_told_of_once_and_asked_ever_more_rarely(newsroom, watching):
    broken(newsroom)
    watch = watching("/feed")
    now, waits, told = START, [], 0
    for _ in range(9):
        done = go_round(watch, now)
        waits.append((done.due - now) / timedelta(hours=1))
        now, told = done.due, told + len(done.problems)
    assert told == 1
    assert waits == [1, 2, 4, 8, 16, 24, 24, 24, 24]


def test_a_server_that_asks_to_be_left_alone_is_left_alone(newsroom, watching):
    newsroom.gives("/feed", b"", 503, retry_after="7200")
    done = go_round(watching("/feed"), START)
    assert done.due == START + timedelta(hours=2)


def test_a_moved_feed_is_asked_at_its_new_address_from_then_on(newsroom, watching):
    moved(newsroom)
    watch = watching("/feed")
    first = go_round(watch, START)
    second = go_round(watch, first.due)
    assert newsroom.paths() == ["/feed", "/new", "/new"]
    assert second.problems == ()


def test_a_feed_that_has_recovered_is_asked_as_often_as_before(newsroom, watching):
    broken(newsroom)
    watch = watching("/feed")
    failed = go_round(watch, START)
    newsroom.gives("/feed", feed(TOLD))
    assert go_round(watch, failed.due).due - failed.due == timedelta(minutes=30)
