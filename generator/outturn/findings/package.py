"""The folder of packages, and each package as a whole."""

from outturn.findings.kind import Kind

KINDS = (
    Kind("packages-missing", "", right="datapackage/harrow-children/next/datapackage.json"),
    Kind("packages-empty", "", "datapackage/", "datapackage/harrow-children/next/datapackage.json"),
    Kind("scorecard-name", "", "Harrow children/", "harrow-children/"),
    Kind("scorecard-stranger", "harrow-children/", "next/  old/", "next/"),
    Kind(
        "working-copy-missing",
        "harrow-children/",
        "datapackage.json  indicators.csv",
        "next/datapackage.json  next/indicators.csv",
    ),
    Kind("name-not-folder", "harrow-children/next/datapackage.json", '"name": "children"', '"name": "harrow-children"'),
    Kind("version-not-folder", "harrow-children/next/datapackage.json", '"version": "1.2.0"', '"version": "next"'),
    Kind(
        "date-does-not-exist",
        "harrow-children/next/datapackage.json",
        '"created": "2025-02-30"',
        '"created": "2025-02-28"',
    ),
    Kind(
        "outcome-twice",
        "harrow-children/next/datapackage.json",
        '"id": "stay-safe" … "id": "stay-safe"',
        '"id": "stay-safe" … "id": "be-healthy"',
    ),
    Kind(
        "indicator-name-reserved",
        "harrow-children/next/indicators.csv",
        "versions,Versions of the plan,…",
        "plan-versions,Versions of the plan,…",
    ),
    Kind(
        "name-of-device",
        "harrow-children/next/indicators.csv",
        "con,Contacts with the council,…",
        "contacts,Contacts with the council,…",
    ),
    Kind("commentary-on-nothing", "harrow-children/next/commentary/", "care-leaver.md", "care-leavers.md"),
    Kind("not-standard", "harrow-children/1.0.0/outturns.csv"),
    Kind("page-name", "../docs/", "caf\N{REPLACEMENT CHARACTER}.md", "café.md"),
    Kind("page-in-the-way", "../docs/", "harrow-children/index.md", "news/index.md"),
    Kind(
        "code-alike",
        "harrow-children/next/frameworks.csv",
        "care-leavers,National Indicators (NI),NI-148",
        "care-leavers,National Indicators (NI),NI 148",
    ),
    Kind(
        "framework-figures-differ",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,42,75,,",
        "care-leavers,FY2024-25,57.3,43,75,,",
    ),
)
