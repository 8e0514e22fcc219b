"""Channels: how a person is told. Each sends one alert, or says that it was certainly not sent, or that it cannot know."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from tocsin.intake.sending import Mail, NotSent, Uncertain, mail, post
from tocsin.ledger.watching import SENT, Alert, WatchLog
from tocsin.record import Problem
from tocsin.watching.settings import SettingsFault, number, only, truth, words

KEYS = ("terminal", "file", "webhook", "email")
MAIL_KEYS = ("host", "port", "from", "to", "user", "password_env", "starttls")


class Send(Protocol):
    """Sends one alert; raises `NotSent` or `Uncertain`."""

    def __call__(self, alert: Alert, /) -> None:
        """Send it."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way of telling, under the name by which the ledger remembers what it has told."""

    name: str
    send: Send


def form_of(alert: Alert) -> dict[str, object]:
    """The alert as JSON: id, rule, sentence, incident ("" where it is of none) and when it was made."""
    return {
        "id": alert.id,
        "rule": alert.rule,
        "sentence": alert.sentence,
        "incident": alert.incident,
        "made": alert.made.isoformat(),
    }


def read_channels(send: Mapping[str, Any], where: str, say: Callable[[Alert], None]) -> tuple[Channel, ...]:
    """The channels that a file's table `send` asks for; `say` is the terminal's. Raises `SettingsFault`."""
    only(send, KEYS, where)
    chosen = []
    if truth(send, "terminal", where, default=True):
        chosen.append(Channel("terminal", say))
    if path := words(send, "file", where):
        chosen.append(Channel(f"file {path}", _to_file(Path(path))))
    if address := words(send, "webhook", where):
        chosen.append(Channel(f"webhook {address}", lambda alert: post(address, form_of(alert), alert.id)))
    if "email" in send:
        letter = _mail(send["email"], f"{where}, email")
        chosen.append(Channel(f"email {', '.join(letter.to)}", _by_mail(letter)))
    return tuple(chosen)


def _to_file(path: Path) -> Send:
    """Appends one line of JSON, and is sure of it only when the disk has it."""

    def send(alert: Alert) -> None:
        line = json.dumps(form_of(alert), ensure_ascii=False) + "\n"
        try:
            with path.open("a", encoding="utf-8") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as fault:
            raise NotSent(f"{path} cannot be written ({fault.strerror})") from fault

    return send


def _by_mail(letter: Mail) -> Send:
    def send(alert: Alert) -> None:
        text = f"{alert.sentence}\n\nRule: {alert.rule}\nIncident: {alert.incident or '-'}\n"
        mail(letter, f"[tocsin] {alert.rule}", text, alert.id)

    return send


def _mail(entry: object, where: str) -> Mail:
    if not isinstance(entry, dict):
        raise SettingsFault(where, "it is no table", "write [send.email] and under it host, from and to")
    only(entry, MAIL_KEYS, where)
    to = entry.get("to")
    host, sender = words(entry, "host", where), words(entry, "from", where)
    if not host or not sender or not isinstance(to, list) or not all(isinstance(one, str) for one in to) or not to:
        raise SettingsFault(where, "host, from or to is missing", 'write host = "…", from = "…", to = ["…"]')
    secret = words(entry, "password_env", where)
    if secret and secret not in os.environ:
        raise SettingsFault(where, f"{secret} is not set", "set that variable to the password")
    return Mail(
        host=host,
        sender=sender,
        to=tuple(to),
        port=int(number(entry, "port", where, 587)),
        user=words(entry, "user", where),
        password=os.environ.get(secret, "") if secret else "",
        starttls=truth(entry, "starttls", where, default=True),
    )


def deliver(log: WatchLog, channels: tuple[Channel, ...], now: datetime) -> list[Problem]:
    """Send each channel what it has not been asked to send; what went wrong. Nothing is ever sent twice."""
    return [problem for channel in channels for problem in _deliver(log, channel, now)]


def _deliver(log: WatchLog, channel: Channel, now: datetime) -> list[Problem]:
    problems: list[Problem] = []
    for alert in log.alerts(unsent_by=channel.name):
        log.sending(alert.id, channel.name, now)
        try:
            channel.send(alert)
        except NotSent as fault:
            log.sent(alert.id, channel.name, str(fault))
            return [*problems, Problem(channel.name, str(fault), "it is sent again at the next round")]
        except Uncertain as fault:
            mend = "look whether it arrived; it is not sent again"
            problems.append(Problem(channel.name, f"alert {alert.id}: {fault}", mend))
        else:
            log.sent(alert.id, channel.name, SENT)
    return problems
