# What a person types here; `make help` says it in words. The set-up itself is setup.sh.

SHELL := /bin/sh
.DEFAULT_GOAL := help
PY := .venv/bin/python

# Any Python from 3.11 on: make serve PYTHON=/usr/bin/python3.12
export PYTHON ?=
# Further arguments for the command behind the target: make test ARGS=tests/law
ARGS ?=

.PHONY: help serve test fuzz load lint bench translations lock

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## Install what is missing, then serve the web pages on http://127.0.0.1:8000
	@./setup.sh serve
	.venv/bin/letters serve $(ARGS)

test: ## Install what is missing, then run every test (make test ARGS=tests/law: some of them)
	@./setup.sh test
	$(PY) -m pytest --numprocesses logical --maxprocesses 4 --dist loadfile $(ARGS)

fuzz: ## Drive the pages and all formats with 20,000 made-up journeys and answers (ARGS=--seed=7)
	@./setup.sh test
	$(PY) -m tests.fuzz $(ARGS)

load: ## Send twice as many people as the machine can serve, for two minutes (ARGS=--soak: ten minutes)
	@./setup.sh test
	$(PY) -m tests.load $(ARGS)

lint: ## Check style and types: ruff, ruff format, mypy
	@./setup.sh test
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

bench: ## Measure how long letters take to make
	@./setup.sh test
	$(PY) -m tests.bench $(ARGS)

translations: ## Bring the catalogues up to date with the templates, and say what changed
	@./setup.sh serve
	$(PY) -m letters.messages $(ARGS)

# The locks name no index: whoever installs from them uses the one that their machine is set to.
# Versions stay as they are unless asked: make lock ARGS=--upgrade
COMPILE := .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url --no-emit-find-links

lock: ## Write the locked requirements again, from the names in pyproject.toml
	@./setup.sh test
	$(COMPILE) --group build --output-file requirements.txt $(ARGS)
	$(COMPILE) --group build --group test --constraint requirements.txt --output-file requirements-test.txt $(ARGS)
