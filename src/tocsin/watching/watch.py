"""Watching itself: rounds of polling what is due, reading what is new, holding the rules against it, and telling."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from tocsin.answering.held import held_in
from tocsin.intake.draft import Arrival
from tocsin.intake.fetch import NotNow
from tocsin.intake.polling import Asked, Poll, poll
from tocsin.intake.repeats import Repeats
from tocsin.intake.visiting import Visitor
from tocsin.keeping import keep_up
from tocsin.ledger import Ledger
from tocsin.ledger.watching import Alert, FeedState, WatchLog
from tocsin.pipeline import Rooms, add, locate, proposals
from tocsin.record import Problem, Received, content_id
from tocsin.watching.channels import Channel, deliver
from tocsin.watching.feeds import Feed
from tocsin.watching.findings import Finding, Looked, findings
from tocsin.watching.rules import Rule

LONGEST_WAIT = timedelta(days=1)
"""A feed that fails again and again is still asked once a day."""
DOUBLINGS = 10


@dataclass(frozen=True, slots=True)
class Watch:
    """What a watch works with: feeds, rules and channels as set, the ledger, and what reads and visits."""

    feeds: tuple[Feed, ...]
    rules: tuple[Rule, ...]
    channels: tuple[Channel, ...]
    ledger: Ledger
    rooms: Rooms
    visitor: Visitor

    @property
    def log(self) -> WatchLog:
        """What the ledger remembers of earlier rounds."""
        return WatchLog(self.ledger)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round gave: feeds asked, new articles, new alerts, what went wrong for the first time, when to go on."""

    asked: int
    articles: int
    alerts: tuple[Alert, ...]
    problems: tuple[Problem, ...]
    due: datetime


def rounds(watch: Watch, clock: Callable[[], datetime], sleep: Callable[[float], None]) -> Iterator[Round]:
    """Round after round, for ever; it sleeps until the next feed is due."""
    while True:
        done = go_round(watch, clock())
        yield done
        sleep(max((done.due - clock()).total_seconds(), 0.0))


def go_round(watch: Watch, now: datetime) -> Round:
    """Ask every feed that is due, add what is new, and tell what the rules find in it."""
    log = watch.log
    states = [(feed, log.feed(feed.address)) for feed in watch.feeds]
    due = [(feed, state) for feed, state in states if state.due is None or state.due <= now]
    polled = [_ask(watch, feed, state, now) for feed, state in due]
    articles = sum(number for number, _ in polled)
    # what an earlier watch added just before it was killed is new to the rules too
    grown = bool(articles) or watch.ledger.unmerged()
    if grown:
        keep_up(watch.ledger, now)
    alerts = _alerts(watch, now, new=grown)
    problems = [problem for _, found in polled for problem in found] + deliver(log, watch.channels, now)
    next_due = (log.feed(feed.address).due or now for feed in watch.feeds)
    return Round(
        asked=len(due),
        articles=articles,
        alerts=tuple(alerts),
        problems=tuple(_new(watch.ledger, problems, now)),
        due=min(next_due, default=now + LONGEST_WAIT),
    )


# --- feeds -----------------------------------------------------------------------------------------------------------


def _ask(watch: Watch, feed: Feed, state: FeedState, now: datetime) -> tuple[int, list[Problem]]:
    """Ask one feed and add what is new: how many articles, and what went wrong. Its place is kept last of all."""
    log = watch.log
    asked = Asked(
        address=state.moved or feed.address,
        pages=feed.pages,
        most=feed.most,
        etag=state.etag,
        modified=state.modified,
    )
    found = poll(asked, watch.visitor, Arrival(now, None, watch.visitor.fetcher.limits), log.is_read)
    received = [*found.documents, *(page.received for page in found.pages)]
    new, problems = _add(watch, received, now)
    log.keep_pages([(page.address, page.received.capture is not None) for page in found.pages], now)
    log.keep_feed(next_state(feed, state, found, now))
    if found.moved and found.moved != state.moved:
        problems.append(Problem(feed.address, f"it has moved to {found.moved}", "write that into the feeds file"))
    return new, [*problems, *found.problems, *([found.failed.problem] if found.failed else [])]


def next_state(feed: Feed, state: FeedState, found: Poll, now: datetime) -> FeedState:
    """Where a feed stands after a poll. One that failed is left alone twice as long each time, up to a day."""
    broken = not found.failed and any(not one.articles and one.problems for one in found.documents)
    if found.failed or found.problems or broken:
        failures = state.failures + 1
        wait = min(feed.every * 2 ** min(failures, DOUBLINGS), LONGEST_WAIT)
        return replace(state, failures=failures, due=now + max(wait, _patience(found.failed)))
    moved = found.moved or state.moved
    return replace(state, etag=found.etag, modified=found.modified, moved=moved, failures=0, due=now + feed.every)


def _patience(failed: NotNow | None) -> timedelta:
    """How long the server asked to be left alone, at most a day."""
    return min(timedelta(seconds=(failed.wait_s if failed else None) or 0), LONGEST_WAIT)


def _add(watch: Watch, received: Sequence[Received], now: datetime) -> tuple[int, list[Problem]]:
    """Keep what is new in the documents: how many articles that is, and what was wrong with them."""
    repeats = Repeats()
    fresh = [_unknown(watch.ledger, repeats.without(one)) for one in received]
    added = list(add(fresh, watch.ledger, watch.rooms, now))
    return (
        sum(new for one in added for _, _, new in one.articles),
        [problem for one in added for problem in one.problems],
    )


def _unknown(ledger: Ledger, received: Received) -> Received:
    """The document without the articles that the ledger holds, which need no second reading."""
    return replace(received, articles=tuple(one for one in received.articles if ledger.article(one.id) is None))


def _new(ledger: Ledger, problems: Sequence[Problem], now: datetime) -> list[Problem]:
    """The problems that were not noted before: a feed that stays broken is told of once."""
    return [problem for problem in dict.fromkeys(problems) if ledger.save_problems([problem], now)]


# --- rules -----------------------------------------------------------------------------------------------------------


def _alerts(watch: Watch, now: datetime, *, new: bool) -> list[Alert]:
    """The alerts that the rules make of the ledger, where it has grown; a rule's first look only takes note."""
    started = {rule: watch.log.started(rule.id) for rule in watch.rules}
    if not watch.rules or (all(started.values()) and not new):
        return []
    looked = look(watch)
    made = []
    for rule in watch.rules:
        matters = [(found.keys, alert_of(rule, found, now)) for found in findings(rule, looked)]
        made += watch.log.note(rule.id, matters, silently=not started[rule])
    return made


def look(watch: Watch) -> Looked:
    """What the ledger holds now, for rules to be held against."""
    resolver = watch.rooms.resolver

    def unknown(least: int) -> list[tuple[str, int]]:
        return [(each.entry.name, each.articles) for each in proposals(watch.ledger, resolver, least=least)]

    return Looked(held_in(watch.ledger), cache(lambda name: locate(name, resolver)), unknown)


def alert_of(rule: Rule, found: Finding, now: datetime) -> Alert:
    """The alert of a finding; its id is a hash of the rule and the finding's first key."""
    identity = content_id(rule.id, found.keys[0])
    return Alert(id=identity, rule=rule.name, sentence=found.sentence, incident=found.incident, made=now)
