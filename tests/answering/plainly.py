"""Questions asked of whole incidents one by one: what the columns must come to."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from tocsin.analysis.posture import Move
from tocsin.answering.parties import EVERYONE, Fit, fit, is_another, party_of
from tocsin.answering.selection import VAGUE, country_of, kinds_of
from tocsin.codebook.kinds import kinds
from tocsin.ledger.gists.gathering import party_word
from tocsin.record import DONE, Count, Effect, Incident

LATE = 60


@dataclass(frozen=True)
class Plain:
    """An incident with its parties, the day of its first report and the day it is counted on."""

    incident: Incident
    doers: tuple
    targets: tuple
    victims: tuple
    reported: date | None

    @property
    def day(self):
        when = self.incident.when
        if when is None or when.earliest is None or when.latest is None or when.days > 31:
            return None
        return when.earliest + timedelta(days=(when.latest - when.earliest).days // 2)

    @property
    def to_the_day(self):
        return self.incident.when is not None and self.incident.when.days == 1

    def killed(self):
        toll = self.incident.toll(Effect.KILLED)
        return toll.low if toll else 0


def named(labels, told):
    actors = {label: actor for label, actor in told if actor}
    own = [party_of(party_word(label, actors.get(label))) for label in labels]
    known = {one.actor_id for one in own}
    return (
        *own,
        *(
            party_of(party_word(label, actor))
            for label, actor in actors.items()
            if actor not in known and label not in labels
        ),
    )


def happenings(incidents, parties):
    found = []
    for incident in incidents:
        told = [parties[each] for each in incident.reports if each in parties]
        doers = named(incident.actors, [one for each in told for one in each.doers])
        targets = named(incident.targets, [one for each in told for one in each.targets])
        victims = named(tuple(dict.fromkeys(one for each in told for one in each.victims)), ())
        reported = min((each.published for each in told if each.published), default=None)
        found.append(Plain(incident, doers, targets, victims, reported))
    return sorted(found, key=lambda one: (first_day(one.incident), one.incident.id))


def first_day(incident):
    when = incident.when
    return (when and (when.earliest or when.latest)) or date.max


def fits_of(one, wanted):
    """How surely each of the things asked for fits, None where one does not."""
    found = {
        "kind": kind_fit(one.incident.kind, wanted),
        "doer": doer_fit(one, wanted),
        "target": target_fit(one, wanted),
        "place": place_fit(one.incident, wanted),
        "days": days_fit(one, wanted),
    }
    return found if one.incident.stage in DONE and Fit.NO not in found.values() else None


def kind_fit(kind, wanted):
    if kind not in kinds():
        return Fit.NO
    force = any(kinds()[each].violent for each in wanted.kinds)
    return Fit.YES if kind in wanted.kinds else Fit.PERHAPS if kind in VAGUE and force else Fit.NO


def doer_fit(one, wanted):
    found = fit(one.doers, wanted.by)
    itself = found is Fit.PERHAPS and one.targets and fit(one.targets, wanted.by) is Fit.YES
    return Fit.NO if itself else found


def target_fit(one, wanted):
    found, doer_on = fit(one.targets, wanted.on), fit(one.doers, wanted.on)
    if one.victims and doer_on is not Fit.YES and fit(one.victims, wanted.on) is Fit.YES:
        return Fit.YES
    return Fit.NO if found is Fit.PERHAPS and one.doers and doer_on is Fit.YES else found


def place_fit(incident, wanted):
    if not wanted.place:
        return Fit.YES
    part, place = wanted.place.casefold(), incident.place
    words = [incident.place_words, *incident.targets] + ([place.name, place.admin1] if place else [])
    named_so = place and place.country and country_of(part) == place.country
    if any(part in word.casefold() for word in words) or named_so:
        return Fit.YES
    return Fit.PERHAPS if place is None and not incident.place_words else Fit.NO


def days_fit(one, wanted):
    when = one.incident.when
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    if (wanted.since and latest and latest < wanted.since) or (wanted.until and earliest and earliest > wanted.until):
        return Fit.NO
    ended = latest or one.reported
    begun = wanted.since is None or (earliest is not None and earliest >= wanted.since)
    return Fit.YES if begun and (wanted.until is None or (ended and ended <= wanted.until)) else Fit.PERHAPS


def matched(all_of, wanted, allowed=()):
    """Those that fit when the questions allowed may be open, with how surely."""
    found = ((one, fits_of(one, wanted)) for one in all_of)
    return [
        (one, fits)
        for one, fits in found
        if fits and all(each is Fit.YES or question in allowed for question, each in fits.items())
    ]


def delay_days(found):
    late = sorted((one.reported - one.day).days for one in found if one.reported and one.day and one.to_the_day)
    late = [each for each in late if 0 <= each <= LATE]
    return late[int(0.9 * (len(late) - 1))] if len(late) >= 10 else None


def counts(found, start, end):
    often = Counter(one.day for one in found if one.day)
    return tuple(often[start + timedelta(days=n)] for n in range((end - start).days + 1))


def spot(one):
    return one.incident.place.place_id if one.incident.place else one.incident.place_words


def spots(found, start, end):
    """How many pairs of day and place there are on each day."""
    often = Counter(day for day, _ in {(one.day, spot(one)) for one in found})
    return tuple(often[start + timedelta(days=n)] for n in range((end - start).days + 1))


def rivals(all_of, asked, start, end):
    return tuple(
        (one.day, f"{one.incident.kind} {one.incident.place_words}".strip())
        for one in all_of
        if one.incident.stage in DONE
        and one.day
        and start <= one.day <= end
        and one.incident.id not in asked
        and (one.incident.kind in ("ceasefire", "agreement", "capture") or one.killed() >= 10)
    )


def others(all_of, asked, side):
    return [
        one
        for one in all_of
        if one.incident.stage in DONE
        and one.incident.id not in asked
        and one.incident.kind in kinds_of(None)
        and (side is EVERYONE or fit(one.doers, side) is Fit.NO)
    ]


def signs(all_of, kinds_told, stages, by):
    found = [
        one.reported or one.day
        for one in all_of
        if one.incident.kind in kinds_told and one.incident.stage in stages and fit(one.doers, by) is not Fit.NO
    ]
    return tuple(sorted(day for day in found if day))


def delays(all_of):
    return sorted(
        (one.day.toordinal(), one.reported.toordinal())
        for one in all_of
        if one.reported and one.to_the_day and one.incident.stage in DONE and (one.reported - one.day).days <= LATE
    )


def moves(all_of, by):
    words = {"deploy": "sent", "retreat": "withdrawn", "mobilise": "on alert"}
    return [
        Move(
            one.day or one.reported,
            words[one.incident.kind],
            ", ".join(party.label for party in one.doers) or "not named",
            (one.incident.place.name if one.incident.place else "") or one.incident.place_words,
            source=", ".join(one.incident.publishers),
        )
        for one in all_of
        if one.incident.kind in words
        and one.incident.stage in DONE
        and (one.day or one.reported)
        and fit(one.doers, by) is Fit.YES
    ]


def listed(found):
    """The sources, those of most incidents first."""
    often = Counter(source for one in found for source in one.incident.publishers)
    return tuple(sorted(often, key=lambda each: (-often[each], each)))


def overlapping(found, names):
    """How many incidents each set of sources tells of."""
    often = Counter(tuple(int(name in one.incident.publishers) for name in names) for one in found)
    return {pattern: float(often[pattern]) for pattern in product((0, 1), repeat=len(names)) if any(pattern)}


def counted_so(all_of, wanted, timeless, said):
    """Those that count under a definition, in its own words."""
    meant = matched(all_of, timeless, ("kind", "doer", "target", "place", "days"))
    dated = [(one, fits | {"days": days_fit(one, wanted)}) for one, fits in meant]
    dated = [(one, fits) for one, fits in dated if fits["days"] is not Fit.NO]
    told = [(one, fits) for one, fits in meant if told_within(one, wanted)]
    among = told if said["days"] == "first told within" else dated
    return [one for one, fits in among if belongs(fits, said)]


def told_within(one, wanted):
    day = one.reported or one.day
    return bool(day) and (wanted.since or date.min) <= day <= (wanted.until or date.max)


def belongs(fits, said):
    open_ = {question for question, one in fits.items() if one is Fit.PERHAPS}
    most = {"named": 0, "anyone": 0, "one unknown": 1, "named or unknown": 1, "both unknown": 2}[said["sides"]]
    allowed = {"place": said["area"] == "or not told", "kind": said["kinds"] == "or not told"}
    allowed |= {"days": said["days"] == "perhaps within"}
    return len(open_ & {"doer", "target"}) <= most and all(allowed[each] for each in open_ - {"doer", "target"})


def amount(counted, unit, effect=None, on=EVERYONE):
    if unit == "incidents":
        return len(counted), len(counted)
    if unit == "days with one":
        return (len({one.day for one in counted}),) * 2
    if unit == "one a day and place":
        return (len({(one.day, spot(one)) for one in counted}),) * 2
    if unit == "strikes told of":
        told = [(one, one.incident.times or Count(1, 1)) for one in counted]
    else:
        told = [(one, toll) for one in counted if (toll := one.incident.toll(effect))]
    sure = [count.low for one, count in told if unit != "people" or not others_harmed(one, on)]
    return sum(sure), sum(count.high or count.low for _, count in told)


def others_harmed(one, on):
    return not on.anyone and any(is_another(victim, on) for victim in one.victims)
