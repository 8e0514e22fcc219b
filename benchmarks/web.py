"""`python -m benchmarks.web [--incidents 50000] [--users 200] [--seconds 60]`: the desk over a large ledger.

A desk is served by a process of its own over a ledger made for it. Each screen is asked for the first time, then a page
further; then so many users, each a thread with its own connection, look at screens and now and then decide: they accept
an incident, say something about it, or correct a report's kind or place. A person reads what came before asking on: up to
ten seconds, five on the average (`--rest`). Where Chromium is installed, the map is opened in it. The bars: every first
answer within 500 ms, paging within 100 ms, the map ready within 2 s; of the users' questions none fails, and 95 of 100
are answered within 300 ms.

The users are threads of another process than the desk. Both run on the same cores, so that each one's time on the
processor is told beside the waits.
"""

import argparse
import multiprocessing
import os
import random
import re
import shutil
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

from benchmarks.bigledger import fill
from tocsin.ledger import open_ledger
from tocsin.pipeline import merge
from tocsin.record import Incident

FIRST_MS, PAGING_MS, USERS_MS, MAP_MS = 500.0, 100.0, 300.0, 2000.0
REPORTS = 1.6
"""Reports for each incident: of those made, merging finds so many to be of one occurrence."""
SCREENS = (
    "/incidents",
    "/incidents?kind=raid&since=2015-01-01",
    "/incidents?words=patrol",
    "/incidents?sort=killed",
    "/incidents/{incident}",
    "/articles/{article}",
    "/queue",
    "/duplicates",
    "/map",
    "/map/points",
    "/timeline",
    "/network",
    "/answers",
    "/answers/rate?ask=1",
    "/claim",
    "/articles",
    "/sources",
    "/exports",
    "/audit",
    "/codebook",
    "/api/v1/incidents?limit=100",
)
PAGES = ("/incidents?number=2", "/incidents?number=500", "/incidents?sort=killed&number=9", "/articles?number=100")
LOOKS = ("/incidents?number={page}", "/incidents?kind={kind}", "/incidents/{incident}", "/timeline", "/map/points")
KINDS = ("raid", "shooting", "shelling")


@dataclass
class Browser:
    """One visitor's connection: what was asked, how long each answer took in milliseconds, and what went wrong."""

    port: int
    cookie: str = ""
    patience: float = 120
    took: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=self.patience)

    def ask(self, address: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
        """The status and body of an answer; its time is noted."""
        headers = {"cookie": self.cookie, "accept-encoding": "gzip"}
        body = urlencode(form) if form else None
        headers |= {"content-type": "application/x-www-form-urlencoded"} if form else {}
        started = time.perf_counter()
        self.connection.request("POST" if form else "GET", address, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        self.took.append((time.perf_counter() - started) * 1000)
        if answer.status >= 400:
            self.wrong.append(f"{answer.status} {address} {content[:80]!r}")
        self.cookie = (answer.headers.get("set-cookie") or self.cookie).split(";")[0]
        return answer.status, content


@dataclass(frozen=True)
class Known:
    """What the visitors know of the ledger: ids of incidents and articles, and their session's token for forms."""

    incidents: tuple[Incident, ...]
    articles: tuple[str, ...]
    csrf: str

    def filled(self, address: str, chance: random.Random) -> str:
        """The address with ids, pages and kinds drawn for its places."""
        return address.format(
            incident=chance.choice(self.incidents).id,
            article=chance.choice(self.articles),
            page=chance.randrange(1, 500),
            kind=chance.choice(KINDS),
        )

    def decision(self, chance: random.Random) -> tuple[str, dict[str, str]]:
        """The address and the form of a decision, drawn; a correction is of one report, as the screen sends it."""
        one, verb = chance.choice(self.incidents), chance.choice(("accept", "comment", "correct"))
        form = {"csrf": self.csrf, "which": one.id, "why": "looked at", "then": "/audit"}
        if verb == "correct":
            # of several reports, another may have told the words of the place
            placed = one.place is not None and len(one.reports) == 1 and chance.random() < 0.5
            said = (
                {"field": "place", "value": one.place_words}
                if placed
                else {"field": "kind", "value": chance.choice(KINDS)}
            )
            form |= {"which": one.reports[0]} | said
        return f"/decisions/{verb}", form


def serve(path: str, listening: socket.socket) -> None:
    """Serve the ledger until the process ends; codes are numbers, so that the first is known."""
    import uvicorn  # noqa: PLC0415 - in the other process alone

    from tocsin.web import Settings, create_app  # noqa: PLC0415

    codes = count()
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    with open_ledger(path) as ledger:
        settings = Settings(
            name="bench",
            hosts=frozenset((host,)),
            reader="lexical",
            make_code=lambda: f"code-{next(codes)}",
            per_second=1e6,
            burst=1e6,
        )
        app = create_app(ledger, settings)
        app.state.desk.warm()
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, timeout_keep_alive=600))
        server.run(sockets=[listening])


def known(path: str, browser: Browser) -> Known:
    """What visitors know, after the first of them came in by the launch link."""
    browser.ask("/launch?code=code-0")
    _, page = browser.ask("/exports")
    csrf = re.search(rb'name="csrf" value="(\w+)"', page)
    with open_ledger(path) as ledger:
        chosen = ledger.incidents()[::50]
        articles = [row.id for row in ledger.articles()][::50]
    return Known(tuple(chosen), tuple(articles), csrf[1].decode() if csrf else "")


