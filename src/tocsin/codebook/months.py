"""The names of the months, as printed and as told."""

NAMES = (
    *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug"),
    *("september sept sep", "october oct", "november nov", "december dec"),
)
MONTHS = {name: number for number, names in enumerate(NAMES, 1) for name in names.split()}
"""The number of each month by its names, in lower case and without full stops."""
