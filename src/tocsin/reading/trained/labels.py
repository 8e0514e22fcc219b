"""The labels that the model gives, in the order of its outputs. A model file is made for exactly these lists."""

TRIGGERS = ("event", "tally", "trend", "strength")
"""Sorts whose triggers share one layer of tags; ties have a layer of their own."""
TAGS = ("O", *(f"{edge}-{sort}" for sort in TRIGGERS for edge in "BI"))
TIE_TAGS = ("O", "B", "I")

KINDS = (
    *("armed-clash", "air-strike", "drone-strike", "shelling", "bombing", "suicide-bombing", "grenade", "shooting"),
    *("close-attack", "chemical-attack", "abduction", "sexual-violence", "torture", "killing", "attack", "sabotage"),
    *("cyber-attack", "mob-violence", "crackdown", "interception", "raid", "arrest", "capture", "retreat", "deploy"),
    *("mobilise", "blockade", "threat", "accusation", "demand", "refusal", "support", "talks", "agreement"),
    *("ceasefire", "release", "concession", "aid", "cooperation", "sanction", "prosecution", "protest"),
    *("displacement", "accident", "other", ""),
)
STAGES = (
    *("occurred", "ongoing", "foiled", "planned", "threatened", "feared"),
    *("called-for", "hypothetical", "denied"),
)
WHATS = ("events", "killed", "wounded", "captured", "missing", "displaced")
DIRECTIONS = ("up", "down", "start", "stop", "shift")
RELATIONS = ("part-of", "backed-by", "allied-with", "leads", "member-of", "opposes", "formerly")

ROLES = (
    *("actor", "target", "means", "place", "when", "harm", "times", "speaker"),
    *("count", "owner", "what", "a", "b"),
)
ROLE_TAGS = ("O", "B", "I")
BASES = ("stated", "claimed", "accused", "denied")
EFFECTS = ("killed", "wounded", "captured", "missing", "displaced")
WHOS = ("civilians", "military", "militants", "police", "officials", "leaders", "unknown")
PARTS = ("", "part")

HEADS = {
    "kind": KINDS,
    "stage": STAGES,
    "tally": WHATS,
    "trend": DIRECTIONS,
    "tie": RELATIONS,
}
"""Labels of a trigger, each a softmax over its list."""
REFINEMENTS = {"basis": BASES, "effect": EFFECTS, "who": WHOS, "part": PARTS}
"""Labels of a role's words, given the trigger."""
