from tocsin.intake.draft import Draft, Reading
from tocsin.intake.formats.text_file import Headed, read_text_file, split_headers
from tocsin.record import Capture, Problem

BODY = "ZAFRA, March 11 (Volta Wire) - Rockets hit a base near Zafra, killing two guards, the army said."


def capture(text, source="a.txt"):
    raw = text if isinstance(text, bytes) else text.encode()
    return Capture(raw, source, "text/plain", "")


def test_header_lines_go_into_their_fields_and_the_body_stays():
    text = f"Title: Rockets hit base\nPublisher: Volta Wire\nPublished: 2020-03-11\nByline: Ana Ruiz\nURL: https://v.example/1\nLanguage: en\n\n{BODY}\n\nNo one claimed it.\n"
    assert read_text_file(capture(text), "") == Reading(
        (
            Draft(
                f"{BODY}\n\nNo one claimed it.",
                title="Rockets hit base",
                byline="Ana Ruiz",
                publisher="Volta Wire",
                url="https://v.example/1",
                printed="2020-03-11",
                language="en",
            ),
        )
    )


def test_headers_may_come_in_any_order_and_case():
    assert split_headers("published: 2020-03-11\r\nTITLE:Raid\r\n\r\nIt began.".replace("\r", "")) == Headed(
        {"published": "2020-03-11", "title": "Raid"}, "It began."
    )


def test_a_text_that_only_begins_like_headers_keeps_its_words():
    for text in (
        "Title: a story of war.\nIt began.",
        "Title: Raid\nsaid the paper.\n\nIt began.",
        "Weather: bad\n\nIt began.",
    ):
        assert split_headers(text) == Headed({}, text)


def test_header_title_wins_over_the_first_line():
    reading = read_text_file(capture(f"Title: Raid\n\nAnother headline\n\n{BODY}"), "")
    assert (reading.drafts[0].title, reading.drafts[0].text) == ("Raid", f"Another headline\n\n{BODY}")


def test_a_page_of_furniture_alone_gives_no_article():
    reading = read_text_file(capture("Share\nSave\n\nAdvertisement\n"), "")
    what = "no text is left once headers and page furniture are taken away"
    assert reading == Reading((), (Problem("a.txt", what, "check that the whole article was saved"),))


def test_broken_utf8_is_read_and_told_of():
    reading = read_text_file(capture(b"The general\x92s guards were killed."), "")
    assert [draft.text for draft in reading.drafts] == ["The general’s guards were killed."]
    mend = "check names and quotes in it, or save it again as UTF-8"
    assert reading.problems == (Problem("a.txt", "broken UTF-8, read as Windows-1252 instead", mend),)


def test_a_text_from_an_address_carries_it():
    reading = read_text_file(capture(BODY, "https://v.example/1.txt"), "")
    assert [draft.url for draft in reading.drafts] == ["https://v.example/1.txt"]
