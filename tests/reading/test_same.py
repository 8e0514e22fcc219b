"""Mentions of one occurrence: how far back they are sought."""

from tocsin.reading import same
from tocsin.reading.same import REACH, Mention, pairs
from tocsin.record import Stage


def mention(index):
    return Mention(index, "attack", Stage.OCCURRED, "attack", points=True, links=())


def test_a_mention_points_back_to_the_nearest_that_fits():
    assert pairs([mention(0), mention(1), mention(2)]) == [(0, 1), (1, 2)]


def test_the_work_grows_with_the_mentions_and_not_with_their_square(monkeypatch):
    compared = []
    monkeypatch.setattr(same, "_one", lambda earlier, later: compared.append((earlier, later)))
    pairs([mention(index) for index in range(20 * REACH)])
    assert len(compared) <= 20 * REACH * REACH
