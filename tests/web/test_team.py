"""A team at the desk: login, sessions, the owner's page, what each role sees and decides; on both databases."""

import html
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import HOST, NOON
from tocsin import reviewing
from tocsin.accounts import Role
from tocsin.ledger import GradeRow
from tocsin.ledger.following import log_before
from tocsin.record import Grade
from tocsin.web import create_app
from tocsin.web.downloads import WORDS
from tocsin.web.questions import QUESTIONS
from tocsin.web.security.scopes import Scope
from tocsin.web.templating import SCREENS

FIRST = "correct horse battery"
OWN = "staple tulip harbour"


@pytest.fixture
def visitor(team) -> TestClient:
    """Somebody before the login page."""
    return TestClient(team, base_url=f"http://{HOST}", follow_redirects=False)


def log_in(client, name, password=FIRST, **more):
    page = client.get("/login").text
    code = re.search(r'name="code" value="([^"]+)"', page)[1]
    return client.post("/login", data={"name": name, "password": password, "code": code} | more)


def logged(team):
    with team.state.desk.ledger.reading() as connection:
        return [(each.line.by, each.line.what) for each in log_before(connection, None, 3)]


def test_name_and_password_let_in_and_lead_on(team, visitor):
    assert visitor.get("/audit").headers["location"] == "/login?then=/audit"
    answer = log_in(visitor, "the-coder", then="/audit")
    assert (answer.status_code, answer.headers["location"]) == (303, "/audit")
    cookie = answer.headers["set-cookie"]
    assert [part for part in ("HttpOnly", "SameSite=strict", "Path=/") if part not in cookie] == []
    assert visitor.get("/audit").status_code == 200
    assert logged(team)[0] == ("the-coder", "the-coder came in")


def test_the_filter_of_an_address_is_still_there_after_the_login(visitor):
    asked = "/incidents?kind=shelling&by=Al-Qa%27ida"
    login = visitor.get(visitor.get(asked).headers["location"])
    then = html.unescape(re.search(r'name="then" value="([^"]+)"', login.text)[1])
    assert log_in(visitor, "the-coder", then=then).headers["location"] == asked


def test_who_sends_a_form_after_the_session_is_over_is_shown_the_way_back_in(team, visitor):
    log_in(visitor, "the-coder")
    visitor.cookies.delete("tocsin_session")
    answer = visitor.post("/add", data={"text": "An hour of typing."})
    assert (answer.status_code, 'href="/login"' in answer.text) == (401, True)


def test_nobody_is_led_to_another_site(visitor):
    assert log_in(visitor, "the-coder", then="https://evil.example/").headers["location"] == "/"


def test_what_is_said_to_a_wrong_name_and_a_wrong_password_is_the_same(visitor):
    known, unknown = log_in(visitor, "the-coder", "wrong password"), log_in(visitor, "nobody", "wrong password")
    shown = [re.sub(r'value="team-code-number-\d+"', "", answer.text) for answer in (known, unknown)]
    assert (known.status_code, unknown.status_code) == (401, 401)
    assert shown[0] == shown[1]
    assert "Name or password is wrong." in shown[0]


def test_the_sixth_try_waits(visitor):
    tries = [log_in(visitor, "the-owner", "wrong password").status_code for _ in range(6)]
    assert tries == [401] * 5 + [429]
    assert log_in(visitor, "the-owner").status_code == 429


def test_a_login_form_of_another_browser_or_site_is_not_taken(team, visitor):
    other = TestClient(team, base_url=f"http://{HOST}", follow_redirects=False)
    code = re.search(r'name="code" value="([^"]+)"', other.get("/login").text)[1]
    form = {"name": "the-coder", "password": FIRST, "code": code}
    assert visitor.post("/login", data=form).status_code == 403
    assert other.post("/login", data=form, headers={"origin": "https://evil.example"}).status_code == 403


def test_over_https_cookies_never_travel_in_the_clear(team, team_ledger, settings):
    app = create_app(team_ledger, replace(settings, team=True, secure=True, hosts=frozenset(("desk.example",))))
    client = TestClient(app, base_url="https://desk.example", follow_redirects=False)
    assert "Secure" in client.get("/login").headers["set-cookie"]
    assert "Secure" in log_in(client, "the-coder").headers["set-cookie"]


