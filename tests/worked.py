"""What the worked examples of the pages about methods call: each works one out by the functions that judge."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from disclosed import number
from outturn import limits
from outturn.check.disclosure.cells import counted
from outturn.check.disclosure.linked import Policy
from outturn.check.disclosure.troubles import Trouble, troubles
from outturn.judge import certainty, judge, process, trend
from outturn.judge.attention import attention
from outturn.judge.comparison import ranks
from outturn.judge.forecast import forecasts
from outturn.judge.rating import rating
from outturn.model import Area, Judgements, Step
from packages import SCORECARD, Rows, direction_of, indicator, package, series, years

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


def by_group(years: Sequence[Sequence[Sequence[float]]], polarity: str) -> Any:
    """What is said of the gap in the last of the years, of which each gives its groups' counts."""
    wholes = [[sum(counts) for counts in zip(*groups, strict=True)] for groups in years]
    figures = [(str(2020 + at), 100 * top / below, "", "", top, below) for at, (top, below) in enumerate(wholes)]
    rows = [
        ("moves", str(2020 + at), "group", f"group-{number}", 100 * top / below, "", top, below)
        for at, groups in enumerate(years)
        for number, (top, below) in enumerate(groups)
    ]
    return judge(package({indicator(polarity=polarity): figures}, breakdowns=rows)).gaps.iloc[-1]


def gap(groups: list[list[float]], polarity: str) -> Result:
    found = by_group([groups], polarity)
    return (float(found["value"]), float(found["low"]), float(found["high"]))


def gap_certainty(groups: list[list[float]], polarity: str) -> Words:
    return str(by_group([groups], polarity)["gap_certainty"])


def narrowing(before: list[list[float]], now: list[list[float]], polarity: str) -> Words:
    found = by_group([before, now], polarity)
    return [str(found["direction"]), str(found["certainty"])]


def share(top: float, below: float) -> tuple[float, str, str, float, float]:
    """The rest of a row: a percentage with its counts."""
    return (top / below * 100, "", "", top, below)


def beside_england(ours: Sequence[Any], top: float, below: float, polarity: str, benchmark: float | None) -> Judgements:
    """A figure of 2024 and England's, which is the benchmark too where one is given."""
    value, _, _, *counts = share(top, below)
    aims = [] if benchmark is None else [("moves", "2024", "benchmark", benchmark, "England average")]
    england = (Area("england", "England", "nation"),)
    rows = {indicator(polarity=polarity): [("2024", *ours)]}
    return judge(package(rows, aims, [("moves", "2024", "england", value, "", *counts)], areas=england))


def compared(ours: Sequence[Any], top: float, below: float, polarity: str) -> Words:
    found = beside_england(ours, top, below, polarity, None).comparisons
    return [str(found[name].item()) for name in ("comparison", "compared_by", "certainty")]


def compare(ours: float, ours_below: float, theirs: float, theirs_below: float, polarity: str) -> Words:
    return compared(share(ours, ours_below), theirs, theirs_below, polarity)


def compare_without_our_counts(value: float, theirs: float, theirs_below: float, polarity: str) -> Words:
    return compared((value,), theirs, theirs_below, polarity)


def benchmarked(judgements: Judgements) -> Words:
    return [str(judgements.figures[name].item()) for name in ("rating", "rating_certainty")]


def benchmark_by_counts(top: float, below: float, benchmark: float, polarity: str) -> Words:
    figure = ("2024", *share(top, below))
    return benchmarked(judge(series([figure], [("2024", "benchmark", benchmark, "A report")], polarity=polarity)))


def benchmark_by_value(value: float, benchmark: float, tolerance: float, polarity: str) -> Words:
    about: dict[str, Any] = {"tolerance": tolerance, "tolerance_unit": "points", "polarity": polarity}
    return benchmarked(judge(series([("2024", value)], [("2024", "benchmark", benchmark, "A report")], **about)))


def benchmark_of_an_area(top: float, below: float, theirs: float, theirs_below: float, polarity: str) -> Words:
    benchmark = theirs / theirs_below * 100
    return benchmarked(beside_england(share(top, below), theirs, theirs_below, polarity, benchmark))


def difference_of_proportions(top: float, below: float, other: float, other_below: float) -> Result:
    sides = [(floats([one / of]), *limits.wilson(floats([one]), floats([of]))) for one, of in
             ((top, below), (other, other_below))]  # fmt: skip
    return tuple(float(end[0]) for end in certainty.difference(sides[0], sides[1]))


