"""Measure merging on the Gun Violence Corpus: articles to incidents, and event mentions to events.

python -m evaluation.gvc [--folder ../shared/data/gvc/val] [--detail]

The gold mentions are given, each as a report; what the trained reader finds there fills it. Reports are merged as in a
ledger, and articles of which any two reports are merged are of one incident.
Two mentions are of one event when their articles are of one incident and both tell of the same step of it: that shots
were fired, that somebody was hit, wounded, killed, or of the incident as a whole. Beside it stands a baseline that puts
mentions with one lemma together. The corpus is for measuring only; nothing was learned or chosen on it.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.coreference import Groups, adjusted_rand, b_cubed, ceaf_e, conll, groups_of, muc
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
CLOSES = re.compile(r"[.,:;!?%)\]’”]+|['’](?:s|re|ve|ll|d|m|t)|n['’]t")
"""Tokens that stand without a space before them."""
PERSON = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){1,2}")
PLACE = re.compile(r"(?:(?<=\b[Ii]n )|(?<=\b[Nn]ear ))[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?=, [A-Z]| [Pp]olice)")
"""Names of places: after "in" or "near", or before a state's name or "police"."""
OPENS = frozenset({"(", "[", "$", "“", "#"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: its article, sentence, first token, lemma and chain."""

    id: str
    document: str
    sentence: int
    token: int
    lemma: str
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article, the incident it is of, and where each token of it begins and ends."""

    article: Article
    incident: str
    offsets: dict[tuple[int, int], Span]


class NoCorpus(RuntimeError):
    """The folder holds no corpus."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: no conll.csv and event_mentions.json there; name their folder with --folder")


def load_mentions(folder: Path) -> list[Mention]:
    """The gold mentions."""
    held = json.loads((folder / "event_mentions.json").read_text(encoding="utf-8"))
    return [mention_of(record) for record in held]


def mention_of(record: Mapping[str, Any]) -> Mention:
    """The mention of one record of the corpus."""
    lemma, token = record["mention_head_lemma"].lower(), record["tokens_number"][0]
    return Mention(
        record["mention_id"], record["conll_doc_key"], record["sent_id"], token, lemma, record["coref_chain"]
    )


def load_documents(folder: Path) -> list[Document]:
    """The articles, their words put together again."""
    rows: dict[str, list[tuple[int, int, str]]] = {}
    with (folder / "conll.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            told = int(row["sent_id"]), int(row["token_id"]), row["token"]
            rows.setdefault(row["topic/subtopic_name/doc"], []).append(told)
    return [document_of(key, tokens) for key, tokens in rows.items()]


def document_of(key: str, tokens: Iterable[tuple[int, int, str]]) -> Document:
    """The article of one document's tokens; its first sentence is the date of publication, its second the title."""
    text, offsets, published, before = "", dict[tuple[int, int], Span](), "", ("", 0)
    for sentence, number, token in tokens:
        if sentence == 0:
            published += token
            continue
        if token == "//n":  # noqa: S105 - the corpus's mark of a line's end
            text, before = text.rstrip() + "\n", ("", sentence)
            continue
        text += gap(before, (token, sentence))
        offsets[sentence, number] = Span(len(text), len(text) + len(token), token)
        text, before = text + token, (token, sentence)
    article = Article(text, key, publisher=key, published=date.fromisoformat(published))
    return Document(article, key.split("/")[1], offsets)


def gap(before: tuple[str, int], after: tuple[str, int]) -> str:
    """What stands between two tokens, each given with its sentence."""
    if not before[0]:
        return ""
    if before[1] == 1 and after[1] != 1:
        return "\n"
    return "" if CLOSES.fullmatch(after[0]) or before[0] in OPENS else " "


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
    return aligned(rows + [[name, *(f"{score(true, groups):.3f}" for score in scores)] for name, groups in said.items()])


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
    apart = [(one, other, true_of[one] == true_of[other], incident_of[one] == incident_of[other]) for one, other in pairs]
    return [f"{'missed' if true else 'merged'}: {one} | {other}" for one, other, true, said in apart if true != said]


if __name__ == "__main__":
    sys.exit(main())
