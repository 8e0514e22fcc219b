"""The long form comes back: the same values with the same words, joined and parted as they were."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exports.conftest import ROCKETS, SHELLING, article_of, sourced_of
from tests.exports.tellings import told_of
from tocsin.exports.coarsening import coarsened, coarseness
from tocsin.exports.delimited import Manner
from tocsin.exports.formats import delimited
from tocsin.exports.importing.longform import articles_of, is_long
from tocsin.exports.importing.rowfiles import rows_of
from tocsin.exports.long import LONG, values
from tocsin.record import spans_of

few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def taken(told, folder, manner=Manner()):  # noqa: B008
    """The articles of a form that was written, without problems, every word of theirs in their text."""
    path = folder / "long.csv"
    out = BytesIO()
    delimited(LONG, "long", manner).write(iter(told), out, dict)
    path.write_bytes(out.getvalue())
    found = list(articles_of(rows_of(path)))
    for each in found:
        assert each.problems == ()
        for _, report in each.reports:
            for span in spans_of(report):
                span.check(each.article.text)
    return found


def said(report):
    """What a report says, as the form tells it, blanks in words made one."""
    return [
        (each.field, " ".join(each.value.split()), " ".join(each.note.split()), " ".join(each.words.quote.split()))
        for each in values(report)
    ]


@few
@given(told=st.lists(told_of, min_size=1, max_size=4, unique_by=lambda one: one.incident.id), bom=st.booleans())
def test_every_value_comes_back_with_its_words(told, bom, tmp_path_factory):
    found = taken(told, tmp_path_factory.mktemp("long"), Manner(bom=bom))
    before = {one.incident.id: [said(report) for report in one.reports] for one in told}
    after: dict[str, list] = {}
    for each in found:
        for incident, report in each.reports:
            after.setdefault(incident, []).append(said(report))
    assert after == before
    confidence = sorted(report.confidence for each in found for _, report in each.reports)
    assert confidence == sorted(report.confidence for one in told for report in one.reports)


def test_an_article_comes_back_once_with_all_its_reports_in_the_order_of_its_words(tmp_path):
    text = f"{ROCKETS} Later shells hit Taji. The army said so."
    article = article_of(text)
    shells = {"sort": "event", "kind": "shelling", "trigger": "shells", "place": {"q": "Taji", "n": 2}}
    (taken_back,) = taken([sourced_of((article, shells)), sourced_of((article, SHELLING))], tmp_path)
    assert [report.trigger.quote for _, report in taken_back.reports] == ["fired", "shells"]
    assert taken_back.article.text == f"{ROCKETS}\nLater shells hit Taji."
    told = (
        taken_back.article.title,
        taken_back.article.publisher,
        taken_back.article.url,
        taken_back.article.published,
    )
    assert told == (article.title, article.publisher, article.url, article.published)


def test_of_words_that_stand_twice_those_are_found_that_were_meant(tmp_path):
    text = "Gunmen killed two police and two soldiers."
    harm = [{"q": "two", "n": number, "effect": "killed", "low": 2, "high": 2} for number in (1, 2)]
    told = {"sort": "event", "kind": "armed-clash", "trigger": "killed", "harm": harm}
    ((_, report),) = taken([sourced_of((article_of(text), told))], tmp_path)[0].reports
    assert [each.words.start for each in report.harm] == [text.index("two"), text.rindex("two")]


def test_of_a_form_with_coarse_places_the_values_come_back_in_lines_of_their_own(rockets, tmp_path):
    (article,) = taken([coarsened(rockets, coarseness("country"))], tmp_path)
    ((_, report),) = article.reports
    assert article.article.text.splitlines() == [
        "kind: shelling",
        "actor: Militants",
        "target: [place]",
        "means: 18..18",
        "killed: 2..2",
        "when: 2020-04-03..2020-04-03",
        "speaker: army",
    ]
    assert report.place is None


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (("kind", "value", "parade"), 'left out: kind is "parade", which is no kind of the codebook'),
        (("kind", "note", "maybe"), "left out: 'maybe' is not a valid Stage"),
        (("killed", "value", "many"), "left out: a count reads like"),
        (("place", "value", "Taji"), 'left out: place is "Taji", which is no place like'),
        (("kind", "field", "sort"), "left out: 'kind'"),
        (("kind", "confidence", "high"), 'left out: confidence is "high"'),
        (("kind", "published", "soon"), 'published is "soon", which is no day'),
    ],
)
def test_a_row_that_cannot_be_read_is_a_problem_with_its_line(rockets, tmp_path, spoilt, said):
    field, column, cell = spoilt
    path, out = tmp_path / "long.csv", BytesIO()
    delimited(LONG, "long").write(iter([rockets]), out, dict)
    path.write_bytes(out.getvalue())
    told = ((where, row | ({column: cell} if row["field"] == field else {})) for where, row in rows_of(path))
    (found,) = articles_of(told)
    (problem,) = found.problems
    assert (problem.where, said in problem.what) == ("long.csv:2", True), problem


def test_only_the_long_form_is_taken_for_it():
    assert is_long(LONG.names)
    assert not is_long(LONG.names[1:])