def test_a_team_has_no_launch_link_and_one_alone_has_no_login(visitor, stranger):
    assert visitor.get("/launch", params={"code": "code-0"}).status_code == 303
    assert visitor.cookies.get("tocsin_session") is None
    assert stranger.get("/login").status_code == 404


def test_leaving_ends_the_session_for_good(team, member):
    client = member(Role.VIEWER)
    kept = dict(client.cookies)
    assert client.post("/leave").status_code == 303
    client.cookies.update(kept)
    assert client.get("/incidents").status_code == 303
    assert logged(team)[0] == ("the-viewer", "the-viewer left")


def test_one_ends_ones_other_sessions_and_nobody_elses(member):
    here, elsewhere, other = member(Role.CODER), member(Role.CODER), member(Role.VIEWER)
    ids = re.findall(r'name="session" value="(\w{64})"', here.get("/account").text)
    assert len(ids) == 1
    assert other.post("/account/sessions/end", data={"session": ids[0]}).status_code == 303
    assert elsewhere.get("/incidents").status_code == 200
    assert here.post("/account/sessions/end", data={"session": ids[0]}).status_code == 303
    assert (elsewhere.get("/incidents").status_code, here.get("/incidents").status_code) == (303, 200)


def test_a_new_account_chooses_its_password_before_anything_else(team, member, visitor):
    owner = member(Role.OWNER)
    made = owner.post("/accounts", data={"name": "noor", "role": "coder"}).text
    first = re.search(r"shown this once: <code>([^<]+)</code>", made)[1]
    assert first not in owner.get("/accounts").text
    assert log_in(visitor, "noor", first).headers["location"] == "/account"
    assert visitor.get("/incidents").status_code == 403
    assert visitor.get("/api/v1/incidents").status_code == 403
    page = visitor.get("/account").text
    csrf = re.search(r'name="csrf" value="(\w+)"', page)[1]
    form = {"csrf": csrf, "before": first, "password": OWN}
    assert visitor.post("/account/password", data=form | {"before": "guessed"}).status_code == 422
    assert visitor.post("/account/password", data=form | {"password": "short"}).status_code == 422
    assert visitor.post("/account/password", data=form).headers["location"] == "/"
    assert visitor.get("/incidents").status_code == 200


def test_the_owner_changes_roles_and_shuts_out_at_once(member):
    owner, coder = member(Role.OWNER), member(Role.CODER)
    assert coder.get("/audit").status_code == 200
    owner.post("/accounts/role", data={"name": "the-coder", "role": "data-viewer", "why": "moved on"})
    assert coder.get("/audit").status_code == 403
    owner.post("/accounts/disable", data={"name": "the-coder", "why": "left"})
    assert coder.get("/incidents").status_code == 303
    lines = owner.get("/audit").text
    assert [
        words
        for words in ("moved on", "made the-coder, coder before, a data-viewer", "disabled the-coder")
        if words not in lines
    ] == []


def test_what_cannot_be_done_to_an_account_is_said(member):
    owner = member(Role.OWNER)
    for address, form, words in (
        ("/accounts", {"name": "the-coder", "role": "coder"}, "is an account already"),
        ("/accounts/disable", {"name": "the-owner"}, "is the only owner"),
        ("/accounts/enable", {"name": "nobody"}, "there is no account"),
        ("/accounts/password", {"name": "nobody"}, "there is no account"),
        ("/accounts/sessions/end", {"name": "nobody"}, "there is no account"),
    ):
        answer = owner.post(address, data=form)
        assert (answer.status_code, words in answer.text.lower()) == (422, True), (address, answer.text)


def test_a_token_is_not_named_like_an_account_nor_an_account_like_a_token(member):
    owner = member(Role.OWNER)
    assert owner.post("/tokens", data={"name": "The-Coder", "scopes": ["read"]}).status_code == 409
    assert owner.post("/tokens", data={"name": "robot", "scopes": ["read"]}).status_code == 200
    assert owner.post("/accounts", data={"name": "robot", "role": "coder"}).status_code == 422


