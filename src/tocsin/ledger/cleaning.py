"""After expunging: what the database keeps of deleted rows for itself is overwritten or given up."""

from sqlalchemy import Engine

from tocsin.ledger.schema import searchable, tables


def clean(engine: Engine) -> None:
    """Empty the write-ahead log of a file; on PostgreSQL give up the rows and the words of the index.

    A file's rows were overwritten when they were deleted. PostgreSQL's own log and copies are in its keeper's hands.
    """
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        connection.exec_driver_sql("SET lock_timeout = '60s'")
        for table in tables.sorted_tables:
            # an index of words keeps words that no row has any more, until it is written anew
            connection.exec_driver_sql(f"VACUUM {'FULL' if table is searchable else ''} {table.name}")
