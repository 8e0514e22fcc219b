"""What keeps a large ledger quick says the same as what it stands for."""

from functools import partial
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bigledger import fill
from tests.web.conftest import NOON
from tocsin.ledger import open_ledger
from tocsin.reviewing import comment, queue
from tocsin.web import waiting
from tocsin.web.filters import Filter
from tocsin.web.rows.framing import central
from tocsin.web.rows.points import packed
from tocsin.web.waiting import Lanes, Waiting


def test_the_columns_of_the_map_are_its_placed_incidents_in_order(app, analyst):
    held = app.state.desk.incidents.now().incidents.values()
    found = analyst.get("/map/points?stage=every").json()
    placed = [one for one in held if one.place]
    assert found["id"] == [one.id for one in placed]
    assert found["lat"] == [round(one.place.lat, 3) for one in placed]
    assert {len(found[name]) for name in ("id", "lat", "lon", "km", "killed")} == {len(placed)}
    assert found["bounds"] == [44.26, 33.53, 44.26, 33.53]


def test_a_map_of_nothing_has_no_bounds(analyst):
    assert analyst.get("/map/points?place=nowhere").json()["bounds"] is None


def test_a_browser_without_gzip_gets_the_same_points(analyst):
    plain = analyst.get("/map/points", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.json() == analyst.get("/map/points", headers={"accept-encoding": "gzip"}).json()


def test_what_is_chosen_on_the_map_is_told_with_its_sentence(analyst):
    which = analyst.get("/map/points").json()["id"][0]
    (told,) = analyst.get("/map/told", params={"which": [which, "nothing"]}).json()["told"]
    assert told["id"] == which
    assert "Taji base" in told["said"]


@given(st.lists(st.floats(-180, 180), min_size=1))
def test_what_the_map_shows_first_lies_within_the_points(values):
    low, high = central(values)
    assert min(values) <= low <= high <= max(values)


@given(st.lists(st.floats(40, 50), min_size=40, max_size=80))
def test_one_far_away_does_not_make_the_map_small(values):
    low, _ = central([*values, -120.0])
    assert low >= 30


def test_the_articles_are_listed_anew_only_when_something_was_read(app, analyst, csrf):
    articles = app.state.desk.articles
    before = articles.now()
    which = analyst.get("/api/v1/incidents").json()["incidents"][0]["id"]
    analyst.post("/decisions/accept", data={"which": which, "csrf": csrf})
    assert articles.now() is before
    analyst.post("/add", data={"text": "Gunmen killed a guard in Mosul.", "csrf": csrf})
    assert len(articles.now()) == len(before) + 1


def test_the_queue_that_is_held_is_the_queue(ledger):
    assert Waiting(ledger).now("", 10) == queue(ledger, "", 10)


def test_what_was_decided_on_leaves_a_large_queue_before_it_is_made_again(ledger, analyst, csrf, app, monkeypatch):
    monkeypatch.setattr(waiting, "AT_ONCE", 0)
    monkeypatch.setattr(Waiting, "_make", lambda *_: None)
    held = app.state.desk.waiting
    first = next(item for item in held.now("", 10) if len(item.ids) == 1)
    analyst.post("/decisions/accept", data={"which": first.ids[0], "csrf": csrf})
    assert [item for item in held.now("", 10) if first.ids[0] in item.ids] == []


def test_a_large_queue_is_made_again_by_one_thread_at_a_time_which_rests_between(ledger, monkeypatch):
    makings, hour = [], [0.0]
    monkeypatch.setattr(waiting, "AT_ONCE", 0)
    monkeypatch.setattr(
        waiting,
        "Thread",
        lambda *, args, target, **_: SimpleNamespace(start=lambda: makings.append(partial(target, *args))),
    )
    held = Waiting(ledger, lambda: hour[0])
    first = held.now("", 10)[0].ids[0]
    for _ in range(2):
        comment(ledger, first, by="ana", why="seen", now=NOON)
        held.now("", 10)
    assert len(makings) == 1, "a second began while the first was at it"
    monkeypatch.setattr(waiting, "lanes_of", lambda *_: hour.append(hour.pop() + 10.0) or Lanes(0, whole=1))
    makings[0]()
    for hour[0], made in ((99.0, 1), (100.0, 2)):
        held.now("", 10)
        assert len(makings) == made


def test_the_benchmarks_ledger_holds_what_it_says(tmp_path):
    with open_ledger(str(tmp_path / "large.db")) as ledger:
        fill(ledger, 24)
        held = ledger.incidents()
        assert len(held) == len(list(ledger.articles())) == 24
        assert sum(one.place is None for one in held) == 6


def test_the_points_are_packed_the_same_each_time(app):
    selection = app.state.desk.incidents.select(Filter())
    assert packed(selection) is packed(selection)