def test_decisions_carry_the_accounts_name(team, member):
    coder = member(Role.CODER)
    report = team.state.desk.ledger.tellings(sort="event")[0].id
    assert coder.post("/decisions/accept", data={"which": report, "field": "kind"}).status_code == 303
    assert [(each.by, each.verb) for each in team.state.desk.ledger.decisions()] == [("the-coder", "accept")]


def test_a_coder_decides_on_reports_and_a_reviewer_on_the_whole(team, member):
    coder, reviewer = member(Role.CODER), member(Role.REVIEWER)
    one, other = (each.id for each in team.state.desk.ledger.incidents()[:2])
    report = team.state.desk.ledger.tellings(sort="event")[0].id
    tried = (
        ("comment", [one]),
        ("accept", [report]),
        ("accept", [one]),
        ("different", [one, other]),
        ("reject", [one]),
    )
    taken = [
        [who.post(f"/decisions/{verb}", data={"which": which, "why": "seen"}).status_code for verb, which in tried]
        for who in (coder, reviewer)
    ]
    assert taken == [[303, 303, 403, 403, 403], [303, 303, 303, 303, 303]]


def test_a_coder_undoes_what_is_ones_own_alone(team, member):
    coder, reviewer = member(Role.CODER), member(Role.REVIEWER)
    report = team.state.desk.ledger.tellings(sort="event")[0].id
    for who in (coder, reviewer):
        who.post("/decisions/accept", data={"which": report, "field": "kind"})
    mine, theirs = (each.number for each in team.state.desk.ledger.decisions())
    undone = [
        who.post("/decisions/undo", data={"number": number}).status_code
        for who, number in ((coder, theirs), (coder, mine), (reviewer, theirs))
    ]
    assert undone == [403, 303, 303]


def test_searches_and_tokens_are_kept_for_the_whole_team(member):
    member(Role.CODER).post("/searches", data={"name": "Rockets", "query": "kind=shelling"})
    assert "Rockets" in member(Role.VIEWER).get("/incidents").text
    owner = member(Role.OWNER)
    made = owner.post("/tokens", data={"name": "bot", "scopes": ["read"]}).text
    assert "shown this once" in made
    owner.post("/tokens/revoke", data={"name": "bot"})
    assert "bot</bdi>" not in owner.get("/exports").text


@pytest.mark.parametrize("screen", ["/queue", "/incidents"])
def test_who_may_not_review_is_offered_no_decisions_on_several_at_once(member, screen):
    offered = {role: 'id="bulk"' in member(role).get(screen).text for role in (Role.VIEWER, Role.REVIEWER)}
    assert offered == {Role.VIEWER: False, Role.REVIEWER: True}


CODER = "Zebulon"


@pytest.fixture
def coded(team):
    """The ledger after one coder, of a name that stands nowhere else, has done one of everything."""
    ledger = team.state.desk.ledger
    one, other = ledger.incidents()[:2]
    said = {"by": CODER, "why": f"{CODER} saw it", "now": NOON}
    reviewing.accept(ledger, one.reports[0], "kind", **said)
    reviewing.comment(ledger, one.id, **said)
    reviewing.different(ledger, [one.id, other.id], **said)
    reviewing.undo(ledger, **(said | {"by": "the-owner"}), number=1)
    reviewing.accept(ledger, other.reports[0], **said)
    ledger.grade(GradeRow("Herald", Grade.B, CODER, f"{CODER} knows them", NOON))
    team.state.desk.tokens.make(f"{CODER} bot", frozenset((Scope.READ,)), lambda: "x", NOON, by=CODER)
    return ledger


