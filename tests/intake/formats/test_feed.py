import socket

import pytest

from tocsin.intake.draft import Draft, Reading
from tocsin.intake.formats.feed import plain_words, read_feed
from tocsin.record import Capture, Problem

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Volta Wire</title><language>en-gb</language>
<item><title>Rockets &amp;amp; drones hit base</title><link>https://volta.example/1</link>
<pubDate>Wed, 11 Mar 2020 23:30:00 -0500</pubDate><dc:creator>Ana Ruiz</dc:creator>
<description>&lt;p&gt;Two guards died.&lt;/p&gt;&lt;p&gt;Ten were hurt.&lt;/p&gt;&lt;p&gt;The post Rockets hit base appeared first on Volta Wire.&lt;/p&gt;</description></item>
<item><title>Truce holds</title><link>https://volta.example/2</link></item><item><link>https://volta.example/3</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Volta Wire</title>
<entry><title>Raid</title><link href="https://volta.example/9"/><updated>2020-03-11T10:00:00Z</updated>
<summary>Short.</summary><content type="html">&lt;p&gt;Gunmen came at night.&lt;/p&gt;</content></entry></feed>"""


def read(feed):
    return read_feed(Capture(feed.encode(), "w.rss", "application/xml", ""), "")


def test_each_entry_of_an_rss_feed_is_an_article():
    assert read(RSS) == Reading(
        (
            Draft(
                "Two guards died.\n\nTen were hurt.",
                title="Rockets & drones hit base",
                byline="Ana Ruiz",
                publisher="Volta Wire",
                url="https://volta.example/1",
                printed="Wed, 11 Mar 2020 23:30:00 -0500",
                language="en-gb",
                where="w.rss entry 1",
            ),
            Draft(
                "Truce holds",
                title="Truce holds",
                publisher="Volta Wire",
                url="https://volta.example/2",
                language="en-gb",
                where="w.rss entry 2",
            ),
        ),
        (Problem("w.rss entry 3", "this entry has no words", "open its page and add that"),),
    )


def test_full_content_is_taken_before_the_summary():
    assert [(draft.text, draft.printed) for draft in read(ATOM).drafts] == [
        ("Gunmen came at night.", "2020-03-11T10:00:00Z")
    ]


def test_a_feed_cut_short_gives_what_it_holds_with_a_note():
    reading = read(RSS[: RSS.index("<item><title>Truce")])
    assert [draft.title for draft in reading.drafts] == ["Rockets & drones hit base"]
    assert [(problem.where, "1 entries could be read" in problem.what) for problem in reading.problems] == [
        ("w.rss", True)
    ]


@pytest.mark.parametrize("feed", ['<rss version="2.0"><channel></channel></rss>', "<rss", "<list><a/></list>"])
def test_a_feed_without_entries_is_a_problem(feed):
    reading = read(feed)
    assert (reading.drafts, [problem.mend for problem in reading.problems]) == (
        (),
        ["give the feed's own address, or save it again"],
    )


def test_a_feed_never_opens_the_network_or_a_file(monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    doctype = '<!DOCTYPE rss SYSTEM "http://volta.example/rss.dtd" [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    reading = read(RSS.replace("<rss", doctype + "<rss", 1).replace("Truce holds", "Truce &x; holds"))
    assert [draft.title for draft in reading.drafts][:1] == ["Rockets & drones hit base"]


def test_scripts_and_captions_are_not_words():
    assert (
        plain_words("<script>x</script>Two <b>died</b>.<figure><figcaption>A guard</figcaption></figure><br>Ten hurt")
        == "Two died.\n\nTen hurt"
    )


@pytest.mark.parametrize(
    "broken", ["<![foo[bar]]>", "<![ 1", "<![", "<!x", "<?", "<a b='", "</", "&#xD800;", "&#0;", "\0"]
)
def test_broken_markup_loses_no_words_before_it(broken):
    assert plain_words(f"<p>Two died.</p>{broken}").startswith("Two died.")


def test_words_after_remarks_are_kept_and_scripts_are_not():
    assert plain_words("<p>Two<!-- x --> died <script>alert(1)</script>here.</p>5 < 6") == "Two died here.\n\n5 < 6"


@pytest.mark.parametrize("part", ["<", "<!--", "<a ", "</", "<![", "<b>"])
def test_long_broken_markup_is_read_in_a_moment(part):
    plain_words(part * 100_000)
