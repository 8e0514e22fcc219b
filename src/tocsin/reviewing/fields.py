"""The fields of a statement that can be decided on, by the codebook's names."""

from tocsin.ledger import COUNT
from tocsin.record import Effect

PARTIES = ("actor", "target", "speaker")
EFFECTS = tuple(effect.value for effect in Effect)
FIELDS = ("kind", "stage", "actor", "target", "means", *EFFECTS, "times", COUNT, "place", "when", "speaker")
"""In the codebook's order; the name of an effect is that part of a report's harm, `count` a tally's or strength's number."""
AROUND = ("place", "when", "speaker")
FIELDS_OF = {
    "event": tuple(field for field in FIELDS if field != COUNT),
    "tally": ("kind", "stage", "actor", "target", COUNT, *AROUND),
    "trend": ("kind", "stage", "actor", "target", *AROUND),
    "strength": ("stage", COUNT, *AROUND),
    "tie": ("stage", *AROUND),
}
"""Those that each sort of statement has."""
NEEDED = frozenset({"kind", "stage", COUNT})
"""What no statement that has it can be without."""
LISTS = frozenset({"actor", "target", "means", *EFFECTS})
"""Fields that hold several values."""
