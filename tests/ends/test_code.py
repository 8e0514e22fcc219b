import json

TEXT = "Militants fired rockets at a US base in Iraq, wounding two soldiers, the Iraqi army said."
RECORD = json.dumps({"id": "a", "published": "2020-03-11", "text": TEXT})


def test_every_quote_of_coded_output_stands_at_its_offsets(tocsin):
    done = tocsin("code", "-", "--reader", "lexical", stdin=RECORD + "\n")
    assert done.returncode == 0, done.stderr
    [coded] = map(json.loads, done.stdout.splitlines())
    assert coded["id"] == "a"
    quotes = [value for statement in coded["statements"] for value in quoted(statement)]
    assert quotes
    assert [TEXT[q["start"] : q["end"]] for q in quotes] == [q["q"] for q in quotes]


def quoted(value):
    if isinstance(value, dict):
        if "q" in value:
            yield value
        for inner in value.values():
            yield from quoted(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quoted(inner)


def test_a_bad_line_is_named_and_the_rest_is_coded(tocsin, tmp_path):
    (tmp_path / "texts.jsonl").write_text(f'{RECORD}\nnot json\n{{"id": "b"}}\n{RECORD.replace("a", "c", 1)}\n')
    done = tocsin("code", "texts.jsonl", "-o", "coded.jsonl", "--reader", "lexical")
    rows = [json.loads(line) for line in (tmp_path / "coded.jsonl").read_text(encoding="utf-8").splitlines()]
    assert done.returncode == 1
    assert len(rows) == 4
    assert [row["id"] for row in rows if "problem" in row] == ["texts.jsonl:2", "b"]
    assert "texts.jsonl:2" in done.stderr


def test_a_file_that_is_not_there_is_misuse(tocsin):
    done = tocsin("code", "nowhere.jsonl")
    assert done.returncode == 2
    assert "nowhere.jsonl" in done.stderr


def test_an_empty_text_has_no_statements(tocsin):
    done = tocsin("code", "-", "--reader", "lexical", stdin='{"id": "e", "text": ""}\n')
    assert (done.returncode, json.loads(done.stdout)) == (0, {"id": "e", "statements": []})
