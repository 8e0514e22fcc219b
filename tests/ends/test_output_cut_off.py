"""What a command does goes on though nobody reads what it prints: `tocsin add … | head`."""

import json
import subprocess
import sys

from tocsin.ledger import open_ledger
from tocsin.reviewing import verify

TEXT = "Militants fired 18 rockets at the Taji base in Iraq on Wednesday, killing {} soldiers, the army said."


def test_what_was_to_be_added_is_added_and_derived_though_the_output_was_cut_off(tmp_path):
    told = [{"id": f"a{n}", "published": "2020-03-12", "text": TEXT.format(n)} for n in range(2, 5)]
    (tmp_path / "told.jsonl").write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    where = str(tmp_path / "ledger.db")
    adding = [sys.executable, "-m", "tocsin", "add", str(tmp_path / "told.jsonl"), "--reader", "lexical"]
    with subprocess.Popen([*adding, "--ledger", where], stdout=subprocess.PIPE) as program:
        program.stdout.close()
    assert program.returncode == 0
    with open_ledger(where) as ledger:
        assert ledger.counts().articles == len(told)
        assert verify(ledger) == ()
