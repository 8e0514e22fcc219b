"""The command line. Each command imports what it needs when it runs, so that `--help` is quick.

Exit codes: 0 all done; 1 done, but some input was bad and is listed; 2 the command was not understood or cannot work.
"""


def main() -> None:
    """Run the command that the user typed."""
    from tocsin.cli.serving import app as program

    program()
