import pytest

from tocsin.codebook.actors import load_actors
from tocsin.codebook.sectors import ACLED_NAMES, acled_of, acled_type, interaction, plover_sector

SIDES = [
    ("iraq-military", "IQ", "", "State forces"),
    ("us-military", "IQ", "", "External/Other forces"),
    ("us-military", "US", "", "State forces"),
    ("us-military", "", "", "State forces"),
    ("united-nations", "ML", "", "External/Other forces"),
    ("islamic-state", "IQ", "", "Rebel group"),
    ("kataib-hezbollah", "IQ", "", "Political militia"),
    ("druze", "SY", "", "Civilians"),
    ("druze", "SY", "mob-violence", "Rioters"),
    ("iran", "IR", "", "State forces"),
]


@pytest.mark.parametrize(("actor_id", "place", "event", "side"), SIDES)
def test_an_actor_is_the_side_that_it_is_where_it_acts(actor_id, place, event, side):
    assert ACLED_NAMES[acled_of(load_actors().actors[actor_id], place=place, event=event)] == side


def test_every_actor_of_the_table_has_a_code_in_both_schemes():
    actors = load_actors().actors.values()
    assert [actor.id for actor in actors if not plover_sector(actor) or acled_of(actor) not in ACLED_NAMES] == []


def test_interactions_do_not_depend_on_who_is_named_first():
    codes = range(1, 9)
    assert [(a, b) for a in codes for b in codes if interaction(a, b) != interaction(b, a)] == []
    assert (interaction(acled_type("MIL"), acled_type("REB")), interaction(acled_type("UAF"))) == (12, 30)
