"""A sentence read by the lexical reader, as plain tuples that tests compare whole."""

import pytest

from tocsin.reading import LexicalReader
from tocsin.record import Basis


@pytest.fixture(scope="session")
def marks():
    """The marks of one text."""
    reader = LexicalReader()
    return lambda text: reader.read([text])[0]


@pytest.fixture(scope="session")
def told(marks):
    """Each event as (kind, stage, actors, targets, harm, place, speaker)."""

    def events(text):
        found = marks(text)
        return [
            _told(trigger, found.links_of(at)) for at, trigger in enumerate(found.triggers) if trigger.sort == "event"
        ]

    return events


def _told(trigger, links):
    def words(role):
        return [link.words.quote for link in links if link.role == role]

    actors = [(link.words.quote, link.label or Basis.STATED.value) for link in links if link.role == "actor"]
    harm = [(link.words.quote, link.label) for link in links if link.role == "harm"]
    place, speaker = words("place"), words("speaker")
    return (
        trigger.label,
        trigger.stage.value,
        actors,
        words("target"),
        harm,
        place[0] if place else None,
        speaker[0] if speaker else None,
    )
