"""Settings: the TOML files that say what is watched and what is told, read strictly, with faults that name the entry."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


class SettingsFault(ValueError):
    """A file of feeds or rules says something that the program cannot use."""

    def __init__(self, where: str, what: str, mend: str) -> None:
        super().__init__(f"{where}: {what}; {mend}")


def read_settings(path: Path, known: Iterable[str]) -> dict[str, Any]:
    """The tables of a TOML file. Raises `SettingsFault` where it cannot be read, or has a table beside the `known`."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise SettingsFault(str(path), f"it cannot be opened ({fault.strerror})", "check the path") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise SettingsFault(str(path), f"not TOML ({fault})", "mend the line") from fault
    only(values, known, str(path))
    return values


def only(values: Mapping[str, object], known: Iterable[str], where: str) -> None:
    """Raise `SettingsFault` where `values` has a key that is none of the `known`, since a misspelt one would go unseen."""
    names = list(known)
    for name in values:
        if name not in names:
            raise SettingsFault(where, f'"{name}" is not known here', f"use one of {', '.join(names)}")


def words(values: Mapping[str, Any], name: str, where: str, default: str = "") -> str:
    """The words under a name; raises `SettingsFault` where there is something else."""
    value = values.get(name, default)
    if not isinstance(value, str):
        raise SettingsFault(where, f"{name} is {value!r}", f'write words in quotes: {name} = "…"')
    return value.strip()


def number(values: Mapping[str, Any], name: str, where: str, default: float) -> float:
    """The number above 0 under a name; raises `SettingsFault` where there is something else."""
    value = values.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise SettingsFault(where, f"{name} is {value!r}", f"write a number above 0: {name} = {default:g}")
    return float(value)


def truth(values: Mapping[str, Any], name: str, where: str, *, default: bool) -> bool:
    """The truth under a name; raises `SettingsFault` where there is something else."""
    value = values.get(name, default)
    if not isinstance(value, bool):
        raise SettingsFault(where, f"{name} is {value!r}", f"write {name} = true or {name} = false")
    return value
