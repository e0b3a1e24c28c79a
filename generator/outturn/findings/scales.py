"""Scales whose words do not fit, and words that are none of their scale."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "scale-words",
        "harrow-children/next/indicators.csv",
        "inspection … unit: scale, scale: Good",
        "inspection … unit: scale, scale: Inadequate|Requires improvement|Good|Outstanding",
    ),
    Kind(
        "scale-column-unfit",
        "harrow-children/next/indicators.csv",
        "inspection … unit: scale, polarity: lower",
        "inspection … unit: scale, polarity: higher",
    ),
    Kind(
        "grade-unknown",
        "harrow-children/next/outturns.csv",
        "inspection,FY2024-25,,Goood",
        "inspection,FY2024-25,,Good",
    ),
    Kind(
        "grade-without-scale",
        "harrow-children/next/outturns.csv",
        "moves,FY2024-25,,Good",
        "moves,FY2024-25,12.5,",
    ),
    Kind(
        "number-of-scale",
        "harrow-children/next/outturns.csv",
        "inspection,FY2024-25,3,",
        "inspection,FY2024-25,,Good",
    ),
)
