import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.codebook.places import load_place_table
from tocsin.record import Article
from tocsin.resolving.context import read_context
from tocsin.resolving.places import resolve_told
from tocsin.resolving.told import read_told


def told(text):
    """What is said of the name in braces."""
    start, plain = text.index("{"), text.replace("{", "").replace("}", "")
    return read_told(plain, start, text[start + 1 : text.index("}")], load_place_table())


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("A blast in {Fairfield}, Texas, killed two.", ("Texas",)),
        ("Shells fell on {Tripoli} in northern Lebanon.", ("Lebanon",)),
        ("They hold {Mosul} in Northern Iraq.", ("Iraq",)),
        ("Clashes in {Bor} in South Sudan went on.", ("South Sudan",)),
        ("A trial in {Durban}, South Africa, on Monday", ("South Africa",)),
        ("Police in {Kalam} (Pakistan) said so.", ("Pakistan",)),
        ("Birds of the {Rice Lake} area of Fulton County located in Illinois were ill.", ("Illinois",)),
        ("After strikes on {Beirut}, Israel said it would go on.", ()),
        ("Homs, {Hama}, Syria and Iraq", ()),
        ("The {Paris} talks opened in May.", ()),
        ("Troops left {Zarkin} in November.", ()),
        ("Rockets were fired at a base near {Kirkuk}, U.S. officials said.", ()),
        ("Rockets struck {Camp Taji}, the U.S.-led coalition said.", ()),
        ("A fire broke out in {Boulder}, Colorado, U.S.", ("Colorado", "U.S")),
        ("A mine went off in {Zarkham District}, Siem Reap province, Cambodia.", ("Siem Reap Province", "Cambodia")),
        ("Two were shot in {Zarkin}, near Jenin, in the Israeli-occupied West Bank.", ("West Bank",)),
    ],
)
def test_a_wider_name_next_to_a_place_is_what_it_lies_in(text, within):
    assert told(text).within == within


@pytest.mark.parametrize(
    ("text", "kind", "homes"),
    [
        ("A {Washington} state farm was shut.", "area", ()),
        ("The governor of {Georgia} spoke.", "area", ()),
        ("{New York} Governor Jane Roe spoke.", "area", ()),
        ("Fields in Alabama, {Georgia}, Idaho and Ohio burnt.", "area", ("US",)),
        ("Talks with Armenia, {Georgia}, Iraq and Iran", "country", ()),
        ("The mayor of {Mabini} fled.", "town", ()),
        ("The {Georgia} state department denied it.", "", ()),
        ("Fighting in {Georgia} and Ohio", "", ()),
    ],
)
def test_the_words_about_a_place_tell_its_kind(text, kind, homes):
    found = told(text)
    assert (found.kind, found.homes) == (kind, homes)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Then President {Washington} spoke.", "President Washington"),
        ("Mr. {Jackson} was hurt.", "Mr. Jackson"),
        ("The singer Michael {Jackson} left.", "Michael Jackson"),
        ("{Paris} Hilton arrived.", "Paris Hilton"),
        ("Crowds in {Paris} cheered.", ""),
        ("The {Jordan} River rose.", ""),
        ("Shells hit {Jackson} on Monday.", ""),
    ],
)
def test_people_named_like_places_are_people(text, person):
    assert told(text).person == person


def resolved(atlas, text, names):
    article = Article(text, id="a")
    said = [read_told(text, text.index(name), name, atlas.table) for name in names]
    found = resolve_told(said, read_context(article, atlas), atlas)
    return [
        f"{place.name} {place.country} {place.admin1}" if (place := found[one].place) else found[one].why
        for one in said
    ]


def test_a_name_told_with_its_state_once_means_that_everywhere_in_the_article(atlas):
    text = "Two people of Springfield fled. Springfield, Illinois, was calm."
    assert resolved(atlas, text, ["Springfield"]) == ["Springfield US Illinois"]


