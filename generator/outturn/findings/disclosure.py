"""Small numbers: counts that may not be shown, or that can be worked out of what is shown."""

from outturn.findings.kind import Kind

NUMBERS = "harrow-children/next/outturns.csv"
FIGURES = "harrow-children/next/breakdowns.csv"

KINDS = (
    Kind(
        "count-small",
        NUMBERS,
        "care-leavers,FY2024-25,4,3,75,,",
        "care-leavers,FY2024-25,,,,c,",
    ),
    Kind(
        "rest-small",
        NUMBERS,
        "care-leavers,FY2024-25,98,98,100,,",
        "care-leavers,FY2024-25,,,,c,",
    ),
    Kind(
        "rounding-missing",
        "harrow-children/next/indicators.csv",
        "rounding:",
        "rounding: 5",
    ),
    Kind(
        "count-worked-out",
        FIGURES,
        "care-leavers,FY2024-25,sex,girls,60,39,65,,\ncare-leavers,FY2024-25,sex,boys,,,,c,",
        "care-leavers,FY2024-25,sex,girls,,,,c,\ncare-leavers,FY2024-25,sex,boys,,,,c,",
    ),
    Kind(
        "count-hide-too",
        FIGURES,
        "care-leavers,FY2024-25,sex,girls,60,39,65,,\ncare-leavers,FY2024-25,sex,boys,,,,c,",
        "care-leavers,FY2024-25,sex,girls,,,,c,\ncare-leavers,FY2024-25,sex,boys,,,,c,",
    ),
    Kind(
        "count-public-before",
        NUMBERS,
        severity="warning",
    ),
)
