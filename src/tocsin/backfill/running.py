"""Running: many inputs in several processes, each with its own reader; a process that dies costs one retry."""

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from tocsin.backfill.columns import arrow
from tocsin.backfill.done import Done, failed, write_manifest
from tocsin.backfill.shard import code_file
from tocsin.backfill.way import Way

DIED = "the process that read it was ended, perhaps for want of memory; split the file, or run with fewer workers"


def run(inputs: Sequence[Path], folder: Path, way: Way, *, workers: int = 1) -> Iterator[Done]:
    """Code each input into its shard in `folder`, as they are finished; what is there already is not made again.

    With one worker all is read in this process. Writes the manifest at the end. Raises `NoArrow` without pyarrow.
    """
    arrow()
    folder.mkdir(parents=True, exist_ok=True)
    if workers == 1:
        yield from (code_file(path, folder, way) for path in inputs)
    else:
        yield from _abreast(inputs, folder, way, workers)
    write_manifest(folder)


def _abreast(inputs: Sequence[Path], folder: Path, way: Way, workers: int) -> Iterator[Done]:
    finished = set()
    try:
        for path, done in _pooled(inputs, folder, way, workers):
            finished.add(path)
            yield done
    except BrokenProcessPool:
        # which input ended its process cannot be told, so the rest is read one by one
        for path in (path for path in inputs if path not in finished):
            yield _alone(path, folder, way)


def _pooled(inputs: Sequence[Path], folder: Path, way: Way, workers: int) -> Iterator[tuple[Path, Done]]:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        tasks: dict[Future[Done], Path] = {pool.submit(code_file, path, folder, way): path for path in inputs}
        try:
            waiting = set(tasks)
            while waiting:
                ended, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                good = [task for task in ended if not task.exception()]
                yield from ((tasks[task], task.result()) for task in good)
                for task in ended:
                    task.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _alone(path: Path, folder: Path, way: Way) -> Done:
    try:
        [(_, done)] = _pooled([path], folder, way, 1)
    except BrokenProcessPool:
        return failed(path, folder, DIED)
    return done
