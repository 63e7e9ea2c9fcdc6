# Everything a developer does with Practica. `make help` lists it.
# Needs Python 3.11 or newer and make; the rest is installed into .venv by the first target.

PYTHON     ?= python3
PORT       ?= 8000
UV_VERSION := 0.13.9
BIN        := .venv/bin
READY      := .venv/ready
PACKAGES   := libs/contracts libs/chassis libs/policy libs/testkit \
              services/identity services/placements services/reporting \
              services/billing services/notifications cli
MANIFESTS  := $(addsuffix /pyproject.toml,$(PACKAGES))

NODE       := $(BIN)/python -m tools.node
WEB_READY  := web/node_modules/.ready
TYPES_READY := web/api-types/node_modules/.ready
WEB_SOURCE := $(shell find web/src web/public web/index.html web/vite.config.ts -type f)

.DEFAULT_GOAL := help
.PHONY: help install up demo migrate web screenshots test chaos bench check format openapi events \
        freeze lock clean

help: ## show this page
	@printf 'Practica: student placements in the health sciences.\n\n'
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@printf '\nSettings: PORT=8000 (up, demo), PYTHON=python3 (the interpreter of .venv).\n'

install: $(READY) ## put everything into .venv (the other targets do it when needed)

$(READY): requirements.lock $(MANIFESTS) Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Practica needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/uv --version 2>/dev/null | grep -qF 'uv $(UV_VERSION)' \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv==$(UV_VERSION)'
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation \
	  $(addprefix -e ./,$(PACKAGES))
	@touch $@

$(WEB_READY): $(READY) web/package.json web/package-lock.json
	@$(NODE) web npm ci --silent
	@touch $@

$(TYPES_READY): $(READY) web/api-types/package.json web/api-types/package-lock.json
	@$(NODE) web/api-types npm ci --silent
	@touch $@

web: web/dist/index.html ## build the web client into web/dist

web/dist/index.html: $(WEB_READY) $(WEB_SOURCE)
	@$(NODE) web npm run --silent build
	@touch $@

up: $(READY) web/dist/index.html ## start the whole system on http://localhost:$PORT, with a demo province
	@$(BIN)/practica up --port $(PORT)

demo: $(READY) ## play one placement from a school's request to an invoice line
	@$(BIN)/practica demo --port $(PORT)

screenshots: $(READY) $(WEB_READY) ## pictures of every screen of a running `make up`, into web/screenshots
	@$(BIN)/python -m tools.screenshots http://localhost:$(PORT)

migrate: $(READY) ## bring the databases of all services up to date
	@$(BIN)/practica migrate

test: $(READY) web/dist/index.html ## run every test, except those that kill processes
	@$(NODE) web npm run --silent test
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m 'not chaos'

chaos: $(READY) ## run the tests that kill processes and the broker
	@$(BIN)/python -m pytest -m chaos

bench: $(READY) ## measure speed beside its limits; writes bench/latest.json
	@$(BIN)/python -m bench

check: $(READY) $(WEB_READY) $(TYPES_READY) ## format, lint, strict types, architecture, ceilings, freshness
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m tools.ceilings
	$(BIN)/python -m tools.freeze_contracts --check
	$(BIN)/python -m tools.events --check
	$(BIN)/python -m tools.openapi --check
	$(BIN)/python -m tools.web_types --check
	$(NODE) web npm run --silent check
	$(BIN)/python -m tools.audit

format: $(READY) $(WEB_READY) ## put the code into the house's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(NODE) web npm run --silent format

openapi: $(READY) $(TYPES_READY) ## write the documents of docs/api/, and the client's types of them
	@$(BIN)/python -m tools.openapi
	@$(BIN)/python -m tools.events
	@$(BIN)/python -m tools.web_types

events: openapi ## the same: docs/events.md comes with the AsyncAPI document

freeze: $(READY) ## write the schemas and examples of new events
	@$(BIN)/python -m tools.freeze_contracts

lock: $(READY) ## pin every dependency again, with hashes and without addresses
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-annotate --custom-compile-command 'make lock' \
	  $(foreach name,practica $(addprefix practica-,contracts chassis policy identity placements \
	    reporting billing notifications testkit),--no-emit-package $(name)) \
	  --group pyproject.toml:dev cli/pyproject.toml libs/testkit/pyproject.toml \
	  -o requirements.lock
	@$(NODE) web npm install --silent --package-lock-only
	@$(NODE) web/api-types npm install --silent --package-lock-only
	@$(BIN)/python -m tools.web_lock

clean: ## remove .venv, caches and the data of the embedded system
	rm -rf web/node_modules web/api-types/node_modules web/dist web/screenshots
	rm -rf .venv .practica .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
