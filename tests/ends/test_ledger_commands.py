import csv
import io
import json

import pytest

REPORT = """Title: Rockets hit base near Mosul
Publisher: Test Wire
Published: 2020-03-11

MOSUL, March 11 (Test Wire) - Militants fired rockets at a military base near Mosul on Wednesday, killing two soldiers, the army said.
"""


@pytest.fixture
def added(tocsin, tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    done = tocsin("add", "report.txt", "--ledger", "l.db", "--reader", "lexical")
    assert done.returncode == 0, done.stderr
    return done


def test_adding_shows_what_was_read(added):
    assert "shelling" in added.stdout
    assert "1 new, 0 known already" in added.stdout


def test_adding_twice_changes_nothing(added, tocsin):
    before = tocsin("incidents", "--ledger", "l.db", "-f", "json").stdout
    again = tocsin("add", "report.txt", "--ledger", "l.db", "--reader", "lexical")
    assert "0 new, 1 known already" in again.stdout
    assert tocsin("incidents", "--ledger", "l.db", "-f", "json").stdout == before


def test_incidents_come_in_every_form(added, tocsin):
    [incident] = json.loads(tocsin("incidents", "--ledger", "l.db", "--kind", "shelling", "-f", "json").stdout)
    [row] = csv.DictReader(
        io.StringIO(tocsin("incidents", "--ledger", "l.db", "--kind", "shelling", "-f", "csv").stdout)
    )
    [feature] = json.loads(tocsin("incidents", "--ledger", "l.db", "--kind", "shelling", "-f", "geojson").stdout)[
        "features"
    ]
    assert (incident["killed_low"], incident["killed_high"]) == (2, 2)
    assert (incident["earliest"], incident["latest"]) == ("2020-03-11", "2020-03-11")
    assert row["id"] == feature["id"] == incident["id"]
    assert feature["properties"]["country"] == "IQ"


def test_showing_an_incident_prints_its_sentence(added, tocsin):
    [incident] = json.loads(tocsin("incidents", "--ledger", "l.db", "--kind", "shelling", "-f", "json").stdout)
    shown = tocsin("show", incident["id"][:6], "--ledger", "l.db")
    assert "fired rockets at a military base" in " ".join(shown.stdout.replace("│", " ").split())


def test_nothing_of_that_id_is_misuse(added, tocsin):
    done = tocsin("show", "zzzz", "--ledger", "l.db")
    assert (done.returncode, "zzzz" in done.stderr) == (2, True)


def test_a_brief_holds_the_words_and_no_script(added, tocsin, tmp_path):
    assert tocsin("brief", "--ledger", "l.db", "-o", "b.html").returncode == 0
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "Rockets hit base near Mosul" in page
    assert "<script" not in page


def test_a_brief_told_roughly_needs_one_of_the_ways(added, tocsin):
    done = tocsin("brief", "--ledger", "l.db", "--coarsen", "roughly")
    assert (done.returncode, "admin1" in done.stderr) == (2, True)


def test_hostile_text_stays_text_in_the_brief(tocsin, tmp_path):
    hostile = REPORT.replace("the army said", "the <script>alert(1)</script> army said")
    (tmp_path / "report.txt").write_text(hostile, encoding="utf-8")
    tocsin("add", "report.txt", "--ledger", "l.db", "--reader", "lexical")
    tocsin("brief", "--ledger", "l.db", "-o", "b.html")
    assert "<script" not in (tmp_path / "b.html").read_text(encoding="utf-8")


def test_asking_a_ledger_that_is_not_there_is_misuse(tocsin, tmp_path):
    done = tocsin("incidents", "--ledger", "none.db")
    assert (done.returncode, "none.db" in done.stderr, (tmp_path / "none.db").exists()) == (2, True, False)


def test_an_unknown_stage_is_misuse(added, tocsin):
    assert tocsin("incidents", "--ledger", "l.db", "--stage", "perhaps").returncode == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.bin", bytes(range(256)) * 40),
        ("feed.xml", b"<!doctype html><html><body>404</body></html>"),
        (
            "arabic.txt",
            "أطلق مسلحون صواريخ على قاعدة عسكرية شمال بغداد يوم الأربعاء، وقتل جنديان في الهجوم.\n".encode() * 5,
        ),
        ("broken.txt", b"Militants fired rockets at a base.\n\xff\xfe\xfa caf\xe9"),
    ],
)
def test_bad_input_is_a_clear_line_and_leaves_the_ledger_whole(added, tocsin, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    before = tocsin("incidents", "--ledger", "l.db", "-f", "json", "--kind", "shelling", "--since", "2020-03-11").stdout
    done = tocsin("add", name, "--ledger", "l.db", "--reader", "lexical")
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert (
        tocsin("incidents", "--ledger", "l.db", "-f", "json", "--kind", "shelling", "--since", "2020-03-11").stdout
        == before
    )


def test_help_names_every_command(tocsin):
    shown = tocsin("--help").stdout
    assert [
        name for name in ("code", "add", "incidents", "show", "articles", "brief", "demo") if name not in shown
    ] == []


def test_a_document_above_the_limit_is_named_with_its_size(added, tocsin, tmp_path):
    (tmp_path / "huge.html").write_bytes(b"<html><body><p>Militants fired rockets.</p>" + b"x" * 50_000_000)
    done = tocsin("add", "huge.html", "--ledger", "l.db", "--reader", "lexical")
    assert (done.returncode, "50.0 MB" in done.stderr, "--max-mb" in done.stderr) == (1, True, True)


def test_a_date_in_the_future_is_told_and_dropped(tocsin, tmp_path):
    (tmp_path / "report.txt").write_text(REPORT.replace("2020-03-11", "2999-01-01"), encoding="utf-8")
    done = tocsin("add", "report.txt", "--ledger", "l.db", "--reader", "lexical")
    assert (done.returncode, "2999-01-01" in done.stderr) == (1, True)
    assert json.loads(tocsin("articles", "--ledger", "l.db", "-f", "json").stdout)[0]["published"] == ""


def test_without_a_date_of_publication_relative_times_stay_open_and_it_is_said(tocsin, tmp_path):
    text = "Militants fired rockets at a base near Mosul last month. The strike of January 3 killed a commander.\n"
    (tmp_path / "pasted.txt").write_text(text, encoding="utf-8")
    done = tocsin("add", "pasted.txt", "--ledger", "l.db", "--reader", "lexical")
    assert "these times stay open" in done.stdout
    assert "“last month”" in done.stdout
    assert "--published" in done.stdout
    found = json.loads(tocsin("incidents", "--ledger", "l.db", "--all", "-f", "json").stdout)
    assert {incident["earliest"] for incident in found} == {None}


def test_no_file_of_that_name_is_told(tocsin):
    done = tocsin("add", "nowhere.txt", "--ledger", "l.db", "--reader", "lexical")
    assert (done.returncode, "nowhere.txt" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_a_date_in_another_form_is_misuse(tocsin):
    done = tocsin("add", "x.txt", "--published", "3/4/2020")
    assert (done.returncode, "2020-04-03" in done.stderr) == (2, True)


def test_something_else_than_a_ledger_is_left_alone(tocsin, tmp_path):
    (tmp_path / "letter.db").write_text("Dear Sir or Madam\n" * 100, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    done = tocsin("add", "report.txt", "--ledger", "letter.db", "--reader", "lexical")
    assert (done.returncode, "letter.db" in done.stderr) == (2, True)
    assert (tmp_path / "letter.db").read_text(encoding="utf-8").startswith("Dear Sir")


def test_a_reader_that_is_not_there_is_misuse(tocsin):
    assert tocsin("code", "-", "--reader", "crystal-ball", stdin="").returncode == 2


ORDER = "\x1b[2J\x9b2J\x07\u202e"
TEXT = f"Militants{ORDER} killed two {ORDER}soldiers in Mo{ORDER}sul on Friday, {ORDER}Ali said."


def test_words_of_an_article_give_the_terminal_no_orders(tocsin, tmp_path):
    told = dict.fromkeys(("title", "publisher", "byline", "url"), f"=1+1{ORDER}")
    record = {"id": f"{ORDER}e", "text": TEXT, "published": "2020-04-03"} | told
    (tmp_path / "e.jsonl").write_text(
        json.dumps(record) + "\n" + json.dumps({"id": "f", "text": "x", "published": ORDER})
    )
    added = tocsin("add", "e.jsonl", "--ledger", "l.db", "--reader", "lexical")
    [incident] = json.loads(tocsin("incidents", "--ledger", "l.db", "-f", "json").stdout)
    asked = [("show", incident["id"], "--why"), ("show", f"{ORDER}e"), ("show", "nothing" + ORDER)]
    asked += [(name, "-f", form) for name in ("articles", "incidents") for form in ("table", "csv", "json")]
    shown = [added, *(tocsin(*words, "--ledger", "l.db") for words in asked)]
    assert [done.returncode for done in shown] == [1, 0, 0, 2, *[0] * 6]
    assert [sign for sign in set(ORDER) - set("[2J") if any(sign in done.stdout + done.stderr for done in shown)] == []
    assert json.loads(tocsin("articles", "--ledger", "l.db", "-f", "json").stdout)[0]["title"] == told["title"]


def test_an_id_used_for_two_texts_leaves_the_second_out(tocsin, tmp_path):
    texts = ("Militants killed two soldiers in Mosul.", "Nothing. Rebels shelled Idlib on Tuesday, wounding ten.")
    for name, text in zip("ab", texts, strict=True):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": "1", "text": text}), encoding="utf-8")
    first, second, again = (
        tocsin("add", f"{name}.jsonl", "--ledger", "l.db", "--reader", "lexical") for name in ("a", "b", "a")
    )
    assert [first.returncode, second.returncode, again.returncode] == [0, 1, 0]
    assert "another text" in second.stderr
    assert "0 new, 1 known already" in again.stdout


def test_a_number_no_database_holds_is_added(tocsin, tmp_path):
    (tmp_path / "h.txt").write_text(f"Militants killed {'9' * 21} soldiers in Mosul.", encoding="utf-8")
    assert tocsin("add", "h.txt", "--ledger", "l.db", "--reader", "lexical").returncode == 0


def test_a_report_of_the_first_day_of_the_calendar_comes_into_the_brief(tocsin, tmp_path):
    (tmp_path / "h.txt").write_text("Militants killed two soldiers in Mosul on Friday.", encoding="utf-8")
    added = tocsin("add", "h.txt", "--ledger", "l.db", "--reader", "lexical", "--published", "0001-01-01")
    assert (added.returncode, tocsin("brief", "--ledger", "l.db").returncode) == (0, 0)


@pytest.mark.parametrize("output", ["", ".", "/"])
def test_a_brief_is_not_written_to_a_folder(added, tocsin, output):
    done = tocsin("brief", "-o", output, "--ledger", "l.db")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
