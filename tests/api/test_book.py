import sys
from datetime import date, datetime, timedelta

import pytest

import tocsin
from tests.answering.weekly import FIRST, fill, noon
from tocsin.analysis.answer import Answer, Counted, Grade, Rows
from tocsin.answering.counting import NothingHeld
from tocsin.answering.held import held_in
from tocsin.answering.registering import NotBeforehand
from tocsin.answering.selection import UnknownKind
from tocsin.api import NoIncident

TEXT = "Militants fired rockets at a military base near Mosul on Wednesday, killing two soldiers, the army said.\n"


@pytest.fixture
def book(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with tocsin.open(str(tmp_path / "l.db"), reader="lexical") as opened:
        yield opened


@pytest.fixture
def filled(book, tmp_path):
    book.add(str(tmp_path / "a.txt"), published="2020-03-12")
    return book


def test_adding_says_what_is_new_and_what_is_wrong(book, tmp_path):
    taken = book.add([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], published=date(2020, 3, 12))
    assert (taken.new, taken.known) == (1, 0)
    assert [problem.what for problem in taken.problems] == ["it cannot be opened (No such file or directory)"]


def test_incidents_are_rows_where_there_is_no_pandas(filled, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    [row] = filled.incidents(since="2020-03-01", until=date(2020, 3, 31))
    assert (row["kind"], row["earliest"], row["killed_low"]) == ("shelling", "2020-03-11", 2)
    assert filled.incidents(since="2020-04-01") == []


def test_incidents_are_a_data_frame_where_there_is_pandas(filled):
    pandas = pytest.importorskip("pandas", reason="needs the extra tables")
    found = filled.incidents()
    assert isinstance(found, pandas.DataFrame)
    assert list(found["killed_low"]) == [2]


def test_an_incident_has_its_reports_with_their_words(filled, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    [row] = filled.incidents()
    [report] = filled.reports(row["id"][:6])
    assert report["words"] == TEXT.strip()
    assert report["coded"]["kind"] == "shelling"
    [article] = filled.articles()
    assert (article["id"], article["published"]) == (report["article"], date(2020, 3, 12))
    with pytest.raises(NoIncident, match='begins "zz"'):
        filled.reports("zz")


def test_what_is_held_is_taken_out_once_for_many_questions_and_again_when_something_was_added(
    filled, tmp_path, monkeypatch
):
    taken = []
    monkeypatch.setattr("tocsin.api.held_in", lambda ledger: taken.append(1) or held_in(ledger))
    before = [filled.coverage(), filled.check("only one attack since 3 January 2020"), filled.coverage()]
    assert (len(taken), before[0]) == (1, before[2])
    (tmp_path / "b.txt").write_text(TEXT.replace("Mosul", "Kirkuk"), encoding="utf-8")
    filled.add(str(tmp_path / "b.txt"), published="2020-03-13")
    filled.coverage()
    assert len(taken) == 2


def test_code_keeps_nothing(book):
    [told] = book.code(TEXT, published="2020-03-12")
    assert TEXT[told["trigger_start"] : told["trigger_end"]] == told["trigger"] == "fired"
    assert book.ledger.counts().articles == 0


def test_questions_are_answered_and_counted(filled):
    assert filled.coverage().grade is Grade.DESCRIPTION
    assert "shelling" in filled.rate("2020-03-12", kind="shelling", first="2020-03-11", until="2020-03-20").sentence
    assert "1 day is held" in filled.response("US", "intensity", a_day=(1, 2), within=3).refused
    assert "30 are needed" in filled.coverage(still_to_come=True).refused
    assert "50" in filled.forecast(dead=20).refused
    assert filled.posture("US").refused
    first = filled.change(kind="shelling")
    again = filled.change(kind="shelling")
    assert first == again


class Monday(datetime):
    """A clock that stands at noon of the day after the last of forty weekly attacks was told."""

    @classmethod
    def now(cls, tz=None):
        return noon(FIRST + timedelta(days=7 * 39 + 2)).astimezone(tz)


def test_a_forecast_is_registered_and_told_of_later(tmp_path, monkeypatch):
    monkeypatch.setattr("tocsin.api.datetime", Monday)
    with tocsin.open(str(tmp_path / "weekly.db")) as book:
        fill(book.ledger)
        made = book.register(2, kind="shelling")
        told = book.forecasts()
    assert made.sentence.startswith("1 act of shelling or more in the 14 days after 30 March 2020")
    assert told.tables[0].rows[0][:3] == (made.figures[-1][1], "2020-04-01", "acts of shelling")


def test_a_forecast_of_days_that_are_over_is_not_registered(filled):
    with pytest.raises(NotBeforehand, match="nothing is registered"):
        filled.register(kind="shelling")
    assert filled.forecasts().refused.startswith("no forecast is registered")


def test_a_question_that_cannot_be_answered_says_why(book):
    with pytest.raises(NothingHeld):
        book.change()
    with pytest.raises(UnknownKind):
        book.change(kind="earthquake")
    with pytest.raises(AttributeError, match='tocsin has no "close"'):
        _ = tocsin.close


def test_an_answer_shows_itself_and_fetches_and_runs_nothing():
    hostile = "<script>alert(1)</script>"
    answer = Answer(
        question=hostile,
        sentence=f"“{hostile}”",
        counted=Counted(hostile, 1, merging=hostile),
        grade=Grade.DESCRIPTION,
        figures=((hostile, hostile),),
        tables=(Rows(hostile, (hostile,), ((hostile,),)),),
        caveats=(hostile,),
        command=hostile,
    )
    shown = answer._repr_html_()
    assert "<script" not in shown
    assert "http" not in shown
    assert shown.count("&lt;script&gt;") == 10
