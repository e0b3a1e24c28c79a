"""Periods that are none, not of the indicator's kind, or not to be compared."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "period-not-a-period",
        "harrow-children/next/outturns.csv",
        "care-leavers,2024/25,56,42,75,,",
        "care-leavers,FY2024-25,56,42,75,,",
    ),
    Kind(
        "period-not-of-frequency",
        "harrow-children/next/outturns.csv",
        "visits,FY2024-25-H1,93,,,,",
        "visits,FY2024-25-Q1,93,,,,",
    ),
    Kind(
        "frequency-not-of-year",
        "harrow-children/next/indicators.csv",
        "frequency: term, year_type: financial",
        "frequency: term, year_type: academic",
    ),
    Kind(
        "every-without-year",
        "harrow-children/next/indicators.csv",
        "frequency: quarter, every: 2",
        "frequency: year, every: 2",
    ),
    Kind(
        "irregular-so-far",
        "harrow-children/next/indicators.csv",
        "frequency: irregular, basis: year-to-date",
        "frequency: irregular, basis: period",
    ),
    Kind(
        "year-starts-unfit",
        "harrow-children/next/indicators.csv",
        "year_type: academic, year_starts: 7",
        "year_type: financial, year_starts: 7",
    ),
    Kind(
        "due-not-after",
        "harrow-children/next/indicators.csv",
        "moves FY2024-25, due: 2024-11-30",
        "moves FY2024-25, due: 2025-11-30",
    ),
    Kind(
        "due-of-retired",
        "harrow-children/next/indicators.csv",
        "status: retired, due: 2025-11-30",
        "status: retired, due:",
    ),
    Kind(
        "window-without-rolling",
        "harrow-children/next/indicators.csv",
        "basis: period, window: 12",
        "basis: rolling, window: 12",
    ),
    Kind(
        "window-beside-years",
        "harrow-children/next/indicators.csv",
        "moves … frequency: year, window: 36",
        "moves … frequency: year, window:",
    ),
    Kind(
        "so-far-unfit",
        "harrow-children/next/indicators.csv",
        "frequency: month, basis: year-to-date, year_to_date_of: adoptions-by-quarter",
        "frequency: month, basis: year-to-date, year_to_date_of: adoptions-by-month",
    ),
    Kind(
        "so-far-twice",
        "harrow-children/next/indicators.csv",
        "adoptions-so-far … year_to_date_of: adoptions\nadoptions-total … year_to_date_of: adoptions",
        "adoptions-so-far … year_to_date_of: adoptions\nadoptions-total … year_to_date_of:",
    ),
    Kind(
        "year-to-date-against-previous",
        "harrow-children/next/indicators.csv",
        "basis: year-to-date, compare_with: previous",
        "basis: year-to-date, compare_with: same-period-last-year",
        severity="warning",
    ),
)
