"""`tocsin demo`: the worked theatre from reports to brief, in one command."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from tocsin.cli.adding import Intake, take
from tocsin.cli.briefing import write_brief
from tocsin.cli.listing import Wanted, print_incidents
from tocsin.cli.screen import console, errors, held, problem
from tocsin.record import Incident

SCREENFUL = 30
NEXT = """
Next, try
  [bold]tocsin show {incident} --ledger {ledger}[/]      the sentences behind one incident, words marked
  [bold]tocsin incidents --all --by Iran --ledger {ledger}[/]      also what is planned, feared, denied
  [bold]tocsin add YOUR-ARTICLE.txt --published 2020-04-03[/]      your own reading, in a ledger of its own
"""


def theatre() -> Path:
    """The folder of example reports: inside the install, or in the source tree."""
    shipped = Path(str(files("tocsin"))) / "examples" / "iraq-2020" / "reports"
    return shipped if shipped.is_dir() else Path(__file__).parents[3] / "examples" / "iraq-2020" / "reports"


def most_told(found: Sequence[Incident]) -> list[Incident]:
    """The incidents that several outlets tell of, in the order given: a screenful."""
    several = [incident for incident in found if len(incident.publishers) > 1]
    often = sorted(several, key=lambda incident: (-len(incident.publishers), -len(incident.reports), incident.id))
    chosen = {incident.id for incident in often[:SCREENFUL]}
    return [incident for incident in found if incident.id in chosen]


def run(folder: Path | None, ledger_name: str, output: Path, reader: str) -> int:
    """Read the reports into a new ledger, print the incidents, write the brief, and say what to try next."""
    from tocsin.codebook.ownactors import own_file

    reports = folder or theatre()
    if not reports.is_dir():
        errors.print(f"{reports} is not a folder of reports; name one", markup=False)
        return 2
    with held(ledger_name, made=True) as ledger:
        new, known, problems = take(Intake((str(reports),)), ledger, reader, actors=own_file(ledger_name), full=False)
        found = ledger.incidents(Wanted().filter())
        print_incidents(most_told(found), "table")
        write_brief(ledger, output, "Iraq, December 2019 to April 2020: what was reported")
    for each in problems:
        problem(each)
    console.print(
        f"{new} reports read, {known} known already; {len(found)} incidents, above those that several outlets tell of."
    )
    console.print(f"The brief with all of them is in [bold]{output}[/]; open it in a browser.")
    if found:
        first = max(found, key=lambda incident: (len(incident.reports), incident.id))
        console.print(NEXT.format(incident=first.id[:8], ledger=ledger_name))
    return 0
