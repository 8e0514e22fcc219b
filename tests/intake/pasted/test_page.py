"""Whole pasted pages, and the newspaper page kept beside the project."""

import re
from pathlib import Path

import pytest

from tocsin.intake.pasted import Page, read_page

ONE_LINE = (
    "Desert militias step up raids since general was killed The coalition has begun to move radars to Zafra "
    "to guard its bases © Omar Said/AFP/Getty Images Share on Twitter (opens new window) "
    "Share on Facebook (opens new window) Save Ana Ruiz in Oslo and Joe Lam in Zafra 3 HOURS AGOPrint this page7 "
    "Officials fear that militias are planning larger raids. Two guards were killed last month. "
    "Recommended Mara Lind Talks with the militias must go on “We are ready,” a commander said. "
    "He spoke in Zafra.\nContent retrieved from: https://www.volta.example/content/77.\n"
)
SEED = Path(__file__).parents[4] / "shared" / "data" / "seed" / "iran-proxies-2020.txt"


def test_a_page_pasted_on_one_line_comes_apart():
    assert read_page(ONE_LINE) == Page(
        text="Desert militias step up raids since general was killed\n\n"
        "The coalition has begun to move radars to Zafra to guard its bases\n\n"
        "Officials fear that militias are planning larger raids. Two guards were killed last month.\n\n"
        "“We are ready,” a commander said. He spoke in Zafra.",
        title="Desert militias step up raids since general was killed",
        byline="Ana Ruiz in Oslo and Joe Lam in Zafra",
        url="https://www.volta.example/content/77",
    )


def test_a_page_pasted_in_lines_comes_apart():
    lines = [
        "Skip to content",
        "Home > World",
        "Rockets land near Zafra airport",
        "By Ana Ruiz",
        "March 11, 2020",
        "Share",
        "Save",
        "ZAFRA (Volta Wire) — Three rockets landed near the airport on Tuesday.",
        "Advertisement",
        "No one was hurt, the governor said.",
        "Read more: Ministers meet in Oslo",
        "© 2020 Volta Wire. All rights reserved.",
    ]
    assert read_page("\n\n".join(lines)) == Page(
        text="Rockets land near Zafra airport\n\nZAFRA (Volta Wire) — Three rockets landed near the airport on Tuesday.\n\n"
        "No one was hurt, the governor said.",
        title="Rockets land near Zafra airport",
        byline="Ana Ruiz",
        printed="March 11, 2020",
    )


def test_plain_prose_is_given_back_unchanged():
    text = "ZAFRA — Three rockets landed.\n\nNo one was hurt. They shared the news, saved the printer and left."
    assert read_page(text) == Page(text)


@pytest.mark.shared
@pytest.mark.skipif(not SEED.exists(), reason="the newspaper page is kept beside the project")
def test_the_newspaper_page_loses_its_furniture_and_no_sentence():
    raw = SEED.read_text(encoding="utf-8")
    page = read_page(raw)
    furniture = r"©|Getty|Share on|opens new|Print this|AGO\b|Recommended|retrieved|Save "
    teaser = raw.partition("Recommended ")[2].partition("“")[0].strip()
    assert re.findall(furniture, page.text) == []
    assert (len(teaser) > 40, teaser in page.text) == (True, False)
    assert (raw.startswith(page.title), len(page.title), page.byline.count(" in ")) == (True, 81, 3)
    assert page.url.startswith("https://www.ft.com/content/")
    paragraphs = page.text.split("\n\n")
    assert (len(paragraphs), [paragraph for paragraph in paragraphs if paragraph not in raw]) == (4, [])
    # What went is exactly credit and share bar, byline, stamp, teaser and source line.
    assert len(raw.strip()) - len("".join(paragraphs)) == 430
