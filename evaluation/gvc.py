"""Measure merging on the Gun Violence Corpus: articles to incidents, and event mentions to events.

python -m evaluation.gvc [--folder ../shared/data/gvc/val] [--detail]

The gold mentions are given, each as a report; what the trained reader finds there fills it. Reports are merged as in a
ledger, and articles of which any two reports are merged are of one incident.
Two mentions are of one event when their articles are of one incident and both tell of the same step of it: that shots
were fired, that somebody was hit, wounded, killed, or of the incident as a whole. Beside it stands a baseline that puts
mentions with one lemma together. The corpus is for measuring only: nothing was learned on it; that
names without any time must be two, how far numbers are followed and the score that makes two reports the same were
chosen after its figure had fallen.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.coreference import Groups, adjusted_rand, b_cubed, ceaf_e, conll, groups_of, muc
from evaluation.gvc_corpus import Document, Mention, NoCorpus, load_documents, load_mentions
from evaluation.table import aligned
from tocsin.merging import derive
from tocsin.pipeline import Rooms, open_rooms, read_one
from tocsin.reading import sentences
from tocsin.record import Article, Party, PlaceWords, Report, Span, Telling
from tocsin.resolving import Resolver
from tocsin.resolving.context import read_context

FOLDER = Path("../shared/data/gvc/val")
STEPS = {
    "killed": "kill die dead death deadly fatal fatally murder homicide suicide slay slaying manslaughter body decease",
    "wounded": "wound injure injury hurt hospitalize critical condition treat surgery survive paralyze",
    "fired": "shooting gunfire gunshot fire shot shooter gunman shootout discharge crossfire bullet",
    "hit": "shoot hit strike",
    "whole": "incident it this that case accident event tragedy attack violence crime",
}
"""The steps of a shooting, each with the lemmas that tell of it."""
STEP_OF = {lemma: step for step, lemmas in STEPS.items() for lemma in lemmas.split()}
PERSON = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){1,2}")
PLACE = re.compile(
    r"(?:(?<=\b[Ii]n )|(?<=\b[Nn]ear ))[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?=, [A-Z]| [Pp]olice)"
)
"""Names of places: after "in" or "near", or before a state's name or "police"."""


def reports_of(document: Document, given: Sequence[Span], rooms: Rooms) -> list[Report]:
    """A report of a shooting for each gold mention.

    Toll and time are those of what the reader finds at the mention, those hit are whoever is named in its sentence, and
    the place is the town that the article names most often.
    """
    article = document.article
    town, lines = town_of(article, rooms.resolver), sentences(article.text)
    read = [statement for statement in read_one(article, rooms) if isinstance(statement, Report)]
    return [report_of(mention, read, lines, town) for mention in given]


def report_of(mention: Span, read: Iterable[Report], lines: Iterable[Span], town: PlaceWords | None) -> Report:
    """The report of one mention."""
    found = next((report for report in read if report.trigger.overlaps(mention)), None)
    line = next(line for line in lines if line.overlaps(mention))
    named = [Span(line.start + run.start(), line.start + run.end(), run[0]) for run in PERSON.finditer(line.quote)]
    return Report(
        trigger=mention,
        kind="shooting",
        target=tuple(map(Party, named)),
        harm=found.harm if found else (),
        place=town,
        when=found.when if found else None,
    )


def town_of(article: Article, resolver: Resolver) -> PlaceWords | None:
    """The town that the article names most often, the first of equals."""
    words = [PlaceWords(Span(run.start(), run.end(), run[0])) for run in PLACE.finditer(article.text)]
    answers = resolver.places(article, words, read_context(article, resolver.atlas))
    found = [(word, place) for word in words if (place := answers[word].place) and place.feature == "town"]
    often = Counter(place.name for _, place in found)
    word, place = max(found, key=lambda each: often[each[1].name], default=(None, None))
    return replace(word, place=place) if word else None


