"""Expunging: nothing of the article is left anywhere, the rest stands, and it does not come back by itself."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from tests.ledger.dump import dump
from tests.reviewing.conftest import NOON, PRINTED, fill
from tocsin.keeping import keep_up
from tocsin.ledger import Expunged, open_ledger
from tocsin.ledger.archive import archive, restore
from tocsin.ledger.watchschema import alert_sendings, alerts
from tocsin.pipeline import Rooms, add, merge
from tocsin.reading import open_reader
from tocsin.record import Article, Capture, Problem, Received
from tocsin.record.plain import parse_statement
from tocsin.reviewing import accept, comment, correct, different, rebuild, reread, same, undo, verify
from tocsin.reviewing.expunging import allow, expunge
from tocsin.reviewing.faults import NobodyNamed, NoReason, NothingExpunged, UnknownArticle
from tocsin.transfer.inward import import_file
from tocsin.transfer.manners import Manners
from tocsin.transfer.outward import export_ledger

PERSON = "Zarafshan"
"""A word of the article that must go, which stands nowhere else."""
TEXT = f"Gunmen shot a teacher, {PERSON} Karimova, near Mosul on Wednesday, a neighbour said."
LINE = f"killing occurred: shot | actor: Gunmen | target: {PERSON} Karimova | place: Mosul | when: Wednesday"
SAID = {"by": "olga", "why": "a court order", "now": NOON + timedelta(days=1)}


def article_of(text: str = TEXT, name: str = "secret") -> Article:
    return Article(text, id=name, publisher="paper", published=PRINTED, sha256=sha256(text.encode()).hexdigest())


def put(ledger, resolver, text: str = TEXT, name: str = "secret") -> None:
    article, raw = article_of(text, name), text.encode()
    told = resolver.resolve(article, (parse_statement(LINE, text),))
    capture = Capture(raw, f"{PERSON}.txt", "text/plain", article.sha256, NOON)
    ledger.add(capture, article, told, reader="first", now=NOON)
    keep_up(ledger, NOON)


@pytest.fixture
def ledger(address, resolver):
    with open_ledger(address) as opened:
        fill(opened, resolver)
        put(opened, resolver)
        yield opened


@pytest.fixture
def report(ledger):
    """The ids of the reports of an article, and of the incident of the first."""

    def of(name: str) -> tuple[str, str]:
        [telling, *_] = ledger.tellings(article_id=name, sort="event")
        [incident] = [one.id for one in ledger.incidents() if telling.id in one.reports]
        return telling.id, incident

    return of


def people(ledger, report, resolver) -> None:
    """Everything that people can do to the secret article, alone and with others."""
    mine, whole = report("secret")
    _, other_whole = report("wire")
    told = {"by": "ana", "why": f"{PERSON} is known to us", "now": NOON}
    correct(ledger, mine, "target", f"{PERSON} Karimova", resolver=resolver, **told)
    accept(ledger, mine, "place", **told)
    accept(ledger, whole, **told)
    comment(ledger, whole, **told)
    undo(ledger, **told)
    different(ledger, [whole, other_whole], **told)
    same(ledger, [mine, report("post")[0], report("herald")[0]], **told)
    accept(ledger, report("secret")[1], **told)
    ledger.save_problems([Problem(f"{PERSON}.txt", f"{PERSON}: no day", "give one")], NOON)
    with ledger.writing() as connection:
        row = {
            "id": "a",
            "rule": "any",
            "sentence": f"{PERSON} was shot",
            "incident": report("secret")[1],
            "made": NOON,
        }
        connection.execute(alerts.insert(), row)
        connection.execute(alert_sendings.insert(), {"alert": "a", "channel": "log", "outcome": "sent", "made": NOON})


def without_moments(ledger) -> list[str]:
    return [line for line in dump(ledger) if PERSON.casefold() in line.casefold()]


def test_nothing_of_the_article_is_left_in_any_table_and_a_tombstone_is(ledger, report, resolver):
    people(ledger, report, resolver)
    assert len(without_moments(ledger)) > 10
    expunge(ledger, "secret", **SAID)
    assert without_moments(ledger) == []
    [stone] = ledger.tombstones()
    assert (stone.article, stone.by, stone.why, stone.made, stone.allowed) == (
        "secret",
        "olga",
        "a court order",
        SAID["now"],
        None,
    )
    assert ledger.article("secret") is None
    assert ledger.search(PERSON) == []
    assert [line.what for line in ledger.history("secret")][-1] == "expunged"


def test_what_is_left_holds_and_is_what_would_be_there_without_it(ledger, report, resolver, tmp_path):
    people(ledger, report, resolver)
    expunge(ledger, "secret", **SAID)
    assert verify(ledger) == ()
    assert rebuild(ledger, NOON + timedelta(days=2)) == ()
    with open_ledger(str(tmp_path / "other.db")) as other:
        fill(other, resolver)
        same(other, [report("post")[0], report("herald")[0]], by="ana", why="", now=NOON)
        assert ledger.incidents() == other.incidents()


def test_an_incident_that_it_was_once_joined_to_and_parted_from_stands_as_it_is(ledger, report):
    told = {"by": "ana", "why": "one of them", "now": NOON}
    for other in ("post", "wire"):
        same(ledger, [report("secret")[0], report(other)[0]], **told)
        undo(ledger, **told)
    expunge(ledger, "secret", **SAID)
    assert verify(ledger) == ()
    assert rebuild(ledger, NOON) == ()


COPY = "https://example.org/a-copy"


def test_the_same_text_under_other_addresses_goes_with_it_and_comes_back_with_it(ledger, resolver):
    put(ledger, resolver, name=COPY)
    put(ledger, resolver, text=f"{TEXT} He was not alone.", name="near")
    gone = expunge(ledger, "secret", **SAID)
    assert gone.copies == (COPY,)
    assert ledger.article("near") is not None
    assert {stone.article for stone in ledger.tombstones()} == {"secret", COPY}
    assert verify(ledger) == ()
    assert reread(ledger, Rooms(open_reader("lexical"), resolver), NOON).articles == 4
    allow(ledger, COPY, by="olga", why="a mistake", now=SAID["now"])
    put(ledger, resolver)
    put(ledger, resolver, name=COPY)
    assert verify(ledger) == ()


def test_the_past_has_it_no_more(ledger):
    assert ledger.at(NOON).article("secret") is not None
    expunge(ledger, "secret", **SAID)
    assert ledger.at(NOON).article("secret") is None
    assert {one.kind for one in ledger.at(NOON).incidents()} == {one.kind for one in ledger.incidents()}


def test_decisions_on_others_stand_without_their_reasons(ledger, report):
    told = {"by": "ana", "why": f"{PERSON} too", "now": NOON}
    same(ledger, [report("secret")[0], report("post")[0], report("herald")[0]], **told)
    accept(ledger, report("secret")[1], **told)
    accept(ledger, report("wire")[0], by="ana", why="seen", now=NOON + timedelta(hours=1))
    expunge(ledger, "secret", **SAID)
    assert [(each.verb, each.why) for each in ledger.decisions()] == [("same", ""), ("accept", ""), ("accept", "seen")]
    assert len(report("post")[1]) == 16
    assert report("post")[1] == report("herald")[1]


def test_it_is_not_added_again_in_whatever_way_until_an_owner_allows_it(ledger, resolver):
    expunge(ledger, "secret", **SAID)
    for article in (article_of(), article_of(name="another-id")):
        with pytest.raises(Expunged, match=r"secret was expunged on 2020-03-13 by olga \(a court order\)"):
            ledger.add(None, article, (), reader="first", now=NOON)
    assert without_moments(ledger) == []
    allow(ledger, "secret", by="olga", why="the court changed its mind", now=SAID["now"])
    put(ledger, resolver)
    assert ledger.article("secret").text == TEXT
    assert verify(ledger) == ()
    expunge(ledger, "secret", **SAID)
    assert without_moments(ledger) == []


def test_bytes_that_held_it_are_not_kept_again_and_their_other_articles_are(ledger, resolver):
    expunge(ledger, "secret", **SAID)
    raw = f"{TEXT}\nTwo were killed.".encode()
    capture = Capture(raw, "both.jsonl", "text/plain", sha256(raw).hexdigest(), NOON)
    other = Article("Two were killed.", id="fine", publisher="paper", published=PRINTED, sha256=capture.sha256)
    [added] = add([Received(capture, (article_of(), other), ())], ledger, Rooms(open_reader("lexical"), resolver), NOON)
    assert [article.id for article, _, _ in added.articles] == ["fine"]
    assert [problem.where for problem in added.problems] == ["both.jsonl"]
    assert "secret was expunged" in added.problems[0].what
    assert without_moments(ledger) == []
    assert ledger.capture(capture.sha256) is None


def test_a_tombstone_travels_and_an_export_from_before_does_not_bring_it_back(ledger, report, resolver, tmp_path):
    people(ledger, report, resolver)
    before = tmp_path / "before.jsonl"
    with before.open("wb") as out:
        export_ledger(ledger, None, out, Manners().wish(""))
    expunge(ledger, "secret", **SAID)
    archive(ledger, tmp_path / "a.zip")
    with open_ledger(str(tmp_path / "moved.db")) as moved:
        restore(tmp_path / "a.zip", moved)
        assert [stone.article for stone in moved.tombstones()] == ["secret"]
        imported = import_file(moved, before, NOON)
        assert [problem for problem in imported.problems if "secret was expunged" in problem.what]
        assert without_moments(moved) == []
        assert verify(moved) == ()


def test_verify_finds_what_came_back_by_another_way(ledger, resolver):
    expunge(ledger, "secret", **SAID)
    stone = ledger.tombstone("sec")
    allow(ledger, "secret", by="olga", why="a mistake", now=SAID["now"])
    put(ledger, resolver)
    with ledger.writing() as connection:
        connection.exec_driver_sql("UPDATE expunged SET allowed = NULL")
    assert [str(each).split(";")[0] for each in verify(ledger)] == [
        "expunged secret: the article is here though it was expunged",
        f"expunged secret: bytes that held it are here, {article_of().sha256[:16]}",
    ]
    assert stone.article == "secret"


def test_another_program_that_holds_the_ledger_open_lets_go_of_it_too(ledger, address, resolver, report):
    with open_ledger(address) as other:
        keep_up(other, NOON)
        expunge(ledger, "secret", **SAID)
        accept(other, report("wire")[0], by="ana", why="", now=SAID["now"])
        put(other, resolver, "Gunmen shot Zarafshan Karimova near Mosul on Wednesday.", "fine")
        expunge(other, "fine", **SAID)
        assert without_moments(other) == []
        assert verify(other) == ()


def test_nobody_expunges_without_name_and_reason_or_what_is_not_there(ledger):
    for error, which, said in (
        (NoReason, "secret", SAID | {"why": " "}),
        (NobodyNamed, "secret", SAID | {"by": "program"}),
        (UnknownArticle, "nothing", SAID),
    ):
        with pytest.raises(error):
            expunge(ledger, which, **said)
    with pytest.raises(NothingExpunged):
        allow(ledger, "secret", **SAID)
    assert ledger.article("secret") is not None


def test_a_failure_in_the_middle_leaves_everything(ledger, monkeypatch):
    before = dump(ledger)
    monkeypatch.setattr("tocsin.keeping.Keeper.follow", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        expunge(ledger, "secret", **SAID)
    assert dump(ledger) == before


def test_no_trace_of_it_is_left_in_the_files(path, resolver):
    with open_ledger(path) as ledger:
        fill(ledger, resolver)
        put(ledger, resolver)
        merge(ledger, NOON)
        assert any(PERSON.encode() in file.read_bytes() for file in Path(path).parent.iterdir())
        expunge(ledger, "secret", **SAID)
        words = [PERSON, PERSON.casefold(), "neighbour", "karimova"]
        left = [
            (file.name, word)
            for file in Path(path).parent.iterdir()
            for word in words
            if word.encode() in file.read_bytes()
        ]
    assert left == []
