"""`tocsin brief`: a self-contained HTML page of what the ledger holds."""

from pathlib import Path

from tocsin.cli.screen import console, errors, open_existing
from tocsin.exports.brief import Held, render_brief
from tocsin.ledger import Ledger, LedgerError
from tocsin.reading import sentences


def write_brief(ledger: Ledger, output: Path, title: str) -> None:
    """Write the page, whole or not at all."""
    articles = {row.id: article for row in ledger.articles() if (article := ledger.article(row.id))}
    held = Held(
        incidents=tuple(ledger.incidents()),
        tellings=tuple(ledger.tellings()),
        articles=articles,
        sentences={name: sentences(article.text) for name, article in articles.items()},
    )
    draft = output.with_suffix(output.suffix + ".part")
    draft.write_text(render_brief(held, title), encoding="utf-8")
    draft.replace(output)


def run(ledger_name: str, output: Path, title: str) -> int:
    """Write the brief and say where; 2 when it cannot be written."""
    if not output.name or output.is_dir():
        errors.print(f"{output}: this is a folder; name a file that can be written", markup=False)
        return 2
    try:
        with open_existing(ledger_name) as ledger:
            write_brief(ledger, output, title)
    except LedgerError as error:
        errors.print(str(error), markup=False)
        return 2
    except OSError as error:
        errors.print(f"{error.filename}: {error.strerror}; name a file that can be written", markup=False)
        return 2
    console.print(f"The brief is in {output}.", markup=False)
    return 0
