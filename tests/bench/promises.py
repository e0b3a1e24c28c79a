"""Every number that the issues promised, with what it is now and the command that measured it: one table, in Markdown.

What takes seconds is measured where nothing is said (``make promises``), all with ``--all`` (``make promises ALL=1``:
some hours, since the whole suite and the cluster are among it). Each command runs once, however many promises rest on
it, and what it printed is kept beside, in ``.outturn/promises/``. A row that a test holds has no figure of its own: it
holds where the test passes. At the end stands how many hold.
"""

import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".outturn" / "promises"
PYTHON, PYTEST = ".venv/bin/python", ".venv/bin/pytest -q -n 0"


@dataclass(frozen=True, slots=True)
class Promise:
    """A number of an issue: what may be at most ``bound`` of ``unit``, or must be at least that with ``is_least``.

    ``command`` measures it, and ``pattern`` finds it in what that prints; of several the one that is worst counts.
    Without a pattern it is what a test holds.
    """

    issue: int
    what: str
    bound: float
    unit: str
    command: str
    pattern: str = ""
    is_quick: bool = False
    is_least: bool = False

    def worst(self, found: Iterable[float]) -> float:
        """Of several figures the one that counts."""
        return min(found) if self.is_least else max(found)

    def holds(self, figure: float) -> bool:
        """Whether that figure is what was promised."""
        return figure >= self.bound if self.is_least else figure <= self.bound


def bench(name: str) -> str:
    return f"{PYTHON} tests/bench/{name}.py"


