"""Tocsin: a sourced ledger of reported armed conflict."""

__version__ = "0.1.0"
