"""The questions of the Answers screen: what each takes beside the filter, and the answering that it is handed to."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.analysis.answer import Answer
from tocsin.analysis.guards import Chosen
from tocsin.analysis.rate import Asked
from tocsin.answering import asking, following, foretelling
from tocsin.answering.about import About
from tocsin.answering.following import After
from tocsin.answering.foretelling import Look
from tocsin.answering.held import Held
from tocsin.ledger.questions import Asked as Noted
from tocsin.web.filters import Filter

Given = Mapping[str, str]
Ask = Callable[[Held, Sequence[Noted], About, Given], Answer]


class Unasked(ValueError):
    """A question lacks something that it cannot be asked without."""


@dataclass(frozen=True, slots=True)
class Input:
    """A value that a question takes: its name, its words, what is typed, and its value by default."""

    name: str
    words: str
    sort: str = "text"
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name (and command), its words, what it takes, and how it is answered."""

    name: str
    words: str
    inputs: tuple[Input, ...]
    ask: Ask

    def given(self, address: Mapping[str, str]) -> Given:
        """What the address gives of its inputs, the rest by default."""
        return {one.name: address.get(one.name, "").strip() or one.default for one in self.inputs}


def about(wanted: Filter, given: Given) -> About:
    """The part of the filter that questions use: kinds, sides, place, days; and how days are counted."""
    place = wanted.place or wanted.country
    kind = ",".join(wanted.kind) or None
    first_told = given.get(DAYS.name) == FIRST_TOLD
    days = {"since": wanted.since, "until": wanted.until}
    return About(kind=kind, by=wanted.by, on=wanted.on, place=place, first_told=first_told, **days)


UNUSED = ("stage", "killed", "source", "words", "state", "box")
"""Fields of the filter that questions do not use."""


def unused(wanted: Filter) -> list[str]:
    """The fields that narrow elsewhere and not here: of a place and a country only the place is looked at.

    >>> unused(Filter(place="Mosul", country="IQ", killed=2)), unused(Filter(country="IQ"))
    (['killed', 'country'], [])
    """
    both = ["country"] if wanted.place and wanted.country else []
    return [field for field in UNUSED if getattr(wanted, field)] + both


def command(question: Question, wanted: Filter, given: Given, ledger: str) -> str:
    """The command that asks the same."""
    words = ["tocsin", question.name]
    if question.name == "posture":
        words.append(given["of"])
    flags = {"date": "since", "date_chosen": "date-chosen", "at_least": "at-least", "a_day": "a-day", "look": ""}
    for name, value in given.items():
        if name == "look" and value:
            words.append(f"--{value}")
        elif name == "season":
            words += ["--no-season"] if value == "no" else []
        elif name == DAYS.name:
            words += [f"--{value}"] if value else []
        elif value and name not in ("of", "look"):
            words += [f"--{flags.get(name, name)}", value]
    meant = about(wanted, given)
    for flag in ("kind", "by", "on", "place"):
        words += [f"--{flag}", value] if (value := getattr(meant, flag)) else []
    words += ["--from", str(wanted.since)] if wanted.since else []
    words += ["--until", str(wanted.until)] if wanted.until else []
    return shlex.join([*words, "--ledger", ledger])


def _day(given: Given, name: str) -> date:
    if not given[name]:
        raise Unasked("since when? Choose the day from which on the incidents are compared with those before it")
    try:
        return date.fromisoformat(given[name])
    except ValueError as error:
        raise Unasked(f'"{given[name]}" is no day; write it like 2020-01-03') from error


def _number(given: Given, name: str, least: float, most: float) -> float:
    try:
        number = float(given[name])
    except ValueError as error:
        raise Unasked(f'{name}: "{given[name]}" is no number') from error
    if not least <= number <= most:
        raise Unasked(f"{name}: {number:g} is not between {least:g} and {most:g}")
    return number


def _rate(held: Held, before: Sequence[Noted], of: About, given: Given) -> Answer:
    chosen = {"before": Chosen.GIVEN, "after": Chosen.SCANNED}.get(given["date_chosen"], Chosen.UNSAID)
    history = int(_number(given, "before", 7, 10_000))
    return asking.rate(held, before, of, Asked(_day(given, "date"), chosen, history, given["season"] != "no"))


def _change(held: Held, before: Sequence[Noted], of: About, given: Given) -> Answer:
    return asking.change(held, before, of, int(_number(given, "most", 1, 10)))


