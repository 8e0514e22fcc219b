"""An answer as a dictionary for JSON: the same names as in the record."""

from dataclasses import asdict
from typing import Any

from tocsin.analysis.answer import Answer
from tocsin.analysis.chart import vega_lite

Json = dict[str, Any]


def to_json(answer: Answer) -> Json:
    """All of the answer; the chart as its Vega-Lite specification."""
    form = {
        "question": answer.question,
        "sentence": answer.sentence,
        "estimate": answer.estimate,
        "unit": answer.unit,
        "intervals": [asdict(interval) for interval in answer.intervals],
        "counted": asdict(answer.counted),
        "grade": answer.grade.value,
        "refused": answer.refused,
        "figures": dict(answer.figures),
        "tables": [
            {"name": table.name, "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows]}
            for table in answer.tables
        ],
        "caveats": list(answer.caveats),
        "confidence": asdict(answer.confidence) if answer.confidence else None,
        "command": answer.command,
        "ledger": answer.ledger,
    }
    return form | ({"chart": vega_lite(answer.chart)} if answer.chart else {})
