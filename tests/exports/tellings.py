"""Strategies for incidents with their reports: texts made of words in any script, each a value of a report."""

from hypothesis import strategies as st

from tests.exports.conftest import article_of, sourced_of
from tests.exports.strategies import LABELS, counts, places, whens
from tocsin.codebook.kinds import kinds
from tocsin.exports.sourced import Sourced
from tocsin.record import Article, Basis, Effect, Stage, Who

PUBLISHERS = ("Morning Post", "=Wire", "الوطن")
numbers = counts.map(lambda count: {"low": count.low, "high": count.high})


@st.composite
def told(draw) -> tuple[Article, dict]:
    """An article of one report: its text is the report's words, one after the other, with others between."""
    text = ""

    def words(label: str | None = None) -> dict:
        nonlocal text
        quote = label or draw(st.sampled_from(LABELS))
        text += draw(st.sampled_from(["", "so ", "militants and ", "a, b. "]))
        start = len(text)
        text += f"{quote} "
        return {"q": quote, "start": start, "end": start + len(quote)}

    def party(**more: object) -> dict:
        named = draw(st.sampled_from([{}, {"name": "the Fifth; Brigade"}, {"actor_id": "us-military"}]))
        return words() | named | more

    def some(make, most: int = 2) -> list:
        return [make() for _ in range(draw(st.integers(0, most)))]

    def harm() -> dict:
        said = {"speaker": party()} if draw(st.booleans()) else {}
        form = {"effect": draw(st.sampled_from(Effect)).value, "who": draw(st.sampled_from(Who)).value}
        part = {"part": True} if draw(st.booleans()) else {}
        return words() | form | draw(numbers) | part | said

    def placed() -> dict:
        place = draw(st.none() | places)
        names = ("name", "country", "lat", "lon", "precision_km")
        return words() | ({name: getattr(place, name) for name in names} if place else {})

    def timed() -> dict:
        when = draw(st.none() | whens)
        ends = (
            {end: getattr(when, end).isoformat() if getattr(when, end) else None for end in ("earliest", "latest")}
            if when
            else {}
        )
        return words() | ends

    trigger = words()
    coded = {
        "sort": "event",
        "kind": draw(st.sampled_from(sorted(kinds()))),
        "stage": draw(st.sampled_from(Stage)).value,
    }
    coded |= {
        "trigger": trigger["q"],
        "trigger_start": trigger["start"],
        "confidence": draw(st.integers(1, 9999)) / 10_000,
    }
    coded["actor"] = some(lambda: party(basis=draw(st.sampled_from(Basis)).value))
    coded |= {"target": some(party), "means": some(lambda: words() | draw(st.just({}) | numbers)), "harm": some(harm)}
    coded |= {"times": words() | draw(numbers)} if draw(st.booleans()) else {}
    coded |= {"place": placed()} if draw(st.booleans()) else {}
    coded |= {"when": timed()} if draw(st.booleans()) else {}
    coded |= {"speaker": party()} if draw(st.booleans()) else {}
    return article_of(text, draw(st.sampled_from(PUBLISHERS)), draw(st.integers(1, 28))), coded


told_of: st.SearchStrategy[Sourced] = told().map(sourced_of)
"""An incident that one report tells of."""
