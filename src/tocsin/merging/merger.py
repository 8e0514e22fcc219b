"""The merger: incidents kept up to date while reports and decisions come and go.

What it holds depends only on the reports that are there and on what people decided, never on the way there; a change
touches only the components of reports that it reaches.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.merging.components import Components, Group
from tocsin.merging.incidents import incident_of
from tocsin.merging.profile import profile_of
from tocsin.record import Incident, Judgement, Linked, Report, Telling, incident_id


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the incidents: those new or other than before, the ids of those gone, and judgements.

    The judgements are the program's that are new or other than before; of a pair that it no longer judges "same" or
    "unsure", one that says "different", with the reason why it was let go.
    """

    incidents: tuple[Incident, ...] = ()
    withdrawn: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()


class Merger:
    """Reports, what people decided on them, and the incidents that follow."""

    def __init__(self, tellings: Iterable[Telling] = (), by_people: Iterable[Judgement] = ()) -> None:
        self._tellings: dict[str, Telling] = {}
        self._articles: defaultdict[str, list[str]] = defaultdict(list)
        self._components = Components(by_people)
        self._linked: dict[Group, tuple[Linked, ...]] = {}
        touched = self._enter(tellings)
        self._components.take_fresh()
        _, groups = self._components.settle(touched)
        self._relink(groups)

    # --- what it holds ---------------------------------------------------------------------------------------------

    def incidents(self) -> Iterator[Incident]:
        """All incidents, in the order of their first reports."""
        return (self._incident(group) for group in sorted(set(self._components.groups.values())))

    def incidents_of(self, reports: Iterable[str]) -> Iterator[Incident]:
        """The incidents of these reports, in the order of their first reports; ids that are not there have none."""
        groups = self._components.groups
        return (self._incident(group) for group in sorted({groups[each] for each in reports if each in groups}))

    def judge(self, left: str, right: str) -> Judgement:
        """The program's judgement on two reports, the smaller id first; "different" where it judges them no more."""
        return self._components.judge((left, right))

    def judgements(self) -> Iterator[Judgement]:
        """The program's judgements "same" and "unsure", in the order of their pairs.

        Pairs that it finds different are too many to list; `compare` judges any two, with all reasons.
        """
        return map(self._components.judge, self._components.pairs())

    def judges(self, left: str, right: str) -> bool:
        """Whether the program judges the two reports, the smaller id first, the same or is unsure of them."""
        return self._components.judges(left, right)

    @property
    def compared(self) -> int:
        """How many pairs were compared so far, to measure by."""
        return self._components.compared

    # --- what changes it -------------------------------------------------------------------------------------------

    def add(self, tellings: Iterable[Telling]) -> Change:
        """Take in reports; those that are there already, and statements that are no reports, change nothing."""
        return self._change(self._enter(tellings))

    def withdraw(self, reports: Iterable[str]) -> Change:
        """Let the reports with these ids go; ids that are not there change nothing."""
        return self._change(*self._leave(set(reports)))

    def replace(self, article: str, tellings: Iterable[Telling]) -> Change:
        """Let these be all that an article tells; reports that it no longer tells, or tells otherwise, go."""
        told = {telling.id: telling for telling in tellings}
        gone = {each for each in self._articles[article] if self._tellings[each] != told.get(each)}
        touched, before = self._leave(gone)
        return self._change({*touched, *self._enter(told.values())}, before, retold=gone & told.keys())

    def decide(self, by_people: Iterable[Judgement]) -> Change:
        """Let these be all judgements of people; one that is no longer among them is undone."""
        return self._change(self._components.decide(by_people))

    # --- how -------------------------------------------------------------------------------------------------------

    def _enter(self, tellings: Iterable[Telling]) -> set[str]:
        """Take in new reports; gives the reports whose neighbours are others now."""
        reports = {each.id: each for each in tellings if isinstance(each.statement, Report)}
        new = [reports[each] for each in reports if each not in self._tellings]
        for telling in new:
            self._tellings[telling.id] = telling
            self._articles[telling.article_id].append(telling.id)
        return self._components.add([profile_of(telling) for telling in new])

    def _leave(self, reports: set[str]) -> tuple[set[str], set[Group]]:
        """Let reports go; gives the reports whose neighbours are others now, and the groups of before."""
        gone = sorted(each for each in reports if each in self._tellings)
        for each in gone:
            self._articles[self._tellings.pop(each).article_id].remove(each)
        return self._components.remove(gone)

    def _change(self, touched: set[str], before: Iterable[Group] = (), retold: Iterable[str] = ()) -> Change:
        old, new = self._components.settle(touched)
        old |= set(before)
        near = self._components.linked_with(old ^ new) | {self._components.groups[each] for each in touched}
        # what tells otherwise may still be of the same reports
        changed = self._relink(new | near) | (new - old) | {self._components.groups[each] for each in retold}
        gone = {incident_id(group[0]) for group in old - new} - {incident_id(group[0]) for group in new}
        for group in old - new:
            self._linked.pop(group, None)
        judged = tuple(map(self._components.judge, self._components.take_fresh()))
        return Change(tuple(self._incident(group) for group in sorted(changed)), tuple(sorted(gone)), judged)

    def _relink(self, groups: Iterable[Group]) -> set[Group]:
        """Bring the links of the groups up to date; gives those whose links are others now."""
        after = {group: self._components.links_of(group) for group in groups}
        other = {group for group, linked in after.items() if linked != self._linked.get(group, ())}
        for group in other:
            self._linked[group] = after[group]
        return other

    def _incident(self, group: Group) -> Incident:
        return incident_of([self._tellings[each] for each in group], self._linked.get(group, ()))
