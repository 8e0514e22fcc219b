"""Releases and evidence packs are made on the desk and by programs as by the commands, and the log says who took them."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from tocsin.accounts import Role
from tocsin.exports.release.previous import release_in
from tocsin.reviewing import accept
from tocsin.transfer.releasing import last_day
from tocsin.web.security.scopes import Scope

NAMED = {"title": "Iraq, 2020", "version": "1.0", "licence": "CC-BY-4.0", "by": "The desk; Ana"}
KIND = "kind=shelling"


def files(answer) -> dict[str, bytes]:
    with ZipFile(BytesIO(answer.content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def taken(app) -> list[str]:
    """What the log says was taken away."""
    return [line.what for line in app.state.desk.ledger.history("exports")]


@pytest.fixture
def make(analyst, csrf):
    """Send the form of a release, with the release before it where there is one."""

    def sent(query: str = KIND, previous: bytes | None = None, **named):
        uploaded = {"previous": ("before.zip", previous)} if previous is not None else None
        return analyst.post(f"/release?{query}", data={"csrf": csrf, **NAMED, **named}, files=uploaded)

    return sent


@pytest.fixture
def ids(app) -> list[str]:
    return [one.id for one in app.state.desk.incidents.now().incidents.values() if one.kind == "shelling"]


def test_a_release_is_of_just_what_the_filter_shows_under_the_names_given(make, ids, app):
    answer = make()
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert 'filename="iraq-2020-1.0.zip"' in answer.headers["content-disposition"]
    made = release_in(BytesIO(answer.content), "made")
    assert (list(made.incidents), made.version) == (ids, "1.0")
    assert b"Ana" in files(answer)["CITATION.cff"]
    assert [each.split(" (")[0] for each in taken(app)] == [f"took away {len(ids)} incidents as release 1.0"]


def test_of_the_whole_ledger_no_filter_is_told(make):
    assert release_in(BytesIO(make("stage=every").content), "made").filter == "none: every incident"
    assert release_in(BytesIO(make().content), "made").filter.startswith("kind: shelling")


def test_a_release_tells_what_changed_since_the_one_before(make, decide_first):
    before = make().content
    decide_first()
    after = files(make(previous=before, version="1.1"))
    assert b"1.0" in after["CHANGES.md"]
    assert "data/changes.csv" in after


@pytest.fixture
def decide_first(app, ids):
    def decided():
        ledger = app.state.desk.ledger
        return accept(ledger, ids[0], by="ana", why="I was there", now=app.state.desk.now())

    return decided


def test_who_takes_away_a_release_changes_neither_the_ledger_nor_the_next_release(make, app):
    before = last_day(app.state.desk.ledger)
    assert make().content == make().content
    assert last_day(app.state.desk.ledger) == before


@pytest.mark.parametrize(
    ("named", "what"),
    [
        ({"version": "first"}, "is no version"),
        ({"version": ""}, "is no version"),
        ({"title": "—"}, "name the release"),
        ({"licence": "my own"}, "is no name of a licence"),
        ({"by": " ; "}, "who answers for it"),
        ({"coarsen": "a bit"}, "a bit"),
        ({"previous": b"no zip"}, "this is no release of a ledger"),
        ({"previous": b""}, "this is no release of a ledger"),
    ],
)
def test_names_that_do_not_do_are_refused_with_what_to_do(make, app, named, what):
    answer = make(**named)
    assert (answer.status_code, what in answer.text) == (422, True)
    assert taken(app) == []


def test_people_are_numbered_unless_they_are_named(make, decide_first):
    decide_first()
    hidden, named = (files(make(**more))["data/decisions.csv"] for more in ({}, {"names": "true"}))
    assert (b"person 1" in hidden, b"ana" in hidden, b",ana," in named) == (True, False, True)


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_an_evidence_pack_is_of_the_incident_named_or_of_the_filter(analyst, ids, app, prefix):
    one = analyst.get(f"{prefix}/evidence", params={"id": ids[0][:12]})
    assert f'filename="evidence-{ids[0][:8]}.zip"' in one.headers["content-disposition"]
    packs = [one, analyst.get(f"{prefix}/evidence?{KIND}")]
    told = [json.loads(files(each)["evidence.json"]) for each in packs]
    assert [[each["incident"]["id"] for each in one["cases"]] for one in told] == [ids[:1], ids]
    assert ids[0] in taken(app)[0]


def test_whole_articles_go_only_where_they_are_asked_for(analyst, ids):
    without, whole = (set(files(analyst.get(f"/evidence?id={ids[0]}{more}"))) for more in ("", "&originals=true"))
    assert without < whole


def test_an_id_that_none_has_and_a_filter_that_cannot_be_read_are_refused(analyst, app):
    assert analyst.get("/evidence?id=zzz").status_code == 404
    assert analyst.get("/evidence?since=soon").status_code == 422
    assert analyst.get("/api/v1/evidence?id=").status_code == 422
    assert taken(app) == []


def test_a_program_makes_the_same_release(make, program):
    client = program(Scope.READ, Scope.NAMES)
    assert client.post(f"/api/v1/release?{KIND}", data=NAMED).content == make().content
    assert client.post("/api/v1/release?since=soon", data=NAMED).status_code == 422


def test_the_screens_offer_both_to_those_who_may_see_reasons(analyst, member, ids):
    assert 'action="/release?kind=shelling"' in analyst.get(f"/exports?{KIND}").text
    assert f'href="/evidence?id={ids[0]}"' in analyst.get(f"/incidents/{ids[0]}").text
    client = member(Role.DATA_VIEWER)
    assert "/release" not in client.get("/exports").text
    assert "/evidence" not in client.get("/exports").text
