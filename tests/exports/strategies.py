"""Incidents of every shape, told in hostile words."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tests.exports.conftest import article_of
from tocsin.codebook.kinds import kinds
from tocsin.exports.sourced import Sourced
from tocsin.record import Count, Effect, Incident, Place, Stage, When

LABELS = (
    "militants",
    '=HYPERLINK("http://x")',
    "+Omar",
    "@home guard",
    "-5 brigade",
    "'=quoted",
    "كتائب حزب الله",
    'a, b "c"',
    "line\nbreak",
    "Ärmée",
    "＝wide sign",
)  # fmt: skip
counts = st.builds(
    lambda low, more: Count(low, None if more is None else low + more),
    st.integers(0, 5000),
    st.none() | st.integers(0, 300),
)
days = st.dates(date(1990, 1, 1), date(2026, 12, 31))
whens = st.builds(
    lambda start, length, ends: When(
        start if ends != "last" else None, start + timedelta(length) if ends != "first" else None
    ),
    days,
    st.integers(0, 500),
    st.sampled_from(["both", "both", "first", "last"]),
)
places = st.builds(
    Place,
    name=st.sampled_from(LABELS),
    country=st.sampled_from(["IQ", "SY", "MM", "", "NA"]),
    lat=st.integers(-8_999_999, 8_999_999).map(lambda n: n / 100_000),
    lon=st.integers(-17_999_999, 17_999_999).map(lambda n: n / 100_000),
    precision_km=st.sampled_from([0.5, 1.0, 5.0, 24.0, 150.0, 712.0]),
    admin1=st.sampled_from(["", "Anbar", "=area"]),
    feature=st.sampled_from(["town", "base", "area", "admin1", "country", "sea", ""]),
)
labels = st.lists(st.sampled_from(LABELS), max_size=3, unique=True).map(tuple)
incidents = st.builds(
    Incident,
    reports=st.integers(1, 10**6).map(lambda n: (f"{n:016x}",)),
    kind=st.sampled_from(sorted(kinds())),
    stage=st.sampled_from(Stage),
    when=st.none() | whens,
    place=st.none() | places,
    place_words=st.sampled_from(["near =Taji", "in the north"]),
    actors=labels,
    targets=labels,
    means=labels,
    tolls=st.dictionaries(st.sampled_from(Effect), counts, max_size=5).map(
        lambda tolls: tuple((effect, tolls[effect]) for effect in Effect if effect in tolls)
    ),
    times=st.none() | counts,
    publishers=labels,
    confidence=st.integers(1, 9999).map(lambda n: n / 10_000),
)
ARTICLE = article_of("Nothing.")
sourced = st.builds(lambda incident: Sourced(incident, (), {ARTICLE.id: ARTICLE}), incidents)
