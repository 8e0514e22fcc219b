import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from tocsin.intake.draft import Reading
from tocsin.intake.formats.pdf import join_lines, read_pdf
from tocsin.record import Capture, Problem

LINES = [
    "Rockets hit base",
    "",
    "Rockets hit a base near Zafra on Tues-",
    "day, killing two guards.",
    "",
    "No one claimed it.",
]


def write_pdf(lines):
    """A one-page PDF with `lines` of text, blank ones as vertical space."""
    shown = " ".join("0 -14 Td" if not line else f"({line}) Tj 0 -14 Td" for line in lines)
    stream = zlib.compress(f"BT /F1 11 Tf 72 720 Td {shown} ET".encode())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(body),
    )


def rewritten(raw, *, password=None, title=""):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    if title:
        writer.add_metadata({"/Title": title, "/Author": "Ana Ruiz", "/CreationDate": "D:20200311"})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def read(raw):
    return read_pdf(Capture(raw, "a.pdf", "application/pdf", ""), "")


def words(reading):
    return [" ".join(draft.text.split()) for draft in reading.drafts]


def test_the_text_of_a_pdf_is_read_and_its_lines_joined():
    reading = read(write_pdf(LINES))
    assert words(reading) == [
        "Rockets hit base Rockets hit a base near Zafra on Tuesday, killing two guards. No one claimed it."
    ]
    assert reading.problems == ()


def test_title_and_author_come_from_the_file_but_no_date_does():
    drafts = read(rewritten(write_pdf(LINES), title="Rockets hit base")).drafts
    assert [(draft.title, draft.byline, draft.printed) for draft in drafts] == [("Rockets hit base", "Ana Ruiz", "")]


def test_a_pdf_of_pictures_is_a_problem():
    problem = Problem("a.pdf", "no text in this PDF (1 pages of pictures)", "run text recognition on it first")
    assert read(write_pdf([])) == Reading((), (problem,))


def test_a_locked_pdf_is_a_problem_and_one_without_password_is_not():
    problem = Problem("a.pdf", "this PDF is locked with a password", "unlock it and save it without one")
    assert read(rewritten(write_pdf(LINES), password="key")) == Reading((), (problem,))  # noqa: S106 - a lock to be told of
    assert len(words(read(rewritten(write_pdf(LINES), password="")))) == 1


@pytest.mark.parametrize("raw", [b"%PDF-1.4", b"%PDF-1.7\n" + b"\xff" * 500, write_pdf(LINES)[:200]])
def test_a_broken_pdf_is_a_problem(raw):
    reading = read(raw)
    assert (reading.drafts, [problem.where for problem in reading.problems]) == ((), ["a.pdf"])


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("two\nmen died.\n\nTen hurt.", "two men died.\n\nTen hurt."),
        ("US-\nled force", "US- led force"),
        ("mili-\ntary", "military"),
        ("It ended.\n\n\n\n12\n\nIt began.", "It ended.\n\nIt began."),
        ("Page 3 of 9\nIt ended.", "It ended."),
    ],
)
def test_lines_are_joined_inside_paragraphs_only(text, joined):
    assert join_lines(text) == joined


def test_a_long_run_of_blank_lines_is_joined_in_a_moment():
    assert join_lines("Two died." + "\n \n" * 100_000 + "x") == "Two died.\n\nx"
