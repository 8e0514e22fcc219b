from pathlib import Path

import pytest

from tocsin.codebook.gazetteer import load_gazetteer
from tocsin.codebook.places import load_place_table
from tocsin.resolving import Resolver, load_resolver
from tocsin.resolving.context import Atlas

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return Atlas(load_place_table(), load_gazetteer())


@pytest.fixture(scope="session")
def resolver() -> Resolver:
    return load_resolver()
