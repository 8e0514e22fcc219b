"""Sources end to end: every kind of document, and every kind of bad one."""

import gzip
import io
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake import Fetcher, Limits, read_sources
from tocsin.intake.document import Document, read_document
from tocsin.intake.draft import Arrival
from tocsin.record import Article, Capture, Received, content_id

NOW = datetime(2020, 4, 3, 12, 0, tzinfo=UTC)
BODY = "ZAFRA, March 11 (Volta Wire) - Rockets hit a base near Zafra on Wednesday, killing two guards, the army said."
HTML = f"""<html lang="en"><head><title>Rockets hit base</title></head><body><article><h1>Rockets hit base</h1><p>{BODY}</p>
<p>No group has claimed the attack, which set a fuel store on fire.</p></article></body></html>"""
ARABIC = "قتل جنديان في هجوم بالصواريخ على قاعدة شمال المدينة يوم الأربعاء، بحسب ما أعلن الجيش في بيان له."
RSS = f'<rss version="2.0"><channel><title>Volta Wire</title><item><title>Raid</title><description>{BODY}</description></item></channel></rss>'


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write_file(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return write_file


def read(*sources, **given):
    return list(read_sources(sources, now=NOW, **given))


def texts(received):
    return [article.text for one in received for article in one.articles]


def problems(received):
    return [str(problem) for one in received for problem in one.problems]


# --- good input


def test_a_text_file_becomes_an_article_with_its_bytes_kept(write):
    raw = f"Title: Rockets hit base\nPublisher: Volta Wire\nPublished: 2020-03-11\n\n{BODY}\n".encode()
    digest = sha256(raw).hexdigest()
    article = Article(
        BODY,
        title="Rockets hit base",
        publisher="Volta Wire",
        published=date(2020, 3, 11),
        dateline="ZAFRA",
        language="en",
        sha256=digest,
        received=NOW,
    )
    assert read(write("a.txt", raw)) == [Received(Capture(raw, "a.txt", "text/plain", digest, NOW), (article,))]
    assert article.id == content_id("", date(2020, 3, 11), BODY)


def test_a_folder_is_walked_in_order_without_readmes_and_hidden_files(write):
    for name in ("d/b.txt", "d/a/z.txt", "d/README.md", "d/.hidden.txt", "d/c.txt"):
        write(name, f"This is the report named {name}, on the war in the north.")
    assert [one.capture.source for one in read("d")] == ["d/a/z.txt", "d/b.txt", "d/c.txt"]


def test_all_kinds_in_one_folder_are_told_by_their_content(write):
    write("d/1.txt", HTML)
    write("d/2.html", RSS)
    write("d/3.txt", json.dumps({"id": "a1", "text": BODY + " It ended."}))
    write("d/4.bin", b"WARC/1.0\r\n")
    write("d/5.txt", BODY)
    found = read("d")
    assert [(one.capture.media_type if one.capture else "", len(one.articles)) for one in found] == [
        ("text/html", 1),
        ("application/xml", 1),
        ("application/x-ndjson", 1),
        ("", 0),
        ("text/plain", 0),
    ]
    assert problems(found) == [
        "d/4.bin: no web pages in this archive; give one with response records of HTML or text",
        "d/5.txt: the same article came before, from d/2.html; it was read once; nothing is lost",
    ]


def test_lines_are_articles_of_their_own_with_ids_and_text_as_given(write):
    lines = [
        {
            "id": "a1",
            "published": "2020-03-11",
            "publisher": "Volta Wire",
            "title": "Raid",
            "text": f" {BODY}\r\nShare\r\n",
        },
        {"text": "Two died."},
    ]
    write("a.jsonl", "\n".join(map(json.dumps, lines)) + "\n")
    found = read("a.jsonl")
    assert [(one.capture.source, one.articles[0].id, one.articles[0].text) for one in found] == [
        ("a.jsonl:1", "a1", f" {BODY}\r\nShare\r\n"),
        ("a.jsonl:2", content_id("", None, "Two died."), "Two died."),
    ]
    assert found[0].capture.raw == json.dumps(lines[0]).encode()
    assert problems(found) == []


def test_a_web_archive_gives_its_pages(write):
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{HTML}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://v.example/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    found = read(write("a.warc.gz", gzip.compress(head.encode() + answer + b"\r\n\r\n")))
    assert [(one.capture.source, one.articles[0].publisher, one.articles[0].title) for one in found] == [
        ("https://v.example/1", "v.example", "Rockets hit base")
    ]


def test_standard_input_is_read_as_text(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(BODY.encode())))
    assert texts(read("-")) == [BODY]


def test_an_address_is_fetched_and_stands_in_the_article():
    def answer(request):
        return httpx2.Response(200, text=HTML, headers={"content-type": "text/html"})

    fetch = Fetcher(resolve=lambda *_: ("93.184.216.34",), transport=httpx2.MockTransport(answer))
    found = read("https://www.volta.example/a/1", fetch=fetch)
    assert [(a.url, a.publisher, a.dateline) for one in found for a in one.articles] == [
        ("https://www.volta.example/a/1", "volta.example", "ZAFRA")
    ]


