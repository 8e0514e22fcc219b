"""`tocsin actors find|propose|accept`: which actor words mean and why; names no table holds; and adding one of them."""

import sys
from dataclasses import dataclass
from datetime import date

from rich.text import Text

from tocsin.cli.screen import console, errors, held, json_text


@dataclass(frozen=True, slots=True)
class NewActor:
    """What a person says of an actor that the tables lack, as typed."""

    name: str
    id: str
    kind: str = ""
    country: str = ""
    sector: str = ""
    aliases: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    start: str = ""
    end: str = ""


def find(words: str, day: date | None, text: str, ledger_name: str) -> int:
    """Say which actor the words mean, and why; 1 when that stays open."""
    from tocsin.codebook.ownactors import own_file
    from tocsin.pipeline import explain
    from tocsin.resolving import load_resolver

    answer = explain(words, day, text, load_resolver(actors=own_file(ledger_name)))
    actor = answer.actor
    if actor:
        console.print(Text.assemble((actor.name, "bold"), f"  {actor.id}  ", (_facts(actor), "dim")))
        for tie in actor.ties:
            console.print(f"  {tie.relation.value} {tie.to}  {_held(str(tie.held))}", markup=False)
    elif answer.country or answer.sector or answer.aligned:
        facts = (
            f"country {answer.country or '?'} · sector {answer.sector} · aligned with {answer.aligned or 'nobody told'}"
        )
        console.print(facts, markup=False)
    console.print(answer.why, markup=False)
    for other in answer.candidates if not actor else ():
        console.print(f"  could be {other.name}  {other.id}  {_facts(other)}", markup=False)
    return 0 if actor else 1


def _facts(actor) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001 (imported when it runs)
    lived = _held(str(actor.lived))
    return " · ".join(filter(None, (actor.kind, actor.country, actor.sector, lived)))


def _held(when: str) -> str:
    return "" if when == ".." else when


def propose(ledger_name: str, least: int, form: str) -> int:
    """Print the unknown names that recur; 2 when there is no ledger."""
    from tocsin.codebook.ownactors import own_file, written
    from tocsin.pipeline import proposals
    from tocsin.resolving import load_resolver

    with held(ledger_name) as ledger:
        found = proposals(ledger, load_resolver(actors=own_file(ledger_name)), least=least)
    if form == "toml":
        remarks = [[f"{where[:8]}: {said}" for where, said in one.sentences] for one in found]
        sys.stdout.write("\n".join(written(one.entry, said) for one, said in zip(found, remarks, strict=True)))
        return 0
    if form == "json":
        rows = [
            {"name": one.entry.name, "id": one.entry.id, "kind": one.entry.kind, "articles": one.articles}
            | {"country": one.entry.country, "spellings": [one.entry.name, *one.entry.aliases], "ties": one.ties}
            | {"sentences": [{"article": where, "text": said} for where, said in one.sentences]}
            for one in found
        ]
        sys.stdout.write(json_text(rows, indent=1) + "\n")
        return 0
    for one in found:
        guess = " · ".join(filter(None, (one.entry.kind and f"{one.entry.kind}?", one.entry.country)))
        head = Text.assemble((one.entry.name, "bold"), f"  in {one.articles} articles  ", (guess, "dim"))
        console.print(head)
        for spelling in one.entry.aliases:
            console.print(f"  also {spelling}", markup=False)
        for line in one.ties:
            console.print(f"  tie: {line}", markup=False)
        for where, said in one.sentences:
            console.print(Text.assemble("  ", (where[:8], "cyan"), f" {said}"))
    console.print(
        f"{len(found)} names; take one in with `tocsin actors accept NAME --id ID --kind KIND --sector SECTOR`"
    )
    return 0


def accept(new: NewActor, ledger_name: str, *, show_only: bool) -> int:
    """Write the entry into the project's own actors, or only print it; 2 when it is at fault."""
    from tocsin.codebook.actor import Actor
    from tocsin.codebook.actorfiles import parse_held, parse_tie
    from tocsin.codebook.actors import load_actors
    from tocsin.codebook.ownactors import append_entry, own_file, written
    from tocsin.codebook.tablefile import TableFault

    path = own_file(ledger_name)
    try:
        known = load_actors(path).actors.get(new.id)
        ties = tuple(map(parse_tie, new.ties))
        names = (new.name, *new.aliases) if known else new.aliases
        lived = parse_held(new.start, new.end)
        actor = Actor(new.id, new.name, new.kind, new.country, new.sector, names, lived=lived, ties=ties)
        entry = written(actor, adds=known is not None)
        if not show_only:
            append_entry(path, entry)
    except (TableFault, ValueError) as fault:
        errors.print(str(fault), markup=False)
        return 2
    sys.stdout.write(entry)
    if not show_only:
        what = f"more names for {known.name}" if known else "a new actor"
        errors.print(f"{what}, in {path}; it takes part from the next `tocsin add`", markup=False)
    return 0
