"""Where the tests' folders lie: in memory where a machine has room for them, or else where pytest puts them.

Thousands of small files are written and read back once; of the processor's time that takes on a disk, a tenth is the
disk's, and a busy disk has every test wait. What is to be told of a disk, tests say themselves.
"""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108 - what lies in it has a name that nobody knows before
ROOM = 4_000_000_000
"""Bytes that are free: more than twice what all tests leave behind."""
NAME = "outturn-tests-"
ROOT = "PYTEST_DEBUG_TEMPROOT"
"""What pytest calls the folder that it makes all others in."""
OWN = pytest.StashKey[Path]()
STATUS = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    """Have pytest put its folders there, unless it was told where; workers are told by the process that starts them."""
    if config.getoption("basetemp") or os.environ.get(ROOT) or not has_room(ROOM):
        return
    for left in MEMORY.glob(f"{NAME}*"):
        if not _is_running(left.name.removeprefix(NAME).partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)
    config.stash[OWN] = Path(mkdtemp(prefix=f"{NAME}{os.getpid()}-", dir=MEMORY))
    os.environ[ROOT] = str(config.stash[OWN])


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Note whether all is well."""
    session.config.stash[STATUS] = int(exitstatus)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say where what failed can be looked at, until the next run."""
    if OWN in config.stash and config.stash.get(STATUS, 0):
        terminalreporter.write_line(f"What the tests left lies in {config.stash[OWN]}.")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take all of it away where nothing failed: memory is not for keeping."""
    if OWN in config.stash:
        del os.environ[ROOT]
        if not config.stash.get(STATUS, 0):
            shutil.rmtree(config.stash[OWN], ignore_errors=True)


def has_room(least: int) -> bool:
    """Whether so many bytes are free in memory, where there is such a folder, out of which programs may be run."""
    if not os.access(MEMORY, os.W_OK):
        return False
    found = os.statvfs(MEMORY)
    return found.f_bavail * found.f_frsize >= least and not found.f_flag & os.ST_NOEXEC


def _is_running(process: str) -> bool:
    """Whether the process of that number runs, as far as that can be told."""
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except OSError:
        return True
    return True
