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


def test_hostile_lines_are_told_of_one_by_one(tocsin, tmp_path):
    killed = "Militants killed two soldiers"
    lines = [
        "[" * 100_000,
        json.dumps({"id": "a", "text": f"{killed}.", "title": 5, "publisher": {"a": [1]}, "url": []}),
        json.dumps({"id": "b", "text": f"{killed}.", "published": "yesterday"}),
        json.dumps({"id": "c", "text": f"{killed}.", "published": 5}),
        json.dumps({"id": "d\ud800", "text": f"{killed} \udfff.", "publisher": "\ud800"}),
        json.dumps({"id": "e", "text": f"{killed} on Tuesday, 9000 years ago.", "published": "0001-01-01"}),
        json.dumps({"id": "f", "text": f"{killed} and will attack tomorrow.", "published": "9999-12-31"}),
        json.dumps({"id": "g", "text": f"Militants killed {'9' * 400} soldiers."}),
    ]
    (tmp_path / "t.jsonl").write_bytes("\ufeff".encode() + "\n".join(lines).encode() + b"\n{\xff\n")
    done = tocsin("code", "t.jsonl", "--reader", "lexical")
    rows = list(map(json.loads, done.stdout.splitlines()))
    assert [(row["id"], "problem" in row) for row in rows] == [
        ("t.jsonl:1", True),
        *(("a", False), ("b", True), ("c", True), ("d\ufffd", False), ("e", False), ("f", False), ("g", False)),
        ("t.jsonl:9", True),
    ]
    assert all(row["statements"] for row in rows if "problem" not in row)


def test_the_texts_are_not_written_over(tocsin, tmp_path):
    (tmp_path / "t.jsonl").write_text(RECORD, encoding="utf-8")
    done = tocsin("code", "t.jsonl", "-o", "t.jsonl", "--reader", "lexical")
    assert (done.returncode, (tmp_path / "t.jsonl").read_text(encoding="utf-8")) == (2, RECORD)
