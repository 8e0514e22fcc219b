"""Fetching, with a stand-in for the network: no test opens a socket."""

import httpx2
import pytest

from tocsin import __version__
from tocsin.intake.fetch import Fetched, Fetcher, is_public
from tocsin.intake.limits import Limits
from tocsin.record import Problem

NUMBERS = {
    "volta.example": ("93.184.216.34",),
    "other.example": ("93.184.216.35",),
    "six.example": ("2606:2800:220:1::1",),
    "inside.example": ("10.1.2.3",),
    "mixed.example": ("93.184.216.34", "192.168.0.1"),
    "two.example": ("93.184.216.40", "93.184.216.41"),
    "127.0.0.1": ("127.0.0.1",),
    "169.254.169.254": ("169.254.169.254",),
}


def resolve(host, port):
    if host not in NUMBERS:
        raise OSError(-2, "Name or service not known")
    return NUMBERS[host]


def fetcher(answer, **limits):
    return Fetcher(Limits(**limits), resolve=resolve, transport=httpx2.MockTransport(answer), clock=lambda: 0.0)


def page(request):
    return httpx2.Response(200, content=b"<p>Two died.</p>", headers={"content-type": "text/html; charset=utf-8"})


def never(request):
    raise AssertionError(f"asked for {request.url}")


def test_a_page_is_fetched_with_what_the_server_called_it():
    assert fetcher(page).fetch("https://volta.example/1") == Fetched(
        b"<p>Two died.</p>", "https://volta.example/1", "text/html", "utf-8"
    )


def test_the_checked_number_is_connected_to_under_the_name_that_was_asked_for():
    seen = []

    def answer(request):
        seen.append(
            (
                request.url.host,
                request.url.port,
                request.headers["host"],
                request.extensions["sni_hostname"],
                request.headers["user-agent"],
            )
        )
        return page(request)

    fetcher(answer).fetch("https://volta.example:8443/1?q=a")
    fetcher(answer).fetch("http://six.example/")
    assert seen == [
        ("93.184.216.34", 8443, "volta.example:8443", "volta.example", f"tocsin/{__version__}"),
        ("2606:2800:220:1::1", None, "six.example", "six.example", f"tocsin/{__version__}"),
    ]


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("http://inside.example/", "inside.example is on a private network (10.1.2.3)"),
        ("http://mixed.example/", "mixed.example is on a private network (192.168.0.1)"),
        ("http://127.0.0.1:8000/", "127.0.0.1 is on a private network (127.0.0.1)"),
        ("http://169.254.169.254/latest", "169.254.169.254 is on a private network (169.254.169.254)"),
    ],
)
def test_private_networks_are_refused_before_any_connection(address, what):
    assert fetcher(never).fetch(address) == Problem(address, what, "use `tocsin add --allow-private` if you mean it")


def test_private_networks_are_reached_when_asked_for():
    assert isinstance(fetcher(page, allow_private=True).fetch("http://inside.example/"), Fetched)


def test_a_redirect_into_a_private_network_is_refused():
    def answer(request):
        assert request.headers["host"] == "volta.example"
        return httpx2.Response(302, headers={"location": "http://inside.example/admin"})

    problem = fetcher(answer).fetch("https://volta.example/1")
    assert problem == Problem(
        "https://volta.example/1",
        "inside.example is on a private network (10.1.2.3)",
        "use `tocsin add --allow-private` if you mean it",
    )


def test_redirects_are_followed_and_the_last_address_is_given():
    def answer(request):
        moved = {"/1": "/2", "/2": "https://other.example/3"}.get(request.url.path)
        return httpx2.Response(301, headers={"location": moved}) if moved else page(request)

    fetched = fetcher(answer).fetch("https://volta.example/1")
    assert fetched.url == "https://other.example/3"


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
def test_five_redirects_are_followed_and_no_more(hops, arrives):
    def answer(request):
        left = int(request.url.path[1:])
        return httpx2.Response(307, headers={"location": f"/{left - 1}"}) if left else page(request)

    fetched = fetcher(answer).fetch(f"https://volta.example/{hops}")
    refused = Problem(f"https://volta.example/{hops}", "more than 5 redirects", "give the address that it ends at")
    assert isinstance(fetched, Fetched) if arrives else fetched == refused


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://volta.example/1", "gopher://volta.example"])
def test_a_redirect_to_another_scheme_is_refused(location):
    problem = fetcher(lambda _: httpx2.Response(302, headers={"location": location})).fetch("https://volta.example/1")
    assert (type(problem), problem.mend) == (Problem, "give one that begins with http:// or https://")


def test_a_page_that_says_it_is_too_large_is_not_read():
    answer = httpx2.Response(200, headers={"content-length": "50000000"}, content=b"")
    problem = fetcher(lambda _: answer).fetch("https://volta.example/1")
    assert problem.what == "a page of 50.0 MB, above the limit of 20.0 MB for one document"


def test_a_page_that_does_not_say_so_is_cut_off_at_the_limit():
    def parts():
        yield from (b"x" * 100 for _ in range(1000))

    problem = fetcher(lambda _: httpx2.Response(200, content=parts()), max_bytes=1000).fetch("https://volta.example/1")
    assert problem.what == "a page of more than 0.0 MB, above the limit of 0.0 MB for one document"


def test_a_page_that_drips_is_given_up():
    ticks = iter(range(0, 1000, 20))
    slow = Fetcher(resolve=resolve, transport=httpx2.MockTransport(page), clock=lambda: float(next(ticks)))
    assert isinstance(slow.fetch("https://volta.example/1"), Fetched)
    ticks = iter(range(0, 1000, 40))
    assert slow.fetch("https://volta.example/1").what == "no full answer within 30 seconds"


def test_the_next_checked_number_is_tried_when_one_does_not_answer():
    def answer(request):
        if request.url.host == "93.184.216.40":
            raise httpx2.ConnectError("refused")
        return page(request)

    assert isinstance(fetcher(answer).fetch("http://two.example/"), Fetched)


@pytest.mark.parametrize(
    ("status", "what", "mend"),
    [
        (404, "the server answered 404 Not Found", "check the address"),
        (
            403,
            "the server answered 403 Forbidden",
            "it is closed to programs; save the page in a browser and add the file",
        ),
        (503, "the server answered 503 Service Unavailable", "try again later"),
    ],
)
def test_refusals_of_the_server_are_told_with_advice(status, what, mend):
    problem = fetcher(lambda _: httpx2.Response(status)).fetch("https://volta.example/1")
    assert problem == Problem("https://volta.example/1", what, mend)


@pytest.mark.parametrize(
    "fault", [httpx2.ConnectError("refused"), httpx2.ReadTimeout("slow"), httpx2.RemoteProtocolError("odd")]
)
def test_faults_of_the_network_are_problems(fault):
    def answer(request):
        raise fault

    assert isinstance(fetcher(answer).fetch("https://volta.example/1"), Problem)


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "https://[bad",
        "http://nowhere.example/",
        "http://a b/",
        "http://xn--a/",
        "https://volta.example:99999/",
    ],
)
def test_bad_addresses_are_problems(address):
    assert isinstance(fetcher(page).fetch(address), Problem)


@pytest.mark.parametrize(
    "number",
    ["0.0.0.1", "10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.1.1", "172.16.0.1", "192.168.1.1", "224.0.0.1", "240.0.0.1",
     "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1"],
)  # fmt: skip
def test_numbers_that_are_not_public(number):
    assert not is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_numbers_that_are_public(number):
    assert is_public(number)
