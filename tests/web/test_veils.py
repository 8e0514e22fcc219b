"""Words that describe harm to a body are not shown unasked."""

import pytest

from tests.web.conftest import IN_CHROMIUM
from tocsin.codebook.graphic import is_graphic
from tocsin.web.rows.marked import paragraphs

CHROMIUM_IS_HERE, AT_MOST_TWO_MINUTES = IN_CHROMIUM
GRAPHIC = "The bodies of the two soldiers were mutilated"
TEXT = f"Gunmen killed two soldiers near Mosul on 1 April 2020, the army said. {GRAPHIC} with knives. An officer named the dead."


@pytest.mark.parametrize(
    "sentence",
    [
        GRAPHIC,
        "Militants beheaded three captives.",
        "A severed head was left at the gate.",
        "Charred human bodies lay between the stalls.",
        "His hands had been cut off.",
        "Prisoners were tortured to death in the basement.",
    ],
)
def test_a_sentence_of_harm_to_a_body_is_graphic(sentence):
    assert is_graphic(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Twelve people were killed and thirty wounded.",
        "The bodies of two soldiers were found on Friday.",
        "Riyadh severed ties with Tehran.",
        "The heads of both agencies met.",
        "A burned-out lorry blocked the road.",
        "The convoy headed for Mosul.",
        "Troops on foot crushed the revolt.",
        "The army's arms depot was hit.",
    ],
)
def test_what_a_ledger_is_for_is_not(sentence):
    assert not is_graphic(sentence)


def test_only_the_graphic_sentence_of_a_line_is_veiled_and_no_letter_is_lost():
    found = paragraphs(TEXT, ())
    assert [one.graphic for one in found] == [False, True, False]
    assert "".join(run.text for one in found for run in one.runs) == TEXT
    assert [TEXT[one.start :].startswith(one.runs[0].text) for one in found] == [True, True, True]


def read_the_text(page):
    page.get_by_role("link", name="Add", exact=True).click()
    page.fill("textarea[name=text]", TEXT)
    page.fill("input[name=published]", "2020-04-02")
    page.click("text=Read it")
    page.click(".read h2 a")
    page.wait_for_url("**/articles/*")


def words_are_shown(page) -> bool:
    return page.locator(".text p", has_text="mutilated").is_visible()


@CHROMIUM_IS_HERE
@AT_MOST_TWO_MINUTES
def test_graphic_words_wait_for_a_click_a_key_or_a_wish(page):
    read_the_text(page)
    shown = [words_are_shown(page)]
    page.click(".veil summary")
    shown.append(words_are_shown(page))
    page.keyboard.press("v")
    shown.append(words_are_shown(page))
    page.keyboard.press("v")
    shown.append(words_are_shown(page))
    assert shown == [False, True, False, True]
    page.keyboard.press("?")
    page.check("[data-always]")
    page.keyboard.press("Escape")
    page.reload()
    assert words_are_shown(page)


@CHROMIUM_IS_HERE
@AT_MOST_TWO_MINUTES
def test_the_click_needs_no_script(launch_link, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(launch_link)
    read_the_text(page)
    before = words_are_shown(page)
    page.click(".veil summary")
    assert (before, words_are_shown(page)) == (False, True)
    context.close()
