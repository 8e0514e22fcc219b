"""Names for pronouns: the nearest earlier party that fits, as a reader would take it."""

from dataclasses import dataclass

from tocsin.reading.lexical.phrases import Run, Sentence

PERSONS = frozenset({"he", "she", "his", "her", "him"})
THINGS = frozenset({"it", "its", "they", "their", "them", "we", "our"})


@dataclass(frozen=True, slots=True)
class Named:
    """The last person and the last other party told of, as quoted."""

    person: str | None = None
    thing: str | None = None

    def of(self, words: str) -> str | None:
        """The name for a pronoun, None for anything else or where nothing came before."""
        low = words.lower()
        if low in PERSONS:
            return self.person
        return self.thing if low in THINGS else None


def told(sentence: Sentence, before: Named, at: int) -> Named:
    """What pronouns at word `at` may stand for: parties of this sentence before it, then those of earlier ones."""
    person, thing = before.person, before.thing
    for run in sentence.by_start.values():
        if run[1] > at:
            break
        if "X" not in sentence.tags[run[0] : run[1]] or sentence.tag(run[0] - 1) == "P":
            continue
        quote = _name(sentence, run)
        if _is_person(sentence, run):
            person = quote
        else:
            thing = quote
    return Named(person, thing)


def _name(sentence: Sentence, run: Run) -> str:
    return sentence.span(run).quote.removeprefix("The ").removeprefix("the ")


def _is_person(sentence: Sentence, run: Run) -> bool:
    """Two capitalised words at the end of the phrase, after an office or a title or nothing."""
    tail = sentence.tags[run[0] : run[1]]
    return (
        tail.endswith("XX")
        and (tail[0] in "NX")
        and not sentence.low[run[1] - 1].endswith(("s", "army", "party", "states", "council", "kingdom", "force"))
    )
