"""`tocsin watch`: rounds of polling until it is stopped, each told in a line."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.text import Text

from tocsin.cli.screen import console, errors, held, problem
from tocsin.codebook.added import added_beside
from tocsin.codebook.ownactors import own_file
from tocsin.codebook.tablefile import TableFault
from tocsin.intake import Fetcher, Limits
from tocsin.intake.visiting import Visitor
from tocsin.ledger import Ledger
from tocsin.ledger.watching import Alert, WatchLog
from tocsin.pipeline import open_rooms
from tocsin.watching import SettingsFault, read_feeds, read_rules
from tocsin.watching.channels import read_channels
from tocsin.watching.watch import Round, Watch, go_round, rounds


@dataclass(frozen=True, slots=True)
class Watching:
    """What is watched, as typed: the files of feeds and rules, and whether one round is enough."""

    feeds: Path
    rules: Path | None
    once: bool = False
    allow_private: bool = False


def run(asked: Watching, ledger_name: str, reader: str) -> int:
    """Watch; 0 when stopped or done, 1 when a single round met problems, 2 when it cannot begin."""
    try:
        with held(ledger_name, SettingsFault, TableFault, made=True) as ledger:
            return _watch(_watch_of(asked, ledger, ledger_name, reader), once=asked.once)
    except KeyboardInterrupt:
        console.print("Stopped; the next watch goes on from here.")
        return 0


def _watch_of(asked: Watching, ledger: Ledger, ledger_name: str, reader: str) -> Watch:
    feeds = read_feeds(asked.feeds)
    rules, send = read_rules(asked.rules) if asked.rules else ((), {})
    channels = read_channels(send, f"{asked.rules}, send", say)
    rooms = open_rooms(reader, places=added_beside(ledger_name), actors=own_file(ledger_name))
    visitor = Visitor(Fetcher(Limits(allow_private=asked.allow_private)))
    return Watch(feeds, rules, channels, ledger, rooms, visitor)


def _watch(watch: Watch, *, once: bool) -> int:
    for channel in watch.channels:
        _uncertain(watch.log, channel.name)
    if once:
        done = go_round(watch, datetime.now(UTC))
        _tell(done)
        return int(bool(done.problems))
    for done in rounds(watch, lambda: datetime.now(UTC), time.sleep):
        _tell(done)
    return 0


def _uncertain(log: WatchLog, channel: str) -> None:
    unknown = log.uncertain(channel)
    if unknown:
        errors.print(f"! {channel} was stopped while sending {', '.join(unknown)}: look whether that arrived.")


def say(alert: Alert) -> None:
    """Print an alert: the rule's name, its sentence, and where to look further."""
    line = Text.assemble((f"{alert.rule}: ", "bold red"), alert.sentence)
    console.print(line + Text(f" (tocsin show {alert.incident})", "dim") if alert.incident else line)


def _tell(done: Round) -> None:
    next_round = f"{done.due:%Y-%m-%d %H:%M} UTC"
    told = f"{done.asked} asked, {done.articles} new articles, {len(done.alerts)} alerts; next at {next_round}"
    console.print(told, style="dim", markup=False)
    for found in done.problems:
        problem(found)
