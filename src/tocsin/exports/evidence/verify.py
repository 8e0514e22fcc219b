"""Check an evidence pack that was unpacked here: `python verify.py [TEXTS]`. Needs nothing but Python.

Holds every file against SHA256SUMS. Holds every quote against the article that it is from, where the texts are at hand:
in the folder `texts`, or in a folder TEXTS with a file ID.txt for each article.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def changed_files(folder: Path) -> Iterator[str]:
    """The files that are not as they were packed."""
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        path = folder / name
        if not path.is_file():
            yield f"{name} is missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"{name} is not as it was packed"


def unborne_quotes(folder: Path, texts: Path) -> Iterator[str]:
    """The quotes that are not in their article where they are said to be, and texts that are others."""
    for case in json.loads((folder / "evidence.json").read_text(encoding="utf-8"))["cases"]:
        hashes = {article["id"]: article["text_sha256"] for article in case["articles"]}
        for report in case["reports"]:
            path = texts / f"{report['article']}.txt"
            if path.is_file() and report["article"] in hashes:
                yield from _faults(report, path.read_bytes(), hashes[report["article"]])


def _faults(report: dict[str, Any], raw: bytes, digest: str) -> Iterator[str]:
    if hashlib.sha256(raw).hexdigest() != digest:
        yield f"the text of {report['article']} is another than was read"
        return
    text = raw.decode("utf-8")
    for value in report["values"]:
        if text[value["start"] : value["end"]] != value["quote"]:
            yield f'{report["id"]}: "{value["quote"]}" is not at {value["start"]} of {report["article"]}'


def main(words: list[str]) -> int:
    """Print what does not hold; 1 where something does not."""
    folder = Path(__file__).resolve().parent
    texts = Path(words[0]) if words else folder / "texts"
    faults = [*changed_files(folder), *unborne_quotes(folder, texts)]
    held = len(list(texts.glob("*.txt"))) if texts.is_dir() else 0
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    sys.stdout.write(f"{len(faults)} faults; quotes were held against {held} texts\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
