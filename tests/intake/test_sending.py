"""Web hooks and mail, with stand-ins for both servers: what arrived, what certainly did not, and what nobody can know."""

import json
import smtplib

import httpx2
import pytest

from tocsin.intake.sending import Mail, NotSent, Uncertain, mail, post

SESAME = "open"
LETTER = Mail(
    host="smtp.desk.example", sender="tocsin@desk.example", to=("night@desk.example",), user="t", password=SESAME
)


def raising(error):
    def answer(request):
        raise error

    return answer


def test_a_post_carries_its_body_and_its_key():
    seen = []

    def answer(request):
        seen.append((str(request.url), request.headers["idempotency-key"], json.loads(request.content)))
        return httpx2.Response(204)

    post("https://desk.example/hook", {"sentence": "دوي"}, "k1", transport=httpx2.MockTransport(answer))
    assert seen == [("https://desk.example/hook", "k1", {"sentence": "دوي"})]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (lambda _: httpx2.Response(500), NotSent),
        (lambda _: httpx2.Response(302, headers={"location": "http://10.0.0.1/"}), NotSent),
        (raising(httpx2.ConnectError("refused")), NotSent),
        (raising(httpx2.ReadTimeout("late")), Uncertain),
        (raising(httpx2.RemoteProtocolError("cut")), Uncertain),
    ],
)
def test_a_post_that_failed_says_whether_it_can_have_arrived(answer, error):
    with pytest.raises(error):
        post("https://desk.example/hook", {}, "k1", transport=httpx2.MockTransport(answer))


class Server:
    """A stand-in for a mail server that remembers what it was told."""

    def __init__(self, fault=None):
        self.fault, self.did = fault, []

    def __call__(self, host, port, **_):
        self.did.append((host, port))
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def starttls(self):
        self.did.append("tls")

    def login(self, user, password):
        self.did.append((user, password))

    def send_message(self, message):
        if self.fault:
            raise self.fault
        self.did.append((message["Subject"], message["To"], message["Message-ID"], message.get_content()))


def test_a_letter_goes_over_tls_with_its_key_and_nothing_becomes_a_header():
    server = Server()
    mail(LETTER, "Taji\r\nBcc: all@desk.example", "Rockets hit.", "k1", connect=server)
    told = ("Taji Bcc: all@desk.example", "night@desk.example", "<k1@tocsin.invalid>", "Rockets hit.\n")
    assert server.did == [("smtp.desk.example", 587), "tls", ("t", SESAME), told]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (smtplib.SMTPRecipientsRefused({}), NotSent),
        (smtplib.SMTPDataError(554, b"no"), NotSent),
        (smtplib.SMTPServerDisconnected("gone"), Uncertain),
        (TimeoutError("late"), Uncertain),
    ],
)
def test_a_letter_that_failed_says_whether_it_can_have_arrived(fault, error):
    with pytest.raises(error):
        mail(LETTER, "a", "b", "k", connect=Server(fault))


def test_a_password_is_never_shown():
    assert "password" not in repr(LETTER)
