"""The measuring of actor mentions: which links count, and that the judged files hold together."""

import json
from pathlib import Path

import pytest

from evaluation.actors import answered, drawn, mentions_of, read_titles, read_verdicts, stands_for_state
from tocsin.codebook.actors import load_actors
from tocsin.resolving import load_resolver

SHARED = Path(__file__).parents[3] / "shared" / "data" / "wikipedia_current_events"

STATES = [
    ("{Iran} fires missiles.", True),
    ("A blast in {Iran} kills two.", False),
    ("A blast in Tabriz, {Iran}, kills two.", False),
    ("{Iran}'s army fires missiles.", True),
    ("An {Iranian} drone falls.", True),
    ("An {Iranian} baker is hurt.", False),
]


@pytest.mark.parametrize(("marked", "stands"), STATES)
def test_a_state_is_an_actor_where_its_words_stand_for_it(marked, stands):
    before, words, after = marked.replace("}", "{").split("{")
    end = len(before) + len(words)
    assert stands_for_state(before + words + after, len(before), end, "Iran") is stands


def test_every_id_of_the_titles_is_in_the_tables_and_no_title_stands_twice():
    titles, actors = read_titles(), load_actors().actors
    lines = Path("evaluation/titles/actors.csv").read_text(encoding="utf-8").splitlines()
    assert len(titles) == sum(not line.startswith("#") for line in lines) - 1
    assert {sort for sort, _ids in titles.values()} == {"actor", "state", "no"}
    assert [title for title, (_sort, ids) in titles.items() if ids - set(actors)] == []


def test_an_item_s_links_become_mentions(tmp_path):
    text = "Hamas frees a man in Gaza."
    links = [
        {"start": 0, "end": 5, "text": "Hamas", "wiki": "Hamas"},
        {"start": 21, "end": 25, "text": "Gaza", "wiki": "Gaza Strip"},
    ]
    item = {"date": "2025-02-01", "category": "Armed conflicts and attacks", "text": text, "links": links}
    assert [mention.title for mention in mentions_of(1, item, read_titles())] == ["Hamas"]
    (tmp_path / "events.jsonl").write_text(json.dumps(item), encoding="utf-8")
    [one] = answered(tmp_path, load_resolver())
    assert (one.words, one.right, drawn([one])) == ("Hamas", True, [one])


@pytest.mark.shared
def test_the_floors_hold_on_the_log_kept_beside_the_project():
    if not (SHARED / "events.jsonl").exists():
        pytest.skip("needs ../shared/data/wikipedia_current_events")
    found = answered(SHARED, load_resolver())
    resolved = [one for one in found if one.answer.actor]
    assert len(resolved) / len(found) >= 0.90
    assert sum(one.right for one in resolved) / len(resolved) >= 0.98
    assert list(read_verdicts().values()).count("right") >= 0.97 * len(drawn(found))
