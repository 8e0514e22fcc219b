"""The keys of the desk: what each does, and what it is by default; every one can be changed in the browser."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key: the name of what it does, the key by default, and the words for both."""

    does: str
    key: str
    words: str


KEYS = (
    Key("next", "j", "move down"),
    Key("previous", "k", "move up"),
    Key("choose", "s", "choose the row, to decide on several at once"),
    Key("open", "Enter", "open what is chosen"),
    Key("accept", "a", "accept the chosen field, or the incidents chosen"),
    Key("accept-all", "A", "accept all and go on to the next"),
    Key("edit", "e", "correct the chosen field"),
    Key("reject", "r", "reject the chosen field, or the incident"),
    Key("not-relevant", "x", "not relevant: reject the whole incident"),
    Key("same", "m", "the two are the same occurrence"),
    Key("different", "n", "the two are different occurrences"),
    Key("unsure", "u", "nobody can tell whether they are the same"),
    Key("fix-place", "g", "correct the place"),
    Key("undo", "z", "undo the last decision"),
    Key("comment", "c", "comment"),
    Key("unveil", "v", "show or hide graphic words"),
    Key("search", "/", "search"),
    Key("help", "?", "show the keys"),
)