NUMBER = r"([\d.,]+)"
CPU, CLOCK = rf"took {NUMBER} s CPU", rf"s CPU, {NUMBER} s of the clock"
"""What is printed behind every command."""
CLUSTER = f"{bench('cluster')} 13 27"
WEIGHED = f".venv/bin/outturn build && {bench('weighing')}"
BUILDS, CHECKS, FLOODS = bench("builds"), bench("checking"), bench("floods")
SEARCHED = bench("searching")
PROMISES = (
    Promise(
        9, "all sealed folders of the example", 40, "MB", "du -cb datapackage/*/[0-9]*", r"(\d+)\ttotal", is_quick=True
    ),
    Promise(9, "the words of a page", 0.3, "ms CPU", bench("words"), rf": {NUMBER} ms CPU a page", is_quick=True),
    Promise(9, "make quick", 60, "s CPU", "make quick", CPU),
    Promise(
        9,
        "the tests of then: a third of 14 minutes on two cores",
        280,
        "s",
        bench("suite"),
        rf"{NUMBER} s of the clock",
    ),
    Promise(9, "the whole suite with those of later issues, in CI: a quarter of an hour", 900, "s", "make test", CLOCK),
    Promise(9, "the suite under other clocks", 3, "clocks", "make clocks"),
    Promise(9, "times that a sealed version is read in a run", 1, "time", f"{PYTEST} tests/test_told_once.py"),
    Promise(9, "bytes that differ after later words and columns", 0, "bytes", f"{PYTEST} tests/test_format.py"),
    Promise(11, "seeds of the fuzzer that end in a traceback", 0, "of 200", f"{PYTEST} tests/test_attacks.py"),
    Promise(11, "steps at which a killed build leaves no site", 0, "steps", f"{PYTEST} tests/test_workplace.py"),
    Promise(11, "100,000 rows of one mistake", 10, "s CPU", FLOODS, rf"same mistake.*\n.*? text +{NUMBER} s"),
    Promise(11, "its report as text", 5_000_000, "bytes", FLOODS, rf"same mistake.*\n.*? text .*? {NUMBER} bytes"),
    Promise(12, "a page of 200 groups and 20 years, packed", 60_000, "bytes", bench("breakdowns"), rf"packed {NUMBER}"),
    Promise(12, "disclosure of 100,000 cells", 5, "s CPU", bench("disclosure"), rf"^ *{NUMBER} s ", is_quick=True),
    Promise(12, "hidden cells that can be worked out", 0, "cells", f"{PYTEST} tests/test_disclosure.py"),
    Promise(13, "outturn --help", 0.3, "s CPU", CHECKS, rf"--help: +{NUMBER} s", is_quick=True),
    Promise(
        13, "check of 100,000 outturns", 4, "s CPU", CHECKS, rf"100,000 outturns.*?\n.*? +{NUMBER} s CPU", is_quick=True
    ),
    Promise(
        13, "check of 400,000 rows of groups", 10, "s CPU", CHECKS, rf"400,000.*?\n.*? +{NUMBER} s CPU", is_quick=True
    ),
    Promise(
        13,
        "preview, from a save to the page",
        2,
        "s CPU",
        bench("preview"),
        rf": {NUMBER} s to the page",
        is_quick=True,
    ),
    Promise(13, "a figure of next changed, then build", 2.4, "s CPU", BUILDS, rf"\({NUMBER} s, to reach 2\.4"),
    Promise(13, "a version sealed, then build", 6, "s CPU", BUILDS, rf"\({NUMBER} s, to reach 6"),
    Promise(13, "clean build against Hugo", 5, "times", BUILDS, rf"{NUMBER} times Hugo"),
    Promise(13, "clean build against MkDocs with Material", 0.6, "times", BUILDS, rf"{NUMBER} of MkDocs"),
    Promise(13, "check of the example, unchanged", 1.5, "s CPU", BUILDS, rf"unchanged {NUMBER} s"),
    Promise(13, "check of the example, one cell changed", 2, "s CPU", BUILDS, rf"one cell {NUMBER} s"),
    Promise(13, "memory of a build of 8,000 pages and more", 500, "MB", bench("versions"), rf"peak {NUMBER} MB"),
    Promise(13, "two cores against one", 1.7, "times", BUILDS, rf"two processes, [^:]*: {NUMBER} times", is_least=True),
    Promise(
        13,
        "two workers of a cluster, 12,000 and 24,000 pages",
        0.85,
        "efficient",
        CLUSTER,
        rf" site .* {NUMBER}$",
        is_least=True,
    ),
    Promise(13, "bytes a page of the example, half of 77.4 kB", 38_700, "bytes", WEIGHED, rf"bytes a page: {NUMBER}"),
    Promise(
        13, "bytes of the example, half of 138 MB, with a third more pages", 69, "MB", WEIGHED, rf"{NUMBER} MB without"
    ),
    Promise(13, "wrong bytes in 300 steps", 0, "bytes", f"{PYTEST} tests/test_build_machine.py"),
    Promise(14, "mistakes of 60 that are not named once", 0, "mistakes", f"{PYTEST} tests/test_sixty_mistakes.py"),
    Promise(14, "a comment for a pull request", 60_000, "characters", f"{PYTEST} tests/test_review.py"),
    Promise(14, "what a round trip through LibreOffice changes", 0, "cells", f"{PYTEST} tests/test_round_trip.py"),
    Promise(14, "commands to a site with a second scorecard", 3, "commands", "make wheel"),
    Promise(14, "packages, mutated", 10, "s each", f"ATTACKS=0:2000 {PYTEST} tests/test_attacks.py"),
    Promise(14, "workbooks, mutated", 10, "s each", f"ATTACKS=0:2000 {PYTEST} tests/test_importing_attacks.py"),
    Promise(15, "the first question to the search", 120_000, "bytes", SEARCHED, rf": {NUMBER} bytes;"),
    Promise(15, "its answer to a key: the page's own time, 4 times", 100, "ms", SEARCHED, rf"busy at most {NUMBER} ms"),
    Promise(15, "the same as a reader waits, 4 times slowed", 100, "ms", SEARCHED, rf"waited at most {NUMBER} ms"),
    Promise(15, "first visit of any kind of page", 90_000, "bytes", f"{PYTEST} tests/browser/test_weight.py"),
    Promise(
        15, "largest paint of any kind of page, 4 times slowed", 1_000, "ms", bench("painting"), rf"after {NUMBER} ms"
    ),
    Promise(15, "its requests", 8, "requests", f"{PYTEST} tests/browser/test_weight.py"),
    Promise(15, "its layout shift", 0, "", f"{PYTEST} tests/browser/test_weight.py"),
    Promise(
        15,
        "of 60 searches the right page first, 58 in three",
        54,
        "searches",
        f"{PYTEST} tests/browser/test_search.py",
        is_least=True,
    ),
    Promise(15, "an indicator of 40 months at 390", 4_500, "px", f"{PYTEST} tests/browser/test_first_screen.py"),
    Promise(15, "findings of axe", 0, "findings", f"{PYTEST} tests/browser/test_looks.py"),
    Promise(
        15,
        "pictures of ten kinds of pages at three widths",
        30,
        "pictures",
        "find docs/images -name '*-[0-9]*.png' | wc -l",
        rf"^{NUMBER}$",
        is_quick=True,
        is_least=True,
    ),
    Promise(15, "an indicator on paper", 2, "sheets", f"{PYTEST} tests/browser/test_print.py"),
    Promise(15, "height of a scorecard at 390", 9_000, "px", f"{PYTEST} tests/browser/test_first_screen.py"),
    Promise(15, "sheets of a scorecard on paper", 6, "sheets", f"{PYTEST} tests/browser/test_print.py"),
    Promise(15, "a picture of a shared link", 40_000, "bytes", f"{PYTEST} tests/test_pictures.py", is_quick=True),
    Promise(15, "reading age of first words", 12, "years", f"{PYTEST} tests/test_reading_age.py", is_quick=True),
    Promise(
        16,
        "a pack of 60 indicators",
        5,
        "s CPU",
        bench("packing"),
        rf"of them exceptions +\d+ +\d+ +{NUMBER}",
        is_quick=True,
    ),
    Promise(
        16, "its size", 1_500, "kB", bench("packing"), rf"of them exceptions +\d+ +\d+ +[\d.]+ +{NUMBER}", is_quick=True
    ),
    Promise(
        16, "points of PDF/UA-1 that packs break, by three checkers", 0, "points", f"{PYTEST} tests/test_pdf_ua.py"
    ),
    Promise(16, "bytes of format 1 that changed", 0, "bytes", f"{PYTEST} tests/test_frozen.py"),
    Promise(16, "kinds of commands from the wheel and the sdist that fail", 0, "kinds", "make wheel"),
)
MEGA = {"MB": 1_000_000.0}
"""What ``du`` counts in bytes."""


