"""Reading and coding, articles a second and peak memory: `python -m benchmarks.reading`. Trust ratios, not seconds."""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.texts import bodies, dense, mixed

ROUNDS = 3


def seconds(run: Callable[[], object]) -> float:
    """Median wall time of a few runs."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def tocsin(*arguments: str) -> float:
    """Run the command line in a process of its own; gives its peak memory in megabytes."""
    command = [sys.executable, "-c", "from tocsin.cli import main; main()", *arguments]
    subprocess.run(command, check=True, capture_output=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def code_rate(texts: list[str], reader: str, folder: Path) -> tuple[float, float]:
    """Articles a second through `tocsin code` without its start, and peak megabytes."""
    records = [json.dumps({"id": str(n), "published": "2020-04-03", "text": text}) for n, text in enumerate(texts)]
    many, one = folder / "many.jsonl", folder / "one.jsonl"
    many.write_text("\n".join(records) + "\n", encoding="utf-8")
    one.write_text(records[0] + "\n", encoding="utf-8")
    peak = 0.0

    def run(path: Path) -> None:
        nonlocal peak
        peak = max(peak, tocsin("code", str(path), "-o", str(folder / "out.jsonl"), "--reader", reader))

    start, whole = seconds(lambda: run(one)), seconds(lambda: run(many))
    return (len(texts) - 1) / max(whole - start, 1e-9), peak


def add_rate(folder: Path) -> float:
    """Reports a second through `tocsin add` into a new ledger, start included."""
    reports = folder / "reports"
    reports.mkdir()
    for number, body in enumerate(bodies()):
        (reports / f"{number}.txt").write_text(body, encoding="utf-8")

    def run() -> None:
        for old in folder.glob("bench.db*"):
            old.unlink()
        tocsin("add", str(reports), "--ledger", str(folder / "bench.db"), "--reader", "lexical")

    return len(bodies()) / seconds(run)


def rows() -> Iterator[tuple[str, str]]:
    """What was measured, and the figure with its unit."""
    yield "tocsin --help", f"{seconds(lambda: tocsin('--help')) * 1000:.0f} ms"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for reader in ("lexical", "trained"):
            for label, texts in (("dense", list(dense(64))), ("1 in 8", list(mixed(128)))):
                rate, peak = code_rate(texts, reader, folder)
                yield f"tocsin code, {reader} reader, {label}", f"{rate:.0f} articles/s, peak {peak:.0f} MB so far"
        yield "tocsin add, lexical reader", f"{add_rate(folder):.0f} reports/s"


if __name__ == "__main__":
    for what, figure in rows():
        print(f"{what:45} {figure}", flush=True)
