"""The worked examples of the pages about methods: each is computed anew by the functions that judge."""

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from outturn.judge import interval, process, trend
from outturn.judge.attention import attention
from outturn.judge.comparison import comparisons, ranks
from outturn.judge.forecast import forecasts
from outturn.judge.rating import rating
from outturn.model import Area
from packages import direction_of, indicator, package, series

PAGES = Path(__file__).parents[1] / "docs/about/methods"
METHODS = ("attention", "comparison", "direction", "forecast", "intervals", "process-behaviour", "rating", "trend")
EXAMPLE = re.compile(r"^(\w+)\((.*)\) -> (.+)$")
Words = str | list[str]
Result = Words | tuple[float, ...]


def floats(values: list[float]) -> np.ndarray:
    return np.array(values, dtype="float64")


def limits_of(method: Callable[..., Any], *numbers: float) -> Result:
    return tuple(float(end[0]) for end in method(*(floats([number]) for number in numbers)))


def rated(value: float, *targets: tuple[str, float], **about: Any) -> str:
    found = rating(series([("2024", value)], [("2024", *target) for target in targets], **about))
    return str(found["rating"].item())


def rated_within(value: float, target: float, tolerance: float, polarity: str) -> Words:
    return rated(value, ("target", target), tolerance=tolerance, tolerance_unit="points", polarity=polarity)


def rated_with_floor(value: float, target: float, floor: float, polarity: str) -> Words:
    return rated(value, ("target", target), ("floor", floor), polarity=polarity)


def band(value: float, lower: float, upper: float, tolerance: float) -> Words:
    ends = (("lower", lower), ("upper", upper))
    return rated(value, *ends, polarity="band", tolerance=tolerance, tolerance_unit="points")


def change(before: float, now: float, decimals: int, polarity: str) -> Words:
    moved = direction_of(series([("2023", before), ("2024", now)], decimals=decimals, polarity=polarity))
    return str(moved["direction"].iloc[1])


def among(value: float, others: list[float], polarity: str) -> pd.Series:
    areas = tuple(Area(f"area-{at}", f"Area {at}", "neighbour") for at in range(len(others)))
    rows = [("moves", "2024", area.area, other) for area, other in zip(areas, others, strict=True)]
    return ranks(package({indicator(polarity=polarity): [("2024", value)]}, [], rows, areas=areas)).iloc[0]


def rank(value: float, others: list[float], polarity: str) -> Result:
    return (float(among(value, others, polarity)["rank"]),)


def quartile(value: float, others: list[float], polarity: str) -> Words:
    return str(among(value, others, polarity)["quartile"])


def compare(low: float, high: float, other: float, value: float, polarity: str) -> Words:
    england = (Area("england", "England", "nation"),)
    theirs = [("moves", "2024", "england", other)]
    whole = package({indicator(polarity=polarity): [("2024", value)]}, [], theirs, areas=england)
    ours = pd.DataFrame({"low": [low], "high": [high]}, whole.outturns.index)
    none = pd.DataFrame({"low": [np.nan], "high": [np.nan]}, whole.comparators.index)
    return str(comparisons(whole, ours, none)["comparison"].item())


def forecast(last_year: list[tuple[str, float]], period: str, value: float) -> Result:
    about = {"unit": "number", "basis": "year-to-date", "frequency": "month", "year_type": "financial"}
    return (float(forecasts(series([*last_year, (period, value)], **about))["forecast"].iloc[-1]),)


def from_last_year(value: float, same_point: float, total: float) -> Result:
    return forecast([("2024-09", same_point), ("2025-03", total)], "2025-09", value)


def by_time(value: float, days_passed: int, days_in_year: int) -> Result:
    assert days_in_year == 365, "the financial year 2025/26"
    return forecast([], (date(2025, 4, 1) + timedelta(days=days_passed - 1)).isoformat(), value)


def process_limits(values: list[float]) -> Result:
    found = process.limits(floats(values))
    return (found.mean, found.lower, found.upper)


