"""Watching: feeds polled for what is new, and rules that say when a person is to be told of it."""

from tocsin.watching.feeds import Feed, read_feeds
from tocsin.watching.rules import Rule, When, read_rules
from tocsin.watching.settings import SettingsFault

__all__ = ["Feed", "Rule", "SettingsFault", "When", "read_feeds", "read_rules"]
