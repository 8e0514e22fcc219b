"""Intake: files, folders, addresses and archives become articles, with their bytes kept and their faults told."""

from tocsin.intake.fetch import Fetched, Fetcher
from tocsin.intake.limits import MEGABYTE, Limits
from tocsin.intake.sources import read_rows, read_sources

__all__ = ["MEGABYTE", "Fetched", "Fetcher", "Limits", "read_rows", "read_sources"]
