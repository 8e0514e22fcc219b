import pytest

from tocsin.intake.draft import Draft, Reading
from tocsin.intake.formats.page_date import printed_date
from tocsin.intake.formats.web_page import read_web_page
from tocsin.record import Capture, Problem

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Rockets hit base | Volta Wire</title>
<meta property="og:site_name" content="Volta Wire"><meta name="author" content="Ana Ruiz">
<meta property="article:published_time" content="2020-03-11T23:30:00-05:00">
<link rel="canonical" href="https://volta.example/a/1"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Rockets hit base</h1>
<p>ZAFRA, March 11 (Volta Wire) - Rockets hit a base near Zafra on Wednesday, killing two guards, the army’s spokesman said.</p>
<p>ADVERTISEMENT</p>
<p>No group claimed the attack, which wounded a dozen others and set a fuel store on fire.</p></article>
<aside>Most read <a href="/2">Ministers meet in Oslo</a></aside><footer>© 2020 Volta Wire. All rights reserved.</footer></body></html>"""
TEXT = (
    "Rockets hit base\n\nZAFRA, March 11 (Volta Wire) - Rockets hit a base near Zafra on Wednesday, killing two guards, "
    "the army’s spokesman said.\n\nNo group claimed the attack, which wounded a dozen others and set a fuel store on fire."
)


def read(html, source="a.html", charset=""):
    raw = html if isinstance(html, bytes) else html.encode()
    return read_web_page(Capture(raw, source, "text/html", ""), charset)


def test_a_page_gives_its_main_text_and_what_it_says_of_itself():
    assert read(PAGE) == Reading(
        (
            Draft(
                TEXT,
                title="Rockets hit base",
                byline="Ana Ruiz",
                publisher="Volta Wire",
                url="https://volta.example/a/1",
                printed="2020-03-11T23:30:00-05:00",
                language="en",
            ),
        )
    )


def test_a_page_in_a_declared_character_set_is_read_without_a_note():
    html = PAGE.replace("utf-8", "windows-1252")
    reading = read(html.encode("cp1252"))
    assert ([draft.text for draft in reading.drafts], reading.problems) == ([TEXT], ())


def test_the_address_stands_in_for_a_missing_canonical_link():
    html = PAGE.replace('<link rel="canonical" href="https://volta.example/a/1">', "")
    assert [draft.url for draft in read(html, "https://volta.example/a/1?x=2").drafts] == [
        "https://volta.example/a/1?x=2"
    ]


@pytest.mark.parametrize(
    "html",
    ["<html></html>", "<html><body><nav>Home</nav></body></html>", "<!DOCTYPE html>", "<html><script>x()</script>"],
)
def test_a_page_without_an_article_is_a_problem(html):
    reading = read(html)
    assert (reading.drafts, [problem.where for problem in reading.problems]) == ((), ["a.html"])


def test_no_date_is_made_up_where_the_page_gives_only_a_month():
    html = PAGE.replace("2020-03-11T23:30:00-05:00", "2020-03")
    assert [draft.printed for draft in read(html).drafts] == ["2020-03"]


def test_no_date_is_taken_from_the_text_or_the_clock():
    html = PAGE.replace('<meta property="article:published_time" content="2020-03-11T23:30:00-05:00">', "")
    assert [draft.printed for draft in read(html).drafts] == [""]


def test_linked_data_and_time_elements_date_a_page_when_they_agree():
    linked = '<script type="application/ld+json">{"datePublished": "2020-03-11"}</script>'
    assert printed_date(linked) == "2020-03-11"
    assert printed_date(linked + linked.replace("11", "12")) == ""
    assert (
        printed_date('<time datetime="2020-03-11">a</time><time datetime="2020-03-11T10:00">b</time>') == "2020-03-11"
    )
    assert printed_date('<meta name="date" content=""><meta name="dateline" content="2020-03-11">') == ""


def test_a_deeply_nested_page_does_not_break_the_batch():
    reading = read("<html><body>" + "<div>" * 20000 + "Two died." + "</body></html>")
    assert isinstance(reading, Reading)


def test_a_problem_says_what_to_do():
    mend = "save the article's own page, or paste its text into a .txt file"
    assert read("<html><body></body></html>").problems[0] in (
        Problem("a.html", "no article text in this web page", mend),
        Problem("a.html", "this web page cannot be read (ValueError)", mend),
    )


@pytest.mark.parametrize("broken", ["<![foo[bar]]>", "<![ 1", "<!--", "<a b='"])
def test_broken_markup_hides_no_date_before_it(broken):
    assert printed_date(f'<html><time datetime="2020-03-11">x</time>{broken}') == "2020-03-11"
