"""Between a ledger and files: what an export asks of the ledger, and what an import adds to it."""
