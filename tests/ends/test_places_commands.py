import json
import subprocess
import sys

COMMAND = [sys.executable, "-m", "tocsin"]


def run(*arguments, folder):
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_place_added_beside_the_ledger_is_found_and_explained(tmp_path):
    (tmp_path / "own.csv").write_text("name,lat,lon,country\nZarfan,35.1,44.1,IQ\nBad,,,\n")
    before = run("places", "find", "30 km west of Zarfan", folder=tmp_path)
    added = run("places", "add", "own.csv", folder=tmp_path)
    after = run("places", "find", "30 km west of Zarfan", "--country", "IQ", "--format", "json", folder=tmp_path)
    assert (before.returncode, added.returncode, after.returncode) == (1, 1, 0)
    assert "own.csv:3" in added.stderr
    told = json.loads(after.stdout)
    assert (told["place"]["name"], round(told["place"]["lon"], 1)) == ("30 km west of Zarfan", 43.8)
    assert [row["id"] for row in told["candidates"]] == ["added:zarfan:iq"]
    assert "the only place of that name" in told["why"]


def test_an_open_phrase_shows_what_it_could_be(tmp_path):
    found = run("places", "find", "Tripoli", folder=tmp_path)
    assert found.returncode == 1
    assert "left open" in found.stdout
    assert "Lebanon" in found.stdout


def test_coding_takes_the_added_places_of_a_file(tmp_path):
    (tmp_path / "own.csv").write_text("name,lat,lon,country\nZarfan,35.1,44.1,IQ\n")
    run("places", "add", "own.csv", "--ledger", "l.db", folder=tmp_path)
    record = {"id": "a", "text": "Militants fired rockets at a base in Zarfan on Sunday, killing two Iraqi soldiers."}
    (tmp_path / "t.jsonl").write_text(json.dumps(record) + "\n")
    coded = run("code", "t.jsonl", "--reader", "lexical", "--places", "l.db.places.tsv", folder=tmp_path)
    places = [s["place"] for s in json.loads(coded.stdout)["statements"] if s.get("place")]
    assert {place.get("name") for place in places} == {"Zarfan"}


def test_show_why_says_in_a_line_how_each_place_and_actor_was_decided(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Iraqi militants fired rockets at a base 30 km west of Mosul on Sunday, killing two Iraqi soldiers, police said."
    )
    run("add", "a.txt", "--published", "2020-03-11", "--reader", "lexical", "--ledger", "l.db", folder=tmp_path)
    rows = json.loads(run("incidents", "--all", "--format", "json", "--ledger", "l.db", folder=tmp_path).stdout)
    shown = " ".join(
        run("show", rows[0]["id"], "--why", "--ledger", "l.db", folder=tmp_path).stdout.replace("│", " ").split()
    )
    assert "the only place of that name; Iraq is the country most named in the article" in shown
    assert "actor “Iraqi militants”: no actor of the tables, no name" in shown
