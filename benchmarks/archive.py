"""A back-fill of an archive, killed three times and resumed: `python -m benchmarks.archive [--pages 20000]`.

Makes WARC files of pages as Common Crawl News holds them (`benchmarks/pages.py`), runs `tocsin backfill run` on two
processes to the end, then again with three kills, and compares the shards byte for byte. The rate is that of the run
that nobody killed; the processor time beside it says what the machine would do at rest.
"""

import argparse
import hashlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages import pages, write_warc

FILE = 500
"""Pages of one WARC file, at most."""
KILLS = 3
WANTED = 60
"""Pages a second, end to end, on two cores."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run took: seconds on the wall, seconds of the processor, and the largest process in megabytes over time."""

    wall: float
    processor: float
    peaks: tuple[float, ...]


def make(folder: Path, count: int) -> int:
    """Write the archive; bytes of HTML in it."""
    size, made = 0, pages(count)
    files = max(8, -(-count // FILE))
    each = -(-count // files)
    for number in range(files):
        size += write_warc(folder / f"CC-NEWS-{number:03}.warc.gz", (page for page, _ in zip(made, range(each))))  # noqa: B905
    return size


def command(archive: Path, out: Path, options: list[str]) -> list[str]:
    """The back-fill as a user runs it."""
    door = "from tocsin.cli import main; main()"
    return [sys.executable, "-c", door, "backfill", "run", str(archive), "--out", str(out), "--workers", "2", *options]


def largest(group: int) -> float:
    """Resident megabytes of the largest process of a group."""
    sizes = [0.0]
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.getpgid(int(entry.name)) == group:
                sizes.append(int((entry / "statm").read_text().split()[1]) * resource.getpagesize() / 1e6)
        except (OSError, IndexError, ValueError):
            continue
    return max(sizes)


def whole_run(line: list[str]) -> Spent:
    """Run to the end, looking at the memory twice a second."""
    before, began, peaks = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), []
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, start_new_session=True) as running:
        while running.poll() is None:
            peaks.append(largest(running.pid))
            time.sleep(0.5)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(time.perf_counter() - began, processor, tuple(peaks))


def killed_run(line: list[str], after_s: float) -> None:
    """Run, and kill the whole group after so many seconds."""
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, start_new_session=True) as running:
        time.sleep(after_s)
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)


def shards(folder: Path) -> dict[str, str]:
    """The hash of each shard by its name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.parquet"))}


def main(words: list[str] | None = None) -> int:
    """Print what was measured; 1 when the resumed shards differ."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--sift", help="also with this sift, see docs/scale.md")
    parser.add_argument("--no-kills", action="store_true", help="only the rate")
    chosen = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "archive"
        archive.mkdir()
        size = make(archive, chosen.pages)
        print(f"{chosen.pages} pages, {size / chosen.pages / 1000:.0f} kB of HTML each", flush=True)
        told(chosen.pages, "every page read", spent := whole_run(command(archive, folder / "whole", [])))
        if chosen.sift:
            sifted = command(archive, folder / "sifted", ["--sift", chosen.sift])
            told(chosen.pages, f"sift {chosen.sift}", whole_run(sifted))
        return 0 if chosen.no_kills else resumed(archive, folder, spent.wall)


def told(count: int, what: str, spent: Spent) -> None:
    """Print the rate and memory of one run."""
    quarter = max(1, len(spent.peaks) // 4)
    sizes = [f"{max(spent.peaks[at * quarter :][:quarter], default=0):.0f}" for at in range(4)]
    print(
        f"{what}: {count / spent.wall:.1f} pages/s (wanted {WANTED}), {count / spent.processor:.1f} a processor second; "
        f"largest process {', '.join(sizes)} MB in the quarters of the run",
        flush=True,
    )


def resumed(archive: Path, folder: Path, wall: float) -> int:
    """Run with kills, resume, and compare with the whole run."""
    line = command(archive, folder / "killed", [])
    for number in range(KILLS):
        killed_run(line, wall * (number + 1) / (KILLS + 3))
        print(f"killed, {len(shards(folder / 'killed'))} shards finished", flush=True)
    whole_run(line)
    same = shards(folder / "killed") == shards(folder / "whole")
    print(
        f"killed {KILLS} times and resumed: {len(shards(folder / 'whole'))} shards, {'the same' if same else 'OTHERS'}"
    )
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
