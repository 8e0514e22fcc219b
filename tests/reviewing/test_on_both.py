"""A day of review on either database."""

from datetime import timedelta

from tests.reviewing.conftest import ARTICLES, NOON, fill
from tocsin.ledger import Ledger, open_ledger
from tocsin.record.plain import parse_statement
from tocsin.reviewing import accept, comment, correct, different, history, reject, same, states, undo, verify


def test_a_day_of_review_ends_as_it_began_when_all_is_taken_back(address, resolver):
    with open_ledger(address) as ledger:
        fill(ledger, resolver)
        before = ledger.incidents(), ledger.tellings()
        post, herald, wire = (ledger.tellings(name, sort="event")[0].id for name in ARTICLES)
        moments = (NOON + timedelta(minutes=minute) for minute in range(1, 100))

        def said(by="anna"):
            return {"by": by, "why": "seen", "now": next(moments)}

        different(ledger, [post, herald], **said())
        same(ledger, [post[:9], wire], **said("ben"))
        correct(ledger, post, "killed", "2", words=(66, 78), resolver=resolver, **said())
        correct(ledger, wire, "kind", "drone-strike", **said())
        reject(ledger, herald, "place", **said())
        accept(ledger, wire, **said("ben"))
        comment(ledger, wire, **said())
        assert verify(ledger) == ()
        assert {each.field: each.state.value for each in states(ledger, post)}["killed"] == "corrected"
        assert [line.by for line in history(ledger, wire)] == ["ben", "anna", "ben", "anna"]
        reread_as(ledger, "wire", "bombing occurred: bombed | place: Kirkuk")
        assert ledger.tellings("wire")[0].statement.kind == "drone-strike"
        fill(ledger, resolver, NOON + timedelta(hours=2), reader="first again")
        for number in range(7, 0, -1):
            undo(ledger, number=number, **said())
        assert (ledger.incidents(), ledger.tellings()) == before
        assert verify(ledger) == ()


def reread_as(ledger: Ledger, name: str, line: str) -> None:
    """A new reading of one article."""
    article = ledger.article(name)
    told = [parse_statement(line, article.text)]
    ledger.add(None, article, told, reader="better", now=NOON + timedelta(hours=1))
