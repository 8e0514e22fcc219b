"""The desk in a real browser: a morning's work by keys and mouse, with every other host blocked and a silent console."""

from pathlib import Path

import pytest

from tests.web.conftest import IN_CHROMIUM, TAJI, Text, add
from tocsin.web.templating import SCREENS, pictures

pytestmark = IN_CHROMIUM
AXE = Path(__file__).parents[2] / "desk" / "node_modules" / "axe-core" / "axe.min.js"
"""Fetched by `npm --prefix desk ci`; it judges pages in tests and never travels in the wheel."""
TEXT = "Gunmen killed two soldiers near Mosul on 1 April 2020, the army said. An officer named the dead."

ANOTHER_AT_TAJI = Text(
    "A patrol searched houses in Taji on 9 March.",
    "Courier",
    "Houses searched",
    (
        {
            "sort": "event",
            "kind": "raid",
            "trigger": "searched",
            "stage": "occurred",
            "actor": [{"q": "patrol"}],
            "place": TAJI,
            "when": {"q": "9 March", "earliest": "2020-03-09", "latest": "2020-03-09"},
            "confidence": 0.9,
        },
    ),
)


WORD = "W" * 150
WITHOUT_END = Text(
    f"Gunmen shot a guard of {WORD} on 2 April.\nThe guarded {WORD} was closed.",
    WORD,
    WORD,
    (
        {
            "sort": "event",
            "kind": "shooting",
            "trigger": "shot",
            "stage": "occurred",
            "actor": [{"q": "Gunmen"}],
            "target": [{"q": f"guard of {WORD}"}],
            "place": {"q": WORD},
            "when": {"q": "2 April", "earliest": "2020-04-02", "latest": "2020-04-02"},
            "confidence": 0.9,
        },
    ),
)


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
    page.locator(".read .statements li").first.wait_for()


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


def test_the_key_z_undoes_one_decision_after_the_other_wherever_one_is_and_a_button_does_them_again(page):
    open_the_shelling(page)
    here = page.url
    page.fill("[data-does=comment]", "doubtful")
    for key in ("Enter", "a"):
        with page.expect_navigation():
            page.keyboard.press(key)
        page.keyboard.press("j")
    page.goto(page.url.split("/incidents")[0] + "/timeline?kind=shelling")
    for said in ("undid 2, ana's accept", "undid 1, ana's comment"):
        with page.expect_navigation():
            page.keyboard.press("z")
        assert page.inner_text(".toast span").startswith(said)
    assert page.url.endswith("/timeline?kind=shelling")
    with page.expect_navigation():
        page.click("text=Redo")
    page.goto(here)
    assert page.locator(".history em").all_inner_texts() == ["“doubtful”"]


def test_who_clicks_twice_says_it_once(page):
    open_the_shelling(page)
    page.fill("[data-does=comment]", "once")
    with page.expect_navigation():
        page.evaluate("() => { const say = document.querySelector('.comment button'); say.click(); say.click(); }")
    assert page.locator(".history em").all_inner_texts() == ["“once”"]


def test_who_accepts_field_after_field_by_keys_stays_where_they_were(page):
    open_the_shelling(page)
    chosen = []
    for _ in range(2):
        page.keyboard.press("j")
        with page.expect_navigation():
            page.keyboard.press("a")
        page.wait_for_selector("[data-row].here")
        chosen.append(page.get_attribute("[data-row].here", "data-field"))
    assert chosen == ["kind", "stage"]


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


def test_two_are_chosen_and_merged_by_keys_alone(page):
    page.goto(page.url.replace("/incidents", "/incidents?stage=every"))
    before = page.locator('input[name="which"]').count()
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.keyboard.press("j")
    page.keyboard.press("s")
    with page.expect_navigation():
        page.keyboard.press("m")
    assert page.locator('input[name="which"]').count() == before - 1
    with page.expect_navigation():
        page.keyboard.press("z")
    assert page.url.endswith("?stage=every")
    assert page.locator('input[name="which"]').count() == before


def test_enter_after_a_reason_does_what_was_asked_for_and_nothing_before(page):
    page.keyboard.press("j")
    page.keyboard.press("s")
    reason = page.locator("#bulk [data-reason]")
    reason.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.wait_for_function("document.activeElement.matches('[data-reason]')")
    page.keyboard.type("a rumour")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(page.url.split("/incidents")[0] + "/audit")
    told = page.locator("tbody tr:has-text('a rumour')").last.inner_text()
    assert "reject" in told


def test_what_is_filtered_is_what_is_exported(page):
    page.fill("form.filter input[name=words]", "Taji")
    page.click("form.filter button")
    page.get_by_role("link", name="Exports").click()
    with page.expect_download() as waiting:
        page.click("button[formaction='/exports/csv']")
    rows = waiting.value.path().read_text().splitlines()
    assert len(rows) == 2
    assert "Taji" in rows[1]


