"""Harm: who was killed, wounded, captured or displaced, and the verb or noun that says so."""

from dataclasses import dataclass

from tocsin.codebook.cues import cues
from tocsin.reading.lexical.clauses import agent, doers, is_passive, subject, sufferers
from tocsin.reading.lexical.phrases import Run, Sentence, joined_after, with_of
from tocsin.record import Effect


@dataclass(frozen=True, slots=True)
class Toll:
    """One number of people and what happened to them. `at` is the word that says so; `doer` who did it, if told."""

    effect: Effect
    run: Run
    at: int
    part: bool = False
    doer: tuple[Run, ...] = ()
    active: bool = False


def tolls(sentence: Sentence) -> list[Toll]:
    """The harm that a sentence tells, in reading order."""
    found: list[Toll] = []
    for at, word in enumerate(sentence.low):
        effect = cues().harm_verbs.get(word)
        if effect and sentence.tag(at) in ("V", "E", "G"):
            found += _of_verb(sentence, at, effect)
        elif word in cues().harm_nouns or word in cues().killings or word in cues().zero:
            found += _of_noun(sentence, at, word)
    return [toll for base in found for toll in (base, *_parts(sentence, base))]


def _of_verb(sentence: Sentence, at: int, effect: Effect) -> list[Toll]:
    if sentence.low[at] in cues().intransitive:
        runs, doer, active = _subjects(sentence, at), [], False
    else:
        runs = sufferers(sentence, at)
        active = not is_passive(sentence, at)
        doer = doers(sentence, at) if active else agent(sentence, at)
    return [Toll(effect, run, at, doer=tuple(doer), active=active) for run in runs if _people(sentence, run)]


def _subjects(sentence: Sentence, at: int) -> list[Run]:
    return [with_of(sentence, run) for run in subject(sentence, at)]


def _people(sentence: Sentence, run: Run) -> bool:
    """Whether a phrase can be people: no pronoun for a thing, no deed."""
    words = sentence.words(run)
    return words[-1] not in cues().not_people and words != ("it",) and words[0] not in ("himself", "themselves")


def _of_noun(sentence: Sentence, at: int, word: str) -> list[Toll]:
    """Such as "12 dead", "30 wounded", "no casualties", "the deaths of 132 civilians"."""
    if word in cues().zero and sentence.word(at - 1) in ("no", "any"):
        return [Toll(_zero(word), (at - 1, at + 1), at)]
    if word in cues().killings and sentence.word(at + 1) == "of" and at + 2 in sentence.by_start:
        runs = joined_after(sentence, sentence.by_start[at + 2])
        return [Toll(Effect.KILLED, run, at) for run in runs]
    run = sentence.by_end.get(at) or sentence.by_end.get(at + 1)
    effect = cues().harm_nouns.get(word)
    if effect is None or run is None or "#" not in sentence.tags[run[0] : at]:
        return []
    return [Toll(effect, (run[0], min(run[1], at)), at)]


def _zero(word: str) -> Effect:
    return Effect.WOUNDED if word == "injuries" else Effect.KILLED


def _parts(sentence: Sentence, toll: Toll) -> list[Toll]:
    """Numbers contained in a toll: ", including three children", ", five of them soldiers"."""
    at = toll.run[1]
    at += sentence.tag(at) == ","
    if sentence.word(at) != "including" or at + 1 not in sentence.by_start:
        return []
    runs = joined_after(sentence, sentence.by_start[at + 1])
    counted = [run for run in runs if sentence.tags[run[0]] in "#XD"]
    return [Toll(toll.effect, run, toll.at, part=True) for run in counted]
