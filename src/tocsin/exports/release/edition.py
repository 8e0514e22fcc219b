"""What a release is called: its title, version, day, licence and makers, each checked."""

import re
from dataclasses import dataclass
from datetime import date

ADDRESSES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
}
"""Where the texts of licences stand that data often have."""


class CannotRelease(ValueError):
    """What a release is to be called does not do."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The names of one release. Raises `CannotRelease` where one does not do."""

    title: str
    version: str
    dated: date
    licence: str
    by: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.name:
            raise CannotRelease(f'the title "{self.title[:80]}" has no letter or digit of a to z; name the release')
        if not re.fullmatch(r"\d+(\.\d+){0,2}", self.version):
            raise CannotRelease(f'"{self.version[:40]}" is no version; write it like 1.0 or 2.1.3')
        if not re.fullmatch(r"[\w.+-]+", self.licence, re.ASCII):
            raise CannotRelease(f'"{self.licence[:40]}" is no name of a licence; write it like CC-BY-4.0')
        if not any(self.by):
            raise CannotRelease("a release names who answers for it; say who with --by")

    @property
    def name(self) -> str:
        """The title in small letters with hyphens, as packages are named.

        >>> Edition("Iraq, 2020", "1.0", date(2026, 1, 1), "CC0-1.0", ("Desk",)).name
        'iraq-2020'
        """
        return "-".join(re.findall("[a-z0-9]+", self.title.lower()))

    @property
    def order(self) -> tuple[int, ...]:
        """The version as numbers: a later one is greater."""
        return tuple(map(int, self.version.split(".")))

    @property
    def licence_address(self) -> str:
        """Where the licence's text stands, "" where that is not known."""
        return ADDRESSES.get(self.licence, "")
