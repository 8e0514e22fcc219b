"""What is made once and kept, however many ask for it at the same time: the others wait for the first."""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import Lock
from typing import ParamSpec, TypeVar
from weakref import WeakKeyDictionary

Asked = ParamSpec("Asked")
Made = TypeVar("Made")
Thing = TypeVar("Thing")


def once(most: int) -> Callable[[Callable[Asked, Made]], Callable[Asked, Made]]:
    """Keep what a function made of the last so many sets of arguments; one thread at a time makes something.

    Threads that made the same beside each other would share one interpreter, and each wait for all.
    """

    def keeping(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
        kept, turn = lru_cache(most)(make), Lock()

        @wraps(make)
        def ask(*args: Asked.args, **named: Asked.kwargs) -> Made:
            with turn:
                return kept(*args, **named)  # type: ignore[arg-type] # what pictures are made of can be hashed

        return ask

    return keeping


def with_each(make: Callable[[Thing], Made]) -> Callable[[Thing], Made]:
    """Keep what a function made of a thing for as long as the thing itself is kept."""
    kept: WeakKeyDictionary[Thing, Made] = WeakKeyDictionary()

    @wraps(make)
    def ask(thing: Thing) -> Made:
        found = kept.get(thing)
        if found is None:
            found = kept[thing] = make(thing)
        return found

    return ask
