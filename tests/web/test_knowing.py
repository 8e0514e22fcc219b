"""Who tells and how well, where words stand, who an actor is, and what was said beside an incident."""

from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from tests.web.conftest import NOON, TAJI, shelling
from tocsin.answering.happenings import Happening
from tocsin.answering.parties import Named
from tocsin.codebook.actors import load_actors
from tocsin.pipeline import merge
from tocsin.record import Article, Count, Effect, Incident, Linked, Stage, Told
from tocsin.record.coded import from_coded
from tocsin.web.filters import Filter, exactly
from tocsin.web.pages.pictures import edges_of
from tocsin.web.rows.network import acts
from tocsin.web.security.scopes import Scope


def test_a_source_is_graded_with_a_reason_and_its_earlier_grades_stay(analyst, csrf):
    for letter, why in (("B", "named witnesses"), ("C", "two corrections")):
        form = {"source": "Herald", "grade": letter, "why": why, "csrf": csrf}
        assert analyst.post("/sources/grade", data=form).status_code == 303
    text = unescape(analyst.get("/sources").text)
    assert "<strong>C</strong> fairly reliable" in text
    assert [why for why in ("“named witnesses”", "“two corrections”") if why not in text] == []
    herald = next(row for row in analyst.get("/api/v1/sources").json()["sources"] if row["source"] == "Herald")
    assert (herald["grade"]["grade"], herald["grade"]["by"]) == ("C", "ana")


@pytest.mark.parametrize(
    ("source", "grade", "why"), [("Herald", "Z", "so"), ("Herald", "B", " "), ("The Moon", "B", "so")]
)
def test_no_grade_without_letter_reason_and_source(source, grade, why, analyst, csrf):
    form = {"source": source, "grade": grade, "why": why, "csrf": csrf}
    assert analyst.post("/sources/grade", data=form).status_code == 422


def test_a_program_grades_under_its_own_name(program):
    client = program(Scope.READ, Scope.REVIEW)
    taken = client.post("/api/v1/sources/grades", json={"source": "Herald", "grade": "B", "why": "checked"})
    assert (taken.status_code, taken.json()["by"]) == (201, "read review")


def test_words_are_found_in_the_text_with_what_is_told_there(analyst):
    text = analyst.get("/articles", params={"words": "market"}).text
    assert "<strong>1 found</strong>" in text
    assert "<mark>market</mark>" in text
    text = analyst.get("/articles", params={"words": '"18 rockets"'}).text
    assert "<mark>18 rockets</mark>" in text
    assert "tells of" in text


def test_words_within_an_arabic_word_are_found(analyst):
    assert "<mark>موصل</mark>" in analyst.get("/articles", params={"words": "موصل"}).text


def test_nothing_is_found_for_what_nobody_says(analyst):
    assert "No article holds all these words" in analyst.get("/articles", params={"words": "submarine"}).text
    assert analyst.get("/api/v1/search", params={"words": "submarine"}).json() == {"found": []}


def happening(doer: Named, target: Named) -> Happening:
    day = date(2020, 4, 3)
    return Happening(doer.label, "shelling", day, day, "Taji", "", (doer,), (), (target,), ())


def test_two_labels_of_one_actor_are_one_node_under_its_name():
    states = load_actors().find("United States")
    known = states[0][0].id
    met = [happening(Named(label, known), Named("a convoy")) for label in ("US", "American", "US")]
    (edge,) = acts(met, load_actors().actors)
    assert (edge.a, edge.b, edge.count) == (load_actors().actors[known].name, "a convoy", 3)
    assert (edge.by, edge.on) == ("=American|US", "=a convoy")


def test_a_label_given_exactly_is_no_part_of_another():
    told = {"kind": "shelling", "stage": Stage.OCCURRED, "when": None, "place": None, "targets": ("a convoy",)}
    met = [Incident(reports=(label,), actors=(label,), **told) for label in ("US", "Russian forces", "American")]
    wanted = Filter(by=exactly(["US", "American"]))
    assert [one.actors[0] for one in met if wanted.passes(one, reviewed=False)] == ["US", "American"]


def test_each_edge_leads_to_just_the_incidents_that_it_counts(app, analyst):
    desk = app.state.desk
    acted, _ = edges_of(desk, desk.incidents.select(Filter()))
    shown = [len(desk.incidents.select(Filter(by=edge.by, on=edge.on)).incidents) for edge in acted]
    assert shown == [edge.count for edge in acted] != []


def test_an_incident_shows_who_claims_and_denies_it_earlier_numbers_and_what_it_belongs_to(ledger, analyst):
    first, other = ledger.incidents()[:2]
    told = (
        Told(Effect.KILLED, Count(2, 2), first.reports[0], ("Morning Post",), "the army", superseded=True),
        Told(Effect.KILLED, Count(3, 3), first.reports[0], ("Herald",)),
        Told(Effect.KILLED, Count(5, 5), first.reports[0], ("Gazette",), "a doctor"),
    )
    said = replace(
        first,
        claimed_by=("A group",),
        denied_by=("A state",),
        told=told,
        linked=(Linked(other.id, "planned → occurred"),),
    )
    ledger.change_incidents([said], [], NOON)
    text = unescape(analyst.get(f"/incidents/{first.id}").text)
    wanted = ("claimed by", "A group", "denied by", "A state", "earlier number", "citing", "planned → occurred")
    assert [words for words in (*wanted, f"/incidents/{other.id}", "a doctor") if words not in text] == []


def test_one_number_told_by_all_is_not_listed_as_differing(ledger, analyst):
    text = "Rockets hit the Taji base on 3 April and killed three soldiers."
    article = Article(text, id="alone", publisher="Alone", published=date(2020, 5, 4))
    event = shelling("hit", "three soldiers", 3) | {"place": TAJI | {"q": "Taji"}, "kind": "raid"}
    ledger.add(None, article, [from_coded(event, text)], reader="test", now=NOON)
    merge(ledger, NOON)
    which = next(one.id for one in ledger.incidents() if one.kind == "raid")
    assert "Numbers as told" not in analyst.get(f"/incidents/{which}").text
