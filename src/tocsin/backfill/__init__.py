"""Back-filling: archives become Parquet shards, one for each input file, which a ledger then takes in, in order."""

from tocsin.backfill.inputs import Share, inputs_of
from tocsin.backfill.running import run
from tocsin.backfill.way import Way

__all__ = ["Share", "Way", "inputs_of", "run"]
