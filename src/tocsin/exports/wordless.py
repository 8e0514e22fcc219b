"""Records without the words of the sources and without names that are to be hidden, for exports told roughly."""

from dataclasses import replace

from tocsin.codebook.actors import load_actors
from tocsin.exports.hiding import Names
from tocsin.record import Article, Incident, Party, Report, Span, Telling

BLOT = "█"


def told_without(incident: Incident, names: Names) -> Incident:
    """The incident with no label that names a hidden place; labels that become alike are one."""
    return replace(
        incident,
        actors=_labels(incident.actors, names),
        targets=_labels(incident.targets, names),
        means=_labels(incident.means, names),
        claimed_by=_labels(incident.claimed_by, names),
        denied_by=_labels(incident.denied_by, names),
        publishers=tuple(map(names.without_resolved, incident.publishers)),
        told=tuple(
            replace(
                told,
                publishers=tuple(map(names.without_resolved, told.publishers)),
                speaker=names.without(told.speaker),
            )
            for told in incident.told
        ),
    )


def _labels(labels: tuple[str, ...], names: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.without(label) for label in labels))


def telling_without(telling: Telling, names: Names) -> Telling:
    """The telling with blots in place of its words, and no place."""
    publisher = names.without_resolved(telling.publisher)
    if not isinstance(telling.statement, Report):
        raise TypeError(f"incidents are told by reports, and {telling.id} is none; build the ledger again")
    return replace(telling, publisher=publisher, statement=report_without(telling.statement, names))


def report_without(report: Report, names: Names) -> Report:
    """The report with blots in place of its words, and no place; the offsets of the words stay."""
    return replace(
        report,
        trigger=blotted(report.trigger),
        actor=tuple(party_without(party, names) for party in report.actor),
        target=tuple(party_without(party, names) for party in report.target),
        means=tuple(replace(means, words=blotted(means.words)) for means in report.means),
        harm=tuple(
            replace(harm, words=blotted(harm.words), speaker=harm.speaker and party_without(harm.speaker, names))
            for harm in report.harm
        ),
        times=report.times and replace(report.times, words=blotted(report.times.words)),
        place=None,
        when=report.when and replace(report.when, words=blotted(report.when.words)),
        speaker=report.speaker and party_without(report.speaker, names),
    )


def party_without(party: Party, names: Names) -> Party:
    """The party under a label without hidden names; an actor of the tables that bears one is not named either."""
    known = load_actors().actors.get(party.actor_id or "")
    told = f"{(party.actor_id or '').replace('-', ' ').title()} | {known.name if known else ''}"
    return replace(
        party,
        words=blotted(party.words),
        name=names.without(party.label),
        actor_id=party.actor_id if names.without(told) == told else None,
        how="",
    )


def blotted(words: Span) -> Span:
    """As many blots as the words had letters."""
    return Span(words.start, words.end, BLOT * len(words.quote))


def article_without(article: Article, names: Names) -> Article:
    """What may be told of an article: its id, day and language, and its publisher without hidden names."""
    publisher = names.without_resolved(article.publisher)
    return Article("", article.id, publisher=publisher, published=article.published, language=article.language)
