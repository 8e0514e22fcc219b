"""How well Tocsin reads: sets coded by people, a scorer, baselines, and a gate that holds what was reached.

`python -m evaluation` prints the table; `README.md` beside this file says what each number means.
"""
