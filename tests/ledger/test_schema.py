from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from tocsin.ledger.schema import tables


def test_the_tables_can_be_said_to_postgresql() -> None:
    said = [str(CreateTable(table).compile(dialect=postgresql.dialect())) for table in tables.sorted_tables]
    assert [line.split()[2] for line in said] == [table.name for table in tables.sorted_tables]


def test_rows_that_people_and_articles_depend_on_are_bound_to_what_they_name() -> None:
    bound = {
        f"{key.parent.table.name} -> {key.column.table.name}"
        for table in tables.tables.values()
        for key in table.foreign_keys
    }
    assert bound == {
        "receipts -> captures",
        "sightings -> articles",
        "readings -> articles",
        "printings -> articles",
        "read_from -> readings",
        "read_from -> printings",
        "searchable -> printings",
        "statements -> articles",
        "statements -> readings",
        "incident_reports -> incidents",
        "alert_sendings -> alerts",
    }
