"""The pictures of docs/desk.md, taken of the worked example in a headless Chromium: `python desk/pictures.py`.

It reads the example into a new ledger, serves a desk over it on a free port, opens each screen, and writes WebP files to
`docs/desk/`. `--ledger FILE` takes another ledger, and the names of pictures make only those.
"""

import argparse
import base64
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import uvicorn
from playwright.sync_api import sync_playwright

from tocsin.cli.demonstrating import run as read_example
from tocsin.ledger import open_ledger
from tocsin.web import Settings, create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
FOLDER = HERE.parent / "docs" / "desk"
SIZE = {"width": 1280, "height": 800}
LARGEST = 150_000
"""Bytes of one picture: a page with six of them must open quickly."""
QUALITIES = (0.86, 0.78, 0.7, 0.6)
OPTIONS = [
    "--no-sandbox",
    "--hide-scrollbars",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
AS_WEBP = """async ([png, quality]) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the address, and what is done there before it is taken."""

    name: str
    address: str
    ready: Callable[["Page"], object] = lambda page: None  # noqa: ARG005 - most need nothing


def _the_map(page: "Page") -> None:
    page.wait_for_selector("#map[data-ready=fine]", timeout=60_000)
    page.wait_for_timeout(1500)


def _first(page: "Page") -> None:
    page.locator("[data-open], .queue a").first.click()
    page.wait_for_load_state("networkidle")


SHOTS = (
    Shot("incidents", "/incidents?sort=reports"),
    Shot("incident", "/incidents?kind=shelling&place=taji&sort=reports", _first),
    Shot("queue", "/queue"),
    Shot("duplicates", "/duplicates", _first),
    Shot("map", "/map", _the_map),
    Shot(
        "answer",
        "/answers/change?ask=1&date=2020-01-03&kind=shelling",
        lambda page: page.wait_for_selector(".chart svg"),
    ),
)


@contextmanager
def desk_over(path: Path) -> Iterator[str]:
    """The launch link of a desk over this ledger, which ends with the block."""
    listening = socket.create_server(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    with open_ledger(str(path)) as ledger:
        app = create_app(ledger, Settings(name="analyst", hosts=frozenset((host,)), per_second=1000, burst=10_000))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://{host}/launch?code={app.state.desk.sessions.launch_code}"
        server.should_exit = True
        thread.join()
    listening.close()


@contextmanager
def chromium() -> Iterator["Browser"]:
    """A headless Chromium; raises `FileNotFoundError` where none is installed."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise FileNotFoundError("no Chromium was found; install the package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()


def taken(page: "Page", base: str, shot: Shot) -> bytes:
    """The picture as PNG."""
    page.goto(base + shot.address)
    page.wait_for_load_state("networkidle")
    shot.ready(page)
    return page.screenshot(animations="disabled")


def as_webp(blank: "Page", png: bytes) -> bytes:
    """The picture as WebP of the best quality that is not too large."""
    made = b""
    for quality in QUALITIES:
        made = base64.b64decode(blank.evaluate(AS_WEBP, [base64.b64encode(png).decode(), quality]))
        if len(made) <= LARGEST:
            break
    return made


def take(path: Path, folder: Path, names: list[str]) -> None:
    """Take the pictures so named, or all, of a desk over this ledger."""
    with desk_over(path) as link, chromium() as browser:
        context: Any = browser.new_context(viewport=SIZE, reduced_motion="reduce", color_scheme="light")
        page, blank = context.new_page(), browser.new_context().new_page()
        page.goto(link)
        base = link.split("/launch", maxsplit=1)[0]
        for shot in SHOTS:
            if not names or shot.name in names:
                made = as_webp(blank, taken(page, base, shot))
                (folder / f"{shot.name}.webp").write_bytes(made)
                print(f"{shot.name}.webp: {len(made):,} bytes")


def main() -> None:
    """Read the example where no ledger is named, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *(shot.name for shot in SHOTS)], help="only these")
    parser.add_argument(
        "--ledger", type=Path, help="a ledger to take them of; by default the worked example, read anew"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = given.ledger or Path(scratch) / "example.db"
        if given.ledger is None:
            read_example(None, str(path), Path(scratch) / "brief.html", "auto")
        take(path, FOLDER, given.names)


if __name__ == "__main__":
    main()