def incidents_of(documents: Sequence[Document], mentions: Sequence[Mention], rooms: Rooms) -> dict[str, str]:
    """For each article the first of the articles of its incident: those are one of which merging joins any reports."""
    tellings = [telling for each in documents for telling in tellings_of(each, given_in(each, mentions), rooms)]
    article_of = {telling.id: telling.article_id for telling in tellings}
    incidents, _ = derive(tellings, ())
    return connected({article_of[each] for each in incident.reports} for incident in incidents)


def connected(groups: Iterable[Collection[str]]) -> dict[str, str]:
    """For each member of any group the first of all that chains of shared members lead to.

    >>> connected([{"b", "c"}, {"a", "b"}, {"d"}])
    {'a': 'a', 'b': 'a', 'c': 'a', 'd': 'd'}
    """
    joined: list[set[str]] = []
    for group in groups:
        touched = [other for other in joined if not other.isdisjoint(group)]
        joined = [other for other in joined if other.isdisjoint(group)] + [set(group).union(*touched)]
    return {each: min(group) for group in sorted(joined, key=min) for each in sorted(group)}


def given_in(document: Document, mentions: Sequence[Mention]) -> list[Span]:
    """Where the gold mentions of the article stand, in order, each once."""
    own = (mention for mention in mentions if mention.document == document.article.id)
    return sorted({document.offsets[mention.sentence, mention.token] for mention in own})


def tellings_of(document: Document, given: Sequence[Span], rooms: Rooms) -> Iterator[Telling]:
    """The reports of the article as merging takes them."""
    article = document.article
    for report in reports_of(document, given, rooms):
        key = f"{article.id} {report.trigger.start}"
        yield Telling(key, article.id, report, article.publisher, article.published)


def by_step(mentions: Sequence[Mention], incident_of: Mapping[str, str]) -> Groups:
    """The mentions of one step of one incident, together; other words only with the same lemma."""
    return groups_of(
        {each.id: (incident_of[each.document], STEP_OF.get(each.lemma, f"lemma {each.lemma}")) for each in mentions}
    )


def by_lemma(mentions: Sequence[Mention]) -> Groups:
    """The baseline: mentions with one lemma, together."""
    return groups_of({each.id: each.lemma for each in mentions})


def table(true: Groups, said: Mapping[str, Groups]) -> str:
    """The scores of each way of grouping, a row each."""
    scores = (muc, b_cubed, ceaf_e, conll)
    rows = [["mentions to events", "MUC", "B3", "CEAF-e", "CoNLL"]]
    return aligned(
        rows + [[name, *(f"{score(true, groups):.3f}" for score in scores)] for name, groups in said.items()]
    )


def main(words: Sequence[str] | None = None) -> int:
    """Print the scores; 1 when the corpus is not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.gvc", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--detail", action="store_true", help="print which articles are put together wrongly, or apart")
    asked = parser.parse_args(words)
    if not (asked.folder / "conll.csv").exists():
        print(NoCorpus(asked.folder))
        return 1
    documents, mentions = load_documents(asked.folder), load_mentions(asked.folder)
    incident_of = incidents_of(documents, mentions, open_rooms("trained"))
    true_of = {d.article.id: d.incident for d in documents if d.article.id in incident_of}
    rand = adjusted_rand(groups_of(true_of), groups_of(incident_of))
    print(f"{len(true_of)} articles on {len(set(true_of.values()))} incidents; adjusted Rand index {rand:.3f}\n")
    said = {"ours": by_step(mentions, incident_of), "true incidents": by_step(mentions, true_of)}
    print(table(groups_of({each.id: each.chain for each in mentions}), said | {"lemma": by_lemma(mentions)}))
    if asked.detail:
        print("\n".join(wrong(true_of, incident_of)))
    return 0


def wrong(true_of: Mapping[str, str], incident_of: Mapping[str, str]) -> list[str]:
    """The pairs of articles on which the two differ."""
    keys = sorted(true_of)
    pairs = [(one, other) for one in keys for other in keys if one < other]
    apart = [
        (one, other, true_of[one] == true_of[other], incident_of[one] == incident_of[other]) for one, other in pairs
    ]
    return [f"{'missed' if true else 'merged'}: {one} | {other}" for one, other, true, said in apart if true != said]


if __name__ == "__main__":
    sys.exit(main())