def special_causes(values: list[float]) -> Words:
    return process.special_causes(floats(values), process.limits(floats(values)))


def reasons(rated: str, moved: str) -> Words:
    whole = series([("2025", 5.0)])
    row = {"indicator": "moves", "period": "2025", "value": 5.0, "mark": "", "rating": rated, "rated_on": "value",
           "direction": moved, "compared_with": ""}  # fmt: skip
    nothing = pd.DataFrame(columns=["indicator", "period", "area", "comparison", "compared_by"], dtype=object)
    said = pd.DataFrame({"variation": [""]}, index=["moves"])
    return str(attention(whole, pd.DataFrame([row]), nothing, said)["moves"])


CALLS: dict[str, Callable[..., Result]] = {
    "rating": rated_within,
    "rating_with_floor": rated_with_floor,
    "band": band,
    "change": change,
    "wilson": lambda n, d: limits_of(interval.wilson, n, d),
    "byar": lambda count: limits_of(interval.byar, count),
    "exact_poisson": lambda count: limits_of(interval.exact_poisson, count),
    "rank": rank,
    "quartile": quartile,
    "compare": compare,
    "trend_of_proportions": lambda *lists: (trend.of_proportions(*map(floats, lists)).statistic,),
    "trend_of_rates": lambda *lists: (trend.of_rates(*map(floats, lists)).statistic,),
    "process_limits": process_limits,
    "special_causes": special_causes,
    "forecast_from_last_year": from_last_year,
    "forecast_by_time": by_time,
    "attention": reasons,
}


def examples(text: str) -> list[str]:
    """The lines of the page's fenced blocks of text."""
    blocks = re.findall(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def assert_holds(line: str) -> None:
    """Fail unless the call gives what the page prints, to the last printed digit."""
    match = EXAMPLE.match(line)
    assert match, f"not of the form call(arguments) -> result: {line}"
    call, given, printed = match.groups()
    assert call in CALLS, f"unknown call: {call}"
    found = CALLS[call](*ast.literal_eval(f"({given},)"))
    if isinstance(found, tuple):
        decimals = [len(text.partition(".")[2]) for text in printed.split(", ")]
        assert ", ".join(f"{one:.{places}f}" for one, places in zip(found, decimals, strict=True)) == printed
    else:
        assert found == ast.literal_eval(printed)


def all_examples() -> Iterator[tuple[str, str]]:
    for page in METHODS:
        for line in examples((PAGES / f"{page}.md").read_text(encoding="utf-8")):
            yield page, line


@pytest.mark.parametrize(("page", "line"), list(all_examples()), ids=str)
def test_a_worked_example_is_what_the_program_works_out(page: str, line: str) -> None:
    del page
    assert_holds(line)


@pytest.mark.parametrize("page", METHODS)
def test_every_method_has_a_page_with_an_example_and_a_source(page: str) -> None:
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    assert examples(text)
    assert re.search(r"^# \w", text, re.MULTILINE)
    assert "Source: " in text


def test_every_page_is_a_methods_or_one_of_the_two_about_them_all_and_is_linked() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {*METHODS, "index", "judgements"}
    index = (PAGES / "index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([\w-]+)\.md\)", index)) == {*METHODS, "judgements"}


def test_every_call_has_an_example() -> None:
    assert {line.partition("(")[0] for _, line in all_examples()} == set(CALLS)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("wilson(65, 100) -> 0.552544, 0.736359", "0.736358"),
        ("wilson(65, 100) -> 0.552544", "zip"),
        ('rating(12, 10, 2, "lower") -> "red"', "amber"),
        ("wilton(65, 100) -> 0.552544, 0.736358", "unknown call"),
        ("wilson of 65 in 100 is 0.55", "not of the form"),
    ],
)
def test_a_wrong_example_is_found(line: str, said: str) -> None:
    with pytest.raises((AssertionError, ValueError), match=said):
        assert_holds(line)
