"""`python -m tocsin`: the command line, where the command itself is not on the path."""

from tocsin.cli import main

if __name__ == "__main__":
    main()
