"""One actor told under several names in one role is one party; others stay apart."""

from tocsin.record import Basis, Party, Span
from tocsin.resolving.once import once


def party(words, actor_id=None, *, at=0, name=None, basis=Basis.STATED):
    return Party(Span(at, at + len(words), words), name, basis, actor_id)


def labels(*parties):
    return [each.words.quote for each in once(parties)]


def test_a_name_is_kept_and_the_pronoun_that_goes_back_to_it_is_not():
    chad, it = party("Chad", "chad"), party("it", "chad", at=30, name="Chad")
    assert labels(chad, it) == labels(it, chad) == ["Chad"]


def test_the_fullest_name_stays():
    assert labels(party("Orr", "orr"), party("Lena Orr", "orr", at=20), party("Orr", "orr", at=40)) == ["Lena Orr"]


def test_a_family_name_alone_is_who_was_named_before():
    assert labels(party("Lena Orr"), party("Orr", at=20)) == ["Lena Orr"]


def test_others_stay_apart():
    apart = [party("Chad"), party("Chad's army", at=9), party("Lena Orr", at=30), party("Lena", at=50)]
    assert labels(*apart) == ["Chad", "Chad's army", "Lena Orr", "Lena"]
    assert labels(party("Chad", "chad"), party("Chadian forces", "chad-military", at=9)) == ["Chad", "Chadian forces"]
    assert labels(party("armed men"), party("men", at=20)) == ["armed men", "men"]


def test_the_weakest_basis_stays():
    [one] = once([party("Chad", "chad"), party("it", "chad", at=9, name="Chad", basis=Basis.ACCUSED)])
    assert (one.words.quote, one.basis) == ("Chad", Basis.ACCUSED)
