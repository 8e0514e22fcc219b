"""The Gun Violence Corpus: its articles, put together from their tokens, and its gold mentions of events."""

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tocsin.record import Article, Span

CLOSES = re.compile(r"[.,:;!?%)\]’”]+|['’](?:s|re|ve|ll|d|m|t)|n['’]t")
"""Tokens that stand without a space before them."""
OPENS = frozenset({"(", "[", "$", "“", "#"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: its article, sentence, first token, lemma and chain."""

    id: str
    document: str
    sentence: int
    token: int
    lemma: str
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article, the incident it is of, and where each token of it begins and ends."""

    article: Article
    incident: str
    offsets: dict[tuple[int, int], Span]


class NoCorpus(RuntimeError):
    """The folder holds no corpus."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: no conll.csv and event_mentions.json there; name their folder with --folder")


def load_mentions(folder: Path) -> list[Mention]:
    """The gold mentions."""
    held = json.loads((folder / "event_mentions.json").read_text(encoding="utf-8"))
    return [mention_of(record) for record in held]


def mention_of(record: Mapping[str, Any]) -> Mention:
    """The mention of one record of the corpus."""
    lemma, token = record["mention_head_lemma"].lower(), record["tokens_number"][0]
    return Mention(
        record["mention_id"], record["conll_doc_key"], record["sent_id"], token, lemma, record["coref_chain"]
    )


def load_documents(folder: Path) -> list[Document]:
    """The articles, their words put together again."""
    rows: dict[str, list[tuple[int, int, str]]] = {}
    with (folder / "conll.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            told = int(row["sent_id"]), int(row["token_id"]), row["token"]
            rows.setdefault(row["topic/subtopic_name/doc"], []).append(told)
    return [document_of(key, tokens) for key, tokens in rows.items()]


def document_of(key: str, tokens: Iterable[tuple[int, int, str]]) -> Document:
    """The article of one document's tokens; its first sentence is the date of publication, its second the title."""
    text, offsets, published, before = "", dict[tuple[int, int], Span](), "", ("", 0)
    for sentence, number, token in tokens:
        if sentence == 0:
            published += token
            continue
        if token == "//n":  # noqa: S105 - the corpus's mark of a line's end
            text, before = text.rstrip() + "\n", ("", sentence)
            continue
        text += gap(before, (token, sentence))
        offsets[sentence, number] = Span(len(text), len(text) + len(token), token)
        text, before = text + token, (token, sentence)
    article = Article(text, key, publisher=key, published=date.fromisoformat(published))
    return Document(article, key.split("/")[1], offsets)


def gap(before: tuple[str, int], after: tuple[str, int]) -> str:
    """What stands between two tokens, each given with its sentence."""
    if not before[0]:
        return ""
    if before[1] == 1 and after[1] != 1:
        return "\n"
    return "" if CLOSES.fullmatch(after[0]) or before[0] in OPENS else " "
