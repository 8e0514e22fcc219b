"""Which reader reads: the trained one where its weights are installed, else the lexical one."""

from tocsin.reading.lexical import LexicalReader
from tocsin.reading.reader import Reader
from tocsin.reading.trained.network import OnnxNetwork, weights_are_here
from tocsin.reading.trained.reader import TrainedReader
from tocsin.reading.trained.sift import load_sift


class UnknownReader(ValueError):
    """A reader was asked for that there is not."""

    def __init__(self, name: str) -> None:
        super().__init__(f'there is no reader "{name}"; ask for auto, trained or lexical')


class NoWeights(RuntimeError):
    """The trained reader was asked for, but its weights are not in this install."""

    def __init__(self) -> None:
        super().__init__(
            "this install has no weights for the trained reader; ask for the lexical one, or install again"
        )


def open_reader(name: str = "auto") -> Reader:
    """The reader named: "trained", "lexical", or "auto" for the best that is installed."""
    if name == "lexical" or (name == "auto" and not weights_are_here()):
        return LexicalReader()
    if name not in ("auto", "trained"):
        raise UnknownReader(name)
    if not weights_are_here():
        raise NoWeights
    return TrainedReader(OnnxNetwork(), LexicalReader(), load_sift())
