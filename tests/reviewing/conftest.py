"""A ledger of a few articles on two attacks, and a person who looks at it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from shutil import copyfile

import pytest

from tocsin.ledger import Ledger, open_ledger
from tocsin.pipeline import merge
from tocsin.record import Article
from tocsin.record.plain import parse_statement
from tocsin.resolving import Resolver, load_resolver

NOON = datetime(2020, 3, 12, 12, tzinfo=UTC)
ARTICLES = {
    "post": (
        (
            "Militants fired 18 rockets at the Taji base on Wednesday, killing two soldiers, the army said. "
            "Kataib Hezbollah was blamed. At least 15 attacks were counted since January."
        ),
        (
            "shelling occurred: fired | actor: Militants [accused] | target: Taji base | means: 18 rockets [18..18] | "
            "place: Taji | when: Wednesday | harm: two soldiers [killed military 2..2] | speaker: army"
        ),
        "tally events: attacks | count: At least 15 [15..]",
    ),
    "herald": (
        "Rockets fired on Wednesday at Taji killed three people, officials said.",
        (
            "shelling occurred: fired | target: Taji | means: Rockets | place: Taji | when: Wednesday | "
            "harm: three people [killed 3..3] | speaker: officials"
        ),
    ),
    "wire": (
        "Warplanes bombed a depot near Kirkuk on Thursday; one guard was wounded.",
        (
            "air-strike occurred: bombed | actor: Warplanes | target: depot | place: Kirkuk | when: Thursday | "
            "harm: one guard [wounded police 1..1]"
        ),
    ),
}
PRINTED = date(2020, 3, 12)


@pytest.fixture(scope="session")
def resolver() -> Resolver:
    return load_resolver()


def fill(ledger: Ledger, resolver: Resolver, now: datetime = NOON, reader: str = "first") -> None:
    """Put the articles in, as `reader` reads them."""
    for name, (text, *lines) in ARTICLES.items():
        article = Article(text, id=name, publisher=name, published=PRINTED)
        told = resolver.resolve(article, tuple(parse_statement(line, text) for line in lines))
        ledger.add(None, article, told, reader=reader, now=now)
    merge(ledger, now)


@pytest.fixture
def ledger(fresh: Callable[[], Ledger]) -> Iterator[Ledger]:
    with fresh() as opened:
        yield opened


@pytest.fixture
def report(ledger: Ledger) -> Callable[[str], str]:
    """The id of the first report of an article."""
    return lambda article: ledger.tellings(article, sort="event", as_read=True)[0].id


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A moment a minute after the one before."""
    moments = iter(range(1, 10_000))
    return lambda: NOON + timedelta(minutes=next(moments))


@pytest.fixture
def say(ledger: Ledger, clock: Callable[[], datetime]) -> Callable[..., object]:
    """`say(reject, ID, …)`: what anna decides, a minute after what was decided before."""

    def decide(
        verb: Callable[..., object], *what: object, by: str = "anna", why: str = "seen", **more: object
    ) -> object:
        return partial(verb, ledger)(*what, by=by, why=why, now=clock(), **more)

    return decide


@pytest.fixture(scope="session")
def fresh(resolver: Resolver, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Ledger]:
    """Opens a ledger with the articles in it, each time a new one."""
    folder = tmp_path_factory.mktemp("fresh")
    with open_ledger(str(folder / "first.db")) as ledger:
        fill(ledger, resolver)
    numbers = count()

    def opened() -> Ledger:
        return open_ledger(copyfile(folder / "first.db", str(folder / f"{next(numbers)}.db")))

    return opened
