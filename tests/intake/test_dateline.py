import pytest

from tocsin.intake.dateline import read_dateline

READ = {
    "BAGHDAD, March 11 (Tigris Wire) - Rockets hit a base.": "BAGHDAD",
    "BAGHDAD (Tigris Wire) - Rockets hit a base.": "BAGHDAD",
    "KIDAL, Mali (TW) — Gunmen attacked.": "KIDAL, Mali",
    "KIDAL, Mali, Jan. 4 (TW) — Gunmen attacked.": "KIDAL, Mali",
    "ADEN, 11 March 2020 (Gulf Desk) -- A drone was shot down.": "ADEN",
    "Aden (Gulf Desk) – A drone was shot down.": "Aden",
    "GOMA — Residents fled.": "GOMA",
    "Al-Zafra – A drone was shot down over the port on Friday.": "Al-Zafra",
    "KABUL/HERAT (Tigris Wire) - Two bombs went off.": "KABUL/HERAT",
    "AIN AL-ASAD, Iraq — The base was hit.": "AIN AL-ASAD, Iraq",
    "N'DJAMENA, March 11 [Sahel Desk] — Soldiers returned.": "N'DJAMENA",
    "Rockets hit base\n\nThe army blames rebels\n\nBAGHDAD (TW) - Rockets hit.": "BAGHDAD",
}
UNREAD = [
    "NATO — which has no troops there — said no.",
    "NATO — Allies met on Monday.",
    "ISIS - the group said - had left.",
    "The army (TW) said - again - that it won.",
    "Rockets hit BAGHDAD (TW) - the army said.",
    "Gunmen attacked — killing two.",
    "UN — Two died.",
    "Meanwhile – A drone was shot down over the port on Friday.",
    "Aden – where a drone was shot down over the port – is quiet.",
    "Aden – A history",
    "EXCLUSIVE — Army hides its dead.",
    "",
]


@pytest.mark.parametrize("text", READ)
def test_datelines_are_read(text):
    assert read_dateline(text) == READ[text]


@pytest.mark.parametrize("text", UNREAD)
def test_other_openings_are_not_datelines(text):
    assert read_dateline(text) == ""
