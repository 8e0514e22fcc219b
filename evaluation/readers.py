"""What is measured: anything that turns text records into coded records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evaluation.pairing import Json

Coder = Callable[[list[Json]], list[Json]]


@dataclass(frozen=True, slots=True)
class Answers:
    """The statements a coder gave for each text, and the texts on which it crashed."""

    statements: dict[str, list[Json]]
    crashes: tuple[tuple[str, str], ...] = ()


def _answer_together(coder: Coder, texts: Sequence[Json]) -> dict[str, list[Json]]:
    """Answers to all texts in one call; none at all when it crashes, since the culprit is not known yet."""
    try:
        return {record["id"]: record["statements"] for record in coder(list(texts))}
    except Exception:  # noqa: BLE001 - whatever it dies of, each text is then tried alone and the fault named there
        return {}


def _answer_alone(coder: Coder, text: Json) -> tuple[list[Json], str | None]:
    try:
        statements = [record["statements"] for record in coder([text]) if record["id"] == text["id"]]
    except Exception as fault:  # noqa: BLE001 - whatever a reader dies of, the text counts as missed and is named
        return [], f"{type(fault).__name__}: {fault}"
    return (statements[0], None) if statements else ([], "no answer")


def answer(coder: Coder, texts: Sequence[Json]) -> Answers:
    """The coder's answer to each text: a crash or a missing answer is a text with nothing found.

    >>> answer(lambda texts: [], [{"id": "a", "text": "Rebels fired."}])
    Answers(statements={'a': []}, crashes=(('a', 'no answer'),))
    """
    statements, crashes = _answer_together(coder, texts), []
    for text in texts:
        if text["id"] not in statements:
            statements[text["id"]], fault = _answer_alone(coder, text)
            crashes += [(text["id"], fault)] if fault else []
    return Answers(statements, tuple(crashes))


def tocsin_coder(reader: str) -> Coder:
    """Tocsin itself, with the reader of that name."""
    from tocsin.pipeline import code_records  # noqa: PLC0415 - scores and baselines work without the program's rooms

    def code(texts: list[Json]) -> list[Json]:
        return list(code_records(texts, reader=reader))

    return code
