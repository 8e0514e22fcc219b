from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger.forms import incident_form, read_incident, read_reasons, reasons_form
from tocsin.record import Count, Effect, Incident, Linked, Place, Reason, Stage, Told, When

WORDS = st.text(max_size=12)
LABELS = st.lists(WORDS, max_size=3).map(tuple)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
WHENS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda ends: When(*(sorted(ends) if all(ends) else ends))  # type: ignore[type-var] # sorted only where both are days
)
COUNTS = st.tuples(st.integers(0, 99), st.none() | st.integers(0, 99), st.booleans()).map(
    lambda three: Count(three[0], None if three[1] is None else three[0] + three[1], three[2])
)
PLACES = st.builds(
    Place, WORDS, WORDS, st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 900), WORDS, WORDS, WORDS, WORDS
)
TOLLS = st.dictionaries(st.sampled_from(Effect), COUNTS).map(lambda tolls: tuple(sorted(tolls.items())))
INCIDENTS = st.builds(
    Incident,
    reports=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    kind=WORDS,
    stage=st.sampled_from(Stage),
    when=st.none() | WHENS,
    place=st.none() | PLACES,
    place_words=WORDS,
    actors=LABELS,
    targets=LABELS,
    means=LABELS,
    tolls=TOLLS,
    times=st.none() | COUNTS,
    publishers=LABELS,
    confidence=st.floats(0, 1),
    claimed_by=LABELS,
    denied_by=LABELS,
    told=st.lists(
        st.builds(Told, st.sampled_from(Effect), COUNTS, WORDS, LABELS, WORDS, st.booleans()), max_size=3
    ).map(tuple),
    sources=st.integers(1, 99),
    linked=st.lists(st.builds(Linked, WORDS, WORDS), max_size=2).map(tuple),
)

BARE = Incident(reports=("a",), kind="shelling", stage=Stage.OCCURRED, when=None, place=None)


@given(INCIDENTS)
def test_an_incident_reads_back_from_its_form(incident: Incident) -> None:
    assert read_incident(incident_form(incident)) == incident
    assert incident_form(read_incident(incident_form(incident))) == incident_form(incident)


def test_a_radius_in_whole_numbers_and_one_with_a_point_keep_their_own_form() -> None:
    near = ("Taji", "IQ", 33.5, 44.3)
    places = (Place(*near, 5.0), Place(*near, 5))
    forms = [incident_form(replace(BARE, place=place)) for place in places]
    assert forms[0] != forms[1]
    assert [incident_form(read_incident(form)) for form in forms] == forms


def test_a_zero_with_a_sign_is_the_same_place_in_the_same_form() -> None:
    forms = [incident_form(replace(BARE, place=Place("Null", "", zero, -zero, 5.0))) for zero in (0.0, -0.0)]
    assert forms[0] == forms[1]
    assert [incident_form(read_incident(form)) for form in forms] == forms


@given(st.lists(st.builds(Reason, WORDS, st.floats(-20, 20), WORDS, WORDS), max_size=4).map(tuple))
def test_reasons_read_back_from_their_form(reasons: tuple[Reason, ...]) -> None:
    assert read_reasons(reasons_form(reasons)) == reasons
