"""`tocsin serve`: the desk in a browser, on this machine alone, or for a team under the address that it is given."""

import getpass
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.options import DEFAULT_LEDGER, LedgerOption, Panel, ReaderName, ReaderOption
from tocsin.cli.outlooks import app as app  # noqa: PLC0414 - given on, with this command added

if TYPE_CHECKING:
    from tocsin.ledger import Ledger
    from tocsin.web import Settings

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
NO_PICTURES = (
    "The drawing libraries are not in this install, so that maps and charts are drawn plainly. "
    "To add them: python desk/assets.py, in the source tree, with npm and a network."
)


@dataclass(frozen=True, slots=True)
class Serving:
    """How a desk is reached: the port and address it listens on, for a team under which address, with which certificate."""

    port: int
    listen: str
    team: bool
    address: str
    certificate: Path | None
    key: Path | None
    issuer: str = ""
    client: str = ""
    secret: str = ""


@app.command(rich_help_panel=Panel.LOOK)
def serve(
    ledger: LedgerOption = DEFAULT_LEDGER,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on this machine.")] = 8765,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the link, and open no browser.")] = False,
    by: Annotated[str | None, typer.Option(help="Your name in the log; by default your login's.")] = None,
    reader: ReaderOption = ReaderName.AUTO,
    team: Annotated[
        bool, typer.Option("--team", help="Let people in by accounts (`tocsin accounts`); the ledger is on PostgreSQL.")
    ] = False,
    address: Annotated[
        str, typer.Option(help="For a team: the address that people open, such as https://desk.example.org.")
    ] = "",
    listen: Annotated[str, typer.Option(help="For a team: the network address to listen on.")] = "127.0.0.1",
    certificate: Annotated[
        Path | None, typer.Option(help="For a team: a TLS certificate, where no proxy has it.")
    ] = None,
    key: Annotated[Path | None, typer.Option(help="The certificate's key.")] = None,
    issuer: Annotated[str, typer.Option(help="For a team: an OpenID Connect provider that vouches for people.")] = "",
    client: Annotated[str, typer.Option(help="What this desk is called at the provider.")] = "",
    secret: Annotated[str, typer.Option(envvar="TOCSIN_PROVIDER_SECRET", help="The desk's secret there.")] = "",
) -> None:
    """Open the desk: read, review and ask in a browser. It answers this machine only, and only by the link printed."""
    from tocsin.cli.screen import errors
    from tocsin.cli.servingteam import CannotServe
    from tocsin.ledger import LedgerError, open_ledger

    serving = Serving(port, listen, team, address, certificate, key, issuer, client, secret)
    try:
        with open_ledger(ledger, existing=team) as opened:
            run(opened, ledger, serving, by or getpass.getuser(), reader.value, browser=not (no_browser or team))
    except (LedgerError, CannotServe, OSError) as error:
        errors.print(str(error), markup=False)
        raise typer.Exit(2) from error


def run(ledger: "Ledger", name: str, serving: Serving, by: str, reader: str, *, browser: bool) -> None:
    """Serve this ledger until the user stops it."""
    import uvicorn

    from tocsin.cli.screen import console, errors
    from tocsin.web import create_app
    from tocsin.web.templating import pictures

    app = create_app(ledger, _settings(ledger, name, serving, by, reader))
    if not pictures():
        errors.print(NO_PICTURES, style="yellow")
    if serving.team:
        console.print(f"The desk is open at {serving.address}. Ctrl-C closes it.", markup=False, soft_wrap=True)
    else:
        console.print("The desk is open. Each link below lets one browser in, once; Ctrl-C closes the desk.")
        _tell(serving.port, code := app.state.desk.sessions.launch_code)
        if browser:
            Thread(target=webbrowser.open, args=(_link(serving.port, code),), daemon=True).start()
    Thread(target=app.state.desk.warm, daemon=True).start()
    tls = {"ssl_certfile": serving.certificate, "ssl_keyfile": serving.key} if serving.certificate else {}
    host = serving.listen if serving.team else "127.0.0.1"
    quiet = {"log_level": "warning", "access_log": False, "server_header": False}
    uvicorn.run(app, host=host, port=serving.port, **quiet, **tls)  # type: ignore[arg-type] # two sorts of options


def _settings(ledger: "Ledger", name: str, serving: Serving, by: str, reader: str) -> "Settings":
    from tocsin.cli.servingteam import hosts_of_team, provider_of_team
    from tocsin.codebook.added import added_beside
    from tocsin.codebook.ownactors import own_file
    from tocsin.web import Settings

    alone = frozenset(f"{host}:{serving.port}" for host in LOOPBACK)
    return Settings(
        name=by,
        hosts=hosts_of_team(ledger, serving.address, certified=bool(serving.certificate)) if serving.team else alone,
        team=serving.team,
        secure=serving.team and serving.address.startswith("https://"),
        provider=provider_of_team(serving.issuer, serving.client, serving.secret, serving.address)
        if serving.team
        else None,
        reader=reader,
        places=added_beside(name),
        actors=own_file(name),
        launched=lambda code: _tell(serving.port, code),
    )


def _link(port: int, code: str) -> str:
    return f"http://127.0.0.1:{port}/launch?code={code}"


def _tell(port: int, code: str) -> None:
    from tocsin.cli.screen import console

    console.print(_link(port, code), markup=False, soft_wrap=True)
