# Two commands: `make demo` runs the main job, `make test` runs the tests. Each sets up what it needs.
# Needed: python3 (3.11 or newer, with venv) and make. `make PYTHON=python3.12 demo` picks another Python.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input
LOCK   := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
          --no-header --no-annotate --no-emit-index-url --quiet
EXTRAS := --extra cluster --extra sensitivity --extra optimize --extra report --extra web
DEMO_OUT ?= demo-output
WORKERS ?= 2

.PHONY: help demo app test stories test-all fuzz mutants bench peers validate contrasts bots proof pages baseline coverage check lock clean
.DELETE_ON_ERROR:

help:
	@echo "make demo    compare the six shipped plans; writes $(DEMO_OUT)/report.html"
	@echo "make app     open the workbench: pages in a browser, on this computer alone (APP=--help tells more)"
	@echo "make test    run the tests (WORKERS=4: in four processes)"
	@echo "make stories run whole stories: in a browser, of the documents, of a class (minutes; needs Chromium for some)"
	@echo "make test-all  run the longer tests too (many minutes)"
	@echo "make fuzz    judge 20,000 mutated input files (minutes; FUZZ=--help tells more)"
	@echo "make mutants change the program in a hundred places and count what the tests notice (an hour)"
	@echo "make bench   measure the speed (minutes; BENCH=--help tells more)"
	@echo "make peers   add what make bench compares with besides Mesa (starsim, numba)"
	@echo "make validate  hold the model against published sizes (minutes; VALIDATE=--help tells more)"
	@echo "make contrasts  hold the model against contrasts whose bounds were fixed beforehand (a minute or two)"
	@echo "make bots    play every case with four written-down ways of playing (a quarter of an hour or more)"
	@echo "make proof   kill whole sweeps, fill their disks and lose their clusters (half an hour)"
	@echo "make pages   write every generated page and picture anew"
	@echo "make baseline  store anew what the shipped scenarios come to (minutes; CHANGELOG.md must say why)"
	@echo "make check   style, types and the floors of the architecture"
	@echo "make coverage  run the tests and tell which lines they miss; fails below the bound in pyproject.toml"
	@echo "make lock    resolve the dependencies anew (needs uv)"
	@echo "make clean   remove the environment, caches and the demo's output"

demo: $(VENV)/.stamp
	@$(BIN)/python -m cxsim demo --out $(DEMO_OUT)

app: $(VENV)/.stamp
	@$(BIN)/python -m cxsim app $(APP)

# A file of tests stays with one worker, so that what its tests share is worked out once.
test: $(VENV)/.stamp
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(TESTS)

# Browsers and processes wait for one another, so three workers fill two cores.
stories: $(VENV)/.stamp
	@$(BIN)/python -m pytest -n $$(($(WORKERS) + 1)) --dist loadfile -m "stories and not slow" $(STORIES)

test-all: $(VENV)/.stamp
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "" $(TESTS)

mutants: $(VENV)/.stamp
	@$(BIN)/python -m tests.mutants $(MUTANTS)

fuzz: $(VENV)/.stamp
	@$(BIN)/python -m tests.fuzz $(FUZZ)

bench: $(VENV)/.stamp
	@$(BIN)/python -m benchmarks $(BENCH)

# Optional and not locked: only `make bench` uses them, and says so in the rows that lack them.
peers: $(VENV)/.stamp
	@$(PIP) install $$($(BIN)/python -c 'import tomllib; \
	  print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["bench"])')

validate: $(VENV)/.stamp
	@$(BIN)/python -m experiments.validation $(VALIDATE)

contrasts: $(VENV)/.stamp
	@$(BIN)/python -m pytest -m contrasts tests/experiments/contrasts

bots: $(VENV)/.stamp
	@$(BIN)/python -m pytest -m bots tests/experiments/bots

proof: $(VENV)/.stamp
	@$(BIN)/python -m pytest -m proof $(PROOF) tests/sweeps/proof

pages: $(VENV)/.stamp
	@$(BIN)/python -m experiments.pages

baseline: $(VENV)/.stamp
	@$(BIN)/python -m tests.baseline.fingerprints

coverage: $(VENV)/.stamp-dev
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --cov --cov-report=term \
	  -m "not slow and not validation and not contrasts and not proof and not bots" $(TESTS)

check: $(VENV)/.stamp-dev
	@$(BIN)/ruff check cxsim tests benchmarks experiments
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# The environment is made anew when the Python version does not fit or the lock has changed. The stamp comes
# last, so an interrupted set-up is repeated and never taken for a whole one.
$(VENV)/.stamp: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo "There is no '$(PYTHON)' here. cxsim needs Python 3.11 or newer, with venv." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "cxsim needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)." >&2; \
	  echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' has no venv module. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) (once, a minute or two) ..."
	@test -x $(BIN)/python && $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.stamp-dev: requirements-dev.lock $(VENV)/.stamp
	@echo "Adding the tools for checking ..."
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

lock:
	$(LOCK) $(EXTRAS) --group test --group build -o requirements.lock
	$(LOCK) $(EXTRAS) --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache demo-output validation-output fuzz-output
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
