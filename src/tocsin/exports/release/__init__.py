"""Releases: a ledger frozen as a data package that others can cite, check and read without this program."""
