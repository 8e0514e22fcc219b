"""What is taken away is what the screen shows, in every format; a brief holds the same incidents."""

import json
from csv import DictReader

import pytest

from tocsin.exports.formats import FORMATS
from tocsin.transfer.manners import EXCHANGE
from tocsin.web.downloads import WORDS, streamed

API = "/api/v1"
QUERY = "kind=shelling&killed=2&place=taji"


def shown(client) -> list[str]:
    """The ids that the filter shows."""
    return [row["id"] for row in client.get(f"{API}/incidents?{QUERY}").json()["incidents"]]


def test_every_format_that_the_room_writes_is_offered(analyst):
    page = analyst.get("/exports").text
    assert set(WORDS) == {*FORMATS, *EXCHANGE}
    assert [name for name in WORDS if f'formaction="/exports/{name}"' not in page] == []


@pytest.mark.parametrize("form", ["csv", "geojson", "jsonl"])
def test_an_export_is_of_just_what_the_filter_shows(form, analyst):
    text = analyst.get(f"/exports/{form}?{QUERY}").text
    match form:
        case "csv":
            found = [line.split(",")[0] for line in text.splitlines()[1:]]
        case "geojson":
            found = [feature["id"] for feature in json.loads(text)["features"]]
        case "jsonl":
            lines = [json.loads(line) for line in text.splitlines()]
            found = [line["incident"]["id"] for line in lines if "incident" in line]
    assert found == shown(analyst) != []


@pytest.mark.parametrize("form", sorted(WORDS))
def test_the_screen_and_the_api_give_the_same_file_in_every_format(form, analyst):
    screen, api = (analyst.get(f"{prefix}/exports/{form}?{QUERY}") for prefix in ("", API))
    assert (screen.status_code, screen.headers["content-disposition"]) == (200, api.headers["content-disposition"])
    if form != "xlsx":
        assert screen.content == api.content != b""


def test_a_place_goes_out_no_sharper_than_asked_for_and_without_its_words(analyst):
    row = next(DictReader(analyst.get(f"/exports/csv?{QUERY}&coarsen=country").text.splitlines()))
    assert (row["place"], row["lat"], row["lon"]) == ("Iraq", "33.0", "44.0")


def test_what_stands_behind_a_table_says_filter_licence_and_codebook(analyst):
    told = analyst.get(f"/exports/acled/metadata?{QUERY}&licence=CC-BY-4.0").json()["tocsin"]
    assert told["licence"] == "CC-BY-4.0"
    assert told["filter"] == "kind: shelling; place: taji; killed: 2; stage: foiled, occurred, ongoing"
    assert told["incidents"] == len(shown(analyst))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/exports/exe", 404),
        ("/exports/csv?coarsen=street", 422),
        ("/exports/jsonl?coarsen=country", 422),
        ("/exports/xlsx?long=true", 422),
        ("/exports/csv?since=soon", 422),
        ("/exports/jsonl/metadata", 404),
        ("/brief?since=soon", 422),
        ("/brief?coarsen=roughly", 422),
    ],
)
def test_what_cannot_be_made_is_refused_before_anything_goes_out(address, status, analyst):
    assert analyst.get(address).status_code == status


def test_a_brief_holds_the_incidents_of_the_filter_and_no_others(analyst):
    text = analyst.get(f"/brief?{QUERY}&title=Taji%20%3Cb%3E").text
    assert "Taji &lt;b&gt;" in text
    assert "two soldiers" in text
    assert "Mosul" not in text


def test_a_brief_with_rough_places_has_no_words_and_no_names_that_tell_more(analyst):
    text = analyst.get("/brief?title=A%20week&coarsen=country").text
    assert "Iraq" in text
    assert [word for word in ("Taji", "soldiers", "Rockets at") if word in text] == []


@pytest.mark.parametrize("address", ["/exports/csv", f"{API}/exports/csv", "/exports/xlsx", "/brief"])
def test_who_took_what_away_stands_in_the_log(address, analyst, ledger):
    analyst.get(f"{address}?kind=shelling")
    (line,) = (one for one in ledger.changes() if one.subject == "exports")
    form = "a brief" if address == "/brief" else address.rsplit("/", 1)[1]
    assert line.by == "ana"
    assert line.what == f"took away 2 incidents as {form} (kind: shelling; stage: foiled, occurred, ongoing)"
    assert line.what in analyst.get("/audit").text


def test_what_was_refused_is_not_said_to_have_been_taken(analyst, ledger):
    analyst.get("/exports/csv?since=soon")
    analyst.get("/exports/fax")
    assert [one for one in ledger.changes() if one.subject == "exports"] == []


def test_no_part_of_a_file_passes_for_all_of_it():
    def write(out):
        out.write(b"a first part")
        raise OSError("the disk is full")

    parts = streamed(write)
    assert next(parts) == b"a first part"
    with pytest.raises(OSError, match="the disk is full"):
        next(parts)


def test_a_reader_who_leaves_ends_the_writing():
    left = []

    def write(out):
        try:
            for _ in range(1_000):
                out.write(b"x" * 100_000)
        except BrokenPipeError:
            left.append(True)
            raise

    parts = streamed(write)
    next(parts)
    writer = parts.gi_frame.f_locals["writer"]
    parts.close()
    writer.join()
    assert left == [True]


def test_the_tables_of_a_brief_scroll_in_themselves_on_a_narrow_screen(analyst):
    text = analyst.get("/brief").text
    assert text.count('<div class="wide"><table>') == text.count("<table>") > 0
