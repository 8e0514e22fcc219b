"""Releases: a data package that holds what it says, the same bytes for the same ledger, and what changed since the last."""

import csv
import hashlib
import json
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exports.strategies import sourced
from tocsin.exports.about import Wish
from tocsin.exports.coarsening import coarsened, coarseness
from tocsin.exports.release.changes import Change, changelog, changes
from tocsin.exports.release.edition import CannotRelease, Edition
from tocsin.exports.release.previous import NotARelease, read_release
from tocsin.exports.release.writing import Released, write_release
from tocsin.record import Effect, Stage, When

FIRST = Edition("Iraq, 2020", "1.0", date(2026, 11, 23), "CC-BY-4.0", ("Desk Ä", "Omar: a name"))
DECISION = {
    "number": 1,
    "subject": "a1",
    "verb": "correct",
    "field": "place",
    "value": "=Taji",
    "by": "person 1",
    "why": "a, b",
    "made": "2020-04-04T12:00:00Z",
}


def released(told, edition=FIRST, previous=None, wish=Wish(licence="CC-BY-4.0"), holder=lambda _: ""):  # noqa: B008
    out = BytesIO()
    write_release(Released(iter(told), lambda _: [DECISION], previous, holder), edition, wish, out)
    return out.getvalue()


def parts(raw: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def table(raw: bytes, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(parts(raw)[name].decode(), newline="")))


# --- the package ------------------------------------------------------------------------------------------------------

READS = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"True": True, "False": False}.__getitem__,
    "date": date.fromisoformat,
    "datetime": lambda cell: date.fromisoformat(cell[:10]),
}


def faults(raw: bytes) -> list[str]:
    """Where a release is not what its descriptor and its list of hashes say, by the Data Package standard's rules."""
    held = parts(raw)
    told = json.loads(held["datapackage.json"])
    wanted = {"$schema", "name", "title", "version", "created", "licenses", "contributors", "resources"}
    found = [f"no {name}" for name in wanted - told.keys()]
    ids = {one["name"]: {row.get("id") for row in table(raw, one["path"])} for one in told["resources"]}
    for one in told["resources"]:
        found += [f"{one['path']}: {what}" for what in _resource_faults(one, held[one["path"]], ids)]
    sums = dict(reversed(line.split("  ", 1)) for line in held["SHA256SUMS"].decode().splitlines())
    hashes = {name: hashlib.sha256(part).hexdigest() for name, part in held.items() if name != "SHA256SUMS"}
    return found + ([] if sums == hashes else ["SHA256SUMS"])


def _resource_faults(one, part: bytes, ids):
    if (one["bytes"], one["hash"]) != (len(part), f"sha256:{hashlib.sha256(part).hexdigest()}"):
        yield "size or hash"
    head, *rows = csv.reader(StringIO(part.decode(), newline=""))
    fields = one["schema"]["fields"]
    if head != [field["name"] for field in fields] or len(rows) != one["rows"]:
        yield "columns or rows"
    for at, field in enumerate(fields):
        cells = [row[at] for row in rows]
        read = READS[field["type"]]
        values = [read(cell) for cell in cells if cell]
        limits = field.get("constraints", {})
        if limits.get("required") and "" in cells:
            yield f"{field['name']} is empty"
        if limits.get("unique") and len(set(values)) < len(values):
            yield f"{field['name']} is not unique"
        if not set(values) <= set(limits.get("enum", values)):
            yield f"{field['name']} has other words"
    for key in one["schema"].get("foreignKeys", ()):
        at = head.index(key["fields"][0])
        if not {row[at] for row in rows} <= ids[key["reference"]["resource"]]:
            yield f"{key['fields'][0]} names no row"


few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ledgers = st.lists(sourced, max_size=5, unique_by=lambda one: one.incident.id)


@few
@given(told=ledgers)
def test_whatever_the_incidents_the_package_is_what_it_says(told):
    raw = released(told)
    assert faults(raw) == []
    assert [row["id"] for row in table(raw, "data/incidents.csv")] == [one.incident.id for one in told]
    assert released(told) == raw


def test_frictionless_finds_nothing_wrong(rockets, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    (tmp_path / "release.zip").write_bytes(released([rockets]))
    report = frictionless.validate(str(tmp_path / "release.zip"), type="package")
    assert (report.valid, report.flatten(["message"])) == (True, [])


def test_values_stand_with_their_words_and_their_article_s_hashes_but_without_its_text(rockets):
    raw = released([rockets])
    article = rockets.sources[0]
    assert [row["quote"] for row in table(raw, "data/statements.csv")] == [
        "fired", "Militants", "Taji base", "18 rockets", "two soldiers", "Taji", "3 April", "army",
    ]  # fmt: skip
    (row,) = table(raw, "data/articles.csv")
    assert row["text_sha256"] == hashlib.sha256(article.text.encode()).hexdigest()
    assert "text" not in row
    assert table(raw, "data/decisions.csv") == [
        {name: str(value) for name, value in DECISION.items()} | {"value": "'=Taji"}
    ]


def test_a_release_with_coarse_places_has_neither_words_nor_addresses(rockets):
    told = [coarsened(rockets, coarseness("country"))]
    raw = released(told, wish=Wish(licence="CC-BY-4.0", coarsened="country"))
    assert faults(raw) == []
    (row,) = table(raw, "data/articles.csv")
    assert (row["title"], row["url"]) == ("", "")
    assert {row["sentence"] for row in table(raw, "data/statements.csv")} == {""}
    assert "Taji" not in parts(raw)["data/incidents.csv"].decode().replace("Taji base", "")


def test_it_says_how_to_cite_it_with_names_that_break_no_line(rockets):
    told = parts(released([rockets], replace(FIRST, title='A "b": c\nd')))["CITATION.cff"].decode()
    assert told.splitlines()[3:] == [
        'title: "A \\"b\\": c d"',
        'version: "1.0"',
        "date-released: 2026-11-23",
        "license: CC-BY-4.0",
        "authors:",
        '  - name: "Desk Ä"',
        '  - name: "Omar: a name"',
    ]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"title": "—"}, "name the release"),
        ({"version": "next"}, "write it like 1.0"),
        ({"licence": "see below"}, "write it like CC-BY-4.0"),
        ({"by": ()}, "who answers for it"),
    ],
)
def test_a_name_that_does_not_do_is_refused_with_what_to_do(names, said):
    with pytest.raises(CannotRelease, match=said):
        replace(FIRST, **names)


