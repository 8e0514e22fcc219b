"""The files of feeds and rules: what they say, and what is said of their faults."""

from datetime import timedelta
from pathlib import Path

import pytest

from tocsin.watching import Feed, SettingsFault, When, read_feeds, read_rules
from tocsin.watching.channels import read_channels

EXAMPLE = Path(__file__).parents[2] / "examples" / "iraq-2020"


def written(tmp_path, text):
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_feeds_are_read_with_what_is_left_out_as_usual(tmp_path):
    text = '[[feed]]\naddress = "https://a.example/rss"\n[[feed]]\nname = "B"\naddress = "https://b.example/map.xml"\n'
    assert read_feeds(written(tmp_path, text + "every_minutes = 5\npages = true\nmost = 3\n")) == (
        Feed(name="https://a.example/rss", address="https://a.example/rss"),
        Feed(name="B", address="https://b.example/map.xml", every=timedelta(minutes=5), pages=True, most=3),
    )


def test_the_examples_are_read():
    assert [feed.pages for feed in read_feeds(EXAMPLE / "feeds.toml")] == [True, False, False]
    rules, send = read_rules(EXAMPLE / "alerts.toml")
    assert [rule.when for rule in rules] == [
        When.INCIDENT, When.INCIDENT, When.THREAT, When.RATE, When.CHANGE, When.ACTOR,
    ]  # fmt: skip
    assert [channel.name for channel in read_channels(send, "send", print)] == ["terminal", "file alerts.jsonl"]


def test_a_rule_is_another_when_its_words_change_and_the_same_when_its_name_does(tmp_path):
    def id_of(text):
        ((rule,), _) = read_rules(written(tmp_path, "[[rule]]\n" + text))
        return rule.id

    first = id_of('name = "A"\nwhen = "threat"\non = "US"')
    assert id_of('on = "US"\nname = "B"\nwhen = "threat"') == first
    assert id_of('name = "A"\nwhen = "threat"\non = "Iraq"') != first


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "it names no feed"),
        ("feed = 3", "it names no feed"),
        ("[[feed]", "not TOML"),
        ('[[feed]]\nadress = "https://a.example"', '"adress" is not known here'),
        ('[[feed]]\naddress = "file:///etc/passwd"', "is not a web address"),
        ('[[feed]]\naddress = "https://a.example"\nevery_minutes = 0', "every_minutes is 0"),
        ('[[feed]]\naddress = "https://a.example"\nevery_minutes = 0.5', "every_minutes is 0.5"),
        ('[[feed]]\naddress = "https://a.example"\npages = "yes"', "pages is 'yes'"),
        ('[[feed]]\naddress = "https://a.example"\n' * 2, "stands there twice"),
    ],
)
def test_faults_of_feeds_say_where_and_what(tmp_path, text, what):
    with pytest.raises(SettingsFault, match=what):
        read_feeds(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[send]\nterminal = true", "it names no rule"),
        ('[[rule]]\nwhen = "full moon"', 'when is "full moon"'),
        ('[[rule]]\nwhen = "incident"\nkind = "picnic"', "is no kind of event"),
        ('[[rule]]\nwhen = "rate"\nsure = 1', "sure is 1"),
        ('[[rule]]\nwhen = "rate"\nsince = "2020"', '"since" is not known here'),
    ],
)
def test_faults_of_rules_say_where_and_what(tmp_path, text, what):
    with pytest.raises(SettingsFault, match=what):
        read_rules(written(tmp_path, text))


@pytest.mark.parametrize(
    ("send", "what"),
    [
        ({"pager": "x"}, '"pager" is not known here'),
        ({"email": {"host": "h", "from": "a@b"}}, "host, from or to is missing"),
        ({"email": {"host": "h", "from": "a", "to": ["b"], "password_env": "NOT_SET_HERE"}}, "NOT_SET_HERE is not set"),
    ],
)
def test_faults_of_channels_say_where_and_what(send, what):
    with pytest.raises(SettingsFault, match=what):
        read_channels(send, "send", print)


def test_a_file_that_is_not_there_is_told_of(tmp_path):
    with pytest.raises(SettingsFault, match="it cannot be opened"):
        read_feeds(tmp_path / "none.toml")
