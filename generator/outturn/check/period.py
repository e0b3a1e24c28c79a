"""Periods: written in the one way, and of the kind that the indicator's frequency asks for."""

from collections.abc import Iterator
from typing import cast

import pandas as pd

from outturn.check.found import at, of_indicator, readable
from outturn.errors import Problem, Where, shown
from outturn.model import Draft
from outturn.periods import GRAMMAR, Period, PeriodError, parse

TABLES = ("outturns", "targets", "comparators")
EXAMPLES = {"financial": "FY2024-25", "academic": "AY2024-25", "calendar": "2024"}
YEAR_OF = {"half": "financial", "term": "academic", "quarter": "financial or calendar"}
PARTS = {
    "half": "FY2024-25-H1",
    "quarter": "FY2024-25-Q1",
    "term": "AY2024-25-T1",
    "month": "2024-04",
    "week": "2024-W37",
}
FREQUENCIES = {"year", *PARTS}


def grammar(draft: Draft) -> Iterator[Problem]:
    """A period is written in the profile's one way, with consecutive years."""
    for name, column in (*((table, "period") for table in TABLES), ("assessments", "as_at")):
        table = draft.tables[name]
        good = readable(table, column)
        for text, rows in table.frame[good].groupby(column, sort=False).groups.items():
            if text and (reason := _reason(str(text))):
                fix = "Write the period as expected, for example FY2024-25 for April 2024 to March 2025."
                for row in rows:
                    where = Where(table.file, int(row), column)
                    yield Problem(f"not a period: {reason}", where, shown(text), GRAMMAR, fix)


def fits_frequency(draft: Draft) -> Iterator[Problem]:
    """An outturn's period is of the kind that its indicator's frequency, year type and basis ask for."""
    for name in ("outturns", "comparators", "targets"):
        table = draft.tables[name]
        about = {column: of_indicator(draft, table, column) for column in ("frequency", "year_type", "basis")}
        whole_years = name == "targets"
        keys = pd.DataFrame({"period": table.frame["period"], **about})
        for key, rows in keys.groupby(list(keys.columns), sort=False).groups.items():
            text, *kind = cast("tuple[str, str, str, str]", key)
            if expected := _expected(text, *kind, whole_years=whole_years):
                fix = "Correct the period, or the indicator's frequency, year_type or basis in indicators.csv."
                for row in rows:
                    where = Where(table.file, int(row), "period")
                    yield Problem("not the indicator's kind of period", where, shown(text), expected, fix)


def frequency_fits_year_type(draft: Draft) -> Iterator[Problem]:
    """A half-year is of a financial year, a term of an academic one, and a quarter not of an academic one."""
    table = draft.tables["indicators"]
    frequency, year_type = table.frame["frequency"], table.frame["year_type"]
    wrong = {"half": year_type != "financial", "term": year_type != "academic", "quarter": year_type == "academic"}
    for name, rows in wrong.items():
        broken = (frequency == name) & rows & readable(table, "frequency", "year_type") & (year_type != "")
        fix = "Correct the frequency or the year_type."
        yield from at(table, broken, "year_type", f"no year of this kind has a {name}", YEAR_OF[name], fix)


def _reason(text: str) -> str:
    try:
        parse(text)
    except PeriodError as error:
        return str(error)
    return ""


def _expected(text: str, frequency: object, year_type: object, basis: object, *, whole_years: bool) -> str:
    """What was expected in place of the period, or nothing where it fits or cannot be told."""
    is_known = frequency in FREQUENCIES and year_type in EXAMPLES and basis  # what is no word of theirs was named
    if not isinstance(frequency, str) or not is_known or _reason(text):
        return ""
    period = parse(text)
    if fits(period, frequency, cast("str", year_type), cast("str", basis)):
        return ""
    if whole_years and period.kind == "year" and period.year_type == year_type:
        return ""
    if basis == "rolling" and frequency == "year":
        year = EXAMPLES[cast("str", year_type)]
        return f"pooled {year_type} years such as 2022..2024 or FY2013-14..FY2015-16, or a year such as {year}"
    if frequency == "year":
        day = " or a day such as 2024-03-31" if basis == "snapshot" else ""
        return f"a {year_type} year such as {EXAMPLES[cast('str', year_type)]}{day}"
    example = "2024-Q1" if (frequency, year_type) == ("quarter", "calendar") else PARTS[frequency]
    return f"a {frequency} such as {example}"


def fits(period: Period, frequency: str, year_type: str, basis: str) -> bool:
    """Whether a figure of that frequency, year type and basis can be about the period."""
    if period.kind == "day":
        return basis == "snapshot"
    if period.kind == "pooled":
        return basis == "rolling" and frequency == "year" and period.year_type == year_type
    if period.kind in ("month", "week"):
        return period.kind == frequency
    if period.kind == "quarter" and year_type == "academic":
        return False
    return period.kind == frequency and period.year_type == year_type


RULES = (grammar, fits_frequency, frequency_fits_year_type)
