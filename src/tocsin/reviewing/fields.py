"""The fields of a statement that can be decided on, by the codebook's names."""

from tocsin.record import Effect

PARTIES = ("actor", "target", "speaker")
EFFECTS = tuple(effect.value for effect in Effect)
FIELDS = ("kind", "stage", "actor", "target", "means", *EFFECTS, "times", "place", "when", "speaker")
"""In the codebook's order; the name of an effect is that part of a report's harm."""
NEEDED = frozenset({"kind", "stage"})
"""What no report can be without."""
LISTS = frozenset({"actor", "target", "means", *EFFECTS})
"""Fields that hold several values."""
