"""Charts as plain marks: drawn here as SVG without any library, and given as a Vega-Lite specification for any other."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from tocsin.analysis.series import Series
from tocsin.analysis.wording import capital

Json = dict[str, Any]
At = date | float
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
COLOURS = ("#7a8ca3", "#b3412e", "#2d6a4f", "#6a4c93", "#c08a1e")
"""Of the layers, in their order."""
MONTH = 28
"""Days from one bar to the next from which on bars are months."""
MONTHS = 24
"""Months at most that each have a tick."""
LEGEND: Json = {"orient": "bottom", "columns": 2, "labelLimit": 400}


class Mark(StrEnum):
    """How a layer is drawn. A band has a low and a high; a rule stands at an x and has no height."""

    BAR = "bar"
    LINE = "line"
    POINT = "point"
    BAND = "band"
    RULE = "rule"


SHAPES: dict[Mark, Json] = {
    Mark.BAR: {"stroke": "#ffffff"},
    Mark.BAND: {"type": "area", "opacity": 0.3, "line": True},
    Mark.RULE: {"strokeDash": [4, 3]},
    Mark.POINT: {"filled": True, "size": 70, "opacity": 1},
}


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks of one sort and name. Each point is (x, y) or, for bands, (x, low, high); for rules (x,)."""

    mark: Mark
    name: str
    points: tuple[tuple[At | float, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of an answer: its title, the names of its axes, and its layers from back to front."""

    title: str
    x: str
    y: str
    layers: tuple[Layer, ...]

    @property
    def dated(self) -> bool:
        """Whether the x axis holds days."""
        return any(isinstance(point[0], date) for layer in self.layers for point in layer.points)

    @property
    def step(self) -> float:
        """How wide a bar is on the x axis: the least distance between two bars of one layer; days where dated."""
        bars = [sorted({number(point[0]) for point in each.points}) for each in self.layers if each.mark is Mark.BAR]
        return min((right - left for xs in bars for left, right in pairwise(xs)), default=1.0)

    @property
    def half(self) -> float:
        """How far a bar reaches before its x: by half where numbers are counted, not at all where days begin it."""
        bars = any(layer.mark is Mark.BAR for layer in self.layers)
        return self.step / 2 if bars and not self.dated else 0.0


def weekly(series: Series, step: int = 0) -> Layer:
    """The counts of whole weeks as bars, one of which begins at place `step`."""
    first = step % 7
    starts = range(first, len(series.counts) - 6, 7)
    return Layer(Mark.BAR, series.name, tuple((series.day(n), int(series.array[n : n + 7].sum())) for n in starts))


def number(value: At) -> float:
    """A place on an axis; days are counted."""
    return float(value.toordinal()) if isinstance(value, date) else float(value)


def vega_lite(chart: Chart) -> Json:
    """The chart as a Vega-Lite specification that holds its own values."""
    shown = [layer for layer in chart.layers if layer.points]
    colour = {"domain": [layer.name for layer in shown], "range": list(COLOURS[: len(shown)])}
    return {
        "$schema": SCHEMA,
        "title": capital(chart.title),
        "width": 640,
        "height": 260,
        "encoding": {"color": {"field": "name", "type": "nominal", "title": None, "scale": colour, "legend": LEGEND}},
        "layer": [_layer(chart, layer) for layer in shown],
    }


def _layer(chart: Chart, layer: Layer) -> Json:
    names = {Mark.BAND: ("x", "low", "high")}.get(layer.mark, ("x", "y"))
    values = [
        {name: _plain(value) for name, value in zip(names, point, strict=False)} | {"name": layer.name}
        for point in layer.points
    ]
    encoding: Json = {"x": {"field": "x", "title": chart.x, **_axis(chart)}}
    if layer.mark is Mark.BAR:
        encoding |= {"x2": {"field": "until"}, "y2": {"datum": 0}}
        values = [
            value
            | {"x": _plain(_onward(point[0], -chart.half)), "until": _plain(_onward(point[0], chart.step - chart.half))}
            for value, point in zip(values, layer.points, strict=True)
        ]
    if layer.mark is Mark.BAND:
        encoding |= {"y": {"field": "low", **_height(chart)}, "y2": {"field": "high"}}
    elif layer.mark is not Mark.RULE:
        encoding["y"] = {"field": "y", **_height(chart)}
    return {
        "data": {"values": values},
        "mark": {"type": layer.mark.value} | SHAPES.get(layer.mark, {}),
        "encoding": encoding,
    }


def _axis(chart: Chart) -> Json:
    """The x axis: days with their year, months by name, numbers that are whole without a half between them."""
    if chart.dated:
        bars = max(len(layer.points) for layer in chart.layers)
        count = "month" if bars <= MONTHS else 8
        axis = (
            {"format": "%b %Y", "tickCount": count} if chart.step >= MONTH else {"format": "%-d %b %Y", "tickCount": 8}
        )
        return {"type": "temporal", "scale": {"type": "utc"}, "axis": axis | {"labelOverlap": True}}
    whole = all(number(point[0]).is_integer() for layer in chart.layers for point in layer.points)
    return {"type": "quantitative"} | ({"axis": {"tickMinStep": 1}} if whole else {})


def _height(chart: Chart) -> Json:
    """The y axis; shares and probabilities in percent."""
    parts = chart.y.startswith(("share", "chance", "probability"))
    return {"type": "quantitative", "title": chart.y} | ({"axis": {"format": "~%"}} if parts else {})


def _onward(value: At, step: float) -> At:
    """The end of a bar that begins here."""
    return value + timedelta(days=round(step)) if isinstance(value, date) else value + step


def _plain(value: At) -> str | float:
    return value.isoformat() if isinstance(value, date) else value
