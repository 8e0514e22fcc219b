"""The trained reader: texts to marks, in batches of windows of alike length."""

from collections.abc import Iterator, Sequence

import numpy as np

from tocsin.reading.trained.decode import Found, find_links, find_triggers, name_trigger, softmax
from tocsin.reading.trained.network import Network
from tocsin.reading.trained.windows import Window, Words, arrays, cut, pad, split_words
from tocsin.record import Link, Marks, Trigger

BATCH_PIECES = 4096
"""Word pieces in a batch: larger ones were no faster on two cores."""
Marked = list[tuple[Trigger, list[Link]]]


class TrainedReader:
    """Reads with a small multi-task transformer; see `docs/reader.md` for how well."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.name = network.name

    def read(self, texts: Sequence[str]) -> list[Marks]:
        """The marks of each text, in the order given."""
        words = [split_words(text) for text in texts]
        windows = [(k, window) for k, held in enumerate(words) for window in cut(held)]
        marked: dict[tuple[int, int], Marked] = {}
        for batch in _batches(words, windows):
            for (k, window), found in zip(batch, self._read_batch(texts, words, batch), strict=True):
                marked[k, window.begin] = found
        gathered: list[Marked] = [[] for _ in texts]
        for k, window in windows:
            gathered[k] += marked[k, window.begin]
        return [_marks(found) for found in gathered]

    def _read_batch(
        self, texts: Sequence[str], words: Sequence[Words], batch: Sequence[tuple[int, Window]]
    ) -> list[Marked]:
        columns = zip(*(arrays(words[k], window) for k, window in batch), strict=True)
        vectors, tags, tie_tags = self._network.tag(*(pad(column) for column in columns))
        found = []
        for row, (_, window) in enumerate(batch):
            size = window.end - window.begin
            found += [
                (row, trigger)
                for trigger in find_triggers(softmax(tags[row, :size]), softmax(tie_tags[row, :size]))
                if window.core_begin <= window.begin + trigger.first < window.core_end
            ]
        out: list[Marked] = [[] for _ in batch]
        if found:
            self._link(texts, words, batch, vectors, found, out)
        return out

    def _link(  # noqa: PLR0913 - one batch in all its parts
        self,
        texts: Sequence[str],
        words: Sequence[Words],
        batch: Sequence[tuple[int, Window]],
        vectors: np.ndarray,
        found: Sequence[tuple[int, Found]],
        out: list[Marked],
    ) -> None:
        rows = np.array([row for row, _ in found])
        ends = np.array([(trigger.first, trigger.last) for _, trigger in found])
        heads, roles, refined = self._network.link(vectors, rows, ends[:, 0], ends[:, 1])
        for n, (row, trigger) in enumerate(found):
            k, window = batch[row]
            size = window.end - window.begin
            named = {name: softmax(logits[n]) for name, logits in heads.items()}
            labels_of = {name: logits[n, :size] for name, logits in refined.items()}
            links = find_links(0, trigger.sort, softmax(roles[n, :size]), labels_of, texts[k], words[k], window)
            out[row].append((name_trigger(trigger, named, texts[k], words[k], window), links))


def _batches(
    words: Sequence[Words], windows: Sequence[tuple[int, Window]]
) -> Iterator[list[tuple[int, Window]]]:
    """The windows by length, in batches of about `BATCH_PIECES`."""

    def length(item: tuple[int, Window]) -> int:
        k, window = item
        return int(words[k].last[window.end - 1] - words[k].first[window.begin]) + 3

    batch: list[tuple[int, Window]] = []
    for item in sorted(windows, key=length):
        if batch and (len(batch) + 1) * length(item) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _marks(found: Marked) -> Marks:
    triggers = tuple(trigger for trigger, _ in found)
    links = tuple(
        Link(n, link.role, link.words, link.label, link.name, link.probability)
        for n, (_, held) in enumerate(found)
        for link in held
    )
    return Marks(triggers, links)
