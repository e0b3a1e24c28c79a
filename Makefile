# Every path is relative, so the folder's name may hold spaces. Works with GNU make 3.81 (macOS) and later.
#
# make site    build the website into site/ (what plain `make` does)
# make serve   live preview: a change in datapackage/, site_templates/ or docs/ shows without a restart
# make test    everything that must hold: style, types, layers, tests, browser tests
# make quick   the same without what takes long: property search, browser, whole sites
# make deep    property search for as long as it takes
# make clocks  what needs no browser and no search, under three other clocks
# make wheel   both files of a release in environments of another Python: make wheel PYTHON=python3.14; packages are fetched
# make freeze  before 0.1.0 alone: seal the past of format 1 anew, and list what is frozen (decision 0047)
# make lint    style, types and layers only
# make bench   what a page costs in time, memory and bytes, what checking, judging and floods cost, and how the rooms hang together
# make promises   every number that was promised, with what it is now: one table; ALL=1 measures what takes long, too
# make bench-cluster   what two workers of a cluster gain over one, and what a country would take; it takes long
# make requirements   lock every package anew; RENEW="--upgrade-package plotly" takes its newest version
# make sbom    list the packages of a site in sbom.cdx.json
# make audit   ask whether a vulnerability is known in any package
# make clean   remove everything that make has made, the environment too
# make help    these lines

.DEFAULT_GOAL := site
.PHONY: site serve test quick deep clocks wheel lint freeze bench promises bench-cluster requirements sbom audit clean help
.SUFFIXES:

# What was compiled is kept, whatever the shell says: else every process of the tests compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

BIN = .venv/bin
PIP_INSTALL = -m pip --disable-pip-version-check install -qq
INSTALL = $(BIN)/python $(PIP_INSTALL)
TOOLS = .venv/tools/bin
LOCK = $(TOOLS)/uv pip compile -q --universal --python-version 3.11 --python $(TOOLS)/python --no-python-downloads \
  --generate-hashes --annotation-style line --custom-compile-command "make requirements" $(RENEW)
EACH = -n auto --dist loadfile --no-loadscope-reorder
APT_INSTALL = DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install -y

site: .venv/installed
	@$(BIN)/outturn check
	@$(BIN)/outturn build

serve: .venv/installed
	@$(BIN)/outturn serve

lint: .venv/installed-for-tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: lint
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python tests/office.py
	$(BIN)/python tests/verapdf.py
	$(BIN)/pytest $(EACH)

# What holds while one works, in under a minute of the processor's time.
quick: lint
	$(BIN)/pytest --ignore tests/browser --hypothesis-profile quick --cases 1 -m "not browser and not site and not program and not wide and not property"

deep: .venv/installed-for-tests
	BUILDS=5000 ATTACKS=0:5000 $(BIN)/pytest $(EACH) --hypothesis-profile deep -m property

# On 29 February, when a year ends in one zone and has ended in another, and thirteen months on. A browser has its own
# clock, and no property that figures are searched for asks one.
clocks: .venv/installed-for-tests
	@for clock in 2028-02-29T00:30:00+00:00 2028-12-31T23:30:00+00:00 +34214400; do \
	  echo "Tests at $$clock"; \
	  TESTS_CLOCK=$$clock TZ=Pacific/Kiritimati PYTHONPATH="$$PWD/tests/clock" \
	    $(BIN)/pytest $(EACH) -m "not browser and not property" || exit 1; \
	done

wheel: .venv/installed-for-tests
	WHEEL_PYTHON="$${PYTHON:-python3}" $(BIN)/pytest -n 0 tests/test_wheel.py

freeze: .venv/installed-for-tests
	@PYTHONPATH=generator:tests $(BIN)/python tests/freezing.py

bench: .venv/installed-for-tests .venv/tools/installed
	@$(BIN)/python tests/bench/builds.py
	@$(BIN)/python tests/bench/preview.py
	@$(BIN)/python tests/bench/bench.py
	@$(BIN)/python tests/bench/versions.py
	@$(BIN)/python tests/bench/checking.py
	@$(BIN)/python tests/bench/judging.py
	@$(BIN)/python tests/bench/floods.py
	@$(BIN)/python tests/bench/breakdowns.py
	@$(BIN)/python tests/bench/disclosure.py
	@$(BIN)/python tests/bench/searching.py
	@$(BIN)/python tests/bench/painting.py
	@$(BIN)/python tests/bench/packing.py
	@$(BIN)/python tests/bench/weighing.py
	@$(BIN)/python tests/bench/words.py
	@$(BIN)/python tests/bench/rooms.py

promises: .venv/installed-for-tests .venv/tools/installed
	@$(BIN)/python tests/bench/promises.py $(if $(ALL),--all)

bench-cluster: .venv/installed-for-tests
	@$(BIN)/python tests/bench/cluster.py

# The site's packages and the tools' follow those of the tests, so that each has one version.
requirements: .venv/tools/installed
	@$(LOCK) pyproject.toml --group build --extra test -o requirements-test.txt
	@$(LOCK) pyproject.toml --group build -c requirements-test.txt -o requirements.txt
	@$(LOCK) --group tools -c requirements-test.txt -o requirements-tools.txt

sbom: .venv/tools/installed
	@PYTHONPATH=generator $(TOOLS)/python -m supply.components sbom.cdx.json

audit: .venv/tools/installed
	@PYTHONPATH=generator $(TOOLS)/python -m supply.audit requirements-test.txt requirements-tools.txt

clean:
	rm -rf site .outturn .outturn-python .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

help:
	@sed -n 's/^# make/make/p' Makefile

# A Python that runs and is new enough: a name alone proves nothing, since it may be a shim of a version manager.
# On Debian the environment's maker is a package of its own.
$(BIN)/python:
	@for python in "$$PYTHON" python3 python3.14 python3.13 python3.12 python3.11; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	  python=; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "There is no Python 3.11 or newer here. Install one, or name it: make PYTHON=/where/it/is/python3" >&2; \
	  exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  package=$$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing $$package"; \
	    $(APT_INSTALL) "$$package" >/dev/null 2>&1 || { apt-get -qq update && $(APT_INSTALL) "$$package" >/dev/null; }; \
	  else \
	    echo "This Python cannot make environments. Install its package $$package, then run make again." >&2; \
	    exit 1; \
	  fi; \
	fi && \
	"$$python" -m venv --clear .venv

.venv/installed: $(BIN)/python pyproject.toml requirements.txt
	@echo "Installing what the site needs; this is done once."
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/installed-for-tests: .venv/installed requirements-test.txt
	@echo "Installing what the tests need; this is done once."
	@$(INSTALL) --require-hashes -r requirements-test.txt
	@touch $@

# In an environment of their own, since neither a site nor a test needs them.
.venv/tools/installed: $(BIN)/python requirements-tools.txt
	@echo "Installing what locks, lists and audits; this is done once."
	@$(BIN)/python -m venv --clear .venv/tools
	@$(TOOLS)/python $(PIP_INSTALL) --require-hashes -r requirements-tools.txt
	@touch $@
