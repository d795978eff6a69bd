# Hai lệnh thường dùng: `make demo` và `make test`. `make help` liệt kê tất cả.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
RA := out
PYTEST_OPTS ?=
BENCH_OPTS ?=
INSTALLED := pyproject.toml tools/make_venv.sh reportgen/__init__.py

.PHONY: help demo test kiem-tra-ma khuon the-thuc tu-dien dinh-dang tai-lieu goi bench don-dep

help: ## liệt kê các lệnh
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16 | sed 's/^/  make /'

demo: $(VENV)/.run-stamp ## tạo các văn bản mẫu từ inputs/ vào thư mục out/
	@$(BIN)/reportgen tao inputs --ra $(RA)
	@echo
	@echo "Văn bản ở thư mục $(CURDIR)/$(RA):"
	@ls -1 $(RA)/*.docx

test: $(VENV)/.dev-stamp ## cài những gì kiểm thử cần rồi chạy mọi kiểm tra
	@tools/system_packages.sh
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(PYTEST_OPTS)

kiem-tra-ma: $(VENV)/.dev-stamp ## chỉ kiểm tra mã nguồn (ruff, mypy, tầng nhập), không chạy kiểm thử
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

tai-lieu: $(VENV)/.run-stamp ## sinh lại các trang tài liệu lấy từ chương trình (docs/)
	$(BIN)/python tools/make_docs.py

dinh-dang: $(VENV)/.dev-stamp ## định dạng lại mã nguồn
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

khuon: $(VENV)/.run-stamp ## dựng lại các khuôn mẫu Word trong templates/
	$(BIN)/python -m reportgen.template_set templates

the-thuc: $(VENV)/.run-stamp ## dịch lại số liệu của các quy định (reportgen/standard/data/, .yaml → .json)
	$(BIN)/python tools/compile_standards.py

tu-dien: $(VENV)/.run-stamp ## dịch lại từ điển tiếng Việt của dòng lệnh (.po → .mo)
	$(BIN)/python tools/compile_catalogue.py

bench: $(VENV)/.run-stamp ## đo tốc độ, so với docxtpl thường (bảng: out/bench.md)
	$(BIN)/python -m bench.compare --bang $(RA)/bench.md $(BENCH_OPTS)

goi: $(VENV)/.dev-stamp ## đóng gói (wheel) vào dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

don-dep: ## xoá môi trường ảo và mọi thứ sinh ra (trừ out/)
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/.run-stamp: $(INSTALLED)
	@tools/make_venv.sh $(VENV)
	@touch $@

# The run stamp is touched too: an environment for development is one for running.
$(VENV)/.dev-stamp: $(INSTALLED)
	@tools/make_venv.sh $(VENV) dev
	@touch $(VENV)/.run-stamp $@
