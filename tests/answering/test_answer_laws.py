"""What holds of every answer, whatever is held: order, weeks and other incidents change nothing, and words agree with numbers."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.analysis.answer import Answer
from tocsin.analysis.form import to_json
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked
from tocsin.analysis.wording import shown, span
from tocsin.answering import asking, following, foretelling
from tocsin.answering.about import About, NoDays
from tocsin.answering.following import After
from tocsin.answering.foretelling import WHOLE, Look
from tocsin.answering.held import Held, hold
from tocsin.record import Incident, Stage, When

FIRST = date(2019, 1, 1)
LAST = 500
SHELLING = About(kind="shelling")
DAYS = st.lists(st.integers(0, LAST), min_size=12, max_size=60)
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def attack(number: int, on: int, kind: str = "shelling") -> Incident:
    when = When(day(on), day(on))
    return Incident(reports=(f"{kind}{number}",), kind=kind, stage=Stage.OCCURRED, when=when, place=None)


def holding(incidents: list[Incident], later: int = 0) -> Held:
    """With an article each other day by two sources in turn, so many days later."""
    return hold(incidents, (), ((day(each + later), f"Wire {each % 4}") for each in range(0, LAST, 2)))


def rate(held: Held, since: int = 300, about: About = SHELLING, chosen: Chosen = Chosen.GIVEN) -> Answer:
    return asking.rate(held, [], about, Asked(day(since), chosen, season=False))


def change(held: Held) -> Answer:
    return asking.change(held, [], SHELLING, 1)


def forecast(held: Held) -> Answer:
    return foretelling.foretold(held, SHELLING, 2, 3)


def numbers(answer: Answer, *, dated: bool = True) -> tuple[object, ...]:
    """Estimate, intervals and figures that are numbers; without `dated`, no days told as numbers."""
    ends = [(each.low, each.high) for each in answer.intervals if dated or "ordinals" not in each.how]
    told = [(name, value) for name, value in answer.figures if not isinstance(value, str)]
    return answer.estimate, answer.counted.n, ends, told


@FEW
@given(days=DAYS, order=st.randoms(use_true_random=False))
def test_the_order_of_incidents_changes_no_answer(days, order):
    told = [attack(number, on) for number, on in enumerate(days)]
    mixed = order.sample(told, len(told))
    for ask in (rate, change, forecast):
        assert to_json(ask(holding(mixed))) == to_json(ask(holding(told)))


@FEW
@given(days=DAYS, weeks=st.integers(1, 200))
def test_whole_weeks_later_the_numbers_are_the_same(days, weeks):
    later = 7 * weeks
    now, then = (holding([attack(n, on + add) for n, on in enumerate(days)], add) for add in (0, later))
    assert numbers(rate(now)) == numbers(rate(then, 300 + later))
    for ask in (change, forecast):
        assert numbers(ask(now), dated=False) == numbers(ask(then), dated=False)


@FEW
@given(days=DAYS, others=st.lists(st.integers(0, LAST), max_size=40))
def test_incidents_that_are_not_asked_about_change_no_number(days, others):
    asked = [attack(number, on) for number, on in enumerate(days)]
    beside = [attack(number, on, "raid") for number, on in enumerate(others)]
    for ask in (rate, change, forecast):
        assert numbers(ask(holding([*asked, *beside]))) == numbers(ask(holding(asked)))


@FEW
@given(days=DAYS, since=st.integers(1, LAST - 2), more=st.integers(1, 30))
def test_more_attacks_after_a_date_tell_of_no_smaller_ratio(days, since, more):
    told = [attack(number, on) for number, on in enumerate(days)]
    after = [attack(number, min(since + number, LAST - 3), "shelling-more") for number in range(more)]
    fewer, most = (
        rate(holding(each), since) for each in (told, [*told, *(replace(one, kind="shelling") for one in after)])
    )
    exact = [each.intervals[1] for each in (fewer, most)]
    assert exact[0].low <= exact[1].low
    assert exact[0].high is None or exact[1].high is None or exact[0].high <= exact[1].high


ODD = {
    "none": [],
    "one": [100],
    "thirty on one day": [300] * 30,
    "all before": range(0, 60, 2),
    "all after": range(400, 460, 2),
    "one a week": range(0, LAST, 7),
    "five a day": [on for on in range(LAST) for _ in range(5)],
}
QUESTIONS = {
    **{
        f"rate since day {since}, {chosen}, {season}, {about.since}": lambda held, since=since, chosen=chosen, season=season, about=about: (
            asking.rate(held, [], about, Asked(day(since), chosen, 365, season, 1 if since == 60 else None))
        )
        for since in (1, 60, LAST - 3)
        for chosen in Chosen
        for season in (True, False)
        for about in (SHELLING, replace(SHELLING, since=day(-400), until=day(900)))
    },
    "change": change,
    "several changes": lambda held: asking.change(held, [], About(), 3),
    **{
        f"response, {measure}, {within}": lambda held, measure=measure, within=within: following.respond(
            held, [], SHELLING, After("raid", season=False, within=within), measure
        )
        for measure in ("step", "answers", "waits", "bursts", "intensity")
        for within in (1, 14)
    },
    "forecast": forecast,
    "forecast of a thousand": lambda held: foretelling.foretold(held, About(since=day(-400), until=day(900)), 26, 1000),
    "coverage": lambda held: foretelling.covered(held, SHELLING, Look()),
    "still to come": lambda held: foretelling.covered(held, SHELLING, Look(still_to_come=True)),
    "signals": lambda held: foretelling.signalled(held, About(), 1),
    "posture": lambda held: foretelling.postured(held, About(), "US"),
}
SLIP = re.compile(
    r"\bnan\b|\binf\b|\bNone\b|\b1 (?:days|weeks|dates|attacks|acts|raids|articles|sources|interventions|changes)\b|\bno \w+ from no "
    r"|\b0 days\b|\b(?P<same>[\d.]+)–(?P=same)(?! %)\b(?=.* range)|\d{5,}|  "
)


def words(answer: Answer):
    yield from (answer.question, answer.sentence, *answer.caveats, *(each.how for each in answer.intervals))
    yield from (f"{name}: {shown(value)}" for name, value in answer.figures)
    yield from (span(each, answer.unit) for each in answer.intervals if "ordinals" not in each.how)


@pytest.mark.parametrize("days", ODD.values(), ids=ODD)
def test_of_odd_ledgers_words_are_plain_and_numbers_agree(days):
    held = holding([attack(number, on) for number, on in enumerate(days)])
    answers = {name: ask(held) for name, ask in QUESTIONS.items()}
    assert [(name, said) for name, answer in answers.items() for said in words(answer) if SLIP.search(said)] == []
    for name, answer in answers.items():
        assert json.dumps(to_json(answer), allow_nan=False), name
        for each in answer.intervals:
            assert each.high is None or each.low <= each.high, name
            if answer.unit.startswith("times") and answer.estimate is not None:
                assert each.low <= answer.estimate <= (each.high or float("inf")), name


def test_days_before_the_first_article_are_no_history():
    """A first day long before the ledger's own made a year of silence of what nobody could have told."""
    held = holding([attack(number, on) for number, on in enumerate(range(0, LAST, 5))])
    asked = Asked(day(100), Chosen.GIVEN)
    refused = "only 100 days of history, so that the season cannot be told from a change"
    early = [asking.rate(held, [], replace(SHELLING, since=first), asked) for first in (None, day(-2000))]
    assert [refused in answer.refused for answer in early] == [True, True]
    counted = "Counted, though before the first article or after the last: 2,000 days."
    assert [counted in answer.caveats for answer in early] == [False, True]


