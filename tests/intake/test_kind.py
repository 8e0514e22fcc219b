import gzip

import pytest

from tocsin.intake.kind import Kind, expects_feed, tell_kind

FEED = b'<?xml version="1.0"?><!-- made by hand --><rss version="2.0"><channel/></rss>'
KINDS = [
    (b"", "a.txt", Kind.EMPTY),
    (b"\xef\xbb\xbf \n\n", "a.txt", Kind.EMPTY),
    (b"Rockets hit a base.", "a.txt", Kind.TEXT),
    (b"Rockets hit a base.", "a.html", Kind.HTML),
    (b"<!DOCTYPE html><html>", "a.txt", Kind.HTML),
    (b"<?xml version='1.0'?><html xmlns='x'>", "a.xml", Kind.HTML),
    (b"<!-- saved --><p>Hello", "a", Kind.HTML),
    (FEED, "a.html", Kind.FEED),
    (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a", Kind.FEED),
    (b"<list><item/></list>", "a.xml", Kind.FEED),
    (b'{"text": "Two died."}\n', "a.txt", Kind.JSONL),
    (b"{broken\n", "a.jsonl", Kind.JSONL),
    (b'{\n "text": "Two died."\n}', "a.json", Kind.OTHER),
    (b"{curly} words open this text", "a.txt", Kind.TEXT),
    (b"%PDF-1.4 ...", "a.txt", Kind.PDF),
    (b"WARC/1.0\r\n", "a", Kind.WARC),
    (gzip.compress(b"WARC/1.0\r\n", mtime=0), "a.warc.gz", Kind.WARC),
    (gzip.compress(b"Rockets", mtime=0), "a.txt.gz", Kind.OTHER),
    (b"PK\x03\x04zip", "a.docx", Kind.OTHER),
    (b"\x89PNG\r\n", "a.txt", Kind.OTHER),
    (b"abc\x00\x01\x02def", "a.txt", Kind.OTHER),
    ("Rockets hit".encode("utf-16"), "a.txt", Kind.TEXT),
    (b"3 < 5, and <em> is a tag", "a.txt", Kind.TEXT),
]


@pytest.mark.parametrize(("head", "name", "kind"), KINDS)
def test_kinds_are_told_by_content_then_by_name(head, name, kind):
    assert tell_kind(head, name) is kind


def test_many_comments_before_a_page_cost_no_more_than_their_length():
    assert tell_kind(b"<!-- a -->" * 5000 + b"words", "a.txt") is Kind.TEXT


@pytest.mark.parametrize(
    "name", ["a.rss", "a.atom", "a.xml", "https://w.example/feed", "https://w.example/rss/?page=1"]
)
def test_names_that_promise_a_feed(name):
    assert expects_feed(name)


@pytest.mark.parametrize("name", ["a.html", "feed.txt", "https://w.example/feedback", "a.txt"])
def test_names_that_promise_no_feed(name):
    assert not expects_feed(name)
