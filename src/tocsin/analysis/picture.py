"""Charts drawn as SVG: axes, bars, lines, points, bands and rules, with nothing fetched and nothing installed."""

from collections.abc import Iterator
from datetime import date
from html import escape

from tocsin.analysis.chart import COLOURS, Chart, Layer, Mark, number
from tocsin.analysis.ticks import months, ticks
from tocsin.analysis.wording import capital

WIDTH, HEIGHT = 720, 320
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 40, 64
SQUARE = "M{x:.0f},{y}m0,-5h10v10h-10z"
KEYS = {
    Mark.BAR: SQUARE,
    Mark.BAND: SQUARE,
    Mark.LINE: "M{x:.0f},{y}h11",
    Mark.RULE: "M{x:.0f},{y}m5,-6v12",
    Mark.POINT: "M{x:.0f},{y}m2,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0",
}
"""How a layer's key is drawn in the legend."""
STROKES = {
    Mark.BAR: 'fill="{colour}"',
    Mark.BAND: 'fill="{colour}" fill-opacity="0.3" stroke="{colour}"',
    Mark.LINE: 'fill="none" stroke="{colour}" stroke-width="2"',
    Mark.RULE: 'fill="none" stroke="{colour}" stroke-dasharray="4 3"',
    Mark.POINT: 'fill="{colour}"',
}
Point = tuple[date | float, ...]


class Frame:
    """Where values lie on the picture."""

    def __init__(self, chart: Chart) -> None:
        points = [point for layer in chart.layers for point in layer.points]
        xs = [number(point[0]) for point in points] or [0.0]
        heights = [number(value) for point in points for value in point[1:]]
        self.low, self.high = min(xs), max(*xs, min(xs) + 1)
        self.top = max([*heights, 1e-9]) * 1.05
        self.bottom = min([*heights, 0.0])
        self.step, self.half = chart.step, chart.half
        self.low -= self.half
        self.high += self.step - self.half if any(layer.mark is Mark.BAR for layer in chart.layers) else 0

    def x(self, value: date | float) -> float:
        """The place from the left."""
        return LEFT + (number(value) - self.low) / (self.high - self.low) * (WIDTH - LEFT - RIGHT)

    def y(self, value: date | float) -> float:
        """The place from the top."""
        share = (number(value) - self.bottom) / (self.top - self.bottom)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def svg(chart: Chart) -> str:
    """The chart as an SVG document."""
    frame, title = Frame(chart), capital(chart.title)
    shapes = [
        shape
        for number_, layer in enumerate(chart.layers)
        for shape in _layer(layer, frame, COLOURS[number_ % len(COLOURS)])
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="sans-serif" font-size="11" role="img"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f'<text x="{LEFT}" y="20" font-size="14">{escape(title)}</text>'
    )
    return "\n".join([head, *_axes(chart, frame), *shapes, *_legend(chart), "</svg>\n"])


def _layer(layer: Layer, frame: Frame, colour: str) -> Iterator[str]:
    points = layer.points
    if layer.mark is Mark.BAR:
        wide = max(1.0, (frame.x(frame.low + frame.step) - LEFT) * 0.85)
        for x, y in points:
            top = frame.y(y)
            tall = frame.y(max(0.0, frame.bottom)) - top
            left = frame.x(number(x) - frame.half) + wide * 0.09
            yield f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{colour}"/>'
    elif layer.mark is Mark.LINE:
        path = " ".join(f"{frame.x(x):.1f},{frame.y(y):.1f}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    elif layer.mark is Mark.POINT:
        yield from (f'<circle cx="{frame.x(x):.1f}" cy="{frame.y(y):.1f}" r="3" fill="{colour}"/>' for x, y in points)
    elif layer.mark is Mark.BAND:
        there = [f"{frame.x(x):.1f},{frame.y(high):.1f}" for x, _, high in points]
        back = [f"{frame.x(x):.1f},{frame.y(low):.1f}" for x, low, _ in reversed(points)]
        yield f'<polygon points="{" ".join(there + back)}" fill="{colour}" fill-opacity="0.3" stroke="{colour}"/>'
    else:
        for (x,) in points:
            at = f"{frame.x(x):.1f}"
            yield f'<line x1="{at}" x2="{at}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="{colour}" stroke-dasharray="4 3"/>'


def _axes(chart: Chart, frame: Frame) -> Iterator[str]:
    base = HEIGHT - BOTTOM
    yield f'<path d="M{LEFT},{TOP}V{base}H{WIDTH - RIGHT}" fill="none" stroke="#333"/>'
    for value in ticks(frame.bottom, frame.top):
        yield f'<text x="{LEFT - 6}" y="{frame.y(value) + 4:.1f}" text-anchor="end">{value:g}</text>'
    for at, label in _labels(chart, frame):
        near = 3.1 * len(label)
        anchor = "start" if frame.x(at) + 12 < LEFT + near else "end" if frame.x(at) > WIDTH - near else "middle"
        yield f'<path d="M{frame.x(at):.1f},{base}v4" stroke="#333"/>'
        yield f'<text x="{frame.x(at):.1f}" y="{base + 16}" text-anchor="{anchor}">{label}</text>'
    yield f'<text x="{WIDTH - RIGHT}" y="{base + 32}" text-anchor="end" fill="#555">{escape(chart.x)}</text>'
    yield f'<text x="{LEFT}" y="34" fill="#555">{escape(chart.y)}</text>'


def _labels(chart: Chart, frame: Frame) -> Iterator[tuple[float, str]]:
    """Where the x axis is labelled: the first days of months or years, evenly spread days, or round numbers."""
    if not chart.dated:
        yield from ((at, f"{at:g}") for at in ticks(frame.low, frame.high))
        return
    firsts = months(date.fromordinal(round(frame.low)), date.fromordinal(round(frame.high)))
    spread = [frame.low + (frame.high - frame.low) * step / 5 for step in range(6)]
    for at in map(number, firsts) if len(firsts) > 2 else spread:
        yield at, date.fromordinal(round(at)).isoformat()


def _legend(chart: Chart) -> Iterator[str]:
    """A key, as the layer is drawn, and a name for each layer, on a second line where the first is full."""
    at, down = float(LEFT), HEIGHT - 22
    for number_, layer in enumerate(chart.layers):
        wide = 34 + 5.6 * len(layer.name)
        if at > LEFT and at + wide > WIDTH:
            at, down = float(LEFT), down + 14
        colour = COLOURS[number_ % len(COLOURS)]
        yield f'<path d="{KEYS[layer.mark].format(x=at, y=down - 4)}" {STROKES[layer.mark].format(colour=colour)}/>'
        yield f'<text x="{at + 14:.0f}" y="{down}">{escape(layer.name)}</text>'
        at += wide
