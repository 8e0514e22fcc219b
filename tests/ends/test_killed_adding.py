"""Adding that was killed between keeping the articles and deriving the incidents."""

import pytest

from tocsin import keeping
from tocsin.cli.adding import Intake, take
from tocsin.codebook.ownactors import own_file
from tocsin.ledger import open_ledger

TEXT = "Militants fired 18 rockets at the Taji base in Iraq on Wednesday, killing two soldiers, the army said.\n"


def add(ledger, folder):
    """New and known articles."""
    new, known, problems = take(
        Intake((str(folder / "a.txt"),)), ledger, "lexical", actors=own_file(str(folder / "l.db")), full=False
    )
    assert problems == []
    return new, known


@pytest.fixture
def killed(address, tmp_path, monkeypatch):
    """A ledger with an article and no incident."""
    (tmp_path / "a.txt").write_text(f"Published: 2020-03-12\n\n{TEXT}", encoding="utf-8")
    with open_ledger(address) as ledger:
        with monkeypatch.context() as patched:
            patched.setattr(keeping, "keep_up", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                add(ledger, tmp_path)
        yield ledger


def test_the_next_adding_derives_what_was_kept_though_it_adds_nothing_new(killed, tmp_path):
    assert (killed.counts().articles, killed.incidents()) == (1, [])
    assert add(killed, tmp_path) == (0, 1)
    assert [(each.kind, each.place_words) for each in killed.incidents()] == [("shelling", "Iraq")]


def test_adding_nothing_new_to_a_ledger_that_is_derived_derives_nothing(killed, tmp_path, monkeypatch):
    add(killed, tmp_path)
    monkeypatch.setattr(keeping, "keep_up", lambda *_: 1 / 0)
    assert add(killed, tmp_path) == (0, 1)
