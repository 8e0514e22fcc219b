"""Cells as values: days, numbers, degrees, codes. What cannot be read raises `Unreadable`, whose words say why."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tocsin.exports.importing.mapping import Columns
from tocsin.record import Count, When, parse_count, parse_when
from tocsin.record.when import PLAIN


class Unreadable(ValueError):
    """A cell says nothing that the field can hold."""

    def __init__(self, column: str, cell: str, wanted: str) -> None:
        super().__init__(f'{column} is "{cell}", which is no {wanted}')


def day(column: str, cell: str) -> date:
    """A day, as 2020-01-03 with or without a time after it, or as 03 January 2020.

    >>> day("event_date", "03 January 2020") == day("date_start", "2020-01-03 00:00:00.000")
    True
    """
    for text, form in ((cell[:10], "%Y-%m-%d"), (cell, "%d %B %Y")):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise Unreadable(column, cell, "day; write it like 2020-01-03")


def number(column: str, cell: str) -> float:
    """A number with or without a fraction."""
    try:
        return float(cell)
    except ValueError as error:
        raise Unreadable(column, cell, "number") from error


def count(column: str, cell: str) -> Count:
    """A whole number as "4" or "4.0", or an interval as "2..5".

    >>> str(count("best", "4.0")), str(count("size.dead", "13.."))
    ('4..4', '13..')
    """
    if ".." in cell:
        try:
            return parse_count(cell)
        except ValueError as error:
            raise Unreadable(column, cell, "count") from error
    found = number(column, cell)
    if found < 0 or not found.is_integer():
        raise Unreadable(column, cell, "whole number of 0 or more")
    return Count(int(found), int(found))


def code(cell: str) -> str:
    """A code as the mapping writes it: a whole number without its fraction.

    >>> code("2.0"), code("Armed clash")
    ('2', 'Armed clash')
    """
    return cell.removesuffix(".0")


def interval(told: Sequence[Count], *, open_top: bool) -> tuple[Count, bool]:
    """The narrowest interval that holds all the numbers, and whether they came in order; without a ceiling where none is told."""
    lows, highs = [each.low for each in told], [each.high for each in told]
    ordered = lows == sorted(lows)
    high = None if open_top or None in highs else max(each for each in highs if each is not None)
    return Count(min(lows), high, any(each.approx for each in told)), ordered


def days(cells: dict[str, str], mapping: Columns) -> When:
    """The days told: both ends, or one day widened by what its level of precision means; open where that says so.

    One day with a level that the mapping does not know by days is not believed to be one.
    """
    if PLAIN.fullmatch(cells.get("when", "")):
        return parse_when(cells["when"])
    if "day" in cells:
        return _about(day("day", cells["day"]), cells.get("time_precision"), mapping)
    earliest, latest = (day(name, cells[name]) if name in cells else None for name in ("earliest", "latest"))
    if mapping.one_day and latest is None:
        latest = earliest
    if earliest and latest and earliest > latest:
        raise Unreadable("latest", cells["latest"], f"day after {earliest}")
    level = cells.get("time_precision")
    if earliest == latest and level and mapping.days is not None and code(level) not in mapping.days:
        return _open(f"{earliest}", level)
    return When(earliest, latest, how="as the table gives it")


def _about(told: date, level: str | None, mapping: Columns) -> When:
    if mapping.days is None or level is None:
        return When(told, told, how="as the table gives it")
    slack = mapping.days.get(code(level))
    if slack is None:
        return _open(f"{told}", level)
    within = timedelta(days=slack)
    return When(
        told - within,
        told + within,
        how=f"the table's day and {slack} days about it" if slack else "as the table gives it",
    )


def _open(told: str, level: str) -> When:
    return When(None, None, how=f"the table gives {told} with precision {level}, which is any day about it")
