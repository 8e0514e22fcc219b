"""Ledger rows to formats that others read."""
