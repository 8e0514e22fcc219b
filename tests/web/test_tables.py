"""The table of incidents: what is chosen together, counted beside it, and taken off the filter again."""

import pytest

from tests.web.conftest import IN_CHROMIUM
from tocsin.record import DONE, Stage
from tocsin.reviewing import Lane
from tocsin.web import snapshot
from tocsin.web.filters import Filter


def stage_of(ledger) -> list[str]:
    return sorted(one.stage.value for one in ledger.incidents())


def test_a_stage_is_set_for_all_reports_of_all_chosen_incidents(analyst, ledger, csrf):
    which = [one.id for one in ledger.incidents()]
    analyst.post("/decisions/correct", data={"which": which, "to": "stage=denied", "csrf": csrf})
    assert set(stage_of(ledger)) == {"denied"}


@pytest.mark.parametrize("to", ["stage=moody", "mood=denied", "stage", "="])
def test_a_value_that_there_is_not_changes_nothing(to, analyst, ledger, csrf):
    before = stage_of(ledger)
    answer = analyst.post("/decisions/correct", data={"which": [ledger.incidents()[0].id], "to": to, "csrf": csrf})
    assert (answer.status_code, stage_of(ledger)) == (422, before)


def test_every_stage_says_how_many_are_of_it_whatever_stage_is_shown(analyst, ledger):
    text = analyst.get("/incidents?stage=denied").text
    counts = {stage.value: stage_of(ledger).count(stage.value) for stage in Stage}
    assert [name for name, count in counts.items() if f'{name} <span class="count">{count}</span>' not in text] == []


def test_each_value_of_the_filter_is_taken_off_by_a_link(analyst):
    text = analyst.get("/timeline?kind=shelling&kind=bombing&source=Herald").text
    kept = [Filter(kind=("bombing",), source="Herald"), Filter(kind=("shelling",), source="Herald")]
    assert [one for one in kept if f'href="/timeline?{one.query().replace("&", "&amp;")}"' not in text] == []


def test_the_latest_stand_first_and_the_undated_last(analyst, ledger):
    text = analyst.get("/incidents").text
    dated = [one.id for one in ledger.incidents() if one.when and not one.when.is_open]
    shown = [part.split('"')[0] for part in text.split('data-id="')[1:]]
    assert shown[: len(dated)] == dated[::-1]


def test_each_lane_of_the_queue_says_how_much_waits_in_it(analyst, app):
    text = analyst.get("/queue").text
    counts = {lane: len(app.state.desk.waiting.now(lane, 500)) for lane in Lane}
    assert [lane for lane, count in counts.items() if f'{lane} <span class="count">{count}</span>' not in text] == []


class TestInABrowser:
    pytestmark = IN_CHROMIUM

    def test_all_of_a_page_are_chosen_at_once_and_what_can_be_done_appears(self, page):
        page.goto(page.url.replace("/incidents", "/incidents?stage=every"))
        before = page.locator("#bulk button:visible").count()
        page.check("[data-all]")
        page.select_option("#bulk select", "stage=feared")
        page.fill("#bulk input[name=why]", "told as fears")
        page.click("#bulk button:has-text('Set')")
        page.wait_for_selector(".toast")
        chips = page.locator("tr[data-row] .chip.open")
        assert (before, set(chips.all_inner_texts())) == (0, {"feared"})

    def test_what_is_chosen_in_the_queue_is_accepted_and_waits_no_more(self, page):
        page.goto(page.url.replace("/incidents", "/queue"))
        boxes = page.locator('.queue input[name="which"]')
        before = boxes.count()
        boxes.first.check()
        page.click("#bulk button:has-text('Accept')")
        page.wait_for_selector(".toast")
        assert (before, boxes.count()) == (1, 0)

    @pytest.mark.parametrize("screen", ["codebook", "exports"])
    def test_the_open_screen_stands_in_the_menu_of_a_narrow_window(self, page, screen):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(page.url.replace("/incidents", f"/{screen}"))
        left, right = page.evaluate(
            "(e => [e.left, e.right])(document.querySelector('nav [aria-current=page]').getBoundingClientRect())"
        )
        assert 0 <= left < right <= 390

    def test_a_narrow_window_shows_the_first_incident_without_scrolling(self, page):
        page.set_viewport_size({"width": 390, "height": 844})
        page.reload()
        assert page.locator("tr[data-row]").first.bounding_box()["y"] < 500


def test_words_are_looked_for_once_for_a_page_and_its_counts_of_every_stage(app, monkeypatch):
    asked = []
    found = snapshot.wanted_ids
    monkeypatch.setattr(snapshot, "wanted_ids", lambda *given: asked.append(given[1]) or found(*given))
    incidents, words = app.state.desk.incidents, Filter(words="taji")
    shown, every = (incidents.select(wanted).ids for wanted in (words, words.but(stage=("every",))))
    assert [each.text for each in asked] == ["taji"]
    assert shown == tuple(each for each in every if incidents.now().incidents[each].stage in DONE) != ()
    incidents.select(Filter(words="mosul"))
    assert [each.text for each in asked] == ["taji", "mosul"]
