"""The coding scheme's JSON form: the one crossing between statements and dictionaries.

Written out, every quote carries `start` and `end`; read in, an offset, an occurrence number `n` or nearness to the
trigger says which of several equal quotes is meant (CODEBOOK, section 1).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tocsin.record.count import Count
from tocsin.record.party import Harm, Means, Party, PlaceWords, Times, TimeWords
from tocsin.record.place import Place
from tocsin.record.span import Span, find_quote
from tocsin.record.statement import Report, Statement, Strength, Tally, Tie, Trend, sort_of
from tocsin.record.when import When, parse_when
from tocsin.record.words import Basis, Direction, Effect, Relation, Stage, Who

Json = dict[str, Any]
RESOLVED = ("actor_id", "country", "sector", "aligned", "how")
"""What resolving adds to a party."""


class UnfoundQuote(ValueError):
    """A coding quotes words that the article does not hold."""

    def __init__(self, quote: str, field: str) -> None:
        super().__init__(f'{field}: "{quote}" is not in the text; quote it character for character')


# --- writing -------------------------------------------------------------------------------------------------------


def _span(span: Span) -> Json:
    return {"q": span.quote, "start": span.start, "end": span.end}


def _count(count: Count | None) -> Json:
    if count is None:
        return {}
    return {"low": count.low, "high": count.high} | ({"approx": True} if count.approx else {})


def _party(party: Party, *, doer: bool = False) -> Json:
    return (
        _span(party.words)
        | ({"name": party.name} if party.name else {})
        | ({"basis": party.basis.value} if doer else {})
        | {name: value for name in RESOLVED if (value := getattr(party, name))}
    )


def _place(place: PlaceWords | None) -> Json | None:
    if place is None:
        return None
    found = place.place
    return _span(place.words) | (
        {
            "name": found.name,
            "country": found.country,
            "admin1": found.admin1,
            "lat": round(found.lat, 5) or 0.0,
            "lon": round(found.lon, 5) or 0.0,
            "precision_km": found.precision_km,
            "feature": found.feature,
            "place_id": found.place_id,
            "how": found.how,
        }
        if found
        else {}
    )


def _when(when: TimeWords | None) -> Json | None:
    if when is None:
        return None
    days = when.when
    return _span(when.words) | (
        {
            "earliest": days.earliest.isoformat() if days.earliest else None,
            "latest": days.latest.isoformat() if days.latest else None,
            "precision": days.precision.value,
            "how": days.how,
        }
        if days
        else {}
    )


def _harm(harm: Harm) -> Json:
    return (
        _span(harm.words)
        | {"effect": harm.effect.value, "who": harm.who.value}
        | _count(harm.count)
        | ({"part": True} if harm.part else {})
        | ({"speaker": _party(harm.speaker)} if harm.speaker else {})
    )


def _shared(statement: Statement) -> Json:
    speaker = statement.speaker
    return {
        "place": _place(statement.place),
        "when": _when(statement.when),
        "speaker": _party(speaker) if speaker else None,
    }


def _own(statement: Statement) -> Json:
    match statement:
        case Report():
            return {
                "kind": statement.kind,
                "actor": [_party(party, doer=True) for party in statement.actor],
                "target": [_party(party) for party in statement.target],
                "means": [_span(means.words) | _count(means.count) for means in statement.means],
                "harm": [_harm(harm) for harm in statement.harm],
                "times": _span(statement.times.words) | _count(statement.times.count) if statement.times else None,
            }
        case Tally():
            return {"what": statement.what, "kind": statement.kind} | _doers(statement) | _number(statement)
        case Trend():
            return {"direction": statement.direction.value, "kind": statement.kind} | _doers(statement)
        case Strength():
            owner = [_party(party) for party in statement.owner]
            return {"what": _span(statement.what), "owner": owner} | _number(statement)
        case Tie():
            return {"a": _party(statement.a), "b": _party(statement.b), "relation": statement.relation.value}


def _doers(statement: Tally | Trend) -> Json:
    return {
        "actor": [_party(party, doer=True) for party in statement.actor],
        "target": [_party(party) for party in statement.target],
    }


def _number(statement: Tally | Strength) -> Json:
    return _span(statement.words) | _count(statement.count)


def to_coded(statement: Statement) -> Json:
    """The statement in the form of CODEBOOK section 11, empty lists and nulls left out (but not an open `high`)."""
    head: Json = {
        "sort": sort_of(statement),
        "trigger": statement.trigger.quote,
        "trigger_start": statement.trigger.start,
        "trigger_end": statement.trigger.end,
        "stage": statement.stage.value,
        "confidence": round(statement.confidence, 4),
    }
    body = _own(statement) | _shared(statement)
    return head | {key: value for key, value in body.items() if key == "high" or value not in (None, [], {})}


# --- reading -------------------------------------------------------------------------------------------------------


class _Reader:
    """Reads one coded statement against its text, remembering the trigger that nearness is measured from."""

    def __init__(self, text: str, coded: Json) -> None:
        self.text, self.coded = text, coded
        start = coded.get("trigger_start")
        given = {"q": coded["trigger"], "n": coded.get("trigger_n"), "start": start}
        self.near: Span | None = None
        self.trigger = self.near = self.span(given, "trigger")

    def span(self, value: Json, field: str) -> Span:
        quote, start = value["q"], value.get("start")
        if start is not None:
            span = Span(start, start + len(quote), quote)
            span.check(self.text)
            return span
        found = find_quote(self.text, quote, nth=value.get("n"), near=self.near)
        if found is None:
            raise UnfoundQuote(quote, field)
        return found

    def party(self, value: Json, field: str) -> Party:
        basis = Basis(value.get("basis") or "stated")
        resolved = {name: value[name] for name in RESOLVED if name in value}
        return Party(self.span(value, field), value.get("name"), basis, **resolved)

    def parties(self, field: str) -> tuple[Party, ...]:
        return tuple(self.party(value, field) for value in self.coded.get(field) or [])

    def number(self, value: Json) -> Count | None:
        if value.get("low") is None:
            return None
        return Count(value["low"], value.get("high"), bool(value.get("approx")))

    def place(self) -> PlaceWords | None:
        value = self.coded.get("place")
        if not value:
            return None
        names = ("name", "country", "lat", "lon", "precision_km", "admin1", "feature", "place_id", "how")
        place = Place(**{name: value[name] for name in names if name in value}) if "lat" in value else None
        return PlaceWords(self.span(value, "place"), place)

    def when(self) -> TimeWords | None:
        value = self.coded.get("when")
        if not value:
            return None
        days: When | None = None
        if "earliest" in value or "latest" in value:
            ends = parse_when(f"{value.get('earliest') or ''}..{value.get('latest') or ''}")
            days = replace(ends, how=value.get("how", ""))
        return TimeWords(self.span(value, "when"), days)

    def harm(self, value: Json) -> Harm:
        speaker = value.get("speaker")
        return Harm(
            self.span(value, "harm"),
            Effect(value["effect"]),
            self.number(value) or Count(1, None),
            Who(value.get("who", "unknown")),
            bool(value.get("part")),
            self.party(speaker, "harm speaker") if speaker else None,
        )

    def shared(self) -> Json:
        speaker = self.coded.get("speaker")
        return {
            "trigger": self.trigger,
            "stage": Stage(self.coded.get("stage") or "occurred"),
            "place": self.place(),
            "when": self.when(),
            "speaker": self.party(speaker, "speaker") if speaker else None,
            "confidence": self.coded.get("confidence", 1.0),
        }

    def event(self) -> Report:
        times = self.coded.get("times")
        return Report(
            kind=self.coded["kind"],
            actor=self.parties("actor"),
            target=self.parties("target"),
            means=tuple(Means(self.span(m, "means"), self.number(m)) for m in self.coded.get("means") or []),
            harm=tuple(self.harm(value) for value in self.coded.get("harm") or []),
            times=Times(self.span(times, "times"), self.number(times) or Count(1, None)) if times else None,
            **self.shared(),
        )

    def tally(self) -> Tally:
        return Tally(
            what=self.coded["what"],
            kind=self.coded.get("kind"),
            count=self.number(self.coded) or Count(1, None),
            words=self.span(self.coded, "q"),
            actor=self.parties("actor"),
            target=self.parties("target"),
            **self.shared(),
        )

    def trend(self) -> Trend:
        return Trend(
            direction=Direction(self.coded["direction"]),
            kind=self.coded.get("kind"),
            actor=self.parties("actor"),
            target=self.parties("target"),
            **self.shared(),
        )

    def strength(self) -> Strength:
        return Strength(
            what=self.span(self.coded["what"], "what"),
            words=self.span(self.coded, "q"),
            count=self.number(self.coded),
            owner=self.parties("owner"),
            **self.shared(),
        )

    def tie(self) -> Tie:
        return Tie(
            a=self.party(self.coded["a"], "a"),
            b=self.party(self.coded["b"], "b"),
            relation=Relation(self.coded["relation"]),
            **self.shared(),
        )


def from_coded(coded: Json, text: str) -> Statement:
    """The statement that `coded` holds, with every quote found in `text`.

    Raises `UnfoundQuote` for words that are not there, `SpanMismatch` for wrong offsets, and `KeyError` or
    `ValueError` for a missing field or a word outside the scheme.
    """
    reader = _Reader(text, coded)
    sorts: dict[str, Callable[[], Statement]] = {
        "event": reader.event,
        "tally": reader.tally,
        "trend": reader.trend,
        "strength": reader.strength,
        "tie": reader.tie,
    }
    if coded.get("sort") not in sorts:
        raise ValueError(f"a statement is one of {', '.join(sorts)}; got {coded.get('sort')!r}")
    return sorts[coded["sort"]]()
