"""Workbooks that cannot be read: what is said when figures are imported."""

from outturn.findings.kind import Kind

KINDS = (
    Kind("workbook-other-kind", "figures.xls", "figures.xls", "figures.xlsx"),
    Kind("workbook-locked", "figures.xlsx"),
    Kind("workbook-broken", "figures.xlsx"),
    Kind("workbook-too-large", "figures.xlsx"),
)
