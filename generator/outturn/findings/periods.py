"""Periods that are none, or not of the indicator's kind."""

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
)
