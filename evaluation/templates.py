"""MUC-4 templates from our statements: which kinds are which type, who fills which role, what is one incident."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evaluation.context import armed_group, around, doers_near
from evaluation.fillers import Fillers, doer, sufferer, weapon
from evaluation.gtt import Template, template
from evaluation.recasing import muc_words
from evaluation.wanted import facts, wanted
from tocsin.record import Report, Stage, Statement

TYPES = {
    "abduction": "kidnapping",
    "bombing": "bombing",
    "suicide-bombing": "bombing",
    "grenade": "bombing",
} | dict.fromkeys(
    [
        "air-strike",
        "attack",
        "chemical-attack",
        "close-attack",
        "drone-strike",
        "killing",
        "sabotage",
        "shelling",
        "shooting",
        "torture",
    ],
    "attack",
)
"""The kinds that MUC-4 has a type for; two-sided fights and the acts of states in war have none."""
TOLD = frozenset({Stage.OCCURRED, Stage.ONGOING, Stage.FOILED, Stage.THREATENED})


@dataclass(frozen=True, slots=True)
class Incident:
    """What one or more reports say of one incident, on the way to a template."""

    type: str
    fillers: Fillers
    reports: tuple[Report, ...]

    @property
    def at(self) -> int:
        """Where the text first tells of it."""
        return self.reports[0].trigger.start


def type_of(report: Report) -> str | None:
    """The MUC-4 type of a report, None where it has none."""
    words = report.trigger.quote.lower()
    heads = {means.words.quote.lower().split()[-1] for means in report.means}
    if report.kind not in TYPES:
        return None
    if TYPES[report.kind] == "kidnapping":
        return "kidnapping"
    for name, kind in (("fire", "arson"), ("robbery", "robbery"), ("stoppage", "forced work stoppage")):
        if words in muc_words("sorts")[name]:
            return kind
    if report.kind in ("air-strike", "drone-strike", "shelling"):
        return "attack"
    if words in muc_words("sorts")["explosion"] or heads & muc_words("sorts")["explosive"]:
        return "bombing"
    return TYPES[report.kind]


def incidents(statements: Iterable[Statement], text: str) -> list[Incident]:
    """Every report of a type and stage that MUC-4 has, with its fillers."""
    found = []
    for report in statements:
        kind = type_of(report) if isinstance(report, Report) and report.stage in TOLD else None
        if kind and isinstance(report, Report):
            told = _fillers(report, text)
            found.append(Incident(kind, told + around(report.trigger, text, kind, told), (report,)))
    return found


def _fillers(report: Report, text: str) -> Fillers:
    filled = Fillers()
    for actor in report.actor:
        filled += doer(actor.label, text)
    for target in report.target:
        filled += sufferer(target.label, text)
    for harm in report.harm:
        filled += sufferer(harm.words.quote, text, people=True)
    for means in report.means:
        filled += weapon(means.words.quote)
    return filled


def merged(found: Sequence[Incident]) -> list[Incident]:
    """Incidents with their reports together: each report joins the last incident that it can be of, if any."""
    kept: list[Incident] = []
    for one in found:
        at = next((k for k in reversed(range(len(kept))) if may_be_one(kept[k], one)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = Incident(one.type, kept[at].fillers + one.fillers, kept[at].reports + one.reports)
    return kept


def may_be_one(before: Incident, one: Incident) -> bool:
    """Whether two tell of one incident: one type, and neither other victims nor another place."""
    if before.type != one.type:
        return False
    victims = set(before.fillers.victims), set(one.fillers.victims)
    if all(victims):
        return bool(victims[0] & victims[1])
    places = _places(before), _places(one)
    return not all(places) or any(one in other or other in one for one in places[0] for other in places[1])


def _places(one: Incident) -> set[str]:
    return {report.place.words.quote.lower() for report in one.reports if report.place}


def templates_of(statements: Iterable[Statement], text: str) -> tuple[Template, ...]:
    """The templates of one document, in the order in which it tells of them."""
    found = merged(incidents(statements, text))
    kept = [
        one
        for one in found
        if wanted(facts(one.type, one.reports, one.fillers, text), beside=len({one.type for one in found}) > 1)
    ]
    return tuple(_template(completed(one, text)) for one in kept)


def completed(one: Incident, text: str) -> Incident:
    """The incident with doers from the sentences around, and the group the document is about, where it lacks them."""
    filled = one.fillers
    for report in () if filled.individuals else one.reports:
        filled += doers_near(report.trigger, text)
    group = armed_group(text)
    if not filled.organisations and group:
        filled += Fillers(organisations=(group,))
    return replace(one, fillers=filled)


def _template(one: Incident) -> Template:
    filled = one.fillers
    return template(
        one.type,
        perp_individual=[[name] for name in filled.individuals],
        perp_organisation=[[name] for name in filled.organisations],
        target=[[name] for name in filled.targets],
        victim=[[name] for name in filled.victims],
        weapon=[[name] for name in filled.weapons],
    )
