"""What small numbers cost: CPU seconds of looking for counts that can be worked out in packages of 100,000 figures."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "generator"))

import numpy as np  # noqa: E402 - the tests' folder comes first
import pandas as pd  # noqa: E402 - the tests' folder comes first

from disclosed import FOLDER, draft  # noqa: E402
from outturn.check.disclosure.rules import small_numbers  # noqa: E402
from outturn.limits import wilson  # noqa: E402
from outturn.model import Draft, Table  # noqa: E402

SMALLEST = 5
INDICATORS, PERIODS, GROUPS = 100, 20, 50
Row = dict[str, object]


def _package(
    figures: Callable[[Random, str, str], Iterator[Row]],
    periods: list[str],
    basis: str = "period",
    unit: str = "number",
) -> Draft:
    """A draft of so many indicators that its figures come to 100,000."""
    chance = Random(12)  # noqa: S311 - the same figures every time
    rows = [row for at in range(INDICATORS) for period in periods for row in figures(chance, f"count-{at}", period)]
    one = draft([], SMALLEST, {"unit": unit, "decimals": float(unit != "number"), "basis": basis})
    tables = dict(one.tables)
    about = tables["indicators"].frame
    many = pd.concat([about] * INDICATORS, ignore_index=True).assign(
        indicator=[f"count-{at}" for at in range(INDICATORS)]
    )
    tables["indicators"] = Table("indicators", f"{FOLDER}/indicators.csv", many)
    filled = draft(rows, SMALLEST, {})
    return Draft(FOLDER, one.descriptor, {**filled.tables, "indicators": tables["indicators"]}, {})


def _row(indicator: str, period: str, count: int | None, dimension: str = "", group: str = "") -> Row:
    shown: Row = {"mark": "c"} if count is None else {"value": float(count)}
    return {"indicator": indicator, "period": period, "dimension": dimension, "group": group, **shown}


def _groups(hidden: int) -> Callable[[Random, str, str], Iterator[Row]]:
    """The whole and 50 groups, the first of which are hidden."""

    def figures(chance: Random, indicator: str, period: str) -> Iterator[Row]:
        counts = [chance.randint(5, 90) for _ in range(GROUPS)]
        yield _row(indicator, period, sum(counts))
        for at, count in enumerate(counts):
            yield _row(indicator, period, None if at < hidden else count, "ward", f"w{at}")

    return figures


def _quarters(hidden: int) -> Callable[[Random, str, str], Iterator[Row]]:
    """A year and its quarters, the whole and 10 groups of each: in the first groups and quarters all is hidden."""

    def figures(chance: Random, indicator: str, period: str) -> Iterator[Row]:
        counts = [[chance.randint(5, 90) for _ in range(10)] for _ in range(4)]
        years = [sum(column) for column in zip(*counts, strict=True)]
        for quarter, row in (("", years), *((f"-Q{at + 1}", row) for at, row in enumerate(counts))):
            yield _row(indicator, period + quarter, sum(row))
            for at, count in enumerate(row):
                is_hidden = at < hidden and quarter in [f"-Q{one + 1}" for one in range(hidden)]
                yield _row(indicator, period + quarter, None if is_hidden else count, "age", f"a{at}")

    return figures


def _intervals(chance: Random, indicator: str, period: str) -> Iterator[Row]:
    """Percentages of 50 groups with Wilson's interval, without counts: of as many people as a survey asks, or few."""
    people = [chance.randint(8, 40) if at % 10 == 0 else chance.randint(100, 900) for at in range(GROUPS)]
    below = np.array(people, dtype="float64")
    top = np.array([chance.randint(6, max(6, one // 3)) for one in people], dtype="float64")
    for at, limits in enumerate(zip(top / below, *wilson(top, below), strict=True)):
        value, low, high = (round(100 * float(one), 1) for one in limits)
        shown = {"value": value, "low": low, "high": high}
        yield {"indicator": indicator, "period": period, "dimension": "ward", "group": f"w{at}", **shown}


YEARS = [f"FY{year}-{(year + 1) % 100:02}" for year in range(1985, 2005)]
PACKAGES: dict[str, Callable[[], Draft]] = {
    "nothing hidden, nothing small": lambda: _package(_groups(0), YEARS),
    "two groups hidden in each of 2,000 tables": lambda: _package(_groups(2), YEARS),
    "one group hidden in each: every one can be worked out": lambda: _package(_groups(1), YEARS),
    "2 × 2 hidden in each of 2,000 tables of groups and quarters": lambda: _package(_quarters(2), YEARS),
    "one hidden in each of these: every one can be worked out": lambda: _package(_quarters(1), YEARS),
    "totals of the year so far": lambda: _package(_quarters(0), YEARS, "year-to-date"),
    "percentages with published intervals, without counts": lambda: _package(_intervals, YEARS, unit="percent"),
}


def main() -> None:
    """Print what each costs."""
    for name, made in PACKAGES.items():
        package = made()
        count = sum(len(package.tables[one].frame) for one in ("outturns", "breakdowns"))
        start = time.process_time()
        found = list(small_numbers(package))
        print(f"{time.process_time() - start:6.2f} s  {count:,} figures, {len(found):,} findings: {name}", flush=True)


if __name__ == "__main__":
    main()
