"""Words for probabilities, always with the number; and confidence in the data, by rule.

The rows are those of the US Intelligence Community's directive 203. Likelihood and confidence are two things and never
share a sentence: one is about the world, the other about what we hold.
"""

from tocsin.analysis.answer import Confidence

ROWS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.01, "almost certain"),
)


def word(probability: float) -> str:
    """The words for a probability, which are never printed without the number.

    >>> word(0.08) == word(0.19), word(0.19) == word(0.21)
    (True, False)
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"a probability lies between 0 and 1, got {probability}")
    return next(said for most, said in ROWS if probability < most)


def likelihood(probability: float) -> str:
    """The word for a probability, with the number.

    >>> likelihood(0.84), likelihood(0.51), likelihood(0.004), likelihood(0.999)
    ('very likely (84 %)', 'roughly even chance (51 %)', 'almost no chance (under 1 %)', 'almost certain (over 99 %)')
    """
    if probability < 0.01:
        return f"{word(probability)} (under 1 %)"
    if probability > 0.99:
        return f"{word(probability)} (over 99 %)"
    return f"{word(probability)} ({probability * 100:.0f} %)"


def likely_as(probability: float) -> str:
    """The same after "is".

    >>> likely_as(0.51), likely_as(0.84)
    ('a roughly even chance (51 %)', 'very likely (84 %)')
    """
    said = likelihood(probability)
    return f"a {said}" if said.startswith("roughly") else said


MOSTLY = 0.5
"""Below this share dated to the day, days are mostly unknown. An own choice."""


def confidence(
    *, sources: int, to_the_day: float, seen: float | None = None, spread: float | None = None
) -> Confidence:
    """Confidence in the data, by rule.

    `sources` is the number of independent sources, `to_the_day` the share dated to the day, `seen` the share of reports
    already in for the last stretch, `spread` how much larger the largest of the models' answers is than the smallest.
    One fault leaves it moderate, two make it low; a single source is never more than low, nor are days mostly unknown.

    >>> confidence(sources=3, to_the_day=0.95).level, confidence(sources=3, to_the_day=0.6).level
    ('high', 'moderate')
    """
    faults = [
        said
        for bad, said in (
            (sources == 1, "all reports come from one source"),
            (sources == 2, "only two independent sources"),
            (sources == 0, "no source is named"),
            (to_the_day < 0.8, f"{to_the_day:.0%} are dated to the day".replace("%", " %")),
            (seen is not None and seen < 0.9, "the last days are still filling"),
            (spread is not None and spread > 1.5, "the models differ by more than half"),
        )
        if bad
    ]
    level = "low" if len(faults) > 1 or sources < 2 or to_the_day < MOSTLY else "moderate" if faults else "high"
    return Confidence(level, tuple(faults) or (f"{sources} independent sources", "dated to the day"))
