"""The sorts of columns: names and words that sort alike in every database, and moments in UTC."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, MetaData, String, Text, TypeDecorator

from tocsin.ledger.errors import TimeWithoutZone

tables = MetaData()
"""All tables of a ledger: `schema` and what it names describe them."""
NAME = String().with_variant(String(collation="C"), "postgresql")
WORDS = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by its code points in every database, as SQLite does."""


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC; raises `TimeWithoutZone`, since a time without a zone could be any of many moments."""
    if moment.tzinfo is None:
        raise TimeWithoutZone(moment)
    return moment.astimezone(UTC)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, with its zone on the way in and on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The moment in UTC; one without a zone is refused, since it could mean any."""
        return None if value is None else in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The moment with its zone, which SQLite does not keep."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
