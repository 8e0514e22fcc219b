"""Published counts and trends, held against what a ledger holds under every definition that their words leave open."""