def difference_of_counts(count: float, other: float) -> Result:
    sides = [(floats([one]), *limits.poisson(floats([one]))) for one in (count, other)]
    return tuple(float(end[0]) for end in certainty.difference(sides[0], sides[1]))


def certainty_of_change(top: float, below: float, now: float, now_below: float) -> Words:
    figures = judge(series([("2023", *share(top, below)), ("2024", *share(now, now_below))])).figures
    return str(figures["certainty"].iloc[1])


def certainty_of_published(before: float, low: float, high: float, *now: float) -> Words:
    rows = [("2023", before, "", "", None, None, low, high), ("2024", now[0], "", "", None, None, *now[1:])]
    return str(judge(series(rows, unit="score")).figures["certainty"].iloc[1])


def directions_so_far(periods: list[str], values: list[float], polarity: str) -> Words:
    about = {"basis": "year-to-date", "frequency": "quarter", "year_type": "financial", "compare_with": "previous"}
    moved = direction_of(series(list(zip(periods, values, strict=True)), polarity=polarity, **about))
    return [str(word) for word in moved["direction"]]


def survey_directions(periods: list[str], values: list[float], every: int, polarity: str) -> Words:
    moved = direction_of(series(list(zip(periods, values, strict=True)), polarity=polarity, every=every))
    return [reason or word for word, reason in zip(moved["direction"], moved["direction_reason"], strict=True)]


def quarterly_directions(periods: list[str], values: list[float], polarity: str) -> Words:
    whole = series(
        list(zip(periods, values, strict=True)), polarity=polarity, frequency="quarter", year_type="financial"
    )
    moved = judge(whole).figures
    return [reason or word for word, reason in zip(moved["direction"], moved["direction_reason"], strict=True)]


def irregular_directions(periods: list[str], values: list[float], polarity: str) -> Words:
    about = {"frequency": "irregular", "basis": "snapshot", "polarity": polarity}
    moved = direction_of(series(list(zip(periods, values, strict=True)), **about))
    return [reason or word for word, reason in zip(moved["direction"], moved["direction_reason"], strict=True)]


def pooled_directions(periods: list[str], values: list[float], polarity: str) -> Words:
    moved = direction_of(series(list(zip(periods, values, strict=True)), polarity=polarity, basis="rolling"))
    return [reason or word for word, reason in zip(moved["direction"], moved["direction_reason"], strict=True)]


def forecast_row(last_year: Rows, *now: Any) -> pd.Series:
    about = {"unit": "number", "basis": "year-to-date", "frequency": "month", "year_type": "financial"}
    return forecasts(series([*last_year, now], **about)).iloc[-1]


def forecast(last_year: Rows, period: str, value: float) -> Result:
    return (float(forecast_row(last_year, period, value)["forecast"]),)


def forecasts_with_an_officer(so_far: float, expected: float) -> Words:
    rows = [("FY2024-25-Q2", so_far), ("FY2024-25-Q4", expected, "f")]
    about = {"unit": "number", "basis": "year-to-date", "frequency": "quarter", "year_type": "financial"}
    return [str(way) for way in forecasts(series(rows, **about))["forecast_method"]]


def forecast_way(value: float, same_point: float, total: float, mark: str = "") -> Words:
    row = forecast_row([("2024-09", same_point), ("2025-03", total)], "2025-09", value, mark)
    return [str(row["forecast_method"]), str(row["forecast_reason"])]


def forecast_way_after_a_break(value: float, same_point: float, total: float) -> Words:
    return forecast_way(value, same_point, total, "b")


def from_last_year(value: float, same_point: float, total: float) -> Result:
    return forecast([("2024-09", same_point), ("2025-03", total)], "2025-09", value)


def by_time(value: float, days_passed: int, days_in_year: int) -> Result:
    assert days_in_year == 365, "the financial year 2025/26"
    return forecast([], (date(2025, 4, 1) + timedelta(days=days_passed - 1)).isoformat(), value)


def process_limits(values: list[float]) -> Result:
    found = process.limits(floats(values))
    return (found.mean, found.lower, found.upper)


def stepped(values: list[float], place: int, kind: str) -> Result:
    """The limits with a step or a baseline at the figure of that place, counted from 1."""
    whole = series(years(values))
    step = Step("moves", str(whole.outturns["period"].iloc[place - 1]), kind, "New contract", "Head of Service")
    said = judge(replace(whole, steps=(step,))).series.iloc[0]
    return (float(said["mean"]), float(said["lower_limit"]), float(said["upper_limit"]))


