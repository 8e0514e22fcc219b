"""Options that several commands share are told once, as the parameters of a function that makes one value of them."""

from collections.abc import Callable, Collection
from inspect import Parameter, Signature, signature

Command = Callable[..., None]


def taking(typed: Callable[..., object], without: Collection[str] = ()) -> Callable[[Command], Command]:
    """Give a command the parameters of `typed` but these, as the one value that it makes of them.

    The command takes it first; its help lists the shared options after its own.
    """
    shared = [each for each in signature(typed).parameters.values() if each.name not in without]

    def give(command: Command) -> Command:
        own = list(signature(command).parameters.values())[1:]

        def run(**said: object) -> None:
            command(typed(**{each.name: said.pop(each.name) for each in shared}), **said)

        named = [each.replace(kind=Parameter.KEYWORD_ONLY) for each in (*own, *shared)]
        run.__name__, run.__doc__ = command.__name__, command.__doc__
        run.__annotations__ = {each.name: each.annotation for each in named}
        run.__signature__ = Signature(named)  # type: ignore[attr-defined]
        return run

    return give
