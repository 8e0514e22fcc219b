"""The screens as pages: each answers, hostile words stay words, and all of them mean the same incidents."""

import re
from html.parser import HTMLParser

import pytest

from tests.web.conftest import HARMFUL
from tocsin.web.templating import SCREENS

ADDRESSES = [address for _, address, _ in SCREENS]
SHARED = ["/incidents", "/map", "/timeline", "/network", "/exports", "/answers"]


class Page(HTMLParser):
    """The elements of a page: names with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))


@pytest.fixture
def ids(app) -> dict[str, str]:
    """An incident of each kind, the most told first, and an article."""
    desk = app.state.desk
    held = sorted(desk.incidents.now().incidents.values(), key=lambda one: -len(one.reports))
    articles = {row.title: row.id for row in desk.ledger.articles()}
    return {"shelling": held[0].id, "shooting": next(one.id for one in held if one.kind == "shooting"), **articles}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_screen_answers(address, analyst):
    answer = analyst.get(address)
    assert answer.status_code == 200
    assert "<h1>" in answer.text


@pytest.mark.parametrize("address", [*ADDRESSES, "incident", "article"])
def test_hostile_words_make_no_element_and_no_script_of_their_own(address, analyst, ids):
    here = {"incident": f"/incidents/{ids['shooting']}", "article": f"/articles/{ids[HARMFUL]}"}.get(address, address)
    text = analyst.get(here).text
    page = Page(text)
    assert "<script>alert" not in text
    assert [tag for tag, attrs in page.elements if tag == "img" or any(name.startswith("on") for name in attrs)] == []
    assert [attrs for tag, attrs in page.elements if tag == "script" and not attrs.get("src")] == []
    assert [attrs for _, attrs in page.elements if "style" in attrs] == []
    sources = [attrs.get("src") or attrs.get("href") or "/" for _, attrs in page.elements]
    assert [source for source in sources if source.startswith(("javascript:", "data:", "//"))] == []


def test_hostile_words_in_an_address_stay_words(analyst):
    for address in ("/incidents", "/map", "/claim", "/articles", "/audit"):
        answer = analyst.get(address, params={"words": HARMFUL, "by": HARMFUL, "source": HARMFUL, "since": HARMFUL})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


def test_an_incident_lists_what_sources_say_and_averages_nothing(analyst, ids):
    text = analyst.get(f"/incidents/{ids['shelling']}").text
    assert "sources differ" in text
    assert "2 military" in text
    assert "3 military" in text
    assert "2.5" not in text


def test_the_words_behind_a_value_are_marked_in_the_article(analyst, ids):
    text = analyst.get(f"/incidents/{ids['shelling']}").text
    assert re.search(r'<mark class="f-trigger"[^>]*>(fired|hit)</mark>', text)


def test_paragraphs_say_their_own_direction(analyst, ids):
    text = analyst.get(f"/articles/{ids['قصف الموصل']}").text
    assert 'dir="auto" data-start="0"' in text
    assert ">قصفت</mark>" in text
    assert "הכוחות" in text


@pytest.mark.parametrize("address", SHARED)
def test_all_screens_mean_the_same_incidents(address, analyst):
    text = analyst.get(address, params={"kind": "shooting", "stage": "every"}).text
    shown = re.search(r"<strong>(\d+) shown</strong> · (\d+) without place · (\d+) unreviewed", text)
    assert shown
    assert shown.groups() == ("1", "1", "1")


def test_what_an_address_says_wrongly_is_told_and_does_not_narrow(analyst):
    text = analyst.get("/incidents?since=soon&kind=picnic").text
    assert "&#34;soon&#34; is no day" in text
    assert "is no kind of event" in text


def test_a_page_that_is_not_there_says_so(analyst):
    for address in ("/nothing", "/incidents/feedbeef", "/articles/feedbeef", "/answers/why", "/exports/exe"):
        answer = analyst.get(address)
        assert answer.status_code == 404
        assert "<h1>Not Found</h1>" in answer.text


@pytest.mark.parametrize(
    "name", ["../../../pyproject.toml", "..%2f..%2fapp.py", "%2e%2e/app.py", "vendor/../../app.py"]
)
def test_no_file_but_the_desks_own_is_given_out(name, analyst):
    assert analyst.get(f"/static/{name}").status_code == 404


def test_a_fault_of_the_program_tells_nothing_of_it(app, stranger, monkeypatch):
    monkeypatch.setattr(type(app.state.desk.ledger), "articles", lambda _: 1 / 0)
    stranger.get("/launch", params={"code": app.state.desk.sessions.launch_code})
    answer = stranger.get("/articles")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert "the desk failed at this" in answer.text


def test_a_saved_search_is_kept_by_what_the_filter_understands(analyst, csrf):
    form = {"csrf": csrf, "name": " Taji  rockets ", "query": "kind=shelling&evil=1"}
    assert analyst.post("/searches", data=form).status_code == 303
    assert 'href="/incidents?kind=shelling"><bdi>Taji rockets' in analyst.get("/incidents").text
    analyst.post("/searches/forget", data={"csrf": csrf, "name": "Taji rockets"})
    assert "Taji rockets" not in analyst.get("/incidents").text


def test_an_answer_shows_its_sentence_its_rows_and_its_command(analyst):
    text = analyst.get("/answers/coverage?ask=1").text
    assert "tocsin coverage --ledger" in text
    assert "Counted" in text
    text = analyst.get("/answers/change?ask=1&days=first-told").text
    assert "tocsin change --most 1 --first-told --ledger" in text


def test_a_question_that_lacks_something_says_what(analyst):
    assert "is no day; write it like 2020-01-03" in analyst.get("/answers/rate?ask=1&date=soon").text
    assert "whose forces?" in analyst.get("/answers/posture?ask=1").text
    assert "is no measure; use one of step" in analyst.get("/answers/response?ask=1&measure=luck").text
    assert "the second:" in analyst.get("/answers/response?ask=1&measure=intensity&after=US&a_day=1").text


def test_a_response_is_measured_as_at_the_command_line(analyst):
    text = analyst.get("/answers/response?ask=1&measure=intensity&after=US&a_day=1:2&within=3").text
    assert "--measure intensity --after US --smallest 1.5 --within 3 --a-day 1:2" in text
    assert "1 day is held, and 213 are needed" in text


def test_a_claim_is_read_and_counted_under_each_definition(analyst):
    text = analyst.get("/claim", params={"words": "At least 15 rocket attacks since 3 January 2020"}).text
    assert "15 or more" in text
    assert "surely within" in text
    assert "no number of events" in analyst.get("/claim", params={"words": "Blue"}).text


def test_a_country_is_meant_by_its_code_or_by_its_name(analyst):
    found = {each: analyst.get("/api/v1/incidents", params={"country": each}).json() for each in ("IQ", "iq", "Iraq")}
    assert [answer["total"] for answer in found.values()] == [1, 1, 1]
    assert {answer["filter"] for answer in found.values()} == {"country=IQ"}


def test_a_line_of_the_log_that_no_ledger_has_is_told_as_a_fault_of_the_address(analyst):
    assert analyst.get(f"/audit?before={10**24}").status_code == 422


def test_who_decides_on_several_comes_back_to_the_page_and_order_they_were_on(analyst):
    page = analyst.get("/incidents?kind=shelling&sort=reports&number=1").text
    assert '<input type="hidden" name="then" value="/incidents?kind=shelling&amp;sort=reports&amp;number=1">' in page
