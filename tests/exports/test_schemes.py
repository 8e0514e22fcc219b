"""ACLED-like, UCDP-like, POLECAT-like and PLOVER: columns in the schemes' order, and what each holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports.conftest import ROCKETS, SHELLING, TAJI, article_of, sourced_of
from tocsin.exports.acled import ACLED
from tocsin.exports.deaths import deaths
from tocsin.exports.plover import left_out, record
from tocsin.exports.polecat import POLECAT
from tocsin.exports.ucdp import UCDP

ACLED_COLUMNS = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1
inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
longitude geo_precision source source_scale notes fatalities tags timestamp"""
UCDP_COLUMNS = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
source_article source_office source_date source_headline source_original where_prec where_coordinates where_description
adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end
deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"""
POLECAT_COLUMNS = """Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW
Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW
Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District
Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People
Story Organizations|Story Locations|Language|Version"""


BARE = {"means": [], "place": None, "speaker": None}


def filled(layout, sourced):
    """The columns that say something, by name."""
    (row,) = layout.rows([sourced])
    return {name: cell for name, cell in zip(layout.names, row, strict=True) if cell not in (None, "")}


@pytest.mark.parametrize(
    ("layout", "columns"),
    [
        (ACLED, ACLED_COLUMNS.split()),
        (UCDP, UCDP_COLUMNS.split()),
        (POLECAT, POLECAT_COLUMNS.replace("\n", "|").split("|")),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_columns_stand_in_the_order_of_the_scheme_and_say_what_they_hold(layout, columns):
    assert list(layout.names) == columns
    assert [column.name for column in layout.columns if not column.holds] == []


def test_an_incident_in_acled_s_columns(rockets):
    assert filled(ACLED, rockets) == {
        "event_id_cnty": rockets.incident.id,
        "event_date": "2020-04-03",
        "year": 2020,
        "time_precision": 1,
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Militants",
        "assoc_actor_1": "Iran",
        "inter1": "Political militia",
        "actor2": "Taji base",
        "inter2": "External/Other forces",
        "interaction": "Political militia-External/Other forces",
        "iso": 368,
        "region": "Middle East",
        "country": "Iraq",
        "admin1": "Baghdad Governorate",
        "location": "Taji",
        "latitude": 33.53123,
        "longitude": 44.25678,
        "geo_precision": 1,
        "source": "Morning Post",
        "notes": "2020-04-03; shelling; Militants (accused) → Taji base; Taji; 2 killed. "
        f"[Morning Post, 2020-04-04] “{ROCKETS}”",
        "fatalities": 2,
        "tags": "stage=occurred; killed=2..2",
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"kind": "killing"}, ("Battles", "Armed clash")),
        ({"kind": "killing", "target": []}, ("Violence against civilians", "Attack")),
        ({"kind": "capture"}, ("Battles", "Non-state actor overtakes territory")),
        ({"kind": "capture", "actor": [{"q": "army"}]}, ("Battles", "Government regains territory")),
        ({"kind": "air-strike"}, ("Explosions/Remote violence", "Air/drone strike")),
    ],
)
def test_a_kind_with_several_rows_in_acled_goes_by_its_sides(report, given, expected):
    row = filled(ACLED, report(**given))
    assert (row["event_type"], row["sub_event_type"]) == expected


@pytest.mark.parametrize(
    ("layout", "given", "reason"),
    [
        (ACLED, {"stage": "feared"}, "stage feared: the scheme holds what happened"),
        (ACLED, {"kind": "threat"}, "kind threat: the scheme has no row for it"),
        (UCDP, {"harm": []}, "nobody is told to have been killed: the scheme holds deadly events"),
        (UCDP, {"harm": [SHELLING["harm"][0] | {"low": 0, "high": 0}]}, "nobody is told to have been killed: the scheme holds deadly events"),
        (UCDP, {"harm": [SHELLING["harm"][0] | {"low": 0, "high": 5}]}, ""),
        (POLECAT, {"kind": "interception"}, "kind interception: the scheme has no type for it"),
        (POLECAT, {"stage": "ongoing"}, ""),
        (POLECAT, {"stage": "planned", "when": None}, "stage planned: the scheme holds what happened"),
    ],
)  # fmt: skip
def test_what_a_scheme_does_not_hold_is_left_out_with_the_reason(report, layout, given, reason):
    assert layout.left_out(report(**given)) == reason


def test_an_incident_in_ucdp_s_columns(rockets):
    row = filled(UCDP, rockets)
    told = ("type_of_violence", "dyad_name", "source_original", "where_prec", "geom_wkt", "country_id", "date_prec")
    assert [row[name] for name in told] == [
        1, "Militants - Taji base", "army", 1, "POINT (44.25678 33.53123)", 645, 1,
    ]  # fmt: skip
    assert [row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")] == [0, 2, 0, 0]
    assert [row[name] for name in ("low", "best", "high")] == [2, 2, 2]
    assert row["gwnob"] == 2
    assert "gwnoa" not in row


def test_sources_that_differ_make_low_and_high_and_what_most_say_is_best():
    def said(paper, number, word):
        harm = [{"q": f"{word} soldiers", "effect": "killed", "who": "military", "low": number, "high": number}]
        return article_of(ROCKETS.replace("two soldiers", f"{word} soldiers"), paper), SHELLING | {"harm": harm}

    sourced = sourced_of(said("Post", 2, "two"), said("Wire", 5, "five"), said("Echo", 2, "two"))
    found = deaths(sourced)
    assert (found.low, found.best, found.high) == (2, 2, 5)


numbers = st.integers(0, 30)


@given(
    low=numbers,
    more=st.none() | numbers,
    part=numbers,
    who=st.sampled_from(["civilians", "military", "militants", "unknown", "police"]),
)
def test_the_four_columns_of_deaths_always_add_up_to_best(low, more, part, who):
    harm = [
        {"q": "two soldiers", "effect": "killed", "who": "unknown", "low": low, "high": None if more is None else low + more},
        {"q": "soldiers", "effect": "killed", "who": who, "low": part, "high": part, "part": True},
    ]  # fmt: skip
    found = deaths(sourced_of((article_of(ROCKETS), SHELLING | {"harm": harm})))
    assert found.a + found.b + found.civilians + found.unknown == found.best
    assert min(found.a, found.b, found.civilians, found.unknown) >= 0
    assert found.low <= found.best <= found.high


def test_a_part_of_the_dead_that_is_told_goes_to_its_side(report):
    harm = [
        {"q": "two soldiers", "effect": "killed", "who": "unknown", "low": 5, "high": 5},
        {"q": "soldiers", "effect": "killed", "who": "civilians", "low": 3, "high": 3, "part": True},
    ]
    found = deaths(report(harm=harm))
    assert (found.best, found.civilians, found.unknown) == (5, 3, 2)


def test_an_incident_in_polecat_s_columns_has_no_counts(rockets):
    row = filled(POLECAT, rockets)
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == ("ASSAULT", "heavy-weapons", "MATERIAL CONFLICT")
    assert (row["Actor Name Raw"], row["Recipient Name Raw"], row["Recipient Country"]) == (
        "Militants",
        "Taji base",
        "USA",
    )
    assert (row["City"], row["GeoNames ID"], row["Primary Actor Sector"]) == ("Taji", "90150", "UAF")


@pytest.mark.parametrize(
    ("stage", "context", "reason"),
    [
        ("occurred", None, ""),
        ("planned", ["future"], ""),
        ("feared", ["hypothetical"], ""),
        ("denied", ["negation"], ""),
        ("threatened", None, "stage threatened: the THREATEN event stands for it"),
        ("foiled", None, "stage foiled: the scheme has no word for what failed"),
    ],
)
def test_plover_says_in_its_context_what_did_not_happen(report, stage, context, reason):
    sourced = report(stage=stage)
    assert left_out(sourced) == reason
    if not reason:
        assert record(sourced, "CC0").get("context") == context


def test_plover_holds_ranges_and_says_by_which_codebook(report):
    found = record(report(harm=[SHELLING["harm"][0] | {"low": 2, "high": None}]), "CC-BY-4.0")
    assert found["size"] == {"dead": "2.."}
    assert found["event_loc"]["resolution"] == 4
    assert found["cite_info"]["license"] == "CC-BY-4.0"
    assert len(found["cite_info"]["codebook"]) == 12


def test_a_place_told_by_its_relation_to_a_town_is_near_it_and_a_country_is_a_country(report):
    near = report(place={"q": "Taji", **TAJI, "feature": "area", "precision_km": 20.0})
    country = report(place={"q": "Taji", **TAJI, "feature": "country", "precision_km": 470.0})
    assert [filled(UCDP, one)["where_prec"] for one in (near, country)] == [2, 6]
    assert [filled(ACLED, one)["geo_precision"] for one in (near, country)] == [2, 3]


@pytest.mark.parametrize(
    ("who", "target", "expected"),
    [
        ("unknown", {"q": "Lena Orr"}, "civilian"),
        ("civilians", {"q": "Orr"}, "civilian"),
        ("officials", {"q": "Lena Orr"}, "Lena Orr"),
        ("unknown", {"q": "market"}, "market"),
        ("unknown", {"q": "Lena Orr", "actor_id": "us-military"}, "United States Armed Forces"),
    ],
)
def test_a_person_who_came_to_harm_and_has_no_public_role_is_no_side_by_name(report, who, target, expected):
    harm = {"q": "Lena Orr", "effect": "killed", "who": who, "low": 1, "high": 1}
    sourced = report(
        "Militants fired on Lena Orr, Orr, in the market at Taji on 3 April.", target=[target], harm=[harm], **BARE
    )
    assert filled(POLECAT, sourced)["Recipient Name"] == expected
    assert (filled(ACLED, sourced).get("inter2") == "Civilians") == (expected == "civilian")
