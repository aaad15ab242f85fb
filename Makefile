# One definition of every check. `make demo` and `make test` need Rust, Python 3.11 or later, make and a C compiler.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := Cargo.toml Cargo.lock pyproject.toml README.md $(shell find src python -type f -not -name '*.so' -not -path '*/__pycache__/*')
RUNTIME := $(VENV)/.runtime
WHEEL := dist/.wheel
INSTALLED := $(VENV)/.installed
DEVELOPMENT := $(VENV)/.development

.PHONY: demo test fmt fmt-check clippy rust-test doc wheel lint types python-test notebooks bench clean third-party

## demo: train on the sample corpus and read raw articles
demo: $(INSTALLED)
	$(BIN)/newslens demo

## test: everything that must hold
test: fmt-check clippy rust-test doc $(INSTALLED) lint types python-test notebooks

fmt:
	cargo fmt
	$(BIN)/ruff format python tests benchmarks notebooks
	$(BIN)/ruff check --fix python tests benchmarks notebooks

fmt-check:
	cargo fmt --check

# Checked in a profile of its own, with the binding; nothing here is compiled to run.
clippy:
	cargo clippy --locked --all-targets --features python -- -D warnings

# The core alone proves that nothing but src/python needs the binding. Release: the wheel shares its dependencies.
rust-test:
	cargo test --locked --release --quiet

doc:
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --quiet

wheel: $(WHEEL)

lint: $(DEVELOPMENT)
	$(BIN)/ruff check python tests benchmarks notebooks
	$(BIN)/ruff format --check python tests benchmarks notebooks

# Run away from the sources, so that the installed package is what is checked.
types: $(DEVELOPMENT) $(INSTALLED)
	$(BIN)/mypy python/newslens
	cd tests && ../$(BIN)/python -m mypy.stubtest --mypy-config-file ../pyproject.toml newslens._core

python-test: $(DEVELOPMENT) $(INSTALLED)
	$(BIN)/pytest

notebooks: $(DEVELOPMENT) $(INSTALLED)
	$(BIN)/jupytext --to ipynb --test --update notebooks/*.py
	$(BIN)/pytest -o addopts= -q --nbmake notebooks

## bench: newslens beside its peers, on the sets in $NEWSLENS_DATA or beside the checkout
bench: export NEWSLENS_DATA := $(or $(NEWSLENS_DATA),$(wildcard $(abspath ../shared/data)))
bench: $(DEVELOPMENT) $(INSTALLED)
	$(BIN)/python benchmarks/topic/run.py

clean:
	rm -rf dist target $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade pip

$(RUNTIME): $(VENV)/bin/python constraints.txt
	$(PIP) install --constraint constraints.txt maturin numpy scikit-learn
	touch $@

$(DEVELOPMENT): $(RUNTIME) pyproject.toml
	$(PIP) install --constraint constraints.txt --group test
	touch $@

$(WHEEL): $(RUNTIME) $(SOURCES)
	rm -f dist/*.whl
	$(BIN)/maturin build --release --out dist --quiet
	touch $@

$(INSTALLED): $(WHEEL)
	$(PIP) install --force-reinstall --no-deps dist/*.whl
	touch $@

third-party:
	$(PYTHON) .ci/third_party.py
