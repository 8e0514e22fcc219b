"""`tocsin serve`: the desk in a browser, on this machine only unless another host is named."""

import getpass
import webbrowser
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_LEDGER, LedgerOption, Panel, ReaderName, ReaderOption
from tocsin.cli.outlooks import app as app  # noqa: PLC0414 - given on, with this command added

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
NO_PICTURES = (
    "The drawing libraries are not in this install, so that maps and charts are drawn plainly. "
    "To add them: python desk/assets.py, in the source tree, with npm and a network."
)


@app.command(rich_help_panel=Panel.LOOK)
def serve(
    ledger: LedgerOption = DEFAULT_LEDGER,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on this machine.")] = 8765,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the link, and open no browser.")] = False,
    by: Annotated[str | None, typer.Option(help="Your name in the log; by default your login's.")] = None,
    reader: ReaderOption = ReaderName.AUTO,
) -> None:
    """Open the desk: read, review and ask in a browser. It answers this machine only, and only by the link printed."""
    from tocsin.cli.screen import errors
    from tocsin.ledger import LedgerError, open_ledger

    try:
        with open_ledger(ledger) as opened:
            run(opened, ledger, port, by or getpass.getuser(), reader.value, browser=not no_browser)
    except (LedgerError, OSError) as error:
        errors.print(str(error), markup=False)
        raise typer.Exit(2) from error


def run(ledger: object, name: str, port: int, by: str, reader: str, *, browser: bool) -> None:
    """Serve this ledger until the user stops it."""
    import uvicorn

    from tocsin.cli.screen import console, errors
    from tocsin.codebook.added import added_beside
    from tocsin.codebook.ownactors import own_file
    from tocsin.ledger import Ledger
    from tocsin.web import Settings, create_app
    from tocsin.web.templating import pictures

    def tell(code: str) -> None:
        console.print(f"http://127.0.0.1:{port}/launch?code={code}", markup=False, soft_wrap=True)

    assert isinstance(ledger, Ledger)  # noqa: S101 - imported late, so that --help stays fast
    settings = Settings(
        name=by,
        hosts=frozenset(f"{host}:{port}" for host in LOOPBACK),
        beside=None if "://" in name else Path(name),
        reader=reader,
        places=added_beside(name),
        actors=own_file(name),
        launched=tell,
    )
    app = create_app(ledger, settings)
    if not pictures():
        errors.print(NO_PICTURES, style="yellow")
    console.print("The desk is open. Each link below lets one browser in, once; Ctrl-C closes the desk.")
    tell(code := app.state.desk.sessions.launch_code)
    Thread(target=app.state.desk.warm, daemon=True).start()
    if browser:
        Thread(target=webbrowser.open, args=(f"http://127.0.0.1:{port}/launch?code={code}",), daemon=True).start()
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False, server_header=False)