def test_days_after_the_last_article_are_told_however_few():
    held = holding([attack(number, on) for number, on in enumerate(range(0, LAST, 5))])
    answer = rate(held, about=replace(SHELLING, until=day(LAST + 5)))
    assert "Counted, though before the first article or after the last: 7 days." in answer.caveats


def test_a_first_day_after_the_last_is_refused_by_every_question():
    held = holding([attack(0, 100)])
    turned = About(since=day(300), until=day(100))
    for ask in (
        lambda: rate(held, about=turned),
        lambda: foretelling.foretold(held, turned, 1, 1),
        lambda: foretelling.covered(held, turned, Look()),
        lambda: following.respond(held, [], turned, After("raid")),
    ):
        with pytest.raises(NoDays, match="from 2019-10-28 until 2019-04-11 there is no day to count"):
            ask()


def test_sources_of_a_few_days_are_not_compared():
    """Of one day, one source that keeps silent is half of all."""
    held = holding([attack(number, on) for number, on in enumerate(range(0, LAST, 5))])
    told = [[each for each in rate(held, since).caveats if each.startswith("Active sources")] for since in (1, 6, 497)]
    assert told == [[], [], []]


def test_days_of_interventions_that_are_not_named_are_counted():
    raids = [attack(number, 100 + 10 * number, "raid") for number in range(8)]
    answer = following.respond(holding(raids), [], SHELLING, After("raid"))
    assert "1 May 2019, 11 May 2019, 21 May 2019 and 3 more: not compared" in answer.sentence
    five = following.respond(holding(raids[:5]), [], SHELLING, After("raid"))
    assert "11 May 2019, 21 May 2019: not compared" in five.sentence


def test_coverage_says_that_nothing_narrows_it():
    held = holding([attack(0, 100)])
    answers = [foretelling.covered(held, about, Look()) for about in (About(), SHELLING)]
    assert [WHOLE in answer.caveats for answer in answers] == [False, True]
    assert answers[0].figures == answers[1].figures
