"""Files that cannot be opened, or are no part of a package."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "file-missing",
        "harrow-children/next/",
        "datapackage.json  indicators.csv  outturns.csv  targets.csv  comparators.csv",
        "datapackage.json  indicators.csv  outturns.csv  targets.csv  comparators.csv  areas.csv",
    ),
    Kind("file-not-plain", "harrow-children/next/", "outturns.csv -> /home/officer/outturns.csv", "outturns.csv"),
    Kind(
        "file-unreadable",
        "harrow-children/next/",
        "---------- officer  outturns.csv",
        "-rw-r--r-- officer  outturns.csv",
    ),
    Kind("file-too-large", "harrow-children/next/outturns.csv"),
    Kind(
        "file-not-utf8",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,42,75,,Caf� closed",
        "care-leavers,FY2024-25,56,42,75,,Café closed",
    ),
    Kind(
        "text-half-character",
        "harrow-children/next/datapackage.json",
        '"title": "Children \\ud83d"',
        '"title": "Children"',
    ),
    Kind(
        "table-is-workbook",
        "harrow-children/next/outturns.csv",
        right="indicator,period,value,numerator,denominator,mark,note",
    ),
    Kind(
        "table-not-csv",
        "harrow-children/next/outturns.csv",
        'care-leavers,FY2024-25,56,42,75,,"Not yet audited',
        'care-leavers,FY2024-25,56,42,75,,"Not yet audited"',
    ),
    Kind("rows-too-many", "harrow-children/next/outturns.csv"),
    Kind("findings-too-many", "harrow-children/next/outturns.csv"),
    Kind("folder-not-plain", "harrow-children/", "next -> /home/officer/figures", "next/"),
    Kind("file-not-of-package", "harrow-children/next/", "outturns.csv  outturns-old.csv", "outturns.csv"),
    Kind(
        "commentary-picture",
        "harrow-children/next/commentary/care-leavers.md",
        "![Chart](https://www.example.org/chart.png)",
        "[The chart](https://www.example.org/chart.png)",
    ),
    Kind("commentary-name", "harrow-children/next/commentary/", "Care leavers.md", "care-leavers.md"),
)