def everything(ledger) -> list[str]:
    """Every address under which something can be read."""
    incidents, tellings = ledger.incidents(), ledger.tellings()
    one, other = (each.id for each in incidents[:2])
    pages = [address for _, address, _ in SCREENS] + [f"/duplicates?left={one}&right={other}", "/brief", "/queue/next"]
    pages += [f"/incidents/{each.id}" for each in incidents] + [f"/articles/{each.id}" for each in ledger.articles()]
    pages += [f"/map/points?words={CODER}", f"/map/told?which={one}", f"/audit?by={CODER}", "/account"]
    pages += [f"/answers/{name}?ask=1&date=2020-04-03" for name in QUESTIONS] + [f"/articles?words={CODER}"]
    pages += [f"{start}/exports/{name}" for start in ("", "/api/v1") for name in WORDS]
    pages += [f"/exports/{name}/metadata" for name in WORDS]
    api = [
        "incidents",
        "articles",
        "sources",
        "queue",
        "network",
        "log",
        "openapi.json",
        f"search?words={CODER}",
        f"incidents/{one}",
    ]
    return pages + [f"/api/v1/{path}" for path in api] + [f"/api/v1/states/{each.id}" for each in tellings]


def test_a_data_viewer_never_sees_who_coded_anywhere_and_a_viewer_does(coded, member):
    data_viewer, viewer = member(Role.DATA_VIEWER), member(Role.VIEWER)
    asked_for = [address for address in everything(coded) if CODER not in address]
    seen = {who: [] for who in ("data-viewer", "viewer")}
    for who, client in (("data-viewer", data_viewer), ("viewer", viewer)):
        for address in asked_for:
            answer = client.get(address, headers={"accept-encoding": "identity"})
            assert answer.status_code < 500, address
            if CODER.casefold() in answer.text.casefold() or "the-owner" in answer.text:
                seen[who].append(address.split("?")[0])
    assert seen["data-viewer"] == []
    assert {"/audit", "/sources", "/duplicates", "/exports/jsonl", "/api/v1/log", "/api/v1/sources"} <= set(
        seen["viewer"]
    )


def test_the_owner_expunges_with_a_reason_and_the_id_typed_and_it_is_gone_from_every_page(team, member):
    owner, viewer, data_viewer = member(Role.OWNER), member(Role.VIEWER), member(Role.DATA_VIEWER)
    ledger = team.state.desk.ledger
    which = next(row.id for row in ledger.articles() if row.title == "Rockets at Taji")
    incident = next(one.id for one in ledger.incidents() if len(one.reports) > 1)
    assert "Militants" in viewer.get(f"/incidents/{incident}").text
    form = {"why": "a court order", "confirm": which[:8]}
    tried = [{"why": "x"}, form | {"confirm": "x"}, form | {"why": " "}]
    assert [owner.post(f"/articles/{which}/expunge", data=each).status_code for each in tried] == [422, 422, 422]
    assert owner.post(f"/articles/{which}/expunge", data=form).headers["location"] == f"/articles/{which}"
    everywhere = [address for address in everything(ledger) if CODER not in address]
    assert [address for address in everywhere if "18 rockets" in viewer.get(address).text] == []
    stone = viewer.get(f"/articles/{which}")
    assert (stone.status_code, "a court order" in stone.text, "the-owner" in stone.text) == (410, True, True)
    for address in (f"/articles/{which}", f"/api/v1/articles/{which}", "/api/v1/expunged"):
        text = data_viewer.get(address).text
        assert (which in text, "court order" in text, "the-owner" in text) == (True, False, False)
    assert owner.post(f"/articles/{which}/allow", data={"why": "overturned"}).status_code == 303
    assert "may be added again since" in owner.get(f"/articles/{which}").text


def test_a_program_that_may_manage_expunges_and_hears_what_changed(ledger, program):
    client = program(*Scope)
    which = next(row.id for row in ledger.articles() if row.title == "Three die")
    told = client.post(f"/api/v1/articles/{which}/expunge", json={"why": "a court order"}).json()
    assert (told["stone"]["article"], told["stone"]["why"], len(told["changed"])) == (which, "a court order", 1)
    assert client.get(f"/api/v1/articles/{which}").status_code == 410
    assert client.post("/api/v1/articles/none/expunge", json={"why": "x"}).status_code == 422
    assert client.post(f"/api/v1/articles/{which}/allow", json={"why": "y"}).status_code == 200
