import pytest

from evaluation.gate import GATED, Floors, LoweredFloor, Measured, check, load_floors, save_floors, update
from evaluation.score import Tally


def measured(hit, *, digest="d1", reader="lexical"):
    return Measured("gold", digest, reader, dict.fromkeys(GATED, Tally(hit=hit, said=100, true=100)))


def floors_at(hit):
    return update(Floors(), measured(hit))


def test_an_equal_or_better_reader_passes():
    assert check(floors_at(60), measured(60)) == []
    assert check(floors_at(60), measured(75)) == []


def test_one_flipped_value_is_within_the_margin_and_two_are_not():
    assert check(floors_at(60), measured(59)) == []
    faults = check(floors_at(60), measured(58))
    assert len(faults) == len(GATED)
    assert "gold/lexical/actor: 0.5800 is 2.0 flipped values below its floor 0.6000" in faults


def test_floors_cannot_drift_down_by_small_steps():
    floors = floors_at(60)
    for hit in (59, 59, 59):
        floors = update(floors, measured(hit))
    assert floors == floors_at(60)
    with pytest.raises(LoweredFloor, match=r"gold/lexical/all 0.6000 -> 0.5800.*--accept-loss"):
        update(floors, measured(58))


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_floor_is_not_lowered_without_a_reason(reason):
    with pytest.raises(LoweredFloor):
        update(floors_at(60), measured(40), accept_loss=reason)


def test_a_lowered_floor_keeps_its_reason():
    floors = update(floors_at(60), measured(40), accept_loss="the gold was mended")
    assert check(floors, measured(40)) == []
    assert floors.losses[0] == "gold/lexical/all 0.6000 -> 0.4000: the gold was mended"
    assert len(floors.losses) == len(GATED)


def test_an_update_raises_floors():
    floors = update(floors_at(60), measured(70))
    assert set(floors.least.values()) == {0.7}
    assert floors.losses == ()


def test_other_texts_or_gold_are_a_fault_however_good_the_figures():
    assert check(floors_at(60), measured(90, digest="d2")) == [
        "gold: texts or gold differ from what the floors were measured on; look, then run --update"
    ]


def test_changing_the_texts_is_no_way_to_lower_a_floor():
    with pytest.raises(LoweredFloor):
        update(floors_at(60), measured(40, digest="d2"))


def test_a_reader_without_floors_is_a_fault():
    faults = check(floors_at(60), measured(60, reader="trained"))
    assert faults == sorted(f"gold/trained/{name}: no floor yet; run --update" for name in GATED)


def test_a_field_that_is_never_answered_falls_through_its_floor():
    silent = Measured("gold", "d1", "lexical", dict.fromkeys(GATED, Tally(hit=0, said=0, true=100)))
    assert len(check(floors_at(60), silent)) == len(GATED)


def test_floors_read_back_as_written(tmp_path):
    floors = update(floors_at(60), measured(40), accept_loss="mended")
    save_floors(floors, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == floors
    assert load_floors(tmp_path / "none.json") == Floors()
