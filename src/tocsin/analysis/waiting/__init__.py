"""How long until the next event, and whether a window after something changes the wait."""
