import pytest

from tocsin.record import Basis, Count, Effect, Span, Stage, parse_when
from tocsin.reviewing import NotBorneOut, UnknownField, UnknownId, correct


@pytest.fixture
def fix(ledger, report, say, resolver):
    """`fix(article, field, value, quote)`: correct a report by the words of its article."""

    def at(article, field, value, quote=None):
        words = None
        if quote is not None:
            start = ledger.article(article).text.index(quote)
            words = (start, start + len(quote))
        return say(correct, report(article), field, value, words=words, resolver=resolver)

    return at


def told(ledger, article):
    return ledger.tellings(article, sort="event")[0].statement


def test_kind_and_stage_are_words_of_the_codebook(ledger, fix):
    fix("wire", "kind", "drone-strike")
    fix("wire", "stage", "denied", "bombed")
    assert (told(ledger, "wire").kind, told(ledger, "wire").stage) == ("drone-strike", Stage.DENIED)
    assert (
        next(each for each in ledger.incidents() if each.reports == (ledger.tellings("wire")[0].id,)).kind
        == "drone-strike"
    )


def test_a_toll_is_read_from_the_words_pointed_at(ledger, fix):
    fix("post", "killed", "18 rockets [part]")
    (harm,) = told(ledger, "post").harm
    assert (harm.words.quote, harm.effect, harm.count, harm.part) == ("18 rockets", Effect.KILLED, Count(18, 18), True)
    fix("post", "killed", "2", "two soldiers")
    assert [(each.words.quote, each.count) for each in told(ledger, "post").harm] == [("two soldiers", Count(2, 2))]
    fix("post", "wounded", "At least 15")
    assert [(each.effect, each.count) for each in told(ledger, "post").harm] == [
        (Effect.KILLED, Count(2, 2)),
        (Effect.WOUNDED, Count(15, None)),
    ]


def test_several_values_stand_beside_each_other(ledger, fix):
    fix("post", "actor", "Militants [accused] | Kataib Hezbollah [claimed]")
    assert [(party.words.quote, party.basis, party.actor_id) for party in told(ledger, "post").actor] == [
        ("Militants", Basis.ACCUSED, None),
        ("Kataib Hezbollah", Basis.CLAIMED, "kataib-hezbollah"),
    ]


def test_words_that_go_back_to_somebody_may_be_said_to_mean_whom_the_article_names(ledger, fix):
    fix("post", "actor", "kataib-hezbollah [accused]", "Militants")
    (party,) = told(ledger, "post").actor
    assert (party.words.quote, party.actor_id, party.basis) == ("Militants", "kataib-hezbollah", Basis.ACCUSED)


def test_days_may_be_any_that_the_words_can_mean_or_wider(ledger, fix):
    fix("herald", "when", "2020-03-04")
    assert told(ledger, "herald").when.when == parse_when("2020-03-04..2020-03-04")
    fix("herald", "when", "2020-03-01..2020-03-11")
    assert told(ledger, "herald").when.when == parse_when("2020-03-01..2020-03-11")
    fix("herald", "when", "Wednesday")
    assert told(ledger, "herald").when.when == parse_when("2020-03-11..2020-03-11")


def test_a_place_is_a_name_of_the_article_or_a_point_no_sharper_than_its_words(ledger, fix):
    fix("wire", "place", "35.4, 44.4 ±25km")
    place = told(ledger, "wire").place
    assert (place.words.quote, place.place.lat, place.place.precision_km, place.place.country) == (
        "Kirkuk",
        35.4,
        25,
        "IQ",
    )
    fix("wire", "place", "Kirkuk", "depot")
    assert told(ledger, "wire").place.words.quote == "depot"
    assert told(ledger, "wire").place.place.name == "Kirkuk"


@pytest.mark.parametrize(
    ("wish", "what"),
    [
        (("wire", "kind", "strike", None), "no kind of the codebook"),
        (("wire", "stage", "maybe", None), "no stage"),
        (("post", "killed", "3", "two soldiers"), "“two soldiers” says 2..2, not 3..3"),
        (("post", "killed", "three soldiers", None), "is not in the article"),
        (("post", "killed", "2", None), "point at the words"),
        (("post", "killed", "two soldiers [accused]", None), "refines no harm"),
        (("post", "times", "two", "the army"), "says no number"),
        (("post", "means", "18 rockets [17..17]", None), "says 18..18, not 17..17"),
        (("post", "actor", "Israel", "Militants"), "nowhere names"),
        (("post", "actor", "Militants = Asaib Ahl al-Haq", None), "nowhere says"),
        (("post", "when", "2020-03-05", None), "cannot mean"),
        (("post", "when", "..", None), "neither end"),
        (("post", "when", "Friday", None), "is not in the article"),
        (("post", "place", "33.5, 44.2", None), "needs a radius"),
        (("post", "place", "33.515, 44.24 ±1km", None), "no smaller radius"),
        (("post", "place", "36.3, 43.1 ±30km", None), "must lie there"),
        (("post", "place", "95.0, 44.2 ±5km", None), "lat -90..90"),
        (("post", "place", "Balad", "Taji"), "nowhere names"),
        (("post", "place", "army", "Taji"), "army"),
    ],
)
def test_a_value_that_its_words_do_not_bear_out_is_refused_with_the_reason(ledger, fix, wish, what):
    before = ledger.tellings()
    with pytest.raises(NotBorneOut, match=what.replace(".", r"\.")):
        fix(*wish)
    assert (ledger.tellings(), ledger.decisions()) == (before, [])


@pytest.mark.parametrize("words", [(-1, 4), (5, 5), (0, 10_000), (15, 16)])
def test_offsets_outside_the_article_or_on_nothing_are_refused(ledger, report, say, words):
    with pytest.raises(NotBorneOut, match="no words of the article"):
        say(correct, report("post"), "stage", "denied", words=words)


def test_an_incident_of_several_reports_is_corrected_by_report(ledger, say):
    incident = next(each for each in ledger.incidents() if len(each.reports) == 2)
    with pytest.raises(NotBorneOut, match="several reports"):
        say(correct, incident.id, "kind", "attack")
    alone = next(each for each in ledger.incidents() if len(each.reports) == 1)
    say(correct, alone.id, "kind", "attack")
    assert ledger.incident(alone.id).kind == "attack"


def test_what_is_no_field_and_what_is_no_id_are_named(ledger, report, say):
    with pytest.raises(UnknownField, match="confidence"):
        say(correct, report("post"), "confidence", "1")
    with pytest.raises(UnknownId):
        say(correct, "zzz", "kind", "attack")


def test_the_readers_own_values_are_still_there(ledger, fix):
    before = ledger.tellings()
    fix("post", "kind", "attack")
    assert ledger.tellings(as_read=True) == before
    assert told(ledger, "post").trigger == Span(10, 15, "fired")