# --- what changed -----------------------------------------------------------------------------------------------------


def known(raw: bytes, folder):
    path = folder / "before.zip"
    path.write_bytes(raw)
    return read_release(path)


SECOND = replace(FIRST, version="1.1", dated=date(2026, 12, 1))


def test_a_release_lists_what_changed_since_the_one_before_cell_by_cell(rockets, tmp_path):
    other = replace(rockets, incident=replace(rockets.incident, reports=("ff",)))
    gone = replace(rockets, incident=replace(rockets.incident, reports=("ee",)))
    joined = replace(rockets, incident=replace(rockets.incident, reports=("dd",)))
    before = known(released([rockets, gone, joined]), tmp_path)
    changed = replace(rockets, incident=replace(rockets.incident, stage=Stage.DENIED))
    held = {joined.incident.id: other.incident.id}
    raw = released([changed, other], SECOND, before, holder=lambda name: held.get(name, ""))
    assert faults(raw) == []
    assert sorted(tuple(row.values())[1:] for row in table(raw, "data/changes.csv")) == [
        ("added", "", "", ""),
        ("changed", "stage", "occurred", "denied"),
        ("joined", "", "", other.incident.id),
        ("withdrawn", "", "", ""),
    ]
    assert parts(raw)["CHANGES.md"].decode().splitlines() == [
        "# Iraq, 2020 1.1, 2026-12-01",
        "",
        "Against 1.0 of 2026-11-23:",
        "",
        "- incidents added: 1",
        "- incidents withdrawn: 1",
        "- incidents joined to others: 1",
        "- incidents changed: 1",
        "  - stage: 1",
        "",
        "# Iraq, 2020 1.0, 2026-11-23",
        "",
        "The first release.",
    ]


@few
@given(before=ledgers, after=ledgers)
def test_the_changes_lead_from_the_rows_before_to_the_rows_now(before, after):
    rows, wanted = ({row["id"]: row for row in table(released(told), "data/incidents.csv")} for told in (before, after))
    for change in changes(rows, wanted, lambda _: ""):
        if change.what == "added":
            rows[change.incident] = wanted[change.incident]
        elif change.what == "withdrawn":
            del rows[change.incident]
        else:
            assert rows[change.incident][change.field] == change.before
            rows[change.incident][change.field] = change.after
    assert rows == wanted


def test_the_same_incidents_under_a_later_version_changed_in_nothing(rockets, tmp_path):
    raw = released([rockets], SECOND, known(released([rockets]), tmp_path))
    assert table(raw, "data/changes.csv") == []
    assert json.loads(parts(raw)["datapackage.json"])["tocsin"]["previous"]["version"] == "1.0"


def test_another_filter_than_before_is_said_so_that_it_is_not_taken_for_news(rockets, tmp_path):
    before = known(released([rockets]), tmp_path)
    raw = released([], SECOND, before, Wish("country: SY", "CC-BY-4.0"))
    assert 'the filter was "none: every incident", now "country: SY"' in parts(raw)["CHANGES.md"].decode()


def test_a_version_that_is_not_after_the_last_is_refused(rockets, tmp_path):
    before = known(released([rockets], replace(FIRST, version="1.10")), tmp_path)
    with pytest.raises(CannotRelease, match=r"before is 1\.10; a version after it is wanted, not 1\.9"):
        released([rockets], replace(FIRST, version="1.9"), before)


def test_a_first_release_has_no_changes():
    assert changelog("# A", [Change("a", "added")], None, ()) == "# A\n\nThe first release.\n"


def spoilt(raw: bytes, name: str, content: bytes | None) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for each, part in parts(raw).items():
            if each != name or content is not None:
                file.writestr(each, content if each == name else part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda _: b"no zip", "no release"),
        (lambda raw: raw[: len(raw) // 2], "no release"),
        (lambda raw: spoilt(raw, "datapackage.json", b"[]"), "no release"),
        (lambda raw: spoilt(raw, "data/incidents.csv", b"id\n"), "not as it was released"),
        (lambda raw: spoilt(raw, "data/articles.csv", None), "no release"),
    ],
)
def test_a_release_before_that_is_not_whole_is_refused(rockets, tmp_path, spoil, said):
    with pytest.raises(NotARelease, match=said):
        known(spoil(released([rockets])), tmp_path)


def test_open_counts_and_days_leave_their_cells_empty(rockets):
    one = replace(rockets, incident=replace(rockets.incident, when=When(None, date(2020, 1, 1)), tolls=()))
    (row,) = table(released([one]), "data/incidents.csv")
    assert (row["earliest"], row["latest"], row[f"{Effect.KILLED}_low"]) == ("", "2020-01-01", "")
