"""Every number that the issues promised, with what it is now and the command that measured it: one table, in Markdown.

What takes seconds is measured where nothing is said (``make promises``), all with ``--all`` (``make promises ALL=1``:
an hour and more). Each command runs once, however many promises rest on it, and what it printed is kept beside, in
``.outturn/promises/``. A row that a test holds has no figure of its own: it holds where the test passes.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = ROOT / ".outturn" / "promises"
PYTHON, PYTEST = ".venv/bin/python", ".venv/bin/pytest -q -n 0"


@dataclass(frozen=True, slots=True)
class Promise:
    """A number of an issue: what may be at most ``most`` of ``unit``.

    ``command`` measures it, and ``pattern`` finds it in what that prints; of several the largest counts. Without a
    pattern it is what a test holds.
    """

    issue: int
    what: str
    most: float
    unit: str
    command: str
    pattern: str = ""
    is_quick: bool = False


def bench(name: str) -> str:
    return f"{PYTHON} tests/bench/{name}.py"


NUMBER = r"([\d.,]+)"
BUILDS, CHECKS, FLOODS = bench("builds"), bench("checking"), bench("floods")
PROMISES = (
    Promise(
        9, "all sealed folders of the example", 40, "MB", "du -cb datapackage/*/[0-9]*", r"(\d+)\ttotal", is_quick=True
    ),
    Promise(11, "100,000 rows of one mistake", 10, "s CPU", FLOODS, rf"same mistake.*\n.*? text +{NUMBER} s"),
    Promise(11, "its report as text", 5_000_000, "bytes", FLOODS, rf"same mistake.*\n.*? text .*? {NUMBER} bytes"),
    Promise(12, "a page of 200 groups and 20 years, packed", 60_000, "bytes", bench("breakdowns"), rf"packed {NUMBER}"),
    Promise(12, "disclosure of 100,000 cells", 5, "s CPU", bench("disclosure"), rf"^ *{NUMBER} s ", is_quick=True),
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
    Promise(
        14, "workbooks and packages, mutated", 10, "s each", f"ATTACKS=0:2000 {PYTEST} tests/test_importing_attacks.py"
    ),
    Promise(15, "the first question to the search", 120_000, "bytes", bench("searching"), rf": {NUMBER} bytes in"),
    Promise(15, "its answer after a key, 4 times slowed", 100, "ms", bench("searching"), rf"at most {NUMBER} ms"),
    Promise(15, "first visit of any kind of page", 90_000, "bytes", f"{PYTEST} tests/browser/test_weight.py"),
    Promise(
        15, "largest paint of any kind of page, 4 times slowed", 1_000, "ms", bench("painting"), rf"after {NUMBER} ms"
    ),
    Promise(15, "layout shift of any kind of page", 0, "", bench("painting"), rf"by {NUMBER} at least"),
    Promise(15, "sheets of an indicator on paper", 2, "sheets", f"{PYTEST} tests/browser/test_print.py"),
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
)
MEGA = {"MB": 1_000_000.0}
"""What ``du`` counts in bytes."""


def main() -> None:
    """Print the table, a row as soon as it is known; ends with 1 where a promise is not held."""
    wanted = [one for one in PROMISES if one.is_quick or "--all" in sys.argv]
    print("| issue | promise | at most | now | holds | measured by |\n|---|---|---|---|---|---|")
    found = [row for row in map(_row, wanted) if print(row[0], flush=True) is None]
    if left := len(PROMISES) - len(wanted):
        print(f"\n{left} more take long: make promises ALL=1")
    sys.exit(not all(holds for _, holds in found))


def _row(one: Promise) -> tuple[str, bool]:
    code, printed = _ran(one.command)
    known = list(values(one, printed)) if one.pattern else []
    now = max(known, default=0.0)
    holds = (bool(known) and now <= one.most) if one.pattern else code == 0
    shown = f"{now:,.10g} {one.unit}" if known else "not found" if one.pattern else "a test holds it"
    cells = (one.issue, one.what, f"{one.most:,g} {one.unit}", shown, "yes" if holds else "NO", f"`{one.command}`")
    return f"| {' | '.join(map(str, cells))} |", holds


def values(one: Promise, printed: str) -> Iterator[float]:
    """Every figure of the promise in what its command printed, in its unit."""
    for text in re.findall(one.pattern, printed, re.MULTILINE):
        value = float(text.rstrip(".,").replace(",", ""))
        yield value / MEGA.get(one.unit, 1.0) if one.command.startswith("du ") else value


@cache
def _ran(command: str) -> tuple[int, str]:
    """How a command of this file ended and what it printed, which is kept as well."""
    done = subprocess.run(  # noqa: S602 - the commands stand above
        command, shell=True, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{re.sub(r'[^a-z0-9]+', '-', command.lower()).strip('-')[:80]}.txt").write_text(done.stdout, "utf-8")
    return done.returncode, done.stdout


if __name__ == "__main__":
    main()
