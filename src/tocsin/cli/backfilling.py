"""`tocsin backfill`: archives into shards, and shards into a ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.options import DEFAULT_LEDGER, LedgerOption, ReaderName, ReaderOption

if TYPE_CHECKING:
    from tocsin.backfill import Way
    from tocsin.backfill.ingesting import TakenIn
    from tocsin.record import Problem

backfill_app = typer.Typer(
    name="backfill",
    help="Read archives into Parquet shards, one for each file, on one machine or many; then take the shards into a ledger.",
    no_args_is_help=True,
)


@backfill_app.command("run")
def run_command(
    sources: Annotated[
        list[str], typer.Argument(metavar="IN…", help="Files or folders: WARC, JSONL, Parquet with a column text.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder for the shards.")],
    workers: Annotated[int, typer.Option(min=1, help="How many processes; each reads one file at a time.")] = 1,
    shard: Annotated[str, typer.Option(metavar="I/N", help="Only this share of the files, from 1/N to N/N.")] = "1/1",
    reader: ReaderOption = ReaderName.AUTO,
    sift: Annotated[
        float | None,
        typer.Option(help="Put pages aside unread whose strongest sentence weighs less (see docs/scale.md)."),
    ] = None,
) -> None:
    """Code each file into its shard. What is done is not done again; a run that was ended is taken up by the next."""
    from tocsin.backfill import Way

    raise typer.Exit(run(sources, Job(out, workers, shard, Way(reader.value, sift))))


@backfill_app.command("ingest")
def ingest_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the shards.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    edition: Annotated[str, typer.Option(help="Only shards of this edition, the last eight digits of a name.")] = "",
) -> None:
    """Take the finished shards of a folder into the ledger, in order; once more changes nothing."""
    raise typer.Exit(ingest(folder, ledger, edition))


@dataclass(frozen=True, slots=True)
class Job:
    """Where the shards go, in how many processes, which share of the files, and how they are read."""

    out: Path
    workers: int
    shard: str
    way: "Way"


def run(sources: Iterable[str], job: Job) -> int:
    """Code the files; 1 when some gave no shard, 2 when nothing can be done."""
    from tocsin.backfill import Share, inputs_of
    from tocsin.backfill import run as run_all
    from tocsin.backfill.columns import NoArrow
    from tocsin.backfill.inputs import BadShare
    from tocsin.cli.screen import console, errors, problem, progress

    try:
        share = Share.read(job.shard)
    except BadShare as error:
        raise typer.BadParameter(str(error)) from error
    found, bad = inputs_of(sources, out=job.out)
    for each in bad:
        problem(each)
    mine, lost = share.take(found), len(bad)
    try:
        for done in progress(run_all(mine, job.out, job.way, workers=job.workers), "back-filling", len(mine)):
            lost += bool(done.failed)
            said = f"{done.articles} articles, {done.statements} statements, {done.problems} to look at"
            console.print(f"{done.input}: {done.failed or said}", markup=False, soft_wrap=True)
    except (NoArrow, OSError) as error:
        errors.print(str(error), markup=False)
        return 2
    console.print(f"{len(mine)} files; the shards and manifest.jsonl are in {job.out}", markup=False, soft_wrap=True)
    return int(lost > 0)


def ingest(folder: Path, ledger_name: str, edition: str = "") -> int:
    """Take the shards in and derive the incidents; 1 when there was something to look at, 2 when it cannot be done."""
    from tocsin.backfill.columns import NoArrow
    from tocsin.backfill.ingesting import ManyEditions
    from tocsin.backfill.ingesting import ingest as take_in
    from tocsin.cli.screen import console, errors, held, problem, progress
    from tocsin.keeping import keep_up

    now, taken = datetime.now(UTC), list["TakenIn"]()
    if not any(folder.glob("*.json")):
        errors.print(f"{folder}: no shards here; make some with `tocsin backfill run IN --out {folder}`", markup=False)
        return 2
    with held(ledger_name, NoArrow, ManyEditions, made=True) as ledger:
        taken += progress(take_in(folder, ledger, now, edition=edition), "taking in")
        problems: list[Problem] = [each for shard in taken for each in shard.problems]
        ledger.save_problems(problems, now)
        keep_up(ledger, now)
        incidents = ledger.counts().incidents
    new, known = sum(shard.new for shard in taken), sum(shard.known for shard in taken)
    console.print(f"{new} new, {known} known already; the ledger holds {incidents} incidents.")
    for each in problems:
        problem(each)
    return int(bool(problems))
