"""Measure whole templates on the MUC-4 development documents, by the metric GTT.

python -m evaluation.muc4 --reader lexical                 all development documents
python -m evaluation.muc4 --reader trained --part tst1     one part: dev, tst1 or tst2
python -m evaluation.muc4 --reader lexical --sample 40     every so many, evenly spread

Needs `train.jsonl` and `dev.jsonl` in ../shared/data/muc4, or in the folder that --folder names. Their texts are all
in one case; they are recased before they are read. Optional templates count as gold. Scores of other systems on other
documents of the same task are no comparison with these: here the lists and points were set on the documents measured.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from evaluation.gtt import ROWS, Score, Template, score_document, template, total
from evaluation.recasing import recased
from evaluation.templates import templates_of

FOLDER = Path("../shared/data/muc4")
FILES = ("train.jsonl", "dev.jsonl")
PARTS = {"dev": "DEV-", "tst1": "TST1-", "tst2": "TST2-"}
ROLE_OF = {
    "PerpInd": "perp_individual",
    "PerpOrg": "perp_organisation",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "weapon",
}
BATCH = 16


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its text as given, and its templates."""

    id: str
    text: str
    gold: tuple[Template, ...]


class NoDocuments(RuntimeError):
    """The folder holds no documents of the part asked for."""

    def __init__(self, folder: Path, part: str) -> None:
        super().__init__(f"{folder}: no {part} documents in {' or '.join(FILES)}; name their folder with --folder")


def document_of(record: Mapping[str, Any]) -> Document:
    """The document of one line of the files."""
    gold = tuple(gold_template(one) for one in record["templates"])
    return Document(record["docid"], record["doctext"], gold)


def gold_template(one: Mapping[str, Any]) -> Template:
    """A template of the files, its offsets left out."""
    roles = {ROLE_OF[key]: [[mention for mention, _at in entity] for entity in one[key]] for key in ROLE_OF}
    return template(one["incident_type"], **roles)


def load_documents(folder: Path, part: str = "all", sample: int | None = None) -> list[Document]:
    """The documents of a part, in order; `sample` of them evenly spread, where asked for."""
    paths = [folder / name for name in FILES if (folder / name).exists()]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    found = [document_of(json.loads(line)) for line in lines]
    chosen = [one for one in found if one.id.startswith(PARTS.get(part, ""))]
    if not chosen:
        raise NoDocuments(folder, part)
    return chosen[:: max(1, len(chosen) // sample)][:sample] if sample else chosen


def read_templates(documents: Sequence[Document], reader: str) -> Iterator[tuple[Template, ...]]:
    """The templates that the reader named makes of each document, in order."""
    from tocsin.coding import code  # noqa: PLC0415 - the metric works without the program's rooms
    from tocsin.reading import open_reader  # noqa: PLC0415 - the same

    opened, waiting = open_reader(reader), iter(documents)
    while batch := list(islice(waiting, BATCH)):
        texts = [recased(document.text) for document in batch]
        for text, marks in zip(texts, opened.read(texts), strict=True):
            yield templates_of(code(text, marks), text)


def table(scores: Mapping[str, Score]) -> str:
    """The printed rows: precision, recall, F1 and counts, for all slots and each role.

    >>> print(table({"all": Score(1, 2, 1, 1)}))
                            P      R     F1  right   said   true
    all                 50.00 100.00  66.67      1      2      1
    """
    lines = [f"{'':<18}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'said':>7}{'true':>7}"]
    for name in ("all", *ROWS):
        if name in scores:
            score = scores[name]
            figures = "".join(f"{100 * share:7.2f}" for share in (score.precision, score.recall, score.f1))
            lines.append(f"{name:<18}{figures}{score.right:7}{score.said:7}{score.true:7}")
    return "\n".join(lines)


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.muc4", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--reader", default="lexical", choices=("lexical", "trained"), help="the reader to measure")
    parser.add_argument("--part", default="all", choices=("all", *PARTS), help="measure this part only")
    parser.add_argument("--sample", type=int, help="measure this many documents, evenly spread")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where train.jsonl and dev.jsonl are")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Print the table; 1 where there are no documents or no such reader here."""
    arguments = _arguments(words)
    try:
        documents = load_documents(arguments.folder, arguments.part, arguments.sample)
        said = list(read_templates(documents, arguments.reader))
    except RuntimeError as fault:
        print(fault, file=sys.stderr)
        return 1
    scores = total(score_document(ours, one.gold) for ours, one in zip(said, documents, strict=True))
    print(f"{arguments.reader} reader, {arguments.part}: {len(documents)} documents, metric GTT\n")
    print(table(scores))
    return 0


if __name__ == "__main__":
    sys.exit(main())