def screens(browser: Browser, told: Known) -> bool:
    """Print how long each screen took; whether all kept to the bars."""
    kept = True
    for addresses, bar in ((SCREENS, FIRST_MS), (PAGES, PAGING_MS)):
        for address in addresses:
            status, content = browser.ask(told.filled(address, random.Random(1)))  # noqa: S311 - a choice, no secret
            took = browser.took[-1]
            kept &= took <= bar and status < 400
            late = "" if took <= bar else f"  over {bar:.0f} ms"
            print(f"  {address:<42} {status} {took:7.0f} ms {len(content) / 1000:8.0f} kB{late}")
    return kept


def work(browser: Browser, told: Known, seed: int, until: float, options: argparse.Namespace) -> None:
    """One user: look, rest, look; and of so many questions a share are decisions."""
    chance = random.Random(seed)  # noqa: S311
    time.sleep(chance.uniform(0, 2 * options.rest))
    while time.monotonic() < until:
        try:
            if chance.random() < options.deciding:
                browser.ask(*told.decision(chance))
            else:
                browser.ask(told.filled(chance.choice(LOOKS), chance))
        except (OSError, HTTPException) as error:
            browser.wrong.append(repr(error))
            browser.connection.close()
        time.sleep(chance.uniform(0, 2 * options.rest))


def on_processor(process: int) -> float:
    """The seconds that a process has had of the processor, 0 where the system does not say."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    user, system = told.read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def users(options: argparse.Namespace, first: Browser, told: Known, desk: int) -> bool:
    """Print how long the users waited of the desk, a process; whether that keeps to the bar."""
    before, own = on_processor(desk), time.process_time()
    people = [Browser(first.port, first.cookie) for _ in range(options.users)]
    until = time.monotonic() + options.seconds
    threads = [Thread(target=work, args=(one, told, seed, until, options)) for seed, one in enumerate(people)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    took = sorted(each for one in people for each in one.took)
    wrong = [each for one in people for each in one.wrong]
    slow = took[int(len(took) * 0.95)]
    print(
        f"  {options.users} users, {len(took)} answers, {len(wrong)} errors, p50 {statistics.median(took):.0f} ms, ",
        end="",
    )
    print(f"p95 {slow:.0f} ms, the slowest {took[-1]:.0f} ms")
    spent = on_processor(desk) - before
    print(f"  on the processor: the desk {1000 * spent / len(took):.1f} ms an answer, {spent:.1f} s in all; ", end="")
    print(f"the users {time.process_time() - own:.1f} s")
    for told_wrong in sorted(set(wrong))[:3]:
        print(f"    {told_wrong}")
    return not wrong and slow <= USERS_MS


def in_chromium(first: Browser) -> bool:
    """Print how long the map took until it could be used; whether that keeps to the bar; True without Chromium."""
    chromium = shutil.which("chromium")
    if not chromium:
        print("  no Chromium: the map is not opened")
        return True
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here

    name, value = first.cookie.split("=", 1)
    options = ["--no-sandbox", "--enable-unsafe-swiftshader", "--use-gl=angle", "--use-angle=swiftshader"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=options)
        context = opened.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": name, "value": value, "url": f"http://127.0.0.1:{first.port}"}])
        page = context.new_page()
        took: list[float] = []
        for _ in range(3):
            page.goto(f"http://127.0.0.1:{first.port}/map", wait_until="commit")
            page.wait_for_selector("#map[data-ready]", timeout=60_000)
            took.append(float(page.evaluate("performance.getEntriesByName('usable')[0].startTime")))
        opened.close()
    print(f"  the map could be used after {', '.join(f'{each:.0f}' for each in took)} ms (drawn by the processor)")
    return statistics.median(took) <= MAP_MS


def measured(path: str, options: argparse.Namespace) -> bool:
    """Serve the ledger and measure; whether all bars are kept."""
    # named as TCP, as the desk's own is, so that the end of an answer does not wait until its beginning is acknowledged
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen(512)
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(path, listening), daemon=True)
    process.start()
    try:
        # the first answer waits until the desk has read the ledger
        first = Browser(listening.getsockname()[1], patience=900)
        told = known(path, first)
        parts: tuple[Callable[[], bool], ...] = (
            lambda: screens(first, told),
            lambda: in_chromium(first),
            lambda: users(options, first, told, process.pid or 0),
        )
        return min([part() for part in parts])
    finally:
        process.terminate()
        process.join()


def main() -> int:
    """Measure the desk; 1 when a bar is missed."""
    wanted = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    wanted.add_argument("--incidents", type=int, default=50_000)
    wanted.add_argument("--users", type=int, default=200)
    wanted.add_argument("--seconds", type=float, default=60)
    wanted.add_argument("--rest", type=float, default=5, help="seconds that a user reads an answer, on the average")
    wanted.add_argument("--deciding", type=float, default=0.05, help="the share of questions that are decisions")
    wanted.add_argument("--ledger", help="a ledger made by this before; it is decided on. By default a new one.")
    options = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or str(Path(folder) / "large.db")
        if not Path(path).exists():
            with open_ledger(path) as ledger:
                fill(ledger, int(options.incidents * REPORTS))
                merge(ledger, datetime.now(UTC))
        print(f"{path}: the first answers, then paging")
        return 0 if measured(path, options) else 1


if __name__ == "__main__":
    sys.exit(main())
