"""Charts as plain marks: drawn here as SVG without any library, and given as a Vega-Lite specification for any other."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

Json = dict[str, Any]
At = date | float
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


class Mark(StrEnum):
    """How a layer is drawn. A band has a low and a high; a rule stands at an x and has no height."""

    BAR = "bar"
    LINE = "line"
    POINT = "point"
    BAND = "band"
    RULE = "rule"


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


def vega_lite(chart: Chart) -> Json:
    """The chart as a Vega-Lite specification that holds its own values."""
    return {
        "$schema": SCHEMA,
        "title": chart.title,
        "width": 640,
        "height": 260,
        "layer": [_layer(chart, layer) for layer in chart.layers if layer.points],
    }


def _layer(chart: Chart, layer: Layer) -> Json:
    x = {"field": "x", "type": "temporal" if chart.dated else "quantitative", "title": chart.x}
    names = ("x", "low", "high") if layer.mark is Mark.BAND else ("x", "y")
    values = [
        {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in zip(names, point, strict=False)
        }
        | {"name": layer.name}
        for point in layer.points
    ]
    encoding: Json = {"x": x, "color": {"field": "name", "type": "nominal", "title": None}}
    if layer.mark is Mark.BAND:
        encoding |= {
            "y": {"field": "low", "type": "quantitative", "title": chart.y},
            "y2": {"field": "high"},
        }
    elif layer.mark is not Mark.RULE:
        encoding["y"] = {"field": "y", "type": "quantitative", "title": chart.y}
    shape = {"type": "area", "opacity": 0.25} if layer.mark is Mark.BAND else {"type": layer.mark.value}
    return {"data": {"values": values}, "mark": shape, "encoding": encoding}
