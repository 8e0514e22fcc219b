"""The trained reader: texts to marks, window by window.

A window is read alone and unpadded, so that what stands beside it in a batch cannot change what is read in it: the int8
graphs scale each input by its own range. All cores are used by reading several windows at a time.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from tocsin.reading.reader import Reader
from tocsin.reading.same import joined
from tocsin.reading.trained.cautious import cautious
from tocsin.reading.trained.compounds import uncut
from tocsin.reading.trained.decode import (
    AUXILIARIES,
    Floats,
    Found,
    Page,
    find_links,
    find_triggers,
    mark_triggers,
    name_trigger,
    softmax,
)
from tocsin.reading.trained.hints import hinted
from tocsin.reading.trained.network import Network
from tocsin.reading.trained.sift import Sift
from tocsin.reading.trained.whole import whole
from tocsin.reading.trained.windows import arrays, cut, split_words
from tocsin.record import Link, Marks, Trigger

TOLD_FROM = 0.17
"""Least calibrated probability of a trigger with its kind and stage at which it is told; swept from 0.12 to 0.45 on dev,
gold and the articles kept apart, where it makes little difference."""
Marked = list[tuple[Trigger, list[Link]]]


class TrainedReader:
    """Reads with a small multi-task transformer that is told what the word lists see; see `docs/reader.md`.

    Several threads may share it.
    """

    def __init__(self, network: Network, lists: Reader, sift: Sift | None = None) -> None:
        self._network, self._lists, self._sift = network, lists, sift
        self.name = f"{network.name}+{lists.name}"

    def read(self, texts: Sequence[str]) -> list[Marks]:
        """The marks of each text, in the order given."""
        if len(texts) == 1:
            return [self._read_text(texts[0])]
        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
            return list(pool.map(self._read_text, texts))

    def _read_text(self, text: str) -> Marks:
        words = split_words(text)
        if self._sift and len(words):
            words = words.only(self._sift.telling(text, words))
        if not len(words):
            return Marks()
        [seen] = self._lists.read([text])
        words = hinted(words, seen)
        found = _marks([told for window in cut(words) for told in self._read_page(Page(text, words, window))])
        return joined(text, uncut(text, cautious(whole(text, found), seen)))

    def _read_page(self, page: Page) -> Marked:
        inputs = (column[None] for column in arrays(page.words, page.window))
        vectors, tags, tie_tags = self._network.tag(*inputs)
        found = find_triggers(softmax(tags[0]), softmax(tie_tags[0]))
        return self._link(page, vectors, found) if found else []

    def _link(self, page: Page, vectors: Floats, found: Sequence[Found]) -> Marked:
        marked = mark_triggers([(0, trigger) for trigger in found], vectors.shape[:2])
        spoken = [trigger for trigger in found if page.speaks_for(trigger.first)]
        if not spoken:
            return []
        ends = np.array([(trigger.first, trigger.last) for trigger in spoken])
        rows = np.zeros(len(spoken), np.int64)
        heads, roles, refined = self._network.link(vectors, marked, rows, ends[:, 0], ends[:, 1])
        named = {name: softmax(logits) for name, logits in heads.items()}
        out: Marked = []
        for n, trigger in enumerate(spoken):
            labels_of = {name: logits[n] for name, logits in refined.items()}
            told = name_trigger(trigger, {name: rows[n] for name, rows in named.items()}, page)
            if told.probability >= TOLD_FROM and told.words.quote.lower() not in AUXILIARIES:
                out.append((told, find_links(trigger.sort, roles[n], labels_of, page)))
        return out


def _marks(found: Marked) -> Marks:
    triggers = tuple(trigger for trigger, _ in found)
    links = tuple(
        Link(n, link.role, link.words, link.label, link.name, link.probability)
        for n, (_, held) in enumerate(found)
        for link in held
    )
    return Marks(triggers, links)