def _response(held: Held, before: Sequence[Noted], of: About, given: Given) -> Answer:
    if given["measure"] not in dict(MEASURES):
        raise Unasked(f'"{given["measure"]}" is no measure; use one of {", ".join(dict(MEASURES))}')
    if not given["after"] and given["measure"] != "bursts":
        raise Unasked('after what? Write a kind, a doer or both, such as "air-strike by US"')
    after = After(
        given["after"],
        given["season"] != "no",
        _number(given, "smallest", 1.01, 100),
        given["against"],
        int(_number(given, "within", 1, 90)) if given["within"] else None,
        _a_day(given["a_day"]),
    )
    return following.respond(held, before, of, after, given["measure"])


def _a_day(typed: str) -> tuple[float, float] | None:
    """Two numbers as typed, with a colon between."""
    if not typed:
        return None
    low, _, high = typed.partition(":")
    told = {"the first": low, "the second": high}
    first, second = (_number(told, name, 0.001, 100_000) for name in told)
    return first, second


def weeks_of(given: Given) -> int:
    """How many weeks ahead; raises `Unasked` for none, and for more than half a year."""
    return int(_number(given, "weeks", 1, 26))


def _forecast(held: Held, _before: Sequence[Noted], of: About, given: Given) -> Answer:
    at_least = int(_number(given, "at_least", 1, 10_000))
    dead = int(_number(given, "dead", 1, 10_000)) if given["dead"] else None
    return foretelling.foretold(held, of, weeks_of(given), at_least, dead)


def _coverage(held: Held, _before: Sequence[Noted], of: About, given: Given) -> Answer:
    return foretelling.covered(held, of, Look(given["look"] == "still-to-come", given["look"] == "missed"))


def _signals(held: Held, _before: Sequence[Noted], of: About, given: Given) -> Answer:
    return foretelling.signalled(held, of, int(_number(given, "within", 1, 90)))


def _posture(held: Held, _before: Sequence[Noted], of: About, given: Given) -> Answer:
    if not given["of"]:
        raise Unasked('whose forces? Write a name or a side, such as "US"')
    return foretelling.postured(held, of, given["of"])


SEASON = Input("season", "the season", "choice", "yes", (("yes", "may matter"), ("no", "does not matter")))
CHOSEN = (("", "not said"), ("before", "before looking at the counts"), ("after", "after looking at them"))
MEASURES = (
    ("step", "more or fewer after it"),
    ("answers", "who answers whom, and how fast"),
    ("waits", "whether the next comes sooner"),
    ("bursts", "how many come in bursts"),
    ("intensity", "after more of them a day, and where"),
)
LOOKS = (
    ("", "sources, delays and silences"),
    ("still-to-come", "what is still to come"),
    ("missed", "what was missed"),
)
FIRST_TOLD = "first-told"
DAYS = Input(
    "days", "what has no day is", "choice", "", (("", "left out"), (FIRST_TOLD, "counted when it was first told of"))
)
QUESTIONS = {
    one.name: one
    for one in (
        Question(
            "rate",
            "Have they become more or fewer since a date?",
            (
                Input("date", "since", "date"),
                Input("date_chosen", "the date was fixed", "choice", "", CHOSEN),
                Input("before", "days before to compare with", "number", "365"),
                SEASON,
                DAYS,
            ),
            _rate,
        ),
        Question(
            "change",
            "When did the rate change, if it did?",
            (Input("most", "changes looked for, at most", "number", "1"), DAYS),
            _change,
        ),
        Question(
            "response",
            "What followed something else: more or fewer, how fast, in bursts, where?",
            (
                Input("measure", "measure", "choice", "step", MEASURES),
                Input("after", 'after (such as "air-strike by US")'),
                Input("against", "a place that should stay the same"),
                Input("smallest", "the smallest ratio that matters", "number", "1.5"),
                Input("within", "days after that count", "number"),
                Input("a_day", "acts a day compared (such as 1:6)"),
                SEASON,
                DAYS,
            ),
            _response,
        ),
        Question(
            "forecast",
            "How likely are they in the coming weeks?",
            (
                Input("weeks", "weeks ahead", "number", "1"),
                Input("at_least", "at least so many", "number", "1"),
                Input("dead", "or one with at least so many dead", "number"),
                DAYS,
            ),
            _forecast,
        ),
        Question(
            "coverage",
            "What could the ledger have seen?",
            (Input("look", "look at", "choice", "", LOOKS),),
            _coverage,
        ),
        Question(
            "signals",
            "What came before attacks?",
            (Input("within", "days within which one counts", "number", "14"), DAYS),
            _signals,
        ),
        Question(
            "posture", "Where are a side's forces, and how strong?", (Input("of", "whose forces"), DAYS), _posture
        ),
    )
}
"""The questions by name, in the order of the screen."""
