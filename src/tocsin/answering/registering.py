"""Forecasts kept in the ledger before their days come, and held against what came."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from tocsin.analysis.answer import Answer
from tocsin.analysis.forecasting.forecast import thin
from tocsin.analysis.forecasting.registered import Due, Registered, how_they_did, registered_of
from tocsin.answering.about import About, day_of
from tocsin.answering.asking import wanted
from tocsin.answering.counting import counted
from tocsin.answering.held import Held
from tocsin.ledger import Ledger
from tocsin.ledger.forecasts import Kept, forecasts_kept, keep_forecast
from tocsin.record import content_id


class NotBeforehand(ValueError):
    """A forecast that cannot be registered: none was made, or its days are over."""

    def __init__(self, why: str) -> None:
        super().__init__(f"nothing is registered: {why}")


def foretold(held: Held, about: About, weeks: int, today: date) -> str:
    """The forecast as it is to be registered.

    Raises `NotBeforehand` where data are too thin for one, or where the days that it is about are over.
    """
    series = counted(held, wanted(about)).series
    if why := thin(series, weeks):
        raise NotBeforehand(why)
    said = registered_of(series, weeks)
    if said.last <= today:
        raise NotBeforehand(f"the forecast is of days up to {said.last}, and it is {today}; add newer reports first")
    return json.dumps({"about": asdict(about), "said": asdict(said), "ledger": held.hash}, default=str, sort_keys=True)


def register(ledger: Ledger, answer: Answer, said: str, now: datetime) -> Answer:
    """The answer, with the id under which its forecast is now kept in the ledger."""
    with ledger.writing() as connection:
        keep_forecast(connection, content_id(said), said, now)
    return replace(answer, figures=(*answer.figures, ("registered as", content_id(said))))


def kept(ledger: Ledger) -> list[Kept]:
    """The forecasts registered in the ledger."""
    with ledger.reading() as connection:
        return forecasts_kept(connection)


def registered(held: Held, forecasts: Sequence[Kept]) -> Answer:
    """How registered forecasts did, against what the ledger holds now."""
    return how_they_did([_due(held, each) for each in forecasts])


def _due(held: Held, forecast: Kept) -> Due:
    told = json.loads(forecast.said)
    said = _registered(told["said"])
    about = told["about"] | {name: day_of(told["about"][name]) for name in ("since", "until")}
    seen = counted(held, wanted(replace(About(**about), until=None))).series
    outcome = seen.between(said.first, said.last).n if seen.end >= said.last else None
    return Due(forecast.id, forecast.made.date(), said, outcome)


def _registered(told: dict[str, Any]) -> Registered:
    days = {name: date.fromisoformat(told[name]) for name in ("first", "last")}
    return Registered(**told | days | {name: tuple(told[name]) for name in ("counts", "chances")})
