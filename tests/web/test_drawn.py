"""The map that the server draws leaves no placed incident out, however many there are."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tocsin.record import Incident, Place, Stage
from tocsin.web.filters import Filter, read_filter
from tocsin.web.ordered import ordered
from tocsin.web.rows import world
from tocsin.web.rows.points import bounds
from tocsin.web.rows.world import DOTS_AT_MOST, across, down, world_map
from tocsin.web.selection import Selection

NOWHERE = Path("no such file")


def at(number: int, lat: float, lon: float, name: str = "Taji") -> Incident:
    place = Place(name, "IQ", lat, lon, 5.0)
    return Incident(reports=(f"r{number}",), kind="raid", stage=Stage.OCCURRED, when=None, place=place)


POINTS = st.lists(st.tuples(st.floats(-60, 75), st.floats(-170, 170)), max_size=40)


@given(POINTS)
def test_every_placed_incident_is_within_the_box_of_a_dot_and_counted_once(points):
    found = [at(number, *point) for number, point in enumerate(points)]
    few, world.DOTS_AT_MOST = world.DOTS_AT_MOST, 9
    try:
        drawn = world_map(found, NOWHERE)
    finally:
        world.DOTS_AT_MOST = few
    boxes = [read_filter([("box", dot.box)])[0].box for dot in drawn.dots]
    assert sum(dot.count for dot in drawn.dots) == len(points)
    assert all(any(box and box.holds(*point) for box in boxes) for point in points)


def test_few_places_are_drawn_where_they_are_and_many_are_gathered():
    few = world_map([at(1, 33.53, 44.26), at(2, 33.53, 44.26), at(3, 33.58, 44.26, "Mushahada")], NOWHERE)
    assert [(dot.count, dot.hint) for dot in few.dots] == [(2, "Taji: 2"), (1, "Mushahada: 1")]
    many = world_map([at(number, 33 + number / 1000, 44.26) for number in range(2 * DOTS_AT_MOST)], NOWHERE)
    assert len(many.dots) <= DOTS_AT_MOST
    assert sum(dot.count for dot in many.dots) == 2 * DOTS_AT_MOST


def test_what_is_gathered_is_named_by_its_first_place_and_as_many_ways_as_there_are(monkeypatch):
    monkeypatch.setattr(world, "DOTS_AT_MOST", 2)
    found = [at(1, 40.0, 44.26, "Tbilisi"), at(2, 33.53, 44.26), at(3, 33.53, 44.26), at(4, 33.58, 44.26, "Mushahada")]
    assert [dot.hint for dot in world_map(found, NOWHERE).dots] == ["Taji and near it: 3", "Tbilisi: 1"]


def test_the_drawn_map_opens_on_what_the_other_does():
    found = {one.id: one for one in (at(number, 33.0 + number / 100, 44.26) for number in range(60))}
    far = at(60, -33.9, 18.4, "Cape Town")
    west, south, east, north = bounds(Selection(ordered(found | {far.id: far}), frozenset()))
    x, y, width, height = map(float, world_map([*found.values(), far], NOWHERE).view.split())
    assert x <= across(west) <= across(east) <= x + width < across(180)
    assert y <= down(north) <= down(south) <= y + height < down(-33)


def test_only_the_countries_in_or_beside_the_view_are_sent(tmp_path):
    base = tmp_path / "world.json"
    squares = [[[40, 30], [10, 0], [0, 10], [-10, 0], [0, -10]], [[-80, 30], [10, 0], [0, 10], [-10, 0], [0, -10]]]
    shapes = [{"type": "Polygon", "arcs": [[number]]} for number in range(2)]
    topology = {"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": squares}
    base.write_text(json.dumps(topology | {"objects": {"countries": {"geometries": shapes}}}))
    near, far = world_map([at(1, 33.5, 44.2)], base), world_map([at(1, 33.5, 44.2), at(2, 35.0, -75.0)], base)
    assert [len(drawn.land) for drawn in (near, far)] == [1, 2]
    assert near.land == far.land[:1]


def test_the_table_beside_the_map_holds_what_is_on_the_map_and_leads_to_the_rest(app, analyst):
    text = analyst.get("/map").text
    held = app.state.desk.incidents.select(Filter()).incidents
    shown = [one.id for one in held if f'data-id="{one.id}"' in text]
    assert shown == [one.id for one in held if one.place] != [one.id for one in held]
    assert f"All {len(held)}, those without a place too" in text
