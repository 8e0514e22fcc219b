"""`python -m benchmarks`: the benchmarks there are, one command each; `--all` runs them one after the other."""

import ast
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def commands() -> dict[str, str]:
    """Each benchmark's name with the first line of what it says of itself."""
    found = {}
    for path in sorted(FOLDER.glob("*.py")):
        source = path.read_text(encoding="utf-8")
        told = ast.get_docstring(ast.parse(source)) or ""
        if f"python -m benchmarks.{path.stem}" in told:
            found[path.stem] = told.split("\n", maxsplit=1)[0]
    return found


def main(words: list[str]) -> int:
    """List the benchmarks, or run them all; the number of those that failed."""
    if words != ["--all"]:
        for told in commands().values():
            print(told)
        return 0
    failed = 0
    for name in commands():
        print(f"== {name}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
