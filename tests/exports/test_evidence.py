"""Evidence packs: values with their words and hashes, short quotations, and a program that finds whatever was changed."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exports.conftest import ROCKETS, SHELLING, article_of, sourced_of
from tocsin.exports.about import Wish
from tocsin.exports.evidence.contents import LONGEST, Case, Entry
from tocsin.exports.evidence.verify import changed_files, main, unborne_quotes
from tocsin.exports.evidence.writing import write_evidence
from tocsin.record import Capture, Judgement, Reason, Verdict

NOON = datetime(2020, 4, 4, 12, tzinfo=UTC)
ARTICLE = article_of(ROCKETS)
CASE = Case(
    sourced_of((ARTICLE, SHELLING)),
    (
        Judgement(
            "a1", "b2", Verdict.SAME, 2.5, (Reason("same_day", 1.0, "3 April", ""),), "person 1", "same base", NOON
        ),
    ),
    (
        {
            "number": 1,
            "subject": "a1",
            "verb": "correct",
            "field": "place",
            "value": "Taji",
            "by": "person 1",
            "why": "the map",
            "made": "2020-04-04T12:00:00Z",
        },
    ),
    (Entry(NOON, ARTICLE.id, "received from /home/anna/a.txt", "program", ""),),
    {ARTICLE.sha256: Capture(ROCKETS.encode(), "/home/anna/a.txt", "text/plain", ARTICLE.sha256, NOON)},
)


def packed(case: Case = CASE, *, originals: bool = False) -> bytes:
    out = BytesIO()
    write_evidence([case], Wish("kind: shelling"), out, originals=originals, names=False)
    return out.getvalue()


@pytest.fixture
def pack(tmp_path):
    """A pack with its articles, unpacked."""
    ZipFile(BytesIO(packed(originals=True))).extractall(tmp_path)
    return tmp_path


def part(raw: bytes, name: str) -> str:
    return ZipFile(BytesIO(raw)).read(name).decode()


def test_each_value_has_its_words_and_where_they_stand():
    (case,) = json.loads(part(packed(), "evidence.json"))["cases"]
    (report,) = case["reports"]
    assert [(each["field"], each["value"], each["quote"], each["start"]) for each in report["values"]] == [
        ("kind", "shelling", "fired", 10),
        ("actor", "Militants", "Militants", 0),
        ("target", "Taji base", "Taji base", 34),
        ("means", "18..18", "18 rockets", 16),
        ("killed", "2..2", "two soldiers", 64),
        ("place", str(CASE.sourced.incident.place), "Taji", 34),
        ("when", "2020-04-03..2020-04-03", "3 April", 47),
        ("speaker", "army", "army", 82),
    ]
    assert case["judgements"][0]["reasons"] == ["same day: 3 April"]
    assert case["decisions"] == list(CASE.decisions)


def test_a_pack_quotes_and_does_not_reprint_and_tells_nothing_of_anybody_s_machine():
    long = ROCKETS + " Then".join([" more was said"] * 60) + "."
    raw = packed(replace(CASE, sourced=sourced_of((article_of(long), SHELLING))))
    (report,) = json.loads(part(raw, "evidence.json"))["cases"][0]["reports"]
    assert len(report["passage"]) <= LONGEST + 2
    whole = "".join(part(raw, name) for name in ZipFile(BytesIO(raw)).namelist())
    assert long not in whole
    assert "/home/anna" not in whole + part(packed(), "evidence.json")
    assert '"source": "a.txt"' in part(packed(), "evidence.json")
    assert "received from a.txt" in part(packed(), "evidence.json")


def test_the_articles_go_with_it_only_when_they_are_asked_for():
    names = ZipFile(BytesIO(packed())).namelist()
    assert names == ["README.txt", "evidence.json", "evidence.txt", "verify.py", "SHA256SUMS"]
    more = set(ZipFile(BytesIO(packed(originals=True))).namelist()) - set(names)
    assert more == {f"texts/{ARTICLE.id}.txt", f"originals/{ARTICLE.sha256}"}


def test_the_same_case_gives_the_same_bytes():
    assert packed() == packed()


def test_the_text_to_read_gives_a_terminal_no_orders():
    spoilt = replace(CASE, decisions=({**CASE.decisions[0], "why": "a\x1b[2J\x9bb\nc"},))
    told = part(packed(spoilt), "evidence.txt")
    assert "decided 2020-04-04T12:00:00Z by person 1: correct place Taji (a[2Jb c)" in told
    assert [sign for sign in told if ord(sign) < 32 and sign != "\n"] == []


# --- the program that checks it ---------------------------------------------------------------------------------------


def test_a_pack_as_it_was_made_holds(pack):
    done = subprocess.run([sys.executable, "verify.py"], cwd=pack, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "0 faults; quotes were held against 1 texts\n")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0), flip=st.integers(1, 255), which=st.integers(0))
def test_one_changed_byte_anywhere_is_found(at, flip, which, pack):
    names = sorted(path for path in pack.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    path = names[which % len(names)]
    whole = path.read_bytes()
    spoilt = bytearray(whole)
    spoilt[at % len(whole)] ^= flip
    path.write_bytes(spoilt)
    found = list(changed_files(pack))
    path.write_bytes(whole)
    assert found == [f"{path.relative_to(pack).as_posix()} is not as it was packed"]


def test_a_file_that_is_gone_is_found(pack):
    (pack / "evidence.txt").unlink()
    assert list(changed_files(pack)) == ["evidence.txt is missing"]


def test_a_text_that_was_changed_is_another(pack):
    (pack / "texts" / f"{ARTICLE.id}.txt").write_text(ROCKETS.replace("two", "ten"), encoding="utf-8")
    assert list(unborne_quotes(pack, pack / "texts")) == [f"the text of {ARTICLE.id} is another than was read"]


def test_a_quote_that_is_not_in_the_article_is_found(pack):
    path = pack / "evidence.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"two soldiers"', '"ten soldiers"'), encoding="utf-8")
    (report,) = CASE.sourced.tellings
    assert list(unborne_quotes(pack, pack / "texts")) == [f'{report.id}: "ten soldiers" is not at 64 of {ARTICLE.id}']


def test_texts_from_elsewhere_are_held_against_the_quotes_too(pack, tmp_path_factory, monkeypatch, capsys):
    own = tmp_path_factory.mktemp("own")
    (own / f"{ARTICLE.id}.txt").write_bytes(ROCKETS.encode() + b" ")
    monkeypatch.setattr("tocsin.exports.evidence.verify.__file__", str(pack / "verify.py"))
    assert main([str(own)]) == 1
    assert capsys.readouterr().out == (
        f"the text of {ARTICLE.id} is another than was read\n1 faults; quotes were held against 1 texts\n"
    )
