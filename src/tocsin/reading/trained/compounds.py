"""Who acts where one backs another: in "Turkish-backed rebels" the rebels do, so that their words are never cut short."""

from collections.abc import Iterator
from dataclasses import replace

from tocsin.record import Link, Marks, Span

ACTING = frozenset({"actor", "target", "owner", "speaker"})


def uncut(text: str, marks: Marks) -> Marks:
    """The marks with parties that lie within a compound such as "Iran-backed" widened to the group it describes."""
    wholes = list(_wholes(text, marks))
    return replace(marks, links=tuple(_uncut(link, wholes) for link in marks.links))


def _wholes(text: str, marks: Marks) -> Iterator[tuple[Span, Span]]:
    """Each compound that ties two parties, and the run of words from it to the end of the group it stands before."""
    for number, tie in enumerate(marks.triggers):
        if tie.sort != "tie" or "-" not in tie.words.quote:
            continue
        ends = [link.words.end for link in marks.links_of(number) if 0 < link.words.start - tie.words.end <= 1]
        if ends:
            yield tie.words, Span(tie.words.start, ends[0], text[tie.words.start : ends[0]])


def _uncut(link: Link, wholes: list[tuple[Span, Span]]) -> Link:
    for compound, whole in wholes:
        inside = compound.start <= link.words.start and link.words.end <= compound.end
        if link.role in ACTING and inside:
            return replace(link, words=whole)
    return link
