# Everything that a newcomer needs: `make demo`, `make test`. Python 3.11 or later, git and make are enough.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test check evaluate bench clean

demo: $(VENV)/.installed
	$(BIN)/tocsin demo

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses=auto --maxprocesses=8 --dist=loadfile
	$(BIN)/python -m evaluation

evaluate: $(VENV)/.installed-dev
	$(BIN)/python -m evaluation

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks --all

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	# For the recidivism data it carries, which a test reproduces; with its own needs it would hold pandas back.
	-$(BIN)/pip install --quiet --disable-pip-version-check --no-deps 'lifelines>=0.30'
	-npm --prefix desk ci --ignore-scripts --no-audit --no-fund --silent
	touch $@

clean:
	rm -rf $(VENV) demo.db demo.db-* demo.html
