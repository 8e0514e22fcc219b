"""What can be wrong with a decision: one class for each, whose message says what to do. Nothing is kept then."""


class ReviewError(ValueError):
    """A decision that cannot be taken as it was given; the ledger is as before."""


class UnknownId(ReviewError):
    """No incident and no report has an id that begins so."""

    def __init__(self, prefix: str) -> None:
        super().__init__(
            f'no incident and no report has an id that begins "{prefix}"; '
            f"see `tocsin incidents`, or `tocsin history {prefix}` for one that was"
        )


class UnknownField(ReviewError):
    """The statement has no field of that name."""

    def __init__(self, field: str, known: tuple[str, ...]) -> None:
        super().__init__(f'"{field}" is no field that can be decided on; the fields are {", ".join(known)}')


class NotBorneOut(ReviewError):
    """A value that its words do not say: no value without words."""

    def __init__(self, field: str, what: str) -> None:
        super().__init__(f"{field}: {what}")


class NotTwo(ReviewError):
    """A verdict on a pair needs two things that are told apart, or can be."""

    def __init__(self, what: str) -> None:
        super().__init__(what)


class NothingToUndo(ReviewError):
    """There is no such decision, or it is undone already."""

    def __init__(self, what: str) -> None:
        super().__init__(what)


class UnknownLane(ReviewError):
    """The queue has no lane of that name."""

    def __init__(self, lane: str, known: tuple[str, ...]) -> None:
        super().__init__(f'"{lane}" is no lane of the queue; the lanes are {", ".join(known)}')


class UnknownArticle(ReviewError):
    """No article has an id that begins so."""

    def __init__(self, prefix: str) -> None:
        super().__init__(f'no article has an id that begins "{prefix}"; see `tocsin articles`')


class NothingExpunged(ReviewError):
    """There is no tombstone of such an article that still stands in its way."""

    def __init__(self, prefix: str) -> None:
        super().__init__(f'no article whose id begins "{prefix}" is expunged, or it is allowed again already')


class NoReason(ReviewError):
    """What cannot be undone needs a reason."""

    def __init__(self) -> None:
        super().__init__("say why: the reason stays when all else is gone, so do not repeat in it what must go")


class HiddenWithoutReason(ReviewError):
    """To reject an incident or a report hides it, and others will ask why."""

    def __init__(self, which: str) -> None:
        super().__init__(
            f'"{which}" was not rejected: that hides it from every count, so the log must say why; give a reason '
            '(`--why "an exercise"`), or reject one field of it'
        )


class NobodyNamed(ReviewError):
    """A decision needs a person who answers for it, and the program is none."""

    def __init__(self, by: str) -> None:
        super().__init__(f'"{by}" is nobody who can decide; say who with --by NAME')
