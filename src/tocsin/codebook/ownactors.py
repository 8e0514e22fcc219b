"""A project's own actors: entries as TOML that can be read, pasted and appended, in a file beside the ledger."""

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tocsin.codebook.actor import Actor, ActorTie
from tocsin.codebook.actors import read_actors, shipped_files

OWN_FILE = "actors.toml"


def own_file(ledger: str) -> Path:
    """Where a ledger's own actors lie: beside its file, or in this folder for a ledger behind an address.

    >>> own_file("work/tocsin.db").as_posix(), own_file("postgresql://host/ledger").as_posix()
    ('work/actors.toml', 'actors.toml')
    """
    return Path(OWN_FILE) if "://" in ledger else Path(ledger).parent / OWN_FILE


def written(actor: Actor, remarks: Iterable[str] = (), *, adds: bool = False) -> str:
    """The entry of an actor; with `adds` only what it adds to the actor of that id in the tables.

    >>> print(written(Actor("liwa-x", "Liwa X", "militia", "IQ", "UAF", ("Brigade X",))), end="")
    [[actor]]
    id = "liwa-x"
    name = "Liwa X"
    kind = "militia"
    country = "IQ"
    sector = "UAF"
    aliases = ["Brigade X"]
    """
    lines = ["[[also]]" if adds else "[[actor]]", *(f"# {_one_line(remark)}" for remark in remarks)]
    lines.append(f"id = {_text(actor.id)}")
    if not adds:
        lines += [f"{field} = {_text(getattr(actor, field))}" for field in ("name", "kind", "country", "sector")]
    for field in ("aliases", "ambiguous"):
        if names := getattr(actor, field):
            lines.append(f"{field} = [{', '.join(map(_text, names))}]")
    ends = (("from", actor.lived.earliest), ("to", actor.lived.latest))
    lines += [f'{field} = "{day}"' for field, day in ends if day]
    if actor.ties:
        lines.append(f"ties = [{', '.join(map(_tie, actor.ties))}]")
    return "\n".join(lines) + "\n"


def _tie(tie: ActorTie) -> str:
    ends = (("from", tie.held.earliest), ("until", tie.held.latest))
    held = "".join(f', {field} = "{day}"' for field, day in ends if day)
    return f'{{to = {_text(tie.to)}, relation = "{tie.relation.value}"{held}}}'


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(remark: str) -> str:
    return "".join(mark if mark.isprintable() else " " for mark in remark)


def append_entry(path: Path, entry: str) -> None:
    """Add an entry to the file at `path`, made where there is none; raises `TableFault` and changes nothing if it is bad."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    after = f"{before.rstrip()}\n\n{entry}".lstrip()
    with TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        draft.write_text(after, encoding="utf-8")
        read_actors([*shipped_files(), draft])
        draft.replace(path)
