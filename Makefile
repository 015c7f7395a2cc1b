TOOL := --no-build-isolation -e .
TOOL_FILE := pyproject.toml
include plansite.mk

.PHONY: office test fuzz mutants pictures bench lock

# One process more than cores: browsers' pages are waited for.
test: $(VENV)/.dev ## types, style, and every test, the real build and the real browser too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

fuzz: $(VENV)/.dev ## lead mutated pages, odd histories and killed builds the whole way, for about ten minutes
	$(BIN)/python -m tests.fuzz

pictures: $(VENV)/.dev ## take the pictures of the guides and of the site's look anew
	$(BIN)/python -m tests.browser.pictures

office: $(VENV)/.dev ## validate every office file, print it with LibreOffice, and read it back
	$(BIN)/python -m tests.office

mutants: $(VENV)/.dev ## make small faults in the modules that decide most, and list those that no test finds
	$(BIN)/python -m tests.mutants $(MODULES)

bench: $(VENV)/.dev ## measure speed and quality beside peers in the same run; PAGES="1000 10000": whole builds of these sizes alone
	$(BIN)/python -m $(if $(PAGES),tests.build_bench $(PAGES),tests.bench)

lock: $(VENV)/.site ## pin the dependencies again, with hashes and without registry addresses
	$(BIN)/pip install --quiet pip-tools
	for name in site dev; do $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements/$$name.txt requirements/$$name.in; done

$(VENV)/.dev: $(VENV)/.site requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@
