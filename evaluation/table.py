"""The printed tables: readers beside baselines, and one reader in full."""

from collections.abc import Mapping, Sequence

from evaluation.gate import GATED
from evaluation.score import Tallies, Tally, interval, total


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = (
        cell.ljust(width) if k == 0 else cell.rjust(width)
        for k, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *rest]).rstrip()


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """The rows as text, the first column to the left and the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_row(row, widths) for row in rows)


def compare(scored: Mapping[str, Sequence[Tallies]]) -> str:
    """One row a reader, one column a field, F1 in each cell."""
    rows = [["F1", *GATED]]
    for name, texts in scored.items():
        summed = total(texts)
        rows.append([name, *(f"{summed.get(column, Tally()).f1:.3f}" for column in GATED)])
    return aligned(rows)


def detail(texts: Sequence[Tallies]) -> str:
    """Every field of one reader: precision, recall, F1 with its interval, and the counts behind them."""
    rows = [["field", "P", "R", "F1", "95 %", "true", "said"]]
    for name, tally in sorted(total(texts).items(), key=lambda row: (row[0] not in GATED, row[0])):
        low, high = interval(texts, name)
        figures = [f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1)]
        rows.append([name, *figures, f"{low:.2f}-{high:.2f}", str(tally.true), str(tally.said)])
    return aligned(rows)
