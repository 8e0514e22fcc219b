"""That looking through columns finds what looking at whole incidents one by one finds."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.answering import plainly
from tocsin.analysis.claims.judging import Claimed
from tocsin.analysis.reporting.printed import printed_of
from tocsin.answering.claiming import Claim
from tocsin.answering.claims import check_by_definition
from tocsin.answering.counting import counted, share_to_the_day
from tocsin.answering.happenings import Happenings
from tocsin.answering.held import Held
from tocsin.answering.outlooks import dead_in, delays, lists_of, moves_of, signs
from tocsin.answering.parties import EVERYONE, Fit, side
from tocsin.answering.responding import beside, days_of, rivals_near
from tocsin.answering.selection import Wanted, kinds_of, matches
from tocsin.ledger import Parties
from tocsin.ledger.gists import gists_of
from tocsin.record import DONE, Count, Effect, Incident, Place, Stage, When

LAW = settings(deadline=None)
"""A busy machine may take long over any one ledger."""
FIRST = date(2020, 1, 1)
LAST = FIRST + timedelta(days=90)
LABELS = (
    "US forces", "Kata'ib Hizbollah", "Iran-backed militias", "gunmen", "a base", "Islamic State", "Iraqi army",
    "two American soldiers", "Iran", "the coalition", "villagers",
)  # fmt: skip
ACTORS = (None, None, "us-military", "kataib-hezbollah", "iran", "islamic-state")
KINDS = (
    "shelling",
    "attack",
    "killing",
    "bombing",
    "threat",
    "deploy",
    "retreat",
    "ceasefire",
    "capture",
    "crackdown",
    "gone",
)
PLACES = (
    None,
    Place("Taji", "IQ", 33.5, 44.3, 3.0, admin1="Baghdad", place_id="taji"),
    Place("Erbil", "IQ", 36.2, 44.0, 5.0, place_id="erbil"),
    Place("", "SY", 35.0, 38.0, 90.0),
)
STAGES = (Stage.OCCURRED, Stage.OCCURRED, Stage.ONGOING, Stage.THREATENED, Stage.FEARED)


def ledger_of(seed):
    """Incidents with the parties of their reports."""
    chance = Random(seed)  # noqa: S311 - nothing is to be kept secret
    incidents, told = [], {}
    for number in range(chance.randrange(25)):
        reports = tuple(f"r{number:02}{letter}" for letter in "ab"[: chance.choice((1, 2))])
        told |= {each: parties(chance) for each in reports if chance.random() < 0.6}
        incidents.append(incident(chance, reports))
    return incidents, told


def incident(chance, reports):
    return Incident(
        reports=reports,
        kind=chance.choice(KINDS),
        stage=chance.choice(STAGES),
        when=when(chance),
        place=chance.choice(PLACES),
        place_words=chance.choice(("", "", "near Taji", "the north")),
        actors=some(chance, LABELS),
        targets=some(chance, LABELS),
        tolls=tuple((effect, count(chance)) for effect in (Effect.KILLED, Effect.WOUNDED) if chance.random() < 0.5),
        times=count(chance) if chance.random() < 0.5 else None,
        publishers=some(chance, ("Wire", "Post", "Herald"), 3),
    )


def some(chance, of, most=2):
    return tuple(chance.sample(of, chance.randint(0, most)))


def parties(chance):
    doers, targets = (tuple((label, chance.choice(ACTORS)) for label in some(chance, LABELS)) for _ in range(2))
    return Parties(doers, targets, day(chance) if chance.random() < 0.8 else None, some(chance, LABELS))


def day(chance):
    return FIRST + timedelta(days=chance.randint(-40, 90))


def when(chance):
    earliest = day(chance)
    latest = earliest + timedelta(days=chance.choice((0, 0, 0, 1, 3, 30, 31, 90)))
    return chance.choice((None, When(None, latest), When(earliest, None), *[When(earliest, latest)] * 7))


def count(chance):
    low = chance.randint(0, 30)
    return Count(low, chance.choice((None, low, low + 5)), approx=chance.random() < 0.2)


ledgers = st.integers(0, 2**32).map(ledger_of)
days = st.dates(FIRST - timedelta(days=40), LAST)
sides = st.sampled_from(
    (EVERYONE, *map(side, ("US forces", "Iran-aligned", "US-led coalition", "Islamic State", "villagers")))
)
wanteds = st.builds(
    Wanted,
    kinds=st.sampled_from((kinds_of(None), kinds_of("shelling"), kinds_of("threat,deploy"), frozenset({"ceasefire"}))),
    by=sides,
    on=sides,
    place=st.sampled_from(("", "", "Taji", "iraq", "north", "base")),
    since=st.none() | days,
    until=st.none() | days,
)


def held(incidents, told):
    reporting = [(FIRST - timedelta(days=60), "Wire"), (LAST, "Post")]
    return Held(Happenings(gists_of(incidents, told)), printed_of(reporting), lambda _: (), lambda _: ())


def ids(found):
    return [one.incident.id for one in found]


@LAW
@given(ledgers, wanteds)
def test_the_same_incidents_match_as_surely(ledger, wanted):
    found, all_of = matches(held(*ledger).happenings, wanted), plainly.happenings(*ledger)
    meant = [(one, fits) for one in all_of if (fits := plainly.fits_of(one, wanted))]
    assert list(found.ids) == ids(one for one, _ in meant)
    assert [{name: Fit(each[at]) for name, each in found.fits.items()} for at in range(len(found))] == [
        fits for _, fits in meant
    ]


@LAW
@given(ledgers, wanteds.filter(lambda wanted: not (wanted.since and wanted.until and wanted.since > wanted.until)))
def test_the_same_is_counted_on_the_same_days(ledger, wanted):
    seen, all_of = counted(held(*ledger), wanted), plainly.happenings(*ledger)
    meant = [one for one, _ in plainly.matched(all_of, wanted, ("days",))]
    start, end = seen.series.start, seen.series.end
    within = [one for one in meant if one.day and start <= one.day <= end]
    assert (ids(within), sum(one.day is None for one in meant)) == (list(seen.matched.ids), seen.undated)
    assert seen.series.counts == plainly.counts(within, start, end)
    assert seen.context.coarser.counts == plainly.spots(within, start, end)
    assert seen.context.delay_days == plainly.delay_days(meant)
    assert seen.context.to_the_day == (sum(one.to_the_day for one in meant) / len(meant) if meant else 1.0)
    assert dead_in(seen.matched) == tuple(one.killed() for one in within if one.killed())


@LAW
@given(ledgers, sides, sides)
def test_what_stands_beside_is_the_same(ledger, by, on):
    holding, all_of = held(*ledger), plainly.happenings(*ledger)
    seen, first, meant = counted(holding, Wanted(on=on)), counted(holding, Wanted(by=by)), Wanted(by=by)
    asked, start, end = {*seen.matched.ids, *first.matched.ids}, seen.series.start, seen.series.end
    found = beside(holding, seen, first, meant)
    assert found.placebo.counts == plainly.counts(plainly.others(all_of, asked, by), start, end)
    assert found.rivals == plainly.rivals(all_of, asked, start, end)
    assert days_of(first) == tuple(sorted({one.day for one in all_of if one.incident.id in set(first.matched.ids)}))
    near = plainly.rivals(all_of, set(seen.matched.ids), LAST - timedelta(days=60), LAST)
    assert rivals_near(holding, seen, LAST - timedelta(days=30)) == tuple(sorted(near))


@LAW
@given(ledgers, sides)
def test_signs_moves_and_delays_are_the_same(ledger, by):
    holding, all_of = held(*ledger), plainly.happenings(*ledger)
    told = (
        ({"threat"}, DONE),
        (kinds_of(None), (Stage.THREATENED, Stage.PLANNED)),
        (kinds_of(None), (Stage.FEARED,)),
        ({"deploy", "retreat", "mobilise"}, DONE),
    )
    assert [each.days for each in signs(holding, by, EVERYONE)] == [plainly.signs(all_of, *each, by) for each in told]
    assert list(moves_of(holding, by)) == plainly.moves(all_of, by)
    late = delays(holding.happenings)
    assert sorted(zip(late.events.tolist(), late.reports.tolist(), strict=True)) == plainly.delays(all_of)
    to_the_day = sum(one.to_the_day for one in all_of) / len(all_of) if all_of else 1.0
    assert share_to_the_day(holding.happenings) == pytest.approx(to_the_day)


@LAW
@given(ledgers, wanteds, st.sampled_from(("events", "killed", "wounded")))
def test_every_definition_counts_the_same(ledger, wanted, what):
    claimed, all_of = Claimed("3", 3, None, what), plainly.happenings(*ledger)
    reviewed = frozenset(ids(all_of)[::3])
    claim = Claim("3", wanted, claimed, kind="shelling")
    grid = check_by_definition(replace(held(*ledger), reviewed=reviewed), claim).grid
    for each in grid.definitions:
        said = dict(each.decided)
        meant = plainly.counted_so(all_of, wanted, replace(wanted, since=None, until=None), said)
        effect = Effect(what) if what != "events" else None
        counted = plainly.amount(meant, said["unit"], effect, wanted.on)
        assert (list(each.ids), (each.low, each.high)) == (ids(meant), counted)
        seen = [one for one in meant if one.incident.id in reviewed]
        assert (list(each.reviewed.ids), (each.reviewed.low, each.reviewed.high)) == (
            ids(seen),
            plainly.amount(seen, said["unit"], effect, wanted.on),
        )
        assert each.untold == (bool(effect) and (not meant or any(one.incident.toll(effect) is None for one in meant)))


@LAW
@given(ledgers)
def test_the_same_sources_are_taken_as_lists(ledger):
    seen, all_of = counted(held(*ledger), Wanted()), plainly.happenings(*ledger)
    within = [one for one in all_of if one.incident.id in set(seen.matched.ids)]
    table, often = lists_of(seen.matched), plainly.listed(within)
    assert (table.names if table else ()) == (often if len(often) > 1 else ())
    if table:
        assert dict(
            zip(map(tuple, table.patterns.astype(int).tolist()), table.counts.tolist(), strict=True)
        ) == plainly.overlapping(within, often)