def main() -> None:
    """Print the table, a row as soon as it is known, and how many hold; ends with 1 where a promise is not held."""
    wanted = [one for one in PROMISES if one.is_quick or "--all" in sys.argv]
    print("| issue | promise | to reach | now | holds | measured by |\n|---|---|---|---|---|---|")
    held = []
    for one in wanted:
        row, holds = _row(one)
        print(row, flush=True)
        held.append(holds)
    print(f"\n{summed(held, len(PROMISES))}")
    sys.exit(not all(held))


def summed(held: Iterable[bool], every: int) -> str:
    """How many of those that were measured hold, and how many were not."""
    known = list(held)
    left = every - len(known)
    said = f"{sum(known)} of {len(known)} hold."
    return f"{said} {left} more take long and were not measured: make promises ALL=1" if left else said


def _row(one: Promise) -> tuple[str, bool]:
    code, printed = _ran(one.command)
    known = list(values(one, printed)) if one.pattern else []
    holds = bool(known) and one.holds(one.worst(known)) if one.pattern else code == 0
    shown = f"{one.worst(known):,.10g} {one.unit}" if known else "not found" if one.pattern else "a test holds it"
    bound = f"{'≥' if one.is_least else '≤'} {one.bound:,g} {one.unit}".rstrip()
    cells = (one.issue, one.what, bound, shown, "yes" if holds else "NO", f"`{one.command}`".replace("|", "\\|"))
    return f"| {' | '.join(map(str, cells))} |", holds


def values(one: Promise, printed: str) -> Iterator[float]:
    """Every figure of the promise in what its command printed, in its unit."""
    for text in re.findall(one.pattern, printed, re.MULTILINE):
        value = float(text.rstrip(".,").replace(",", ""))
        yield value / MEGA.get(one.unit, 1.0) if "du -cb" in one.command else value


@cache
def _ran(command: str) -> tuple[int, str]:
    """How a command of this file ended and what it printed, what it took behind that, all of which is kept as well."""
    before, begun = _spent(), time.perf_counter()
    done = subprocess.run(  # noqa: S602 - the commands stand above
        command, shell=True, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    took = f"took {_spent() - before:.1f} s CPU, {time.perf_counter() - begun:.1f} s of the clock\n"
    printed = f"{done.stdout.rstrip()}\n{took}"
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{re.sub(r'[^a-z0-9]+', '-', command.lower()).strip('-')[:80]}.txt").write_text(printed, "utf-8")
    return done.returncode, printed


def _spent() -> float:
    """CPU seconds of all commands so far, and of what they started."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    main()
