"""Forecasts kept in the ledger before their days come, and held against what came."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from tocsin.analysis.answer import Answer
from tocsin.analysis.forecasting.forecast import thin
from tocsin.analysis.forecasting.registered import Due, Registered, how_they_did, registered_of
from tocsin.analysis.series import Series
from tocsin.answering.about import About, day_of
from tocsin.answering.asking import wanted
from tocsin.answering.counting import counted
from tocsin.answering.held import Held
from tocsin.ledger import Ledger
from tocsin.ledger.forecasts import Kept, forecasts_kept, keep_forecast
from tocsin.record import PROGRAM, content_id

REGISTERED_AS = "registered as"
"""The figure of an answer that holds the id of its forecast."""


class NotBeforehand(ValueError):
    """A forecast that cannot be registered: none was made, or its days are over."""

    def __init__(self, why: str) -> None:
        super().__init__(f"nothing is registered: {why}")


def foretold(held: Held, about: About, weeks: int, today: date) -> str:
    """The forecast as it is to be registered.

    Raises `NotBeforehand` where data are too thin for one, or where the days that it is about are over.
    """
    series = counted(held.dated(about), wanted(about)).series
    if why := thin(series, weeks):
        raise NotBeforehand(why)
    said = registered_of(series, weeks)
    if said.last <= today:
        raise NotBeforehand(f"the forecast is of days up to {said.last}, and it is {today}; add newer reports first")
    return json.dumps({"about": asdict(about), "said": asdict(said), "ledger": held.hash}, default=str, sort_keys=True)


def register(ledger: Ledger, answer: Answer, said: str, now: datetime, by: str = PROGRAM) -> Answer:
    """The answer, with the id under which its forecast is now kept in the ledger; the log names who kept it."""
    with ledger.writing() as connection:
        keep_forecast(connection, content_id(said), said, now, by)
    return replace(answer, figures=(*answer.figures, (REGISTERED_AS, content_id(said))))


def kept(ledger: Ledger) -> list[Kept]:
    """The forecasts registered in the ledger."""
    with ledger.reading() as connection:
        return forecasts_kept(connection)


def registered(held: Held, forecasts: Sequence[Kept]) -> Answer:
    """How registered forecasts did, against what the ledger holds now."""
    seen = cache(lambda about: counted(held.dated(about), wanted(about)).series)
    return how_they_did([_due(seen, each) for each in forecasts])


def _due(seen: Callable[[About], Series], forecast: Kept) -> Due:
    told = json.loads(forecast.said)
    said = _registered(told["said"])
    days = {"since": day_of(told["about"]["since"]), "until": None}
    series = seen(About(**told["about"] | days))
    outcome = series.between(said.first, said.last).n if series.end >= said.last else None
    return Due(forecast.id, forecast.made.date(), said, outcome)


def _registered(told: dict[str, Any]) -> Registered:
    days = {name: date.fromisoformat(told[name]) for name in ("first", "last")}
    return Registered(**told | days | {name: tuple(told[name]) for name in ("counts", "chances")})
