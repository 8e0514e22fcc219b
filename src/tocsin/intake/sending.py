"""Sending: the other way through the one room that opens the network, to a web hook or a mail server that the user named."""

import json
import smtplib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import TYPE_CHECKING

from tocsin.intake.fetch import AGENT

if TYPE_CHECKING:
    import httpx2

SECONDS = 15.0


class NotSent(Exception):
    """A message certainly did not arrive: why. It may be sent again."""


class Uncertain(Exception):
    """It cannot be known whether a message arrived: why. Sending it again might tell it twice."""


def post(
    address: str, body: Mapping[str, object], key: str, *, transport: "httpx2.BaseTransport | None" = None
) -> None:
    """Post the body as JSON, with `key` as its idempotency key. No redirect is followed.

    Raises `NotSent` when the server cannot be reached or refuses it, `Uncertain` when it was sent and no answer came.
    """
    import httpx2  # noqa: PLC0415 - slow import, only for addresses

    headers = {"user-agent": AGENT, "idempotency-key": key, "content-type": "application/json"}
    content = json.dumps(body, ensure_ascii=False).encode()
    try:
        with httpx2.Client(transport=transport, timeout=SECONDS, trust_env=False) as client:
            answer = client.post(address, content=content, headers=headers)
    except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.InvalidURL, httpx2.UnsupportedProtocol) as fault:
        raise NotSent(f"{address} cannot be reached ({fault})") from fault
    except httpx2.HTTPError as fault:
        raise Uncertain(f"{address} gave no answer ({fault})") from fault
    if not answer.is_success:
        raise NotSent(f"{address} answered {answer.status_code} {answer.reason_phrase}".rstrip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """Through which server mail goes, from whom and to whom."""

    host: str
    sender: str
    to: tuple[str, ...]
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    starttls: bool = True


def mail(
    letter: Mail, subject: str, text: str, key: str, *, connect: Callable[..., smtplib.SMTP] = smtplib.SMTP
) -> None:
    """Send a plain letter, with `key` in its Message-ID.

    Raises `NotSent` when the server cannot be reached or takes it for nobody, `Uncertain` when it broke off meanwhile.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = letter.sender, ", ".join(letter.to), one_line(subject)
    message["Message-ID"] = f"<{key}@tocsin.invalid>"
    message.set_content(text)
    try:
        server = connect(letter.host, letter.port, timeout=SECONDS)
    except (OSError, smtplib.SMTPException) as fault:
        raise NotSent(f"{letter.host}:{letter.port} cannot be reached ({fault})") from fault
    try:
        with server:
            _greet(server, letter)
            server.send_message(message)
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError) as fault:
        raise NotSent(f"{letter.host} refused it ({fault})") from fault
    except (OSError, smtplib.SMTPException) as fault:
        raise Uncertain(f"{letter.host} broke off ({fault})") from fault


def _greet(server: smtplib.SMTP, letter: Mail) -> None:
    if letter.starttls:
        server.starttls()
    if letter.user:
        server.login(letter.user, letter.password)


def one_line(words: str) -> str:
    r"""The words on one line, so that nothing out of an article becomes a header of its own.

    >>> one_line("Rockets near Taji\r\nBcc: x@example.org")
    'Rockets near Taji Bcc: x@example.org'
    """
    return " ".join(words.split())
