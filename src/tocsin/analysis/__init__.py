"""Analysis: numbers from plain tables, each with its interval, what was counted, and how far it can be taken."""
