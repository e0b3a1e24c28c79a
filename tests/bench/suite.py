"""What the tests that an earlier commit had take today, on all cores: seconds of the clock, and of CPU.

``python tests/bench/suite.py COMMIT``; without one, the last commit before it was promised that its 2,779 tests, which
took fourteen minutes, would take a third of that. A test is known by its name, whatever file it is in now.
"""

import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THEN = "5d64735"
TEST = re.compile(r"^\s*def (test_\w+)", re.MULTILINE)
NAMES = "TESTS_NAMED"
"""In this variable stand the names of the tests that are run, for the processes that run them."""
EACH = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")


def main() -> None:
    """Run them, and print what they took; ends as they end."""
    commit = sys.argv[1] if len(sys.argv) > 1 else THEN
    shown = ["git", "grep", "-h", "def test_", commit, "--", "tests"]
    found = subprocess.run(shown, cwd=ROOT, check=True, capture_output=True, text=True)
    names = sorted(set(TEST.findall(found.stdout)))
    path = os.pathsep.join((str(Path(__file__).parent), os.environ.get("PYTHONPATH", ""))).strip(os.pathsep)
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "suite", *EACH],
        cwd=ROOT,
        check=False,
        env={**os.environ, NAMES: " ".join(names), "PYTHONPATH": path},
    )
    passed, spent = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = spent.ru_utime + spent.ru_stime
    print(f"the {len(names)} test functions of {commit}, as they are now: {passed:.0f} s of the clock, {cpu:.0f} s CPU")
    sys.exit(done.returncode)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out every test that is not named."""
    names = os.environ.get(NAMES, "").split()
    left_out = [one for one in items if getattr(one, "originalname", one.name) not in names]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [one for one in items if getattr(one, "originalname", one.name) in names]


if __name__ == "__main__":
    main()