def test_the_day_given_dates_what_bears_none_and_never_overrules_a_page(write):
    write("a.txt", BODY)
    write("b.txt", f"Published: 2020-03-11\n\n{BODY}")
    found = read("a.txt", "b.txt", published=date(2020, 4, 1))
    assert [one.articles[0].published for one in found] == [date(2020, 4, 1), date(2020, 3, 11)]
    assert problems(found) == [
        "b.txt: the document is dated 2020-03-11, not 2020-04-01 as given; the document's own date was kept"
    ]


def test_without_any_day_there_is_none(write):
    assert [one.articles[0].published for one in read(write("a.txt", BODY))] == [None]


# --- bad input: a clear line each, and the batch goes on

READABLE = "give text, HTML, PDF, a feed, JSONL, Parquet or WARC"
BAD = {
    "an empty file": ("a.txt", b"", "a.txt: this document is empty (0 bytes); save or fetch it again"),
    "white space": ("a.txt", b" \n\n", "a.txt: this document is empty (3 bytes); save or fetch it again"),
    "a picture": (
        "a.txt",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
        f"a.txt: this is a PNG picture, which is not read; {READABLE}",
    ),
    "a binary": ("a.txt", bytes(range(256)) * 9, f"a.txt: this is a binary file, which is not read; {READABLE}"),
    "an office file": (
        "a.docx",
        b"PK\x03\x04rest",
        f"a.docx: this is a ZIP archive or office document, which is not read; {READABLE}",
    ),
    "one JSON document": (
        "a.json",
        b'{\n"text": "Two died."\n}',
        f"a.json: this is one JSON document, not one object a line, which is not read; {READABLE}",
    ),
    "a feed that is a web page": (
        "news.rss",
        HTML.encode(),
        "news.rss: this should be a feed, but is a web page; give the feed's own address, or name the file .html to read it as a page",
    ),
    "a page too large": (
        "a.html",
        HTML.encode() + b" " * 50_000_000,
        "a.html: this document has 50.0 MB, above the limit of 20.0 MB for one document; raise the limit with --max-mb, or split the document",
    ),
    "an archive of nothing": (
        "a.warc",
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
        "a.warc: no web pages in this archive; give one with response records of HTML or text",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_document_that_cannot_be_read_is_one_clear_line_and_the_next_is_read(name, write):
    path, raw, line = BAD[name]
    write(path, raw)
    found = read(path, write("good.txt", BODY))
    assert (problems(found), texts(found)) == ([line], [BODY])


def test_what_is_not_there_is_a_problem(write):
    write("good.txt", BODY)
    Path("bare").mkdir()
    os.mkfifo("pipe")
    found = read("gone.txt", "ftp://v.example/a", "bare", "pipe", "nul\0.txt", "good.txt")
    assert (problems(found), texts(found)) == (
        [
            "gone.txt: it cannot be opened (No such file or directory); check the path and its permissions",
            'ftp://v.example/a: addresses of the kind "ftp" are not read; give an http or https address, or a path',
            f"bare: no documents in this folder; {READABLE}",
            "pipe: this is neither a file nor a folder; give a file; for a pipe, use -",
            "nul\0.txt: it cannot be opened (embedded null byte); check the path and its permissions",
        ],
        [BODY],
    )


def test_a_file_name_that_is_no_text_can_still_be_told(write):
    Path(os.fsdecode(b"caf\xe9.txt")).write_bytes(b"")
    assert problems(read(os.fsdecode(b"caf\xe9.txt"))) == [
        "caf?.txt: this document is empty (0 bytes); save or fetch it again"
    ]


def test_a_page_in_arabic_is_kept_with_a_note(write):
    found = read(
        write("a.html", f"<html lang='ar'><body><article><p>{ARABIC}</p><p>{ARABIC}</p></article></body></html>")
    )
    assert [article.language for one in found for article in one.articles] == ["ar"]
    assert problems(found) == [
        'a.html: the text is in another language ("ar"); it was kept, but the reader reads English only; add a translation'
    ]


def test_a_day_in_the_future_is_dropped_with_a_note(write):
    found = read(write("a.txt", f"Published: 2031-05-01\n\n{BODY}"))
    assert [article.published for one in found for article in one.articles] == [None]
    assert problems(found) == [
        "a.txt: dated 2031-05-01, which lies in the future (today is 2020-04-03); the date was dropped; give the right one with --published"
    ]


def test_tomorrow_is_not_the_future_in_another_zone(write):
    assert problems(read(write("a.txt", f"Published: 2020-04-04\n\n{BODY}"))) == []


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        (
            "March 2020",
            'a.txt: the date "March 2020" gives only a month; write it like 2020-03-11, or give it with --published',
        ),
        (
            "last week",
            'a.txt: the date "last week" names no one day; write it like 2020-03-11, or give it with --published',
        ),
    ],
)
def test_a_day_that_cannot_be_told_is_left_open_with_a_note(printed, line, write):
    found = read(write("a.txt", f"Published: {printed}\n\n{BODY}"))
    assert ([one.articles[0].published for one in found], problems(found)) == ([None], [line])


