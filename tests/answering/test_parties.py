import pytest

from tocsin.answering.parties import Fit, Named, fit, side

CASES = [
    ("Iran-aligned", [("Kata'ib Hizbollah", "kataib-hezbollah")], Fit.YES),
    ("Iran-aligned", [("Iran-backed militias", None)], Fit.YES),
    ("Iran-backed militias", [("pro-Iran fighters", None)], Fit.YES),
    ("Iran-backed militias", [("Iran", "iran")], Fit.NO),
    ("Iran-aligned", [("Iran", "iran")], Fit.YES),
    ("Iran-aligned", [("Islamic State", "islamic-state")], Fit.NO),
    ("Iran-aligned", [("militants", None)], Fit.PERHAPS),
    ("Iran-aligned", [], Fit.PERHAPS),
    ("US forces", [("US forces", "us-military")], Fit.YES),
    ("US forces", [("American troops", None)], Fit.YES),
    ("US forces", [("a base hosting US troops", None)], Fit.YES),
    ("US forces", [("US-backed fighters", None)], Fit.NO),
    ("US forces", [("Iraqi army", "iraqi-army")], Fit.NO),
    ("US-led coalition", [("coalition", None)], Fit.YES),
    ("US-led coalition", [("US military", "us-military")], Fit.YES),
    ("Kata'ib Hizbollah", [("Kata’ib Hezbollah", "kataib-hezbollah")], Fit.YES),
    ("Kata'ib Hizbollah", [("Asa'ib Ahl al-Haq", "asaib-ahl-al-haq")], Fit.NO),
    ("the embassy", [("U.S. Embassy compound", None)], Fit.YES),
    ("the embassy", [("Iraqi army", "iraqi-army")], Fit.NO),
    ("bases", [("Camp Taji", None)], Fit.YES),
    ("hospitals", [("a field hospital", None)], Fit.YES),
    ("hospitals", [("hospitality workers", None)], Fit.NO),
    ("soldiers", [("Iraqi troops", None)], Fit.YES),
    ("soldiers", [("toy soldiering", None)], Fit.NO),
    ("militants", [("Islamic State", "islamic-state")], Fit.YES),
]


@pytest.mark.parametrize(("meant", "parties", "expected"), CASES)
def test_whose_side_a_party_is_on(meant, parties, expected):
    assert fit(tuple(Named(*party) for party in parties), side(meant)) is expected
