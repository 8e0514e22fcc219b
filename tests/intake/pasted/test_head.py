"""Headline, standfirst, byline and printed day of pasted pages."""

import pytest

from tocsin.intake.pasted.head import Head, read_head

BODY = "Gunmen stormed the post near the river, killing four guards, the army said."


@pytest.mark.parametrize(
    ("line", "title", "standfirst"),
    [
        (
            "Raids on convoys go on since the ceasefire The army has moved guns to the northern hills",
            "Raids on convoys go on since the ceasefire",
            "The army has moved guns to the northern hills",
        ),
        (
            "Border town falls to rebels after siege Many residents had fled before the last road was cut",
            "Border town falls to rebels after siege",
            "Many residents had fled before the last road was cut",
        ),
    ],
)
def test_headline_and_standfirst_on_one_line_come_apart(line, title, standfirst):
    assert read_head((line, BODY)) == Head(title, "", "", (title, standfirst, BODY))


@pytest.mark.parametrize(
    "line",
    [
        "Judges at The Hague to hear case on the shelling of Hajja",
        "Army Says The Rebels Have Left The Town They Took",
        "Rebels left after siege The town was burnt when Many residents had fled",
        "Talks fail The army moves",
    ],
)
def test_a_line_whose_split_is_not_sure_stays_whole(line):
    assert read_head((line, BODY)).paragraphs == (line, BODY)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("By Ana Ruiz and Joe Lam in Goma", "Ana Ruiz and Joe Lam in Goma"),
        ("By ANA RUIZ, Volta Wire", "ANA RUIZ, Volta Wire"),
        ("By Omar al-Hadi | 2 hours ago", "Omar al-Hadi"),
        (
            "Ana Ruiz in Goma, Joe Lam in Kigali and Mia Berg in Oslo",
            "Ana Ruiz in Goma, Joe Lam in Kigali and Mia Berg in Oslo",
        ),
    ],
)
def test_bylines_leave_the_text(line, byline):
    assert read_head((f"Post stormed near river\n\n{line}\n\n{BODY}",)) == Head(
        "Post stormed near river", byline, "", (f"Post stormed near river\n\n{BODY}",)
    )


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the town had fallen.",
        "By Friday night, four villages in the north had been burnt and their people had fled to Goma",
        "Soldiers in Goma",
        "General Adan Yusuf said in Goma that the war was won.",
    ],
)
def test_sentences_that_look_like_bylines_stay(line):
    head = read_head((f"Post stormed near river\n\n{line}\n\n{BODY}",))
    assert (head.byline, head.paragraphs) == ("", (f"Post stormed near river\n\n{line}\n\n{BODY}",))


def test_names_alone_between_furniture_are_the_byline():
    assert read_head(("Post stormed near river", "Ana Ruiz", BODY)) == Head(
        "Post stormed near river", "Ana Ruiz", "", ("Post stormed near river", BODY)
    )


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("March 11, 2020", "March 11, 2020"),
        ("Published: 11 March 2020 10:32 GMT", "Published: 11 March 2020 10:32 GMT"),
        ("Wednesday, March 11, 2020 at 5:30 p.m.", "Wednesday, March 11, 2020 at 5:30 p.m."),
        ("Updated March 12, 2020", ""),
    ],
)
def test_printed_days_leave_the_text(line, printed):
    head = read_head((f"Post stormed near river\n\n{line}\n\n{BODY}",))
    assert (head.printed, head.paragraphs) == (printed, (f"Post stormed near river\n\n{BODY}",))


def test_a_sentence_with_a_day_in_it_stays():
    line = "March 11, 2020 was the day the post fell."
    assert read_head((f"{line}\n{BODY}",)) == Head("", "", "", (f"{line}\n{BODY}",))


@pytest.mark.parametrize(
    "text", [BODY, f"{BODY}\n{BODY}", "Gunmen stormed the post near the river late\non Monday, killing four."]
)
def test_a_text_without_a_head_has_none(text):
    assert read_head((text,)) == Head("", "", "", (text,))
