"""What watching remembers: where each feed stands, which pages were read, what a person has been told of, and how."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from tocsin.ledger.ledger import Ledger
from tocsin.ledger.watchschema import alert_keys, alert_sendings, alerts, watched_feeds, watched_pages

TRIES = 3
"""A page that could not be read so often is not asked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """Where a feed stands: the server's marks, when to ask again, failures in a row, and where it has moved to."""

    address: str
    etag: str = ""
    modified: str = ""
    due: datetime | None = None
    failures: int = 0
    moved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What a person is to be told: by which rule, in one sentence, and of which incident if of one."""

    id: str
    rule: str
    sentence: str
    incident: str
    made: datetime


class WatchLog:
    """What watching remembers in a ledger. Every method is one transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    # --- feeds and pages -------------------------------------------------------------------------------------------

    def feed(self, address: str) -> FeedState:
        """Where the feed stands; at its beginning where it was never asked."""
        with self.ledger.reading() as connection:
            row = connection.execute(select(watched_feeds).where(watched_feeds.c.address == address)).mappings().first()
        return FeedState(**row) if row else FeedState(address=address)

    def keep_feed(self, state: FeedState) -> None:
        """Remember where the feed stands now."""
        told = {column.name: getattr(state, column.name) for column in watched_feeds.columns}
        with self.ledger.writing() as connection:
            mine = watched_feeds.c.address == state.address
            if not connection.execute(update(watched_feeds).where(mine).values(told)).rowcount:
                connection.execute(insert(watched_feeds).values(told))

    def is_read(self, address: str) -> bool:
        """Whether the page was read, or given up after `TRIES` tries."""
        page = select(watched_pages.c.read, watched_pages.c.tries).where(watched_pages.c.address == address)
        with self.ledger.reading() as connection:
            row = connection.execute(page).first()
        return row is not None and (row.read or row.tries >= TRIES)

    def keep_pages(self, pages: Iterable[tuple[str, bool]], now: datetime) -> None:
        """Remember of each page that it was asked for once more, and whether it was read."""
        with self.ledger.writing() as connection:
            for address, read in pages:
                mine = watched_pages.c.address == address
                more = update(watched_pages).where(mine).values(tries=watched_pages.c.tries + 1, read=read, asked=now)
                if not connection.execute(more).rowcount:
                    connection.execute(insert(watched_pages).values(address=address, tries=1, read=read, asked=now))

    # --- alerts ----------------------------------------------------------------------------------------------------

    def started(self, rule: str) -> bool:
        """Whether the rule has been held against the ledger before."""
        with self.ledger.reading() as connection:
            return connection.execute(select(alert_keys).where(alert_keys.c.rule == rule).limit(1)).first() is not None

    def note(self, rule: str, matters: Sequence[tuple[tuple[str, ...], Alert]], *, silently: bool) -> list[Alert]:
        """Remember the keys of the matters that set the rule off, and the alerts of those that are new, which come back.

        A matter with a key that the rule has met is an old one; its other keys are remembered too, so that it stays
        known however it grows. `silently` makes no alerts: so a rule begins, with what the ledger holds already.
        """
        made = []
        with self.ledger.writing() as connection:
            met = set(connection.scalars(select(alert_keys.c.key).where(alert_keys.c.rule == rule)))
            for keys, alert in matters:
                if met.isdisjoint(keys) and not silently:
                    connection.execute(insert(alerts).values(**_row(alert)))
                    made.append(alert)
                _meet(connection, rule, [key for key in keys if key not in met])
                met.update(keys)
            if silently:
                _meet(connection, rule, [""] if "" not in met else [])
        return made

    def alerts(self, *, unsent_by: str = "") -> list[Alert]:
        """Every alert, the first first; only those that this channel was never asked to send, where one is named."""
        listed = select(alerts).order_by(alerts.c.made, alerts.c.id)
        if unsent_by:
            tried = select(alert_sendings.c.alert).where(alert_sendings.c.channel == unsent_by)
            listed = listed.where(alerts.c.id.not_in(tried))
        with self.ledger.reading() as connection:
            return [Alert(**row) for row in connection.execute(listed).mappings()]

    def sending(self, alert: str, channel: str, now: datetime) -> None:
        """Remember, before it is sent, that it is being sent: a kill in between must not send it twice."""
        with self.ledger.writing() as connection:
            connection.execute(insert(alert_sendings).values(alert=alert, channel=channel, outcome="", made=now))

    def sent(self, alert: str, channel: str, outcome: str) -> None:
        """Remember what became of it: "sent", or why it certainly was not, which lets it be sent again."""
        mine = (alert_sendings.c.alert == alert) & (alert_sendings.c.channel == channel)
        with self.ledger.writing() as connection:
            if outcome == SENT:
                connection.execute(update(alert_sendings).where(mine).values(outcome=SENT))
            else:
                connection.execute(alert_sendings.delete().where(mine))

    def uncertain(self, channel: str) -> list[str]:
        """The ids of alerts of which it is not known whether the channel sent them, since it was stopped meanwhile."""
        mine = (alert_sendings.c.channel == channel) & (alert_sendings.c.outcome == "")
        with self.ledger.reading() as connection:
            return list(connection.scalars(select(alert_sendings.c.alert).where(mine).order_by(alert_sendings.c.alert)))


SENT = "sent"


def _row(alert: Alert) -> dict[str, object]:
    return {column.name: getattr(alert, column.name) for column in alerts.columns}


def _meet(connection: Connection, rule: str, keys: Sequence[str]) -> None:
    if keys:
        connection.execute(insert(alert_keys), [{"rule": rule, "key": key} for key in dict.fromkeys(keys)])
