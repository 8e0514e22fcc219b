"""Rows as a notebook shows them."""

from collections.abc import Sequence
from typing import Any

from tocsin.record.coded import Json


def table(rows: Sequence[Json]) -> Any:  # noqa: ANN401 - a DataFrame where pandas is installed
    """The rows as a DataFrame where pandas is installed, else as they are."""
    try:
        from pandas import DataFrame  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        return list(rows)
    return DataFrame.from_records(list(rows))
