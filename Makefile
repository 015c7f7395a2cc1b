# Every verb installs what it needs first.
PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help office site serve check fmt review gate owners test fuzz mutants pictures bench lock clean

help: ## list the verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | sort

site: $(VENV)/.site ## build both languages and the search index into site/
	$(BIN)/plansite build

serve: $(VENV)/.site ## build, then show the site on http://127.0.0.1:8000/ and rebuild on every change
	$(BIN)/plansite serve

check: $(VENV)/.site ## report every problem in docs/, with file and line
	$(BIN)/plansite check

fmt: $(VENV)/.site ## put the pages in form, where that is safe, and show what changed
	$(BIN)/plansite fmt

review: $(VENV)/.site ## what is wrong with a change and what it means: BASE=revision, SUMMARY=file to append it to
	$(BIN)/plansite review $(or $(BASE),main) $(if $(SUMMARY),--summary "$(SUMMARY)")

gate: ## succeed only where every word of RESULTS is "success"
	@test -n "$(RESULTS)" && for result in $(RESULTS); do echo "$$result"; test "$$result" = success || exit 1; done

owners: $(VENV)/.site ## write .github/CODEOWNERS from .github/owners.csv
	$(BIN)/plansite owners

test: $(VENV)/.dev ## types, style, and every test, the real build and the real browser too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadgroup --no-loadscope-reorder

fuzz: $(VENV)/.dev ## lead mutated pages, odd histories and killed builds the whole way, for about ten minutes
	$(BIN)/python -m tests.fuzz

pictures: $(VENV)/.dev ## take the pictures of the guides and of the site's look anew
	$(BIN)/python -m tests.browser.pictures

office: $(VENV)/.dev ## validate every office file, print it with LibreOffice, and read it back
	$(BIN)/python -m tests.office

mutants: $(VENV)/.dev ## make small faults in the modules that decide most, and list those that no test finds
	$(BIN)/python -m tests.mutants $(MODULES)

bench: $(VENV)/.dev ## measure speed and quality; every time is a ratio to a peer in the same run
	$(BIN)/python -m tests.bench

lock: $(VENV)/.site ## pin the dependencies again, with hashes and without registry addresses
	$(BIN)/pip install --quiet pip-tools
	for name in site dev; do $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements/$$name.txt requirements/$$name.in; done

clean: ## remove what was built and installed
	rm -rf site build $(VENV)

$(VENV)/.site: requirements/site.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.site requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@
