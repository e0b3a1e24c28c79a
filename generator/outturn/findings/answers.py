"""Answers to warnings."""

from outturn.findings.kind import Kind

FILE = "harrow-children/next/answers.csv"

KINDS = (
    Kind(
        "answer-to-no-warning",
        FILE,
        "figure-sliped,outturns.csv,care-leavers FY2024-25,value,5.6,The service closed in May.,Head of Care",
        "figure-slipped,outturns.csv,care-leavers FY2024-25,value,5.6,The service closed in May.,Head of Care",
    ),
    Kind(
        "answer-to-nothing",
        FILE,
        severity="warning",
    ),
    Kind(
        "answer-outdated",
        FILE,
        "figure-slipped,outturns.csv,care-leavers FY2024-25,value,5.6,The service closed in May.,Head of Care",
        "figure-slipped,outturns.csv,care-leavers FY2024-25,value,5.8,The service closed in May.,Head of Care",
        severity="warning",
    ),
    Kind(
        "answer-without-reason",
        FILE,
        "figure-slipped,outturns.csv,care-leavers FY2024-25,value,5.6,ok,Head of Care",
        "figure-slipped,outturns.csv,care-leavers FY2024-25,value,5.6,The service closed in May.,Head of Care",
    ),
)
