"""Names that no table holds, out of two articles about an invented militia."""

from datetime import date

import pytest

from tocsin.codebook.actors import load_actors
from tocsin.record import Article, Party, Relation, Report, Telling, Tie, find_quote
from tocsin.resolving.proposing import propose

ONE = "Fighters of Liwa Zarbat shelled a camp. The Iraqi militia Liwa Zarbat is backed by Iran."
TWO = "The militia Liwa Zarbat killed two men near Mosul, Iraqi officials said."


def party(text, quote, nth=1, **known):
    return Party(find_quote(text, quote, nth=nth), **known)


def telling(number, article, statement):
    return Telling(id=f"t{number}", article_id=article, statement=statement)


@pytest.fixture
def tellings():
    zarbat, iran = party(ONE, "Liwa Zarbat", 2), party(ONE, "Iran", actor_id="iran")
    report = Report(trigger=find_quote(ONE, "shelled"), kind="shelling", actor=(party(ONE, "Fighters of Liwa Zarbat"),))
    tie = Tie(trigger=find_quote(ONE, "backed by"), a=zarbat, b=iran, relation=Relation.BACKED_BY)
    actors = (
        party(TWO, "militia Liwa Zarbat"),
        party(TWO, "Iraqi officials"),
        party(TWO, "Mosul"),
        party(TWO, "two men"),
    )
    other = Report(trigger=find_quote(TWO, "killed"), kind="killing", actor=actors)
    return [telling(1, "one", report), telling(2, "one", tie), telling(3, "two", other)]


ARTICLES = {"one": Article(ONE, id="one", published=date(2020, 4, 3)), "two": Article(TWO, id="two")}


def test_a_name_in_two_articles_is_proposed_with_its_sentences_and_ties(tellings, atlas):
    [found] = propose(tellings, ARTICLES, atlas, load_actors())
    entry = found.entry
    assert (entry.id, entry.name, entry.kind, entry.sector) == ("liwa-zarbat", "Liwa Zarbat", "militia", "UAF")
    assert [(tie.relation.value, tie.to) for tie in entry.ties] == [("backed-by", "iran")]
    assert (found.articles, found.ties) == (2, ("Liwa Zarbat backed-by Iran",))
    assert found.sentences == (("one", "Fighters of Liwa Zarbat shelled a camp."), ("two", TWO))


def test_names_of_places_and_peoples_and_words_in_one_article_alone_are_not(tellings, atlas):
    assert propose(tellings[:2], ARTICLES, atlas, load_actors()) == []


def test_the_order_of_the_articles_changes_nothing(tellings, atlas):
    assert propose(tellings[::-1], ARTICLES, atlas, load_actors()) == propose(tellings, ARTICLES, atlas, load_actors())
