# What a plan's own folder and the tool's have in common. Every verb installs what it needs first.
PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
# What pip installs the tool from, and the file that says so.
TOOL ?= -r requirements/tool.txt
TOOL_FILE ?= requirements/tool.txt

.DEFAULT_GOAL := help
.PHONY: help site serve check fmt review gate owners clean

help: ## các việc làm được
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | sort

site: $(VENV)/.site ## xây trang web, mọi ngôn ngữ và phần tìm kiếm, vào site/
	$(BIN)/plansite build

serve: $(VENV)/.site ## xây, rồi xem ở http://127.0.0.1:8000/; sửa đến đâu thấy ngay đến đó
	$(BIN)/plansite serve

check: $(VENV)/.site ## báo mọi lỗi trong docs/, kèm tệp và dòng
	$(BIN)/plansite check

fmt: $(VENV)/.site ## sửa lại dạng của các trang ở chỗ chắc chắn, và cho xem đã sửa gì
	$(BIN)/plansite fmt

review: $(VENV)/.site ## một lần sửa sai ở đâu và đổi gì: BASE=bản gốc, SUMMARY=tệp để ghi thêm vào
	$(BIN)/plansite review $(or $(BASE),main) $(if $(SUMMARY),--summary "$(SUMMARY)")

gate: ## chỉ đạt khi mọi kết quả trong RESULTS là "success"
	@test -n "$(RESULTS)" && for result in $(RESULTS); do echo "$$result"; test "$$result" = success || exit 1; done

owners: $(VENV)/.site ## ghi .github/CODEOWNERS từ .github/owners.csv
	$(BIN)/plansite owners

clean: ## xóa những gì đã xây và đã cài
	rm -rf site build $(VENV)

$(VENV)/.site: requirements/site.txt $(TOOL_FILE)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps $(TOOL)
	touch $@
