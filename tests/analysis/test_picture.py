import xml.etree.ElementTree as ET
from datetime import date, timedelta

from tocsin.analysis.chart import Chart, Layer, Mark, vega_lite
from tocsin.analysis.picture import svg

START = date(2020, 1, 3)
WEEKS = tuple((START + timedelta(days=7 * n), n % 4) for n in range(10))
CHART = Chart(
    "attacks & <strikes>",
    "week",
    "a week",
    (
        Layer(Mark.BAR, "attacks", WEEKS),
        Layer(Mark.LINE, "rate", (WEEKS[0], WEEKS[-1])),
        Layer(Mark.POINT, "days", WEEKS[:2]),
        Layer(Mark.BAND, "range", ((START, 0.5, 2.0), (START + timedelta(days=30), 1.0, 3.0))),
        Layer(Mark.RULE, "strike", ((START + timedelta(days=14),),)),
    ),
)


def test_a_chart_is_drawn_within_its_frame():
    root = ET.fromstring(svg(CHART))  # noqa: S314 - drawn here
    shapes = [child.tag.partition("}")[2] for child in root]
    assert shapes.count("polyline") == 1
    assert shapes.count("polygon") == 1
    assert shapes.count("circle") == 2
    for child in root:
        for name in ("x", "x1", "cx"):
            assert 0 <= float(child.get(name, 0)) <= 720
    assert root[0].text == "Attacks & <strikes>"


def bars_and_rule(chart):
    root = ET.fromstring(svg(chart))  # noqa: S314 - drawn here
    shapes = [(child.tag.partition("}")[2], child) for child in root]
    bars = [(float(each.get("x")), float(each.get("width"))) for tag, each in shapes[2:] if tag == "rect"]
    return bars, [float(each.get("x1")) for tag, each in shapes if tag == "line"]


def test_a_bar_stands_over_its_number_and_after_its_day():
    of_numbers = Chart("n", "n", "p", (Layer(Mark.BAR, "p", ((10, 1), (11, 2))), Layer(Mark.RULE, "at", ((11,),))))
    (_, (left, wide)), [rule] = bars_and_rule(of_numbers)
    assert abs(left + wide / 2 - rule) < 3
    of_days = Chart("n", "n", "p", (Layer(Mark.BAR, "p", WEEKS), Layer(Mark.RULE, "at", ((WEEKS[1][0],),))))
    (_, (left, wide), *_), [rule] = bars_and_rule(of_days)
    assert 0 <= left - rule < 0.2 * wide
    values = vega_lite(of_numbers)["layer"][0]["data"]["values"]
    assert [(each["x"], each["until"]) for each in values] == [(9.5, 10.5), (10.5, 11.5)]


def test_days_are_labelled_by_the_first_of_months():
    days = ((START, 1), (START + timedelta(days=100), 2))
    shown = svg(Chart("n", "day", "n", (Layer(Mark.LINE, "n", days),)))
    assert [f">2020-0{n}-01</text>" in shown for n in (1, 2, 3, 4, 5)] == [False, True, True, True, False]
    short = Chart("n", "day", "n", (Layer(Mark.LINE, "n", ((START, 1), (START + timedelta(days=10), 2))),))
    assert ">2020-01-03</text>" in svg(short)


def test_the_specification_holds_its_own_values():
    spec = vega_lite(CHART)
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["bar", "line", "point", "area", "rule"]
    assert spec["layer"][0]["data"]["values"][1] == {
        "x": "2020-01-10",
        "y": 1,
        "name": "attacks",
        "until": "2020-01-17",
    }
    assert spec["layer"][3]["encoding"]["y2"] == {"field": "high"}


def test_a_chart_of_numbers_has_a_number_axis():
    plain = Chart("lags", "days", "share", (Layer(Mark.LINE, "share", ((0.0, 0.1), (1.0, 0.2))),))
    assert vega_lite(plain)["layer"][0]["encoding"]["x"]["type"] == "quantitative"
    assert "1970" not in svg(plain)


def test_names_that_do_not_fit_on_one_line_go_on_to_the_next():
    layers = tuple(Layer(Mark.LINE, f"{'a long name of a layer':40} {n}", ((0.0, 1.0), (9.0, 2.0))) for n in range(4))
    root = ET.fromstring(svg(Chart("lags", "days", "share", layers)))  # noqa: S314 - drawn here
    names = [child for child in root if (child.text or "").startswith("a long name")]
    assert len({child.get("y") for child in names}) == 2
    assert [child.get("x") for child in names[:1]] == [child.get("x") for child in names[2:3]]


def test_an_axis_of_numbers_is_labelled_with_round_ones():
    chart = Chart("lags", "days", "share", (Layer(Mark.LINE, "share", ((1.0, 0.1), (7.0, 0.2))),))
    assert [f">{n}</text>" in svg(chart) for n in (1, 2, 7, "2.2")] == [True, True, True, False]


def axes(chart):
    encoding = vega_lite(chart)["layer"][0]["encoding"]
    return encoding["x"].get("axis"), encoding["y"].get("axis")


def test_days_have_their_year_months_their_name_and_whole_numbers_no_halves():
    by_week = Layer(Mark.BAR, "raids", ((date(2020, 1, 3), 2.0), (date(2020, 1, 10), 1.0)))
    by_month = Layer(Mark.BAR, "articles", ((date(2020, 1, 1), 2.0), (date(2020, 2, 1), 1.0)))
    lags = Layer(Mark.LINE, "threats", ((1.0, 0.2), (2.0, 0.1)))
    told = [
        axes(Chart("", "", y, (layer,))) for y, layer in (("a week", by_week), ("", by_month), ("share of signs", lags))
    ]
    assert [x.get("format") for x, _ in told] == ["%-d %b %Y", "%b %Y", None]
    assert told[2] == ({"tickMinStep": 1}, {"format": "~%"})
    assert [y for _, y in told[:2]] == [None, None]
