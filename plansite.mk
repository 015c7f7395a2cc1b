# What a plan's own folder and the tool's have in common. Every verb installs what it needs first.
PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
# What pip installs the tool from, and the file that says so.
TOOL ?= -r requirements/tool.txt
TOOL_FILE ?= requirements/tool.txt

.DEFAULT_GOAL := help
.PHONY: help site serve check fmt review gate owners clean

help: ## list the verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | sort

site: $(VENV)/.site ## build the site, all its languages and the search index, into site/
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

clean: ## remove what was built and installed
	rm -rf site build $(VENV)

$(VENV)/.site: requirements/site.txt $(TOOL_FILE)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps $(TOOL)
	touch $@
