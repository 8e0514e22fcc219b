import json
from datetime import datetime
from pathlib import Path

import pytest

from tocsin.ledger import Ledger
from tocsin.record import Article
from tocsin.record.coded import from_coded

CODED = Path(__file__).parents[3] / "shared" / "data" / "coded"


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (CODED / name).read_text(encoding="utf-8").split("\n") if line]


@pytest.mark.shared
@pytest.mark.skipif(not CODED.exists(), reason="the coded texts are not beside the project")
def test_every_statement_that_people_coded_reads_back_equal(ledger: Ledger, now: datetime) -> None:
    texts = {row["id"]: row["text"] for row in lines("dev.texts.jsonl")}
    told = {}
    for row in lines("dev.jsonl"):
        text = texts[row["id"]]
        told[row["id"]] = [from_coded(one, text) for one in row["statements"]]
        ledger.add(None, Article(text, id=row["id"]), told[row["id"]], reader="people", now=now)
    back: dict[str, list[object]] = {each: [] for each in told}
    for telling in ledger.tellings():
        back[telling.article_id].append(telling.statement)
    assert back == told
