"""The trained reader: texts to marks, in batches of windows of alike length."""

from collections.abc import Iterator, Sequence

import numpy as np

from tocsin.reading.trained.decode import (
    Floats,
    Found,
    Page,
    find_links,
    find_triggers,
    mark_triggers,
    name_trigger,
    softmax,
)
from tocsin.reading.trained.network import Network
from tocsin.reading.trained.windows import arrays, cut, pad, split_words
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
        split = [split_words(text) for text in texts]
        pages = [Page(text, words, window) for text, words in zip(texts, split, strict=True) for window in cut(words)]
        marked: dict[int, Marked] = {}
        for batch in _batches(pages):
            for page, found in zip(batch, self._read_batch(batch), strict=True):
                marked[id(page)] = found
        gathered: dict[int, Marked] = {id(words): [] for words in split}
        for page in pages:
            gathered[id(page.words)] += marked[id(page)]
        return [_marks(gathered[id(words)]) for words in split]

    def _read_batch(self, pages: Sequence[Page]) -> list[Marked]:
        columns = zip(*(arrays(page.words, page.window) for page in pages), strict=True)
        vectors, tags, tie_tags = self._network.tag(*(pad(column) for column in columns))
        found = []
        for row, page in enumerate(pages):
            size = page.window.end - page.window.begin
            found += [(row, each) for each in find_triggers(softmax(tags[row, :size]), softmax(tie_tags[row, :size]))]
        return self._link(pages, vectors, found)

    def _link(self, pages: Sequence[Page], vectors: Floats, found: Sequence[tuple[int, Found]]) -> list[Marked]:
        out: list[Marked] = [[] for _ in pages]
        if not found:
            return out
        rows = np.array([row for row, _ in found])
        ends = np.array([(trigger.first, trigger.last) for _, trigger in found])
        marked = mark_triggers(found, vectors.shape[:2])
        heads, roles, refined = self._network.link(vectors, marked, rows, ends[:, 0], ends[:, 1])
        for n, (row, trigger) in enumerate(found):
            page = pages[row]
            if not page.speaks_for(trigger.first):
                continue
            size = page.window.end - page.window.begin
            named = {name: softmax(logits[n]) for name, logits in heads.items()}
            labels_of = {name: logits[n, :size] for name, logits in refined.items()}
            links = find_links(trigger.sort, softmax(roles[n, :size]), labels_of, page)
            out[row].append((name_trigger(trigger, named, page), links))
        return out


def _length(page: Page) -> int:
    """Word pieces of a window, edge marks included."""
    window, words = page.window, page.words
    return int(words.last[window.end - 1] - words.first[window.begin]) + 3


def _batches(pages: Sequence[Page]) -> Iterator[list[Page]]:
    """The windows by length, in batches of about `BATCH_PIECES`."""
    batch: list[Page] = []
    for page in sorted(pages, key=_length):
        if batch and (len(batch) + 1) * _length(page) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(page)
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
