"""The desk in a real browser: a morning's work by keys and mouse, with every other host blocked and a silent console."""

import shutil
import socket
from dataclasses import replace
from threading import Thread

import pytest
import uvicorn

from tocsin.web import create_app
from tocsin.web.templating import pictures

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed on this machine"),
    pytest.mark.timeout(120),
]
TEXT = "Gunmen killed two soldiers near Mosul on 1 April 2020, the army said. An officer named the dead."


@pytest.fixture
def address(ledger, settings):
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


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield opened
        opened.close()


@pytest.fixture
def page(address, browser):
    """The desk's first page; at the end nothing may have been asked of another host, and nothing complained of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened, complaints, host = context.new_page(), [], address.split("/")[2]
    strangers = []
    context.route(
        lambda url: host not in url and not url.startswith(("blob:", "data:")),
        lambda route: (strangers.append(route.request.url), route.abort()),
    )
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(address)
    yield opened
    context.close()
    assert strangers == []
    assert complaints == []


def open_the_shelling(page) -> None:
    """Go to the incident that two reports tell of."""
    page.goto(page.url.replace("/incidents", "/incidents?kind=shelling&sort=reports"))
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*")


def test_an_article_is_added_and_read(page):
    page.get_by_role("link", name="Add", exact=True).click()
    page.fill("textarea[name=text]", TEXT)
    page.fill("input[name=published]", "2020-04-02")
    page.click("text=Read it")
    assert page.locator(".read .statements li").count() >= 1


def test_an_incident_is_accepted_by_key_and_the_key_z_undoes_it(page):
    open_the_shelling(page)
    here = page.url
    page.keyboard.press("A")
    page.wait_for_url(lambda url: url != here)
    page.wait_for_load_state()
    with page.expect_navigation():
        page.keyboard.press("z")
    page.goto(here)
    assert "· unreviewed ·" in page.content()


def test_no_key_does_anything_while_one_types(page):
    open_the_shelling(page)
    here = page.url
    page.keyboard.press("c")
    page.keyboard.type("Axz")
    assert page.input_value("[data-does=comment]") == "Axz"
    assert page.url == here


def test_words_selected_in_the_article_set_a_field(page):
    open_the_shelling(page)
    page.click(".tabs a:has-text('Herald')")
    page.wait_for_url("**report=*")
    page.evaluate(
        """() => {
          const walk = document.createTreeWalker(document.querySelector("[data-selectable]"), NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const at = walk.currentNode.data.indexOf("official");
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + "official".length);
            return;
          }
        }"""
    )
    page.wait_for_function("document.querySelector('[data-words]').textContent === 'official'")
    page.select_option("#correct select[name=field]", "speaker")
    page.click("#correct button")
    page.wait_for_selector(".toast")
    speaker = page.locator("tr[data-field=speaker]")
    assert "official" in speaker.inner_text()
    assert "corrected" in speaker.inner_text()


def test_keys_are_shown_and_changed(page):
    page.keyboard.press("?")
    page.click("[data-key-for=next]")
    page.keyboard.press("l")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    assert page.locator("[data-row].here").count() == 1


def test_two_are_judged_the_same_and_parted_again(page):
    page.goto(page.url.replace("/incidents", "/incidents?stage=every"))
    boxes = page.locator('input[name="which"]')
    before = boxes.count()
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.click("button:has-text('Same')")
    page.wait_for_selector(".toast")
    page.wait_for_load_state()
    with page.expect_navigation():
        page.keyboard.press("z")
    page.goto(page.url.split("/incidents")[0] + "/incidents?stage=every")
    assert page.locator('input[name="which"]').count() == before


def test_what_is_filtered_is_what_is_exported(page):
    page.fill("form.filter input[name=words]", "Taji")
    page.click("form.filter button")
    page.get_by_role("link", name="Exports").click()
    with page.expect_download() as waiting:
        page.click("a[href^='/exports/csv']")
    rows = waiting.value.path().read_text().splitlines()
    assert len(rows) == 2
    assert "Taji" in rows[1]


@pytest.mark.parametrize("screen", ["map", "timeline", "network", "claim", "answers/coverage?ask=1", "queue"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_screen_is_wider_than_its_window(page, screen, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(page.url.replace("/incidents", f"/{screen}"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.skipif(not pictures(), reason="the drawing libraries are not fetched; see desk/assets.py")
def test_the_map_stays_drawn_where_the_browser_has_no_webgl(page):
    page.goto(page.url.replace("/incidents", "/map"))
    page.wait_for_load_state("networkidle")
    assert page.locator("#drawn, #map canvas").first.is_visible()
