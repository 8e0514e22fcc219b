from datetime import date

import pytest

from tocsin.codebook.actors import load_actors
from tocsin.record import Article
from tocsin.resolving.actors import resolve_actor
from tocsin.resolving.context import read_context

PUBLISHED = date(2020, 4, 3)


def actor_in(atlas, label, text, published=PUBLISHED):
    article = Article(text, id="x", published=published)
    found = resolve_actor(label, article, read_context(article, atlas), load_actors())
    return found.actor.id if found.actor else None


@pytest.mark.parametrize(
    ("label", "actor_id"),
    [
        ("Kata'ib Hizbollah", "kataib-hezbollah"),
        ("Kataib Hezbollah", "kataib-hezbollah"),
        ("the Iran-backed militia Kata’ib Hezbollah", "kataib-hezbollah"),
        ("Lebanese Hezbollah", "hezbollah"),
        ("Iran", "iran"),
        ("Tehran", "iran"),
        ("the Pentagon", "us-defense-department"),
        ("the Kremlin", "russia"),
        ("US forces", "us-military"),
        ("Iraq’s military", "iraq-military"),
        ("Iran’s", "iran"),
        ("Isis", "islamic-state"),
        ("Islamic State fighters", "islamic-state"),
        ("Houthi fighters", "houthis"),
        ("US President Donald Trump", "donald-trump"),
        ("Mr Trump", "donald-trump"),
        ("Iranian officials", "iran"),
    ],
)
def test_a_name_means_one_actor(atlas, label, actor_id):
    assert actor_in(atlas, label, f"{label} did something.") == actor_id


@pytest.mark.parametrize(
    "label",
    ["militants", "gunmen", "Iraqi militants", "Iraqis", "two of whom", "the group", "they", "is", "speculation"],
)
def test_words_that_name_nobody_stay_unnamed(atlas, label):
    assert actor_in(atlas, label, f"In Iraq, {label} did something.") is None


def test_a_shared_name_is_decided_by_a_foe_s_country_where_no_bearer_s_is_named(atlas):
    nahariyya = "Hezbollah rocket fire killed a man in Nahariya, Israel."
    both = "Hezbollah fired at bases in Iraq, and Israel was alarmed."
    assert [actor_in(atlas, "Hezbollah", text) for text in (nahariyya, both)] == ["hezbollah", None]


def test_a_shared_name_is_decided_by_the_article_or_left_open(atlas):
    beirut = "Hezbollah fired rockets from Lebanon. Lebanese officials said Lebanon's army stood by."
    baghdad = "Kata'ib Hezbollah fired rockets in Iraq. Hezbollah denied it, Iraqi officials said."
    unclear = "Hezbollah issued a statement."
    assert [actor_in(atlas, "Hezbollah", text) for text in (beirut, baghdad, unclear)] == [
        "hezbollah",
        "kataib-hezbollah",
        None,
    ]


def test_a_name_is_judged_at_the_article_s_date(atlas):
    text = "The US-led coalition said its forces were attacked."
    early = actor_in(atlas, "US-led coalition", text, date(2005, 5, 5))
    late = actor_in(atlas, "US-led coalition", text, date(2020, 4, 3))
    assert (late, early != late) == ("cjtf-oir", True)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_an_article_at_the_end_of_the_calendar_is_read(atlas, day):
    assert actor_in(atlas, "Kata'ib Hezbollah", "Kata'ib Hezbollah did something.", day) in ("kataib-hezbollah", None)
