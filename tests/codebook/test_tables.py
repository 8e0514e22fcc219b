"""The checked tables: what they hold, and that a fault names file, line and mend."""

import re
from pathlib import Path

import pytest

from tocsin.codebook.cues import cues, read_cues
from tocsin.codebook.kinds import kinds, read_kinds
from tocsin.codebook.numbers import read_numbers
from tocsin.codebook.tablefile import FOLDER, TableFault
from tocsin.codebook.words import inflected, read_words, verb_forms
from tocsin.record import Direction, Effect, Stage, Who

CODEBOOK = Path(__file__).parents[3] / "shared" / "CODEBOOK.md"
VIOLENT = (
    "armed-clash air-strike drone-strike shelling bombing suicide-bombing grenade shooting close-attack chemical-attack"
    " abduction sexual-violence torture killing attack sabotage mob-violence crackdown raid capture"
)


def spoilt(tmp_path, name, old, new):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path = tmp_path / name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


FAULTS = [
    (read_kinds, "kinds.toml", 'name = "grenade"', 'name = "shelling"', '"shelling" stands twice; keep one'),
    (read_kinds, "kinds.toml", '"ASSAULT", "aerial"', '"ASSAIL", "aerial"', '"ASSAIL" is no PLOVER type'),
    (
        read_kinds,
        "kinds.toml",
        '"Battles", "Armed clash"',
        '"Fights", "Armed clash"',
        '"Fights" is no ACLED event type',
    ),
    (
        read_kinds,
        "kinds.toml",
        '"skirmish", "do battle"',
        '"stab"',
        '"stab" is listed under both armed-clash and close-attack',
    ),
    (read_kinds, "kinds.toml", "violent = true\n", "", "a kind lacks a field ('violent')"),
    (read_kinds, "kinds.toml", "[[kind]]", "[[kind", "not TOML"),
    (read_numbers, "numbers.toml", "[tails]", "[tales]", "no table [tails]; add it"),
    (read_numbers, "numbers.toml", '"over" = "above"', '"over" = "beyond"', '"over" bends a number by "beyond"'),
    (read_numbers, "numbers.toml", "dozens = 24", "two = 24", '"two" is both a number and a floor'),
    (read_words, "words.toml", 'be = ["be"', 'bee = ["be"', 'no list "be"; add it'),
    (read_words, "words.toml", 'say = ["said", "said"]', 'say = ["said"]', '"say" has 1 irregular forms'),
    (
        read_cues,
        "cues.toml",
        'rocket = "shelling"',
        'rocket = "rocketry"',
        '"rocket" makes an attack of kind "rocketry"',
    ),
    (read_cues, "cues.toml", "feared = [", "dreaded = [", '[stages] has "dreaded"'),
    (read_cues, "cues.toml", "envoys = [", "ministers = [", 'kind "sanction" needs the things "envoys"'),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault[-1] for fault in FAULTS])
def test_a_fault_names_file_line_and_mend(tmp_path, fault):
    read, name, old, new, what = fault
    with pytest.raises(TableFault) as raised:
        read(spoilt(tmp_path, name, old, new))
    message = str(raised.value)
    assert what in message
    assert re.match(rf"{name}:[1-9]\d*: .+; .+", message)


def test_a_fault_points_at_the_line(tmp_path):
    path = spoilt(tmp_path, "cues.toml", 'rocket = "shelling"', 'rocket = "rocketry"')
    line = path.read_text(encoding="utf-8").splitlines().index('rocket = "rocketry"') + 1
    with pytest.raises(TableFault, match=rf"^cues\.toml:{line}: "):
        read_cues(path)


def test_the_violent_kinds_are_the_schemes():
    assert [kind.name for kind in kinds().values() if kind.violent] == VIOLENT.split()


def test_every_kind_says_what_it_covers_and_has_words_of_its_own():
    weapons = set(cues().weapons.values())
    assert [kind.name for kind in kinds().values() if not kind.covers] == []
    wordless = [k.name for k in kinds().values() if not (k.verbs or k.nouns or k.words or k.name in weapons)]
    assert wordless == []


@pytest.mark.shared
@pytest.mark.skipif(not CODEBOOK.exists(), reason="needs ../shared/CODEBOOK.md")
def test_the_kinds_stand_in_the_order_of_the_scheme_with_its_crosswalks():
    section = CODEBOOK.read_text(encoding="utf-8").split("## 5.")[1].split("## 6.")[0]
    rows = re.findall(r"^\| `([a-z-]+)` \|(.*)\|(.*)\|(.*)\|$", section, re.MULTILINE)
    assert [row[0] for row in rows] == list(kinds())
    for name, _, plover, acled in rows:
        kind = kinds()[name]
        assert kind.plover_type in plover.replace("–", " ").split() or not kind.plover_type
        assert (name, acled.split(" / ")[0].strip().replace("–", "")) == (name, kind.acled_event)


def test_every_word_of_the_scheme_has_its_cues():
    tables = cues()
    assert set(tables.stages.values()) == set(Stage) - {Stage.OCCURRED}
    assert set(tables.trends.values()) == set(Direction) - {Direction.SHIFT}
    assert set(tables.harm_verbs.values()) == set(Effect)
    assert set(tables.who.values()) == set(Who) - {Who.UNKNOWN}


FORMS = [
    ("attack", ("attack", "attacks", "attacked", "attacked", "attacking")),
    ("fire", ("fire", "fires", "fired", "fired", "firing")),
    ("flee", ("flee", "flees", "fled", "fled", "fleeing")),
    ("occupy", ("occupy", "occupies", "occupied", "occupied", "occupying")),
    ("hit", ("hit", "hits", "hit", "hit", "hitting")),
    ("stop", ("stop", "stops", "stopped", "stopped", "stopping")),
    ("free", ("free", "frees", "freed", "freed", "freeing")),
    ("veto", ("veto", "vetoes", "vetoed", "vetoed", "vetoing")),
    ("begin", ("begin", "begins", "began", "begun", "beginning")),
    ("shoot", ("shoot", "shoots", "shot", "shot", "shooting")),
]


@pytest.mark.parametrize(("lemma", "forms"), FORMS, ids=[lemma for lemma, _ in FORMS])
def test_a_verb_has_its_five_forms(lemma, forms):
    assert verb_forms(lemma).all() == forms


def test_a_phrase_is_inflected_at_its_verb():
    assert inflected("fatally shoot") == ("fatally shoot", "fatally shoots", "fatally shot", "fatally shooting")
