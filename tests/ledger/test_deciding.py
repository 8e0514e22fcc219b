from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import text

from tocsin.ledger import DecisionRow, Ledger, open_ledger
from tocsin.ledger.judging import OF_PEOPLE
from tocsin.record import Judgement, Reason, Verdict

LATER = datetime(2020, 5, 1, tzinfo=UTC)
SAME = Judgement("a", "b", Verdict.SAME, 0.97, (Reason("same_day", 2.5, "3 January", "“Friday”"),))
PERSON = Judgement("a", "b", Verdict.DIFFERENT, 1.0, by="anna", why="two bases")


def test_judgements_read_back_equal_in_the_order_of_their_pairs(ledger: Ledger, now: datetime) -> None:
    other = Judgement("a", "a2", Verdict.UNSURE, 0.5)
    assert ledger.save_judgements([SAME, PERSON, other], now) == 3
    assert ledger.judgements() == [replace(each, made=now) for each in (other, PERSON, SAME)]


def test_the_same_judgement_again_changes_nothing(ledger: Ledger, now: datetime) -> None:
    ledger.save_judgements([SAME, PERSON], now)
    assert ledger.save_judgements([SAME, PERSON], LATER) == 0
    assert ledger.save_judgements(ledger.judgements(), LATER) == 0
    assert {judgement.made for judgement in ledger.judgements()} == {now}


def test_a_later_judgement_of_one_side_supersedes_its_earlier_one_only(ledger: Ledger, now: datetime) -> None:
    ledger.save_judgements([SAME, PERSON], now)
    doubt = replace(SAME, verdict=Verdict.UNSURE, score=0.6)
    assert ledger.save_judgements([doubt], LATER) == 1
    assert ledger.judgements() == [replace(PERSON, made=now), replace(doubt, made=LATER)]
    assert ledger.save_judgements([SAME], LATER) == 1
    assert ledger.counts().judgements == 2


def test_what_few_people_judged_is_found_without_going_through_all_of_the_programs(tmp_path) -> None:
    with open_ledger(str(tmp_path / "few.db")) as ledger, ledger.reading() as connection:
        plan = connection.execute(
            text(f"EXPLAIN QUERY PLAN {OF_PEOPLE.compile(compile_kwargs={'literal_binds': True})}")
        )
        steps = [row.detail for row in plan]
    assert [step for step in steps if step.startswith("SCAN")] == []
    assert len([step for step in steps if "USING INDEX judgements_by" in step]) == 2


def test_what_a_person_judged_stands_in_the_history_of_both(ledger: Ledger, now: datetime) -> None:
    ledger.save_judgements([SAME, PERSON], now)
    assert [(line.subject, line.what, line.by, line.why) for each in ("a", "b") for line in ledger.history(each)] == [
        ("a", "judged different as b", "anna", "two bases"),
        ("b", "judged different as a", "anna", "two bases"),
    ]


def test_decisions_are_only_ever_added(ledger: Ledger, now: datetime) -> None:
    first = DecisionRow("a", "comment", "killed", "", "anna", "a slip of the pen", now, 1)
    second = DecisionRow("a", "undo", "", "1", "ben", "", LATER, 2)
    assert [ledger.decide(decision) for decision in (first, second)] == [1, 2]
    assert ledger.decisions() == [first, second]
    assert [(line.what, line.by) for line in ledger.history("a")] == [("comment killed", "anna"), ("undo 1", "ben")]


def test_many_judgements_are_saved_at_once(ledger: Ledger, now: datetime) -> None:
    many = [Judgement(f"a{n:04}", "b", Verdict.SAME, 0.9) for n in range(1200)]
    assert ledger.save_judgements(many, now) == 1200
    assert ledger.save_judgements(many, now) == 0


def test_what_the_program_judges_is_told_apart_from_what_people_do(ledger: Ledger, now: datetime) -> None:
    other, gone = Judgement("a", "a2", Verdict.UNSURE, 0.5), Judgement("a", "c", Verdict.SAME, 0.9)
    ledger.save_judgements([SAME, PERSON, other, gone], now)
    assert ledger.let_go_others(lambda _, right: right != "c", LATER) == 1
    assert list(ledger.judged_by_program()) == [replace(each, made=now) for each in (other, SAME)]
