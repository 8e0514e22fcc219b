"""`tocsin watch` as a user meets it."""

import pytest
from typer.testing import CliRunner

from tests.watching.newsroom import entry, feed
from tocsin.cli.app import app


@pytest.fixture
def watch(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(feeds, rules=""):
        (tmp_path / "feeds.toml").write_text(feeds, encoding="utf-8")
        (tmp_path / "alerts.toml").write_text(rules, encoding="utf-8")
        told = ["--rules", "alerts.toml"] if rules else []
        command = ["watch", "feeds.toml", *told, "--once", "--reader", "lexical", "--allow-private"]
        return CliRunner().invoke(app, command)

    return run


def test_one_round_adds_what_is_new_and_the_next_nothing(newsroom, watch):
    newsroom.gives("/feed", feed(entry(1, "Gunmen killed two policemen in Kirkuk, Iraq, on Tuesday.")))
    feeds = f'[[feed]]\naddress = "{newsroom.host}/feed"\n'
    rules = '[[rule]]\nname = "Any"\nwhen = "incident"\n'
    first, second = watch(feeds, rules), watch(feeds, rules)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.output.startswith("1 asked, 1 new articles, 0 alerts; next at ")
    assert second.output.startswith("0 asked, 0 new articles, 0 alerts; next at ")


def test_a_round_that_met_a_problem_says_so(newsroom, watch):
    done = watch(f'[[feed]]\naddress = "{newsroom.host}/none"\n')
    assert done.exit_code == 1
    assert "the server answered 404 Not Found; check the address" in done.output


def test_a_fault_in_a_file_stops_it_before_anything_is_asked(newsroom, watch):
    done = watch('[[feed]]\nadress = "https://a.example"\n')
    assert done.exit_code == 2
    assert '"adress" is not known here; use one of name, address' in done.output
    assert newsroom.asked == []
