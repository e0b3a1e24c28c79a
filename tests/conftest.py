"""What tests share: how long properties are searched, which tests are of what kind, and some fixtures.

``--hypothesis-profile`` chooses how long: ``quick`` for the hand that works, ``ci`` where nothing is said (the same
examples on every machine and every day, so that a change is what makes a test fail), ``deep`` for a search that takes
its time and begins elsewhere every time. None is failed for being slow.
"""

import gc
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings
from mkdocs.theme import Theme

from compiled import compiling_once
from golden import copied
from outturn.check import check
from outturn.judge import judge
from outturn.pipeline import editions, found_before, sealing
from outturn.reading.standard import guard_standard
from remembered import remembered

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
settings.register_profile("quick", PATIENT, max_examples=10, derandomize=True)
settings.register_profile("ci", PATIENT, max_examples=30, derandomize=True)
settings.register_profile("deep", PATIENT, max_examples=2_000, print_blob=True)
settings.load_profile("ci")

BUILDERS = {"built", "example", "example_site", "foreign_site", "once", "published", "seal"}
"""What a module of tests takes from ``built``, ``foreign`` or ``sealed`` where it makes whole sites."""
COMMANDS = {"invoked"}
"""What a module of tests takes from ``built`` where it runs whole commands over packages on the disk."""
TOLD = {"editions", "pages"}
"""Fixtures for which the whole example is read, judged and told."""
LONGEST = (
    *("test_looks.py", "test_wheel.py", "test_site.py", "test_keys.py", "test_store.py", "test_hands.py"),
    *("test_findings.py", "test_shapes.py", "test_build_machine.py", "test_packs.py", "test_shells.py"),
    *("test_pdf_ua.py", "test_weight.py", "test_meeting_pages.py", "test_attacks.py", "test_two_readers.py"),
)
"""The files that take longest; one worker has a file at a time, so that what it sets up is set up once.

The first builds the example's site, the second needs none: so nobody waits for it.
"""

FOR_TESTS: tuple[tuple[ModuleType | type, Callable[..., object], Callable[..., object]], ...] = (
    # a template of the theme is compiled once in each test process, however many builds read it
    (Theme, Theme.get_env, compiling_once(Theme.get_env)),
    # what is the same is checked, judged and opened by Frictionless once, however often a test reads or seals it anew
    (found_before, check, remembered(check)),
    (editions, judge, remembered(judge)),
    (sealing, guard_standard, remembered(guard_standard)),
)
"""What modules of the program and of MkDocs call, and what they call in its place while they are tested."""
for _module, _function, _by in FOR_TESTS:
    assert vars(_module)[_function.__name__] is _function, f"{_module.__name__} does not call {_function.__name__}"
    setattr(_module, _function.__name__, _by)

pytest_plugins = ("memory", "opened")
"""Where the tests' folders lie, and the browser: the fixtures of browser/."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--cases``: how many of the cases of one test run, for the hand that works."""
    parser.addoption("--cases", type=int, default=0, help="Run so many of the cases of each test; all where it is 0.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark each test by what it needs, and begin with the files that take longest, so that no worker ends alone."""
    if most := config.getoption("--cases"):
        seen: Counter[str] = Counter()
        kept, left = list[pytest.Item](), list[pytest.Item]()
        for item in items:
            seen[item.nodeid.partition("[")[0]] += 1
            (kept if seen[item.nodeid.partition("[")[0]] <= most else left).append(item)
        config.hook.pytest_deselected(items=left)
        items[:] = kept
    for item in items:
        for kind in _kinds(item):
            item.add_marker(kind)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    """The longest files first, then what needs a browser, then whole sites, then all the rest."""
    name = item.path.name
    if name in LONGEST:
        return LONGEST.index(name)
    kinds = ("browser", "site")
    return len(LONGEST) + next((at for at, kind in enumerate(kinds) if item.get_closest_marker(kind)), len(kinds))


ENDED: dict[str, float] = {}
"""When the last test of each worker ended."""


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note when a worker was last seen at work."""
    if node := getattr(report, "node", None):
        ENDED[node.gateway.id] = time.monotonic()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how long workers waited for the last: where it is long, a file that takes long began too late."""
    waited = [f"{name} {max(ENDED.values()) - ended:.0f} s" for name, ended in sorted(ENDED.items())]
    if waited:
        terminalreporter.write_line(f"Idle at the end: {', '.join(waited)}.")


def pytest_collection_finish() -> None:
    """Look for garbage among what the tests make alone, and seldom: what was imported for them stays, which is much.

    At Python's own thresholds a tenth of the time of all tests went into the search.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def _kinds(item: pytest.Item) -> Iterator[str]:
    """What kinds a test is of, by the folder of its file, by what its file imports, and by how it was decorated."""
    function = getattr(item, "obj", None)
    if "browser" in item.path.relative_to(item.config.rootpath).parts:
        yield "browser"
    elif BUILDERS & vars(sys.modules[function.__module__]).keys() or TOLD & set(getattr(item, "fixturenames", ())):
        yield "site"
    if COMMANDS & vars(sys.modules[function.__module__]).keys():
        yield "wide"
    if is_hypothesis_test(function) or "runTest" in item.name:
        yield "property"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail when anything asks for the network."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("something opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The names of the files of the small case that are opened while the test runs."""
    names: list[str] = []
    LISTENERS.append(names)
    yield names
    LISTENERS.remove(names)


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    if LISTENERS and event == "open" and "exampleshire-children" in str(arguments[0]):
        for names in LISTENERS:
            names.append(str(arguments[0]).rpartition("/")[2])


LISTENERS: list[list[str]] = []
sys.addaudithook(_heard)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small case's package, right as it is."""
    return copied("small", tmp_path) / "datapackage/exampleshire-children/next"
