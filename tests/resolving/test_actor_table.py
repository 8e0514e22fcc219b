from datetime import date
from itertools import pairwise

import pytest

from tocsin.codebook.actorfiles import parse_held, parse_tie
from tocsin.codebook.actors import Actor, actor_key, load_actors, read_actors
from tocsin.codebook.ownactors import append_entry
from tocsin.codebook.ownactors import written as entry_text
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
        (GOOD.replace("2014-06", "2014-66"), r"a time is no date .*; write 2014"),
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


HEAD = "id,name,kind,country,sector,aliases,ambiguous,adjectives,metonyms,from,to,ties\n"
ROW = "a,Army of A,force,IQ,MIL,AOA|A's army,,,,2014-06,,part-of a 2014..2016-02\n"


def table_of(tmp_path, rows, own=""):
    shipped, project = tmp_path / "actors-test.csv", tmp_path / "actors.toml"
    shipped.write_text(rows, encoding="utf-8")
    project.write_text(own, encoding="utf-8")
    return read_actors([shipped, project])


def test_a_line_of_a_table_says_the_same_as_an_entry_in_toml(tmp_path):
    both = GOOD.replace('"AOA"', '"AOA", "A\'s army"')
    assert table_of(tmp_path, f"# remarks\n{HEAD}{ROW}").actors == written(tmp_path, both).actors


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (HEAD.replace("ties", "bonds"), "actors-test.csv:1: the columns are not those of actors; write id,name"),
        (HEAD + "a,b\n", "actors-test.csv:2: 2 cells under 12 columns; add or drop a comma"),
        (HEAD + ROW + ROW, 'actors-test.csv:3: the id "a" is taken'),
        (HEAD + ROW.replace("part-of a", "part-of"), 'actors-test.csv:2: "part-of 2014..2016-02" is no tie'),
        (HEAD + ROW.replace("force", "army"), 'actors-test.csv:2: "army" is no kind of actor; use one of'),
        (HEAD + ROW.replace("MIL", "XXX"), 'actors-test.csv:2: "XXX" is no sector of PLOVER; use one of'),
        (HEAD + ROW.replace("2014-06", "June"), "actors-test.csv:2: a time is no date"),
    ],
)
def test_a_fault_in_a_line_names_it(tmp_path, rows, fault):
    with pytest.raises(TableFault, match=fault.replace("(", r"\(")):
        table_of(tmp_path, rows)


def test_a_project_adds_actors_and_names_to_those_that_come_along(tmp_path):
    own = '[[also]]\nid = "a"\naliases = ["The Ays"]\n\n[[actor]]\nid = "b"\nname = "Band of B"\nkind = "militia"\n'
    own += 'country = ""\nsector = "UAF"\nties = [{to = "a", relation = "opposes"}]\n'
    table = table_of(tmp_path, HEAD + ROW, own)
    assert [[actor.id for actor, _sort in table.find(name)] for name in ("the Ays", "AOA", "Band of B")] == [
        ["a"],
        ["a"],
        ["b"],
    ]


def test_more_names_for_an_actor_that_is_not_there_are_a_fault(tmp_path):
    with pytest.raises(TableFault, match=r'actors.toml:1: no table holds "z"; mend the id, or write \[\[actor\]\]'):
        table_of(tmp_path, HEAD + ROW, '[[also]]\nid = "z"\naliases = ["Zed"]\n')


def test_what_is_written_for_a_project_reads_back_the_same(tmp_path):
    actor = Actor(
        "b-1",
        'Band "B"',
        "militia",
        "IQ",
        "UAF",
        aliases=("Bé",),
        lived=parse_held("2014", "2015-06"),
        ties=(parse_tie("opposes a 2014.."),),
    )
    table = table_of(tmp_path, HEAD + ROW, entry_text(actor, ['said: "so"\nand so']))
    assert table.actors["b-1"] == actor


def test_a_bad_entry_leaves_a_project_s_file_alone(tmp_path):
    path = tmp_path / "actors.toml"
    append_entry(path, entry_text(Actor("b-1", "Band B", "militia", "IQ", "UAF")))
    before = path.read_text(encoding="utf-8")
    with pytest.raises(TableFault, match=r"actors.toml:\d+: "):
        append_entry(path, entry_text(Actor("b-2", "Band C", "army", "IQ", "UAF")))
    assert (path.read_text(encoding="utf-8"), list(tmp_path.iterdir())) == (before, [path])


def test_offices_have_one_holder_at_a_time():
    table = load_actors()
    shared = {"nicaragua-presidency", "israel-prime-ministership", "ivory-coast-presidency"}
    offices = [led for led in table.leaders if led.endswith(("-presidency", "-prime-ministership"))]
    two = [led for led in offices if led not in shared and overlaps([tie.held for _by, tie in table.leaders[led]])]
    assert two == []


def overlaps(held):
    spans = sorted((when.earliest, when.latest or date.max) for when in held if when.earliest)
    return any((end - start).days > 31 for (_a, end), (start, _b) in pairwise(spans))
