"""Visiting hosts politely: robots.txt is asked for once a day, and requests to one host keep their distance."""

import httpx2

from tocsin.intake import Fetched, Fetcher
from tocsin.intake.fetch import NotNow
from tocsin.intake.visiting import Visitor


class Clock:
    def __init__(self):
        self.now, self.slept = 0.0, []

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


def visiting(robots, status=200):
    clock, asked = Clock(), []

    def answer(request):
        asked.append(f"{request.headers['host']}{request.url.path}")
        if request.url.path == "/robots.txt":
            return httpx2.Response(status, content=robots)
        return httpx2.Response(200, content=b"<p>Two died.</p>")

    fetcher = Fetcher(resolve=lambda *_: ("93.184.216.34",), transport=httpx2.MockTransport(answer))
    return Visitor(fetcher, clock=lambda: clock.now, sleep=clock.sleep), clock, asked


def test_requests_to_one_host_are_two_seconds_apart_and_to_others_at_once():
    visitor, clock, asked = visiting(b"")
    for address in ("https://a.example/1", "https://a.example/2", "https://b.example/1"):
        assert isinstance(visitor.visit(address), Fetched)
    assert asked == ["a.example/robots.txt", "a.example/1", "a.example/2", "b.example/robots.txt", "b.example/1"]
    assert clock.slept == [2.0, 2.0, 2.0]


def test_a_host_may_ask_for_more_time_up_to_a_minute():
    visitor, clock, _ = visiting(b"User-agent: *\nCrawl-delay: 3600")
    visitor.visit("https://a.example/1")
    assert clock.slept == [60.0]


def test_what_robots_txt_shuts_is_not_asked_for_unless_programs_of_this_name_are_let_in():
    visitor, _, asked = visiting(b"User-agent: *\nDisallow: /\n\nUser-agent: tocsin\nDisallow: /closed")
    assert isinstance(visitor.visit("https://a.example/open"), Fetched)
    assert isinstance(visitor.visit("https://a.example/closed/1"), NotNow)
    assert asked == ["a.example/robots.txt", "a.example/open"]


def test_a_host_without_robots_txt_lets_all_in_and_one_that_cannot_give_it_none():
    assert isinstance(visiting(b"", status=404)[0].visit("https://a.example/1"), Fetched)
    assert isinstance(visiting(b"", status=503)[0].visit("https://a.example/1"), NotNow)


def test_robots_txt_is_asked_for_again_after_a_day():
    visitor, clock, asked = visiting(b"")
    visitor.visit("https://a.example/1")
    clock.now += 86_400
    visitor.visit("https://a.example/1")
    assert asked.count("a.example/robots.txt") == 2


def test_an_address_that_is_none_is_told_of():
    visitor, _, asked = visiting(b"")
    assert isinstance(visitor.visit("http://[broken"), NotNow)
    assert asked == []
