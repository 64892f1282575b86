# Everything to run, test and measure riwaya. Needs Python 3.11 or later and make; sets up .venv by itself.

PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: help demo test unit lint gate raise-floors bench poison docs lock clean

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

demo: .venv/ran ## read the sample reports; show their claims and contradictions
	@$(BIN)/riwaya demo

test: lint unit ## lint, types and all tests

unit: .venv/dev
	$(BIN)/python -m pytest

lint: .venv/dev ## style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

gate: .venv/dev ## score the reader on the coded reports and hold the figures to their floors
	$(BIN)/python bench/gate.py --shared $(SHARED)

raise-floors: .venv/dev ## pin the figures of now as floors; lower one only with: bench/gate.py --lower --why "..."
	$(BIN)/python bench/gate.py --shared $(SHARED) --raise

bench: .venv/dev ## speed, memory, start-up, accounts; a ledger of a million claims; kills; the page
	$(BIN)/python bench/speed.py --shared $(SHARED)
	$(BIN)/python bench/accounts.py --shared $(SHARED)
	$(BIN)/python bench/ledger.py --shared $(SHARED) --kills 200
	$(BIN)/python bench/page.py

poison: .venv/dev ## every file that was made to break the reader, each in its own process
	$(BIN)/python -m pytest -m slow tests/sources/test_poison.py

docs: .venv/dev ## write the pages that are made from the code
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/examples.py

lock: .venv/dev ## pin the newest fitting versions, with hashes
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra build -o requirements.lock
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra build --extra dev -c requirements.lock -o requirements-dev.lock

# Nothing younger than a week, so that a bad release is found by others first. One file for every platform and Python. No index is named: pip takes the one it is set up with.
LOCK := --quiet --exclude-newer "1 week" --universal --python-version 3.11 --generate-hashes --no-annotate --no-config --upgrade --custom-compile-command "make lock"

clean: ## take away what was set up
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; name it: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/ran: .venv/made requirements.lock pyproject.toml
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/dev: .venv/ran requirements-dev.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
