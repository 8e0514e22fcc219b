"""The pages of a release: what it is and how to read it, and how to cite it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tocsin.exports.release.descriptor import Held
from tocsin.exports.release.edition import Edition

README = """\
# {title}, {version}

Released on {dated} by {by}. Licence: {licence}{address}

Incidents of armed conflict **as reported**: a row says what articles tell, not what happened. Where nothing is held,
nothing was read, which is no sign that nothing happened. Reports of one occurrence were merged into one incident; numbers
are low to high, days earliest to latest, and a place lies within `precision_km` of its point. An empty cell is not known.

| file | rows | holds |
|---|--:|---|
{files}

`datapackage.json` says what each column holds (Data Package, version 2.0). `codebook/kinds.csv` says what the kinds mean;
the codebook is edition {codebook}. `CHANGES.md` says what changed since the release before, `data/changes.csv` cell by cell.

- Filter: {filter}
- Places: {places}
- Incidents: {incidents}, of them without a place: {without_place}
- Made by {made_by}. SHA-256 of the incidents and statements: `{sha256}`

The texts of the articles are not in here: they belong to their publishers. Only the sentences that bear a value are
quoted, {quoted}. `start` and `end` count code points in the text whose hash is `text_sha256` in `data/articles.csv`, so
that whoever has the article can find the words again. Names are those that the articles give to people in their public
roles; think of them before you pass this on.

A cell that a spreadsheet would run as a formula has a quote mark before it. To check that nothing was changed on the way:

    sha256sum --check SHA256SUMS
"""


def readme(edition: Edition, told: Mapping[str, Any], held: Sequence[Held], quoted: str) -> str:
    """The page that says what the release is."""
    files = "\n".join(f"| `{each.table.path}` | {each.rows} | {each.table.holds} |" for each in held)
    address = f", <{edition.licence_address}>" if edition.licence_address else ""
    named = {"title": edition.title, "version": edition.version, "dated": edition.dated, "by": ", ".join(edition.by)}
    lines = {name: plain(value) for name, value in named.items()}
    return README.format(
        **dict(told) | lines | {"licence": edition.licence}, files=files, address=address, quoted=quoted
    )


def plain(words: object) -> str:
    """The words in one line."""
    return " ".join(str(words).split())


def citation(edition: Edition) -> str:
    """The text of `CITATION.cff`, format 1.2.0; JSON strings are YAML."""
    authors = "".join(f"  - name: {json.dumps(plain(name), ensure_ascii=False)}\n" for name in edition.by)
    return (
        "cff-version: 1.2.0\n"
        'message: "Please cite this release as below."\n'
        "type: dataset\n"
        f"title: {json.dumps(plain(edition.title), ensure_ascii=False)}\n"
        f"version: {json.dumps(edition.version)}\n"
        f"date-released: {edition.dated}\n"
        f"license: {edition.licence}\n"
        f"authors:\n{authors}"
    )