def test_the_same_document_twice_is_read_once(write):
    write("a.txt", BODY)
    write("b.txt", BODY)
    found = read("a.txt", "b.txt", "a.txt")
    assert texts(found) == [BODY]
    assert problems(found) == [
        "b.txt: the same article came before, from a.txt; it was read once; nothing is lost",
        "a.txt: the same article came before, from a.txt; it was read once; nothing is lost",
    ]


def test_an_id_used_for_two_texts_is_told_of(write):
    write("a.jsonl", '{"id": "a1", "text": "Two died."}\n{"id": "a1", "text": "Ten died."}\n')
    assert problems(read("a.jsonl")) == [
        'a.jsonl:2: the id "a1" was used before, in a.jsonl:1, for another text; give each article its own id; this one was left out'
    ]


def test_bad_lines_do_not_stop_the_good_ones(write):
    write("a.jsonl", '{"text": "Two died."}\nnot json\n\n{"id": "x"}\n{"text": "Ten died."}\n')
    found = read("a.jsonl")
    assert texts(found) == ["Two died.", "Ten died."]
    assert [one.capture.source for one in found if one.problems] == ["a.jsonl:2", "a.jsonl:4"]


def test_line_files_above_the_limit_are_streamed_and_only_long_lines_refused(write):
    write("a.jsonl", '{"text": "Two died."}\n' * 3 + '{"text": "' + "x" * 5000 + '"}\n')
    found = read("a.jsonl", fetch=Fetcher(Limits(max_bytes=50)))
    assert texts(found) == ["Two died."]
    assert problems(found)[-1] == (
        "a.jsonl:4: this line is longer than can be held, above the limit of 0.0 MB for one document; "
        "raise the limit with --max-mb, or split the document"
    )


def test_scripts_in_a_folder_are_left_out_but_read_when_named(write):
    write("d/a.js", "let two = 'guards died'; // in the war of the north")
    assert problems(read("d")) == [
        "d/a.js: by its name this is not an article, and was left out; name the file itself to read it as text"
    ]
    assert len(texts(read("d/a.js"))) == 1


def test_slow_libraries_stay_unloaded_until_they_are_needed():
    slow = "'trafilatura', 'feedparser', 'pypdf', 'warcio', 'httpx2', 'lxml'"
    script = f"import sys, tocsin.intake; print({{{slow}}} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout == b"set()\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser opens every file")
def test_a_file_without_permission_is_a_problem(write):
    Path(write("a.txt", BODY)).chmod(0)
    assert problems(read("a.txt")) == [
        "a.txt: it cannot be opened (Permission denied); check the path and its permissions"
    ]


def test_reading_twice_gives_the_same(write):
    write("a.txt", BODY)
    write("b.html", HTML)
    assert read("a.txt", "b.html") == read("a.txt", "b.html")


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.rss", "a"]))
def test_law_no_bytes_break_a_batch(raw, name):
    received = read_document(Document(raw, name), Arrival(NOW))
    assert received.capture.raw == raw
    assert received.articles or received.problems


@given(st.text(alphabet='<>/&;pdivhtmlrss "=!-?xml[]{}:\n', max_size=200))
def test_law_no_markup_breaks_a_batch(words):
    for start in ("<html>", "<rss>", "<?xml?><feed>", "%PDF-1.4 ", ""):
        received = read_document(Document((start + words).encode(), "a"), Arrival(NOW))
        assert received.articles or received.problems


def test_a_name_too_long_for_any_file_is_told_of(tmp_path):
    [received] = read_sources([str(tmp_path / ("a" * 300))], now=NOW)
    assert ["cannot be opened" in problem.what for problem in received.problems] == [True]


def test_a_folder_whose_name_is_no_text_can_be_told_of(tmp_path):
    folder = tmp_path / os.fsdecode(b"q\xff")
    folder.mkdir()
    [received] = read_sources([str(folder)], now=NOW)
    assert [problem.where.encode().endswith(b"q?") for problem in received.problems] == [True]


def test_folders_in_folders_are_read_however_deep(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        Path("a").mkdir()
        os.chdir("a")
    Path("x.txt").write_text("Two soldiers died.", encoding="utf-8")
    os.chdir(tmp_path)
    [received] = read_sources(["."], now=NOW)
    # whoever cleans up after the tests need not go as deep
    Path(*["a"] * 1200, "x.txt").unlink()
    os.removedirs(Path(*["a"] * 1200))
    assert [article.text for article in received.articles] == ["Two soldiers died."]
