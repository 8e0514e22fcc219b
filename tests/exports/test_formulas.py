"""No cell of an export is run by a spreadsheet, and none loses a character by that."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.exports.formulas import FORMULA, disarmed, rearmed

cells = st.text(alphabet=[*FORMULA, *"'aé ;0"], max_size=8)


@given(cells)
def test_a_disarmed_cell_begins_as_no_formula_does(cell):
    assert not disarmed(cell).startswith(FORMULA)


@given(cells)
def test_a_disarmed_cell_is_made_whole_again(cell):
    assert rearmed(disarmed(cell)) == cell


def test_plain_words_stay_as_they_are():
    assert [disarmed(words) for words in ("two = three", "’tis", "Kata'ib", "")] == [
        "two = three",
        "’tis",
        "Kata'ib",
        "",
    ]
