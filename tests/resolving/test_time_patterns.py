"""Every pattern that times are read with takes time in proportion to the words, whatever they are."""

import importlib
import pkgutil
import re

import pytest

from tocsin.resolving import dating, days, times

MODULES = [times, dating] + [
    importlib.import_module(f"{days.__name__}.{module.name}") for module in pkgutil.iter_modules(days.__path__)
]
PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}
SEARCHED = [
    *("normal.CLOCK", "normal.HOURS_SPAN", "normal.DOTTED_MONTH", "normal.ARTICLE", "normal.WORD", "normal.GROUPED"),
    *("normal.GLUED", "normal.ISO_TIME", "bounds.EVENT_DATE", "bounds.ON_END", "bounds.SPLIT", "events.HEAD_ENDS"),
    *("events.BEGAN", "events.ENDING", "events.WORD", "told.BACKWARD", "names.PERSON_BEFORE", "zones.CLOCK"),
    *(
        "zones.OWN_CLOCK",
        "tense.STOP",
        "tense.WILL",
        "tense.DUE",
        "tense.GOES_ON",
        "dating.SEQUENCE",
        "dating.SENTENCE_END",
    ),
]
"""The patterns that are looked for inside words; the others are held against a phrase from its start."""
LENGTH = 30_000
RUNS = [
    *(
        "a",
        " ",
        "1",
        "-",
        ",",
        "(",
        ".",
        "A",
        "a ",
        "1 ",
        "1-",
        "the ",
        "and ",
        "since ",
        "until ",
        "in the ",
        "or on ",
    ),
    *(
        "january ",
        "jan 1 ",
        "3 january ",
        "monday ",
        "2014 ",
        "2014-",
        "early ",
        "about ",
        "for the first time ",
        "just ",
    ),
    *(
        "2 days before ",
        "day after ",
        "night of ",
        "week ",
        "few ",
        "hours later ",
        "from the ",
        "start of ",
        "ramadan ",
    ),
    *("12:00 ", "12:00 gmt ", "3 p.m. ", "last ", "next week ", "has been ", "will ", "scheduled ", " began", "after "),
    *(
        "in response to ",
        "(a) ",
        "1,000,",
        "the day of ",
        "or so ",
        "that ",
        "muslim holiday of ",
        "terror ",
        "attacks ",
    ),
]


def hostile():
    for run in RUNS:
        words = run * (LENGTH // len(run))
        yield from (words, f"{words}!", f"since {words}")


@pytest.mark.timeout(5)
@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_time_in_proportion_to_hostile_words(name):
    for words in hostile():
        PATTERNS[name].fullmatch(words)
        PATTERNS[name].match(words)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("name", SEARCHED)
def test_a_pattern_looked_for_inside_words_does_too(name):
    for words in hostile():
        for _found in PATTERNS[name].finditer(words):
            pass


def test_there_are_patterns_to_try():
    assert len(PATTERNS) > 60
