"""Writing an evidence pack: the same bytes for the same cases."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import IO

from tocsin.exports.about import Outgoing, Wish, about
from tocsin.exports.evidence.contents import LONGEST, Case, articles_of, case_form
from tocsin.exports.evidence.telling import as_text
from tocsin.exports.notes import headline
from tocsin.packing import Pack, packing
from tocsin.record.rows import Json

README = """\
EVIDENCE PACK: {incidents} incidents as reported, with the words that say each value.

evidence.txt   to read: each incident, its sources, their words, who decided what, and what happened when
evidence.json  the same for programs
SHA256SUMS     the hash of every file here
verify.py      holds the files against these hashes, and quotes against texts: python verify.py [FOLDER WITH TEXTS]
{originals}
Filter: {filter}
Licence: {licence}
Made by {made_by}, codebook {codebook}. SHA-256 of the incidents and statements: {sha256}

A row says what articles tell, not what happened. start and end count code points in the article's text, whose SHA-256 is
text_sha256; sha256 is of the bytes as they were received. People who decided are {people}.
"""
QUOTED = f"""\
The articles themselves are not in here: they belong to their publishers, and are quoted in passages of at most {LONGEST}
characters. Whoever has an article's text, saved as ID.txt, can have its quotes checked.
"""
WHOLE = """\
originals/     the bytes as received, under their SHA-256; texts/ the texts read from them, under the articles' ids.
They belong to their publishers: hand this pack on only to those who may have them.
"""


def write_evidence(cases: Sequence[Case], wish: Wish, out: IO[bytes], *, originals: bool, names: bool) -> Json:
    """Write the zip file; what it says of itself comes back. `originals` puts whole articles into it."""
    outgoing = Outgoing()
    for _ in outgoing.let_through((case.sourced for case in cases), lambda _: ""):
        pass
    told = about(wish, outgoing)
    forms = [case_form(case) for case in cases]
    people = "named" if names else "numbered in the order in which they first decided"
    with packing(out) as pack:
        pack.add("README.txt", README.format(**told, originals=WHOLE if originals else QUOTED, people=people))
        pack.add("evidence.json", json.dumps(told | {"cases": forms}, ensure_ascii=False, indent=1) + "\n")
        heads = (headline(case.sourced) for case in cases)
        pack.add("evidence.txt", as_text(zip(heads, forms, strict=True)))
        pack.add("verify.py", files("tocsin.exports.evidence").joinpath("verify.py").read_bytes())
        if originals:
            _add_articles(pack, cases)
    return told


def _add_articles(pack: Pack, cases: Sequence[Case]) -> None:
    for article in articles_of(cases):
        pack.add(f"texts/{article.id}.txt", article.text)
    for digest, capture in sorted({each: one for case in cases for each, one in case.captures.items()}.items()):
        pack.add(f"originals/{digest}", capture.raw)
