"""Marks written by hand: words are found in the text, so that a test says only what it means."""

import pytest

from tocsin.record import Link, Marks, Trigger, find_quote


class Writer:
    """Builds marks on one text; triggers and links are named by their words."""

    def __init__(self, text):
        self.text, self.triggers, self.links, self.same = text, [], [], []

    def trigger(self, words, sort, label, **more):
        self.triggers.append(Trigger(find_quote(self.text, words), sort, label, **more))
        return len(self.triggers) - 1

    def link(self, at, role, words, label="", **more):
        self.links.append(Link(at, role, find_quote(self.text, words), label, **more))

    def marks(self):
        return Marks(tuple(self.triggers), tuple(self.links), tuple(self.same))


@pytest.fixture
def write():
    return Writer
