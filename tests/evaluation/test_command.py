import pytest

from evaluation import __main__ as command
from evaluation.sets import EvaluationSet

TRUE = {"sort": "event", "kind": "raid", "trigger": "raided", "stage": "occurred"}
IDS = [f"t{k}" for k in range(10)]
SMALL = EvaluationSet(
    "gold", tuple({"id": key, "text": "They raided Herat."} for key in IDS), {key: [TRUE] for key in IDS}, quotable=True
)


def right(texts):
    return [{"id": text["id"], "statements": [TRUE]} for text in texts]


def wrong(texts):
    return [{"id": text["id"], "statements": []} for text in texts]


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setattr(command, "HERE", tmp_path)
    monkeypatch.setattr(command, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(command, "load_set", lambda name: SMALL if name == "gold" else None)

    def measured(coder, *words):
        monkeypatch.setattr(command, "tocsin_coder", lambda _: coder)
        return command.main(words)

    return measured


def test_floors_are_set_then_held_then_broken(run, tmp_path, capsys):
    assert run(right, "--update") == 0
    assert (tmp_path / "answers/gold-lexical.csv").read_text().splitlines()[:3] == [
        "id,statement,field,gold,said,right",
        "t0,event 1,kind,raid,raid,1",
        "t0,event 1,stage,occurred,occurred,1",
    ]
    assert run(right) == 0
    assert "dev: not on this machine, skipped" in capsys.readouterr().out


def test_a_broken_floor_is_told_and_fails(run, capsys):
    run(right, "--update")
    assert run(wrong) == 1
    assert "gold/lexical/kind: 0.0000 is" in capsys.readouterr().out


def test_an_update_with_a_loss_needs_the_reason(run, tmp_path):
    run(right, "--update")
    kept = (tmp_path / "floors.json").read_text()
    assert run(wrong, "--update") == 1
    assert (tmp_path / "floors.json").read_text() == kept
    assert run(wrong, "--update", "--accept-loss", "a new reader") == 0
    assert "a new reader" in (tmp_path / "floors.json").read_text()


def test_the_table_sets_the_reader_beside_the_baselines(run, capsys):
    run(right, "--update", "--detail")
    out = capsys.readouterr().out
    names = [line.split()[0] for line in out.splitlines() if line]
    assert names[:7] == ["gold:", "F1", "lexical", "trained", "keywords", "everything", "nothing"]
