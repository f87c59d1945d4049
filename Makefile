# Headwater: `make demo` and `make test` do all set-up themselves on a machine with python3 (3.11+), venv and make.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
UV := $(VENV)/bin/uv
RUN := $(VENV)/bin/headwater
SYNC := $(UV) sync --locked --inexact --quiet --python $(PY)
SCALE ?= 50000
SCALE_OUT ?= build/scale

.DEFAULT_GOAL := help
.PHONY: help setup setup-core demo test browser pictures lint docs check fuzz bench bench-scale clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Headwater needs Python 3.11 or newer (set PYTHON=...)")'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check uv

setup-core: $(UV) ## Install the program alone
	$(SYNC) --no-dev

setup: $(UV) ## Install the program and the tools of its developers
	$(SYNC)

demo: setup-core ## Set up, then trace the example story
	$(RUN) trace --text examples/secret-talks

test: setup browser ## Set up, then run the tests, on all processors
	$(PY) -m pytest --numprocesses auto --dist loadfile

# The tests of the site look at it in a browser. Where none is found and none can be had, they skip and say so.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get install -qq -y chromium >/dev/null; } \
	|| echo "no browser found (chromium), and none could be installed: the tests that need one skip" >&2

pictures: setup ## Take the pictures of the site that the documentation shows
	$(PY) -m tests.web.screenshots docs/pictures

lint: setup ## Format, lint, types, import rules, docs
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(MAKE) --no-print-directory docs

docs: setup ## Build the documentation into site/
	$(VENV)/bin/mkdocs build --strict

check: lint test ## Both

fuzz: setup ## Feed damaged files to every reader for ten minutes
	@$(UV) pip install --quiet --python $(PY) atheris==3.0.0 || echo "atheris cannot be installed here"
	$(PY) -m tests.fuzz --seconds 600

bench: setup ## Measure every task on ../shared/bench and print the figures
	$(PY) -m benchmarks all

bench-scale: setup ## Run over 50,000 reports here and 10,000 on Ray; takes hours (SCALE_OUT=folder, SCALE=reports)
	$(PY) -m benchmarks.scale --form warc --reports $(SCALE) --out $(SCALE_OUT)
	$(PY) -m benchmarks.scale --form parquet --reports $(SCALE) --out $(SCALE_OUT)
	$(PY) -m benchmarks.scale --form warc --engine ray --reports $$(($(SCALE) / 5)) --out $(SCALE_OUT)

clean: ## Remove what was made here
	rm -rf $(VENV) build site .mypy_cache .ruff_cache .pytest_cache .hypothesis
