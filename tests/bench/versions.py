"""What permanent pages cost: 5 scorecards of 40 indicators with 40 sealed versions each, 8,000 pages, built whole.

Prints what sealing a version, checking the past and a page of the site cost in CPU, and the peak of memory. Made-up
figures of made-up places; nothing here is published.
"""

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import bench
from outturn.command import of_sites as cli
from outturn.pipeline import sealing
from outturn.pipeline.checking import check_site
from outturn.words.catalogue import catalogue

SCORECARDS, VERSIONS, INDICATORS = 5, 40, 40
FIRST = date(2020, 1, 1)
STORED = ("told.json", "judgements.csv")


def main() -> None:
    """Seal every version, build the site, and print what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "mkdocs.yml").write_text(bench.CONFIGURATION, encoding="utf-8")
        (root / "docs").mkdir()
        os.chdir(root)
        sealed = _timed(lambda: _seal(root / "datapackage")) / (SCORECARDS * VERSIONS)
        checked = _timed(lambda: check_site(root / "datapackage"))
        spent = _timed(lambda: cli.build(config=Path("mkdocs.yml")))
        pages = len(list((root / "site").rglob("index.html")))
        stored = {name: sum(path.stat().st_size for path in root.rglob(f"*.*.*/{name}")) for name in STORED}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(
        f"{SCORECARDS * VERSIONS} versions, {SCORECARDS * VERSIONS * INDICATORS:,} permanent pages of {pages:,} pages"
    )
    print(f"sealing {sealed * 1000:.0f} ms CPU a version, checking the past {checked:.1f} s CPU")
    each = "; ".join(f"{name} {size / (SCORECARDS * VERSIONS * INDICATORS):,.0f}" for name, size in stored.items())
    print(f"bytes stored for each permanent page: {each}")
    print(f"building {spent / pages * 1000:.2f} ms CPU a page, {spent:.0f} s CPU in all, peak {peak:.0f} MB")


def _seal(folder: Path) -> None:
    for number in range(SCORECARDS):
        name = f"bench-{number}"
        place = folder / name / "next"
        bench.write_package(place, INDICATORS, random.Random(number))  # noqa: S311 - made-up figures
        for version in range(VERSIONS):
            table = place / "outturns.csv"
            text = table.read_text(encoding="utf-8")
            row = text.splitlines()[version + 1]
            changed = row.rsplit(",", 1)[0] + f",Counted again {version}"
            table.write_text(text.replace(row, changed), encoding="utf-8", newline="")
            day = FIRST + timedelta(days=version)
            sealing.seal(folder, name, "minor" if version else "major", f"State {version}.", day, catalogue())


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
