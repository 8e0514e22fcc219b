"""Watching over days: only what is new is read, places are kept over restarts, and nobody is told twice."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

import pytest

from tests.watching.newsroom import START, entry, feed
from tocsin.intake.sending import NotSent, Uncertain
from tocsin.ledger import open_ledger
from tocsin.ledger.watching import WatchLog
from tocsin.watching import Feed, Rule, When
from tocsin.watching.channels import Channel, read_channels
from tocsin.watching.watch import Watch, go_round, rounds

TAJI = "Rockets hit Camp Taji in Iraq on Wednesday, killing three soldiers of the coalition."
TAJI_AGAIN = "At least three coalition soldiers were killed on Wednesday when rockets hit Camp Taji in Iraq."
KIRKUK = "Gunmen killed two policemen in Kirkuk, Iraq, on Tuesday."
NEAR_TAJI = Rule(name="Near Taji", when=When.INCIDENT, near="Camp Taji", within_km=30, id="near-taji")


class Told:
    """A channel that remembers what it was given."""

    def __init__(self, *faults):
        self.told, self.faults = [], list(faults)

    def __call__(self, alert):
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, NotSent):
            raise fault
        self.told.append(alert.sentence)
        if fault:
            raise fault


@pytest.fixture
def ledger(address):
    with open_ledger(address) as opened:
        yield opened


@pytest.fixture
def watch(newsroom, ledger, rooms, visitor):
    newsroom.gives("/feed", feed(entry(0, "Ministers met in Erbil on Monday.")), etag='"0"')
    return Watch((Feed(name="wire", address=f"{newsroom.host}/feed"),), (NEAR_TAJI,), (), ledger, rooms, visitor)


def test_an_unchanged_feed_is_not_given_again(newsroom, watch):
    def answer(request):
        same = request.headers.get("if-none-match") == '"1"'
        return (304, {}, b"") if same else (200, {"etag": '"1"'}, feed(entry(1, KIRKUK)))

    newsroom.answers["/feed"] = answer
    first = go_round(watch, START)
    second = go_round(watch, first.due)
    assert (first.articles, second.articles, second.problems) == (1, 0, ())
    assert newsroom.asked[-1][1]["if-none-match"] == '"1"'


def test_a_feed_is_asked_when_it_is_due_and_not_before(newsroom, watch):
    go_round(watch, START)
    assert go_round(watch, START + timedelta(minutes=29)).asked == 0
    assert go_round(watch, START + timedelta(minutes=30)).asked == 1


def test_what_a_watch_added_before_it_was_killed_is_derived_and_told_by_the_next(newsroom, watch, monkeypatch):
    first = go_round(watch, START)
    newsroom.gives("/feed", feed(entry(1, TAJI)))
    with monkeypatch.context() as patched:
        patched.setattr("tocsin.watching.watch.keep_up", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            go_round(watch, first.due)
    newsroom.gives("/feed", feed())
    second = go_round(watch, first.due)
    assert (second.articles, len(second.alerts), watch.ledger.unmerged()) == (0, 1, False)


def test_what_was_read_is_not_read_again_when_the_feed_grows(newsroom, watch):
    newsroom.gives("/feed", feed(entry(1, KIRKUK)))
    first = go_round(watch, START)
    newsroom.gives("/feed", feed(entry(2, TAJI), entry(1, KIRKUK)))
    assert go_round(watch, first.due).articles == 1
    assert len(list(watch.ledger.articles())) == 2


def test_a_rule_begins_silently_with_what_is_held_and_tells_what_comes(newsroom, watch):
    newsroom.gives("/feed", feed(entry(1, TAJI)))
    first = go_round(watch, START)
    newsroom.gives(
        "/feed", feed(entry(2, "Rockets hit Camp Taji in Iraq on Saturday.", "Sat, 14 Mar 2020 12:00:00 GMT"))
    )
    second = go_round(watch, first.due + timedelta(days=2))
    assert first.alerts == ()
    assert [alert.rule for alert in second.alerts] == ["Near Taji"]
    assert "Camp Taji" in second.alerts[0].sentence


def test_far_away_and_further_reports_of_a_known_incident_tell_nothing(newsroom, watch):
    go_round(watch, START)
    newsroom.gives("/feed", feed(entry(1, TAJI), entry(2, KIRKUK)))
    first = go_round(watch, START + timedelta(hours=1))
    newsroom.gives("/feed", feed(entry(3, TAJI_AGAIN)))
    second = go_round(watch, START + timedelta(hours=2))
    assert (len(first.alerts), second.articles, second.alerts) == (1, 1, ())


def test_each_channel_is_told_once_also_after_a_restart(newsroom, watch):
    told = Told()
    heard = replace(watch, channels=(Channel("desk", told),))
    go_round(heard, START)
    newsroom.gives("/feed", feed(entry(1, TAJI)))
    for hours in range(1, 5):
        go_round(heard, START + timedelta(hours=hours))
    assert len(told.told) == 1


def test_what_was_certainly_not_sent_is_sent_at_the_next_round(newsroom, watch):
    told = Told(NotSent("the hook is down"))
    heard = replace(watch, channels=(Channel("desk", told),))
    go_round(heard, START)
    newsroom.gives("/feed", feed(entry(1, TAJI)))
    first = go_round(heard, START + timedelta(hours=1))
    go_round(heard, START + timedelta(hours=2))
    assert ([found.what for found in first.problems], len(told.told)) == (["the hook is down"], 1)


def test_what_may_have_been_sent_is_not_sent_again_but_told_of(newsroom, watch):
    told = Told(Uncertain("no answer"))
    heard = replace(watch, channels=(Channel("desk", told),))
    go_round(heard, START)
    newsroom.gives("/feed", feed(entry(1, TAJI)))
    go_round(heard, START + timedelta(hours=1))
    go_round(heard, START + timedelta(hours=2))
    assert (len(told.told), len(WatchLog(watch.ledger).uncertain("desk"))) == (1, 1)


def test_a_file_gets_a_line_an_alert(newsroom, watch, tmp_path):
    channels = read_channels({"terminal": False, "file": str(tmp_path / "alerts.jsonl")}, "send", print)
    heard = replace(watch, channels=channels)
    go_round(heard, START)
    newsroom.gives("/feed", feed(entry(1, TAJI)))
    go_round(heard, START + timedelta(hours=1))
    (line,) = (tmp_path / "alerts.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["rule"] == "Near Taji"


def test_pages_of_a_sitemap_are_read_once_the_newest_first_and_no_more_than_wanted(newsroom, watch):
    pages = "".join(
        f"<url><loc>{newsroom.host}/{day}</loc><lastmod>2020-03-{day:02d}</lastmod></url>" for day in range(1, 6)
    )
    newsroom.gives("/map", f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{pages}</urlset>".encode())
    for day in range(1, 6):
        words = f"<p>Gunmen killed {day + 1} policemen in Kirkuk, Iraq, on Tuesday, police said.</p>" * 3
        newsroom.gives(f"/{day}", f"<html><body><article>{words}</article></body></html>".encode())
    mapped = replace(watch, feeds=(Feed(name="map", address=f"{newsroom.host}/map", most=3),))
    now = START
    for _ in range(3):
        now = go_round(mapped, now).due
    assert newsroom.paths() == ["/map", "/5", "/4", "/3", "/map", "/2", "/1", "/map"]


def test_a_host_is_asked_no_faster_than_it_allows_and_not_where_it_shuts_programs_out(newsroom, watch, clock):
    newsroom.gives("/robots.txt", b"User-agent: *\nDisallow: /closed\nCrawl-delay: 5")
    closed = Feed(name="closed", address=f"{newsroom.host}/closed")
    done = go_round(replace(watch, feeds=(closed, *watch.feeds)), START)
    assert [found.what for found in done.problems] == ["the host's robots.txt asks programs to leave this alone"]
    assert clock.slept == [5.0]


def test_a_week_of_polling_tells_of_each_attack_once(newsroom, watch, clock):
    told = Told()
    hourly = tuple(replace(feed, every=timedelta(hours=1)) for feed in watch.feeds)
    heard = replace(watch, feeds=hourly, channels=(Channel("desk", told),))
    attacks = {START.date() + timedelta(days=day) for day in (1, 3, 5)}

    def answer(_):
        days = [START.date() + timedelta(days=back) for back in range(-2, (clock.now - START).days + 1)]
        entries = [entry(day, words(day), f"{day:%a, %d %b %Y} 05:00:00 GMT") for day in reversed(days)]
        return 200, {}, feed(*entries[:4])

    def words(day: date):
        if day in attacks:
            return f"Rockets hit Camp Taji in Iraq on {day:%A}, killing {day.day} soldiers."
        return f"Officials met in Erbil on {day:%A} to speak of the budget, item {day.day}."

    newsroom.answers["/feed"] = answer
    done = [next(islice(rounds(heard, clock, clock.sleep), 0, 1))]
    while clock.now < START + timedelta(days=7):
        clock.sleep(max((done[-1].due - clock.now).total_seconds(), 0))
        done.append(go_round(heard, clock.now))
    assert len(done) == 7 * 24 + 1
    assert len(told.told) == len(set(told.told)) == 3