def test_a_district_that_no_table_knows_is_the_area_it_is_told_in(atlas):
    text = "Cases rose in Zarkham County, Indiana, the governor said."
    assert resolved(atlas, text, ["Zarkham County"]) == ["Indiana US Indiana"]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            "Drones hit Zarkham District, Kharkiv, Kharkiv Oblast, Ukraine.",
            "Zarkham District",
            "Kharkiv UA Kharkiv Oblast",
        ),
        (
            "A bomb went off near the Zarkham Fort in New Delhi, India.",
            "near the Zarkham Fort",
            "Delhi IN Delhi Territory",
        ),
        ("Two died in Zarkin, near Jenin, in the West Bank.", "Zarkin", "near Janīn PS "),
        ("Gunmen came to Zarkin, Nigeria, at night.", "Zarkin", "Nigeria NG "),
        ("They met near Zarkin, Niger.", "near Zarkin", "Niger NE "),
        ("Drones hit the towns of Zarkin and Zarkham, Lebanon.", "Zarkin and Zarkham", "Lebanon LB "),
    ],
)
def test_a_name_that_no_table_holds_is_placed_by_the_names_told_after_it(atlas, text, name, place):
    assert resolved(atlas, text, [name]) == [place]


def test_such_a_place_is_as_wide_as_what_may_lie_about_the_town(atlas):
    text = "Police were shot at in Zarkin, Yuriria, Guanajuato, Mexico."
    said = read_told(text, text.index("Zarkin"), "Zarkin", atlas.table)
    found = resolve_told([said], read_context(Article(text, id="a"), atlas), atlas)[said].place
    assert (found.name, found.precision_km) == ("Yuriria", 20.0)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Soldiers searched Bari, Puntland, Somalia, for bombs.", "Bari", "Bari Region SO Bari Region"),
        ("Gunmen entered Maga, Kebbi State, Nigeria.", "Maga", "Kebbi NG Kebbi"),
        (
            "Rebels near Kampala, Democratic Republic of the Congo, fled.",
            "Kampala",
            "Democratic Republic of the Congo CD ",
        ),
    ],
)
def test_a_place_told_in_one_country_is_never_its_namesake_in_another(atlas, text, name, place):
    assert resolved(atlas, text, [name]) == [place]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Envoys of Lebanon, Washington says, came to talk about Lebanon in Washington.", "Lebanon", "Lebanon LB "),
        ("Fighters clashed near Lake Chad in Nigeria.", "Lake Chad", "Lake Chad  "),
        ("Rockets hit a base near Kirkuk, U.S. officials said.", "Kirkuk", "Kirkuk IQ Kirkuk Governorate"),
    ],
)
def test_a_country_or_a_lake_is_not_overruled_by_what_follows_it(atlas, text, name, place):
    assert resolved(atlas, text, [name]) == [place]


def test_a_person_is_left_open_and_the_reason_says_so(atlas):
    assert resolved(atlas, "Then President Washington spoke.", ["Washington"]) == [
        "open: “President Washington” is a person"
    ]


def test_a_country_is_no_small_town_of_its_name(atlas):
    assert resolved(atlas, "Rivals fought in Mexico near Guerrero state and Mexico City.", ["Mexico"]) == ["Mexico MX "]


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="AaBb lnoehtfr,'(0123)-.", max_size=80), at=st.integers(0, 79))
def test_law_any_text_is_read_and_never_fails(text, at):
    start = min(at, len(text))
    assert read_told(text, start, text[start : start + 5], load_place_table()).phrase == text[start : start + 5]


def test_what_one_article_says_does_not_change_the_next(atlas):
    texts = ["Shells fell on Tripoli in Lebanon.", "Libya's army took Tripoli.", "Tripoli was calm."]
    straight = [resolved(atlas, text, ["Tripoli"]) for text in texts]
    assert [resolved(atlas, text, ["Tripoli"]) for text in reversed(texts)] == straight[::-1]
    assert [answer[0][:10] for answer in straight] == ["Tripoli LB", "Tripoli LY", "open: coul"]
