"""What other schemes call a country: its ISO letters and number, Gleditsch and Ward's number, and its region."""

import csv
from dataclasses import dataclass
from functools import cache

from tocsin.codebook.tablefile import FOLDER

UCDP_REGIONS = ((199, "Americas"), (399, "Europe"), (626, "Africa"), (698, "Middle East"), (999, "Asia"))
"""UCDP's regions by the last of Gleditsch and Ward's numbers in each."""


@dataclass(frozen=True, slots=True)
class CountryCode:
    """The codes of one country. `number` is of ISO 3166-1; `number` and `gw` are None where there is none."""

    country: str
    iso3: str
    number: int | None
    gw: int | None
    region: str

    @property
    def ucdp_region(self) -> str:
        """UCDP's name of the region, "" for what is no independent state."""
        return next((name for last, name in UCDP_REGIONS if self.gw is not None and self.gw <= last), "")


UNKNOWN = CountryCode("", "", None, None, "")


@cache
def _codes() -> dict[str, CountryCode]:
    lines = (FOLDER / "countrycodes.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["country"]: _code(row) for row in rows}


def _code(row: dict[str, str]) -> CountryCode:
    number, gw = (int(row[name]) if row[name] else None for name in ("number", "gw"))
    return CountryCode(row["country"], row["iso3"], number, gw, row["region"])


def country_codes(country: str) -> CountryCode:
    """The codes of a country by its two letters; all empty where they name none.

    >>> country_codes("IQ")
    CountryCode(country='IQ', iso3='IRQ', number=368, gw=645, region='Middle East')
    >>> country_codes("SD").ucdp_region, country_codes("").iso3
    ('Africa', '')
    """
    return _codes().get(country, UNKNOWN)


@cache
def _by(scheme: str) -> dict[str, str]:
    return {str(getattr(codes, scheme)): country for country, codes in _codes().items()}


def country_of(code: str, scheme: str) -> str:
    """The two letters of the country that has this code in the scheme: "country", "iso3", "number" or "gw"; "" if none.

    >>> country_of("645", "gw"), country_of("368.0", "number"), country_of("irq", "iso3"), country_of("?", "gw")
    ('IQ', 'IQ', 'IQ', '')
    """
    return _by(scheme).get(code.strip().upper().removesuffix(".0"), "")