def special_causes(values: list[float]) -> Words:
    return process.special_causes(floats(values), process.limits(floats(values)))


def reasons(rated: str, moved: str, sure: str) -> Words:
    whole = series([("2025", 5.0)])
    row = {"indicator": "moves", "period": "2025", "value": 5.0, "mark": "", "rating": rated, "rated_on": "value",
           "target_kind": "target", "benchmark_area": "", "rating_certainty": "", "direction": moved, "certainty": sure,
           "compared_with": "", "stands_beside": False}  # fmt: skip
    nothing = pd.DataFrame(columns=["indicator", "period", "area", "comparison", "certainty"], dtype=object)
    said = pd.DataFrame({"variation": [""]}, index=["moves"])
    return str(attention(whole, pd.DataFrame([row]), nothing, said).loc["moves", "attention"])


def age(period: str, frequency: str, made: str) -> Words:
    year_type = "financial" if period.startswith("FY") else "calendar"
    basis = "snapshot" if period.count("-") == 2 and not period.startswith("FY") else "period"
    about = {"frequency": frequency, "year_type": year_type, "basis": basis}
    whole = package({indicator(**about): [(period, 5.0)]}, scorecard=replace(SCORECARD, created=made))
    return str(judge(whole).series.loc["moves", "age"])


def worked_out(counts: Mapping[str, int | str], smallest: int) -> list[str]:
    """What can be worked out of a whole, which comes first, and its groups; a count with the mark c is hidden."""
    return [
        f"{trouble.linked.figures[place].name.group}: {'exactly' if one.is_exact else 'small'}"
        for trouble in _of_groups(counts, smallest)
        for one in trouble.worked_out
        for place in [trouble.linked.place(one.count)]
    ]


def hide_too(counts: Mapping[str, int | str], smallest: int) -> list[str]:
    """What is to be hidden beside the counts that are too small to be shown."""
    return [
        trouble.linked.figures[place].name.group for trouble in _of_groups(counts, smallest) for place in trouble.hide
    ]


def _of_groups(counts: Mapping[str, int | str], smallest: int) -> list[Trouble]:
    whole, *groups = counts
    known = {one: count if isinstance(count, int) else None for one, count in counts.items()}
    cells = {("FY2024-25", "", ""): known[whole]} | {("FY2024-25", "group", one): known[one] for one in groups}
    draft = number(cells, smallest)
    return list(troubles(draft, counted(draft), Policy(smallest)))


CALLS: dict[str, Callable[..., Result]] = {
    "rating": rated_within,
    "rating_with_floor": rated_with_floor,
    "band": band,
    "change": change,
    "wilson": lambda n, d: limits_of(limits.wilson, n, d),
    "byar": lambda count: limits_of(limits.byar, count),
    "exact_poisson": lambda count: limits_of(limits.exact_poisson, count),
    "rank": rank,
    "quartile": quartile,
    "gap": gap,
    "gap_certainty": gap_certainty,
    "narrowing": narrowing,
    "compare": compare,
    "compare_without_our_counts": compare_without_our_counts,
    "difference_of_proportions": difference_of_proportions,
    "difference_of_counts": difference_of_counts,
    "certainty_of_change": certainty_of_change,
    "certainty_of_published": certainty_of_published,
    "benchmark_by_counts": benchmark_by_counts,
    "benchmark_by_value": benchmark_by_value,
    "benchmark_of_an_area": benchmark_of_an_area,
    "directions_so_far": directions_so_far,
    "pooled_directions": pooled_directions,
    "survey_directions": survey_directions,
    "irregular_directions": irregular_directions,
    "quarterly_directions": quarterly_directions,
    "trend_of_proportions": lambda *lists: (trend.of_proportions(*map(floats, lists)).statistic,),
    "trend_of_rates": lambda *lists: (trend.of_rates(*map(floats, lists)).statistic,),
    "forecasts_with_an_officer": forecasts_with_an_officer,
    "limits_held": lambda values, last: stepped(values, last, "baseline"),
    "limits_after_a_step": lambda values, first: stepped(values, first, "step"),
    "process_limits": process_limits,
    "special_causes": special_causes,
    "forecast_from_last_year": from_last_year,
    "forecast_by_time": by_time,
    "forecast_way": forecast_way,
    "forecast_way_after_a_break": forecast_way_after_a_break,
    "attention": reasons,
    "age": age,
    "worked_out": worked_out,
    "hide_too": hide_too,
}
