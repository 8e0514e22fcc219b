"""Tables of others as articles and reports: a row is a short text of its own, and its values are words of that text."""
