"""How answers are printed and drawn: text, JSON, and a picture with its specification beside it."""

import shlex
import sys
from pathlib import Path

from rich import box
from rich.table import Table
from rich.text import Text

from tocsin.analysis import wording
from tocsin.analysis.answer import Answer, Interval, Rows
from tocsin.analysis.chart import Chart, vega_lite
from tocsin.analysis.form import to_json
from tocsin.analysis.picture import svg
from tocsin.cli.about import Shown
from tocsin.cli.screen import console, errors, json_text


class NoPicture(ValueError):
    """A picture that cannot be drawn."""

    def __init__(self, why: str) -> None:
        super().__init__(f"no picture: {why}")


def command_line() -> str:
    """The command as typed, which gives the same answer again."""
    return shlex.join(["tocsin", *sys.argv[1:]])


def tell(answer: Answer, shown: Shown) -> int:
    """Print the answer and draw it where asked; 2 when it cannot be drawn."""
    if shown.json:
        sys.stdout.write(json_text(to_json(answer), indent=1) + "\n")
    else:
        _print(answer)
    return drawn(answer.chart, shown.plot)


def drawn(chart: Chart | None, plot: Path | None) -> int:
    """Draw the chart where asked; 2 when it cannot be drawn."""
    try:
        if plot is not None:
            draw(chart, plot)
    except (NoPicture, OSError) as error:
        errors.print(str(error), markup=False)
        return 2
    return 0


def _print(answer: Answer) -> None:
    console.print(Text(answer.sentence, "bold"))
    for interval in answer.intervals:
        if answer.unit and not answer.unit.startswith("probability"):
            console.print(Text(f"  {_interval(answer, interval)}"))
    counted = answer.counted
    dated = "" if counted.to_the_day is None else f"; {counted.to_the_day * 100:.0f} % dated to the day"
    merging = f"; {counted.merging}" if counted.merging else ""
    console.print(Text(f"Counted: {counted.n:,} ({counted.rule}{dated}{merging})."))
    for name, value in answer.figures:
        console.print(Text(f"  {name}: {wording.shown(value)}", "dim"))
    for table in answer.tables:
        if table.rows:
            console.print(_table(table))
    for caveat in answer.caveats:
        console.print(Text(f"! {caveat}", "yellow"))
    if answer.confidence:
        console.print(Text(f"Confidence in the data: {answer.confidence.level}: {'; '.join(answer.confidence.why)}."))
    console.print(Text(f"Grade: {answer.grade.value}."))
    console.print(Text(f"Again: {answer.command}  (ledger {answer.ledger})", "dim"), soft_wrap=True)


def _interval(answer: Answer, interval: Interval) -> str:
    level = f"{interval.level * 100:.0f} %"
    estimate = "" if answer.estimate is None else f"{wording.figure(answer.estimate)} "
    return f"{estimate}{answer.unit}: {wording.span(interval, answer.unit)} ({level}, {interval.how})"


def _table(rows: Rows) -> Table:
    table = Table(title=Text(rows.name), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in rows.columns:
        table.add_column(name, overflow="fold")
    for row in rows.rows:
        table.add_row(*(Text(wording.shown(value)) for value in row))
    return table


def draw(chart: Chart | None, path: Path) -> None:
    """Draw a chart as SVG or PNG, with its Vega-Lite specification beside it."""
    if chart is None:
        raise NoPicture("this answer has none; see --json for its numbers")
    spec = vega_lite(chart)
    if path.suffix == ".svg":
        path.write_text(svg(chart), encoding="utf-8")
    elif path.suffix == ".png":
        path.write_bytes(_png(json_text(spec)))
    else:
        raise NoPicture(f"{path} ends neither in .svg nor in .png; name it so")
    path.with_suffix(".vl.json").write_text(json_text(spec, indent=1) + "\n", encoding="utf-8")


def _png(spec: str) -> bytes:
    try:
        from vl_convert import vegalite_to_png
    except ModuleNotFoundError as error:
        raise NoPicture("PNG needs the package vl-convert-python; install it, or name a .svg") from error
    return bytes(vegalite_to_png(vl_spec=spec, scale=2))