@pytest.mark.parametrize(
    "screen", ["map", "timeline", "network", "claim", "answers/coverage?ask=1", "queue", "audit", "sources", "exports"]
)
@pytest.mark.parametrize("width", [390, 1280])
def test_no_screen_is_wider_than_its_window(page, screen, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(page.url.replace("/incidents", f"/{screen}"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_a_word_without_end_makes_no_screen_wider_than_its_window(page, ledger, width):
    add(ledger, WITHOUT_END)
    base = page.url.removesuffix("/incidents")
    told = page.request.get(f"{base}/api/v1/incidents?words={WORD}").json()["incidents"][0]["id"]
    held = page.request.get(f"{base}/api/v1/search?words=guarded").json()["found"][0]["article"]
    screens = (
        "incidents",
        "queue",
        "articles",
        "articles?words=guarded",
        "add",
        f"incidents/{told}",
        f"articles/{held}",
    )
    page.set_viewport_size({"width": width, "height": 844})
    too_wide = []
    for screen in screens:
        page.goto(f"{base}/{screen}")
        page.wait_for_load_state("networkidle")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(screen)
    assert too_wide == []


@pytest.mark.skipif(not pictures(), reason="the drawing libraries are not fetched; see desk/assets.py")
def test_the_map_stays_drawn_where_the_browser_has_no_webgl(page):
    page.goto(page.url.replace("/incidents", "/map"))
    page.wait_for_load_state("networkidle")
    assert page.locator("#drawn, #map canvas").first.is_visible()


@pytest.mark.skipif(not pictures(), reason="the drawing libraries are not fetched; see desk/assets.py")
def test_who_chooses_a_point_of_the_map_is_told_of_its_incident(page):
    page.goto(page.url.replace("/incidents", "/map"))
    page.wait_for_selector("#map[data-ready=fine]")
    canvas = page.locator("#map canvas").bounding_box()
    # the map opens on the only place
    page.mouse.click(canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2)
    (placed,) = page.request.get(page.url.replace("/map", "/map/points")).json()["id"]
    assert page.locator(".popup a").get_attribute("href") == f"/incidents/{placed}"


@pytest.mark.skipif(not pictures(), reason="the drawing libraries are not fetched; see desk/assets.py")
def test_who_chooses_a_cluster_at_one_point_is_told_of_every_incident_there(page, ledger):
    add(ledger, ANOTHER_AT_TAJI)
    page.goto(page.url.replace("/incidents", "/map"))
    page.wait_for_selector("#map[data-ready=fine]")
    canvas = page.locator("#map canvas").bounding_box()
    page.mouse.click(canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2)
    page.locator(".popup").nth(1).wait_for()
    placed = page.request.get(page.url.replace("/map", "/map/points")).json()["id"]
    assert len(placed) == 2
    told = page.locator(".popup > a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert sorted(told) == sorted(f"/incidents/{each}" for each in placed)


def addresses(page, ledger) -> list[str]:
    """Every screen, and an incident, an article, a pair, an answer and a search."""
    base = page.url.split("/incidents")[0]
    one, other = (each.id for each in ledger.incidents()[:2])
    article = next(iter(ledger.articles())).id
    asked = ("answers/rate?ask=1&date=2020-04-03", "articles?words=Taji", f"duplicates?left={one}&right={other}")
    paths = [*(address for _, address, _ in SCREENS), f"/incidents/{one}", f"/articles/{article}"]
    return [base + path for path in (*paths, *(f"/{each}" for each in asked))]


@pytest.mark.skipif(not AXE.is_file(), reason="axe is not fetched; run npm --prefix desk ci")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_object_to_on_any_page(page, ledger, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    objections = []
    for address in addresses(page, ledger):
        page.goto(address)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        objections += [(address, one["id"], node["html"][:120]) for one in found for node in one["nodes"]]
    assert objections == []


def test_nothing_moves_for_those_who_ask_for_that(page):
    page.emulate_media(reduced_motion="reduce")
    moving = "document.getAnimations().length + [...document.querySelectorAll('*')].filter(e => "
    moving += "parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
    assert page.evaluate(moving) == 0


def test_all_that_can_be_done_on_a_page_is_reached_by_tab_and_seen(page, ledger):
    """Every link, button and field is reached once each round, in the page's order, and shows that it is."""
    page.goto(page.url.replace("/incidents", f"/incidents/{ledger.incidents()[0].id}"))
    wanted = page.evaluate(
        """() => {
          const within = "a[href], button, input:not([type=hidden]), select, textarea, summary";
          const seen = [...document.querySelectorAll(within)].filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0);
          seen.forEach((e, at) => { e.dataset.walk = at; });
          return seen.length;
        }"""
    )
    reached = []
    page.evaluate("document.body.focus()")
    for _ in range(wanted):
        page.keyboard.press("Tab")
        at, outlined = page.evaluate(
            "(e => [e.dataset.walk, getComputedStyle(e).outlineStyle !== 'none'])(document.activeElement)"
        )
        reached.append((int(at), outlined))
    assert reached == [(at, True) for at in range(wanted)]


def test_a_morning_without_a_mouse(page):
    """Into the second incident, comment, on to the map's table and to an export, by keys alone."""
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*")
    page.keyboard.press("c")
    page.keyboard.type("seen by keys")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "seen by keys" in page.locator(".history").inner_text()
    page.goto(page.url.split("/incidents")[0] + "/exports")
    page.locator("button[formaction='/exports/geojson']").focus()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "incidents.geojson"
