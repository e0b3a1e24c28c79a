"""No alarm where figures go their way: small counts, seasons, rates of few, money that adds up; and in the examples."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from built import DATA, ROOT
from golden import copied
from outturn.check import check
from outturn.pipeline.checking import check_site
from outturn.reading.load import read
from provoked import IND, NEXT, OUT

MONTHS = [f"{2019 + at // 12}-{at % 12 + 1:02d}" for at in range(72)]
QUARTERS = [f"FY{year}-{year % 100 + 1:02d}-Q{part}" for year in range(2017, 2024) for part in (1, 2, 3, 4)]
YEARS = [f"FY{year}-{year % 100 + 1:02d}" for year in range(2012, 2024)]
Row = tuple[str, float, float | str, float | str]
SEASONS = ((1, 1, 1.2, 2, 4, 6, 7, 6, 4, 2, 1, 1), (20, 10, 3, 1, 0, 0, 0, 0, 0, 1, 5, 15))
"""How many times a month's usual figure is that of the quietest, as of complaints about wasps and of gritting."""


def bare(periods: Sequence[str], values: Sequence[float]) -> list[Row]:
    return [(period, value, "", "") for period, value in zip(periods, values, strict=True)]


def series(numbers: np.random.Generator) -> Iterator[tuple[str, str, list[Row]]]:
    """What is said of an indicator (unit, per, decimals, frequency, kind of year, basis), and its figures."""
    by_month, by_year = "month,calendar,period", "year,financial,period"
    for mean in (0.3, 1, 3, 10, 40, 400):
        yield f"number,,0,lower,{by_month}", "few", bare(MONTHS, numbers.poisson(mean, 72).tolist())
    for season in SEASONS:
        yield f"number,,0,lower,{by_month}", "season", bare(MONTHS, numbers.poisson(20 * np.tile(season, 6)).tolist())
    of = numbers.integers(8000, 9000, 12)
    rates = (numbers.poisson(2, 12) / of * 1000).round(2)
    yield f"rate,1000,1,lower,{by_year}", "rate", bare(YEARS, rates.tolist())
    cohort = numbers.integers(6, 30, 12)
    yield (
        f"percent,,1,lower,{by_year}",
        "cohort",
        bare(YEARS, (100 * numbers.binomial(cohort, 0.05) / cohort).round(1).tolist()),
    )
    below = numbers.integers(100, 130, 28)
    top = numbers.binomial(below, 0.97)
    shares = zip(QUARTERS, (100 * top / below).round(4).tolist(), top.tolist(), below.tolist(), strict=True)
    yield "percent,,1,lower,quarter,financial,period", "high", [*shares]
    spent = numbers.gamma(20, 50, (7, 4)).cumsum(axis=1).round(2).ravel()
    yield "currency,,0,lower,quarter,financial,year-to-date", "spent", bare(QUARTERS, spent.tolist())
    slow = (1000 * np.exp(numbers.normal(0, 0.02, 12).cumsum())).astype(int)
    yield f"number,,0,lower,{by_year}", "slow", bare(YEARS, slow.tolist())


@pytest.mark.wide
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_said_of_figures_that_go_their_way(tmp_path: Path, seed: int) -> None:
    data = copied("small", tmp_path) / DATA
    for path in (data / NEXT / "commentary").iterdir():
        path.unlink()
    numbers = np.random.default_rng(seed)
    made = [one for _ in range(10) for one in series(numbers)]
    about = (
        "indicator,title,outcome,unit,per,decimals,polarity,frequency,year_type,basis,compare_with,source,definition"
    )
    rows = [f"{name}-{at},{name} {at},stay-safe,{said},same-period-last-year,Made up,Made up.,active"
            for at, (said, name, _) in enumerate(made)]  # fmt: skip
    (data / IND).write_text("\n".join([f"{about},status", *rows, ""]), encoding="utf-8")
    figures = [f"{name}-{at},{','.join(map(str, row))},," for at, (_, name, kept) in enumerate(made) for row in kept]
    header = "indicator,period,value,numerator,denominator,mark,note"
    (data / OUT).write_text("\n".join([header, *figures, ""]), encoding="utf-8")
    for name in ("targets", "comparators", "frameworks", "issues"):
        path = data / NEXT / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    draft, unread = read(data / NEXT, NEXT)
    assert unread == []
    alarms = [
        (one.id, *draft.tables["outturns"].frame.loc[one.where.row][["indicator", "period"]]) for one in check(draft)
    ]
    assert alarms == []


@pytest.mark.wide
def test_nothing_is_said_of_the_five_examples() -> None:
    assert check_site(ROOT / DATA).findings == ()
