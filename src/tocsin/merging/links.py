"""Links: what one report says will happen and another says has happened; never merged, but told of each other."""

from tocsin.merging.comparison import logistic
from tocsin.merging.facts.acts import stages_clash
from tocsin.merging.profile import Profile
from tocsin.merging.weights import BEFORE_ANY_FACT, SAME_FROM
from tocsin.record import DONE, Judgement


def link(judgement: Judgement, left: Profile, right: Profile) -> str | None:
    """How the two stages follow each other ("planned → occurred"), None where the two are not of one thing.

    They are of one thing when all but the stages would make them the same, and the one that lies ahead was published no
    later than the other says that it happened.
    """
    first, then = (left, right) if left.ahead else (right, left)
    if not first.ahead or then.stage not in DONE or _too_late(first, then):
        return None
    rest = sum(reason.weight for reason in judgement.reasons if reason.fact != stages_clash.__name__)
    return f"{first.stage} → {then.stage}" if logistic(BEFORE_ANY_FACT + rest) >= SAME_FROM else None


def _too_late(first: Profile, then: Profile) -> bool:
    """Whether what lies ahead was published after the other's last day: it lies ahead of that day no longer."""
    latest = (then.when.latest if then.when else None) or then.published
    return bool(first.published and latest and first.published > latest)
