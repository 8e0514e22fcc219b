import pytest

from tocsin.codebook.actors import actor_key, load_actors, read_actors
from tocsin.codebook.tablefile import TableFault

GOOD = """[[actor]]
id = "a"
name = "Army of A"
kind = "force"
country = "IQ"
sector = "MIL"
aliases = ["AOA"]
from = "2014-06"
ties = [{to = "a", relation = "part-of", from = "2014", until = "2016-02"}]
"""


def written(tmp_path, text):
    path = tmp_path / "actors-test.toml"
    path.write_text(text, encoding="utf-8")
    return read_actors([path])


def test_an_entry_is_read_with_its_times(tmp_path):
    table = written(tmp_path, GOOD)
    actor = table.actors["a"]
    assert (str(actor.lived), [str(tie.held) for tie in actor.ties]) == ("2014-06-01..", ["2014-01-01..2016-02-29"])
    assert [(found.id, sort.value) for found, sort in table.find("the army of A")] == [("a", "name")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOOD + GOOD, r'actors-test.toml:\d+: the id "a" is taken; give this actor another id'),
        (GOOD.replace('sector = "MIL"\n', ""), r'the actor "a" has no sector; add sector'),
        (GOOD.replace("aliases", "alias"), r'the actor "a" has the unknown field "alias"; use'),
        (GOOD.replace("part-of", "partof"), r'"partof" is no relation; use one of'),
        (GOOD.replace('to = "a"', 'to = "b"'), r'"a" has a tie to "b", which no table holds; mend the id'),
        (GOOD.replace("2014-06", "2014-66"), r'a time is no date .*; write 2014'),
        (GOOD + "name = ", r"actors-test.toml:\d+: not TOML"),
    ],
)
def test_a_fault_names_file_line_and_mend(tmp_path, text, fault):
    with pytest.raises(TableFault, match=fault):
        written(tmp_path, text)


def test_short_capitals_are_compared_as_written():
    assert (actor_key("IS") == actor_key("is"), actor_key("U.S.") == actor_key("US")) == (False, True)
    assert (actor_key("Kata'ib Hezbollah") == actor_key("Kataib hezbollah")) is True


def test_the_shipped_tables_are_read_and_hold_what_the_wars_since_2003_need():
    table = load_actors()
    needed = [
        "iran",
        "united-states",
        "kataib-hezbollah",
        "hezbollah",
        "islamic-state",
        "donald-trump",
        "taliban",
        "hamas",
    ]
    assert [actor_id for actor_id in needed if actor_id not in table.actors] == []
