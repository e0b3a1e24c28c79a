"""Sealed versions that are not as they were sealed."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "version-without-folder",
        "harrow-children/versions.csv",
        "a row for 1.0.0, and no folder 1.0.0/",
        "a row for 1.0.0, and the folder 1.0.0/",
    ),
    Kind(
        "version-without-row",
        "harrow-children/",
        "a folder 1.0.0/, and no row for it",
        "a folder 1.0.0/, and its row in versions.csv",
    ),
    Kind(
        "versions-reordered",
        "harrow-children/versions.csv",
        "1.0.0, then 1.2.0 as a minor version",
        "1.0.0, then 1.1.0 as a minor version",
    ),
    Kind(
        "version-hash",
        "harrow-children/versions.csv",
        "a hash that is not that of 1.0.0/datapackage.json",
        "the hash of 1.0.0/datapackage.json",
    ),
    Kind("version-row", "harrow-children/versions.csv", "note: First version, corrected.", "note: First version."),
    Kind(
        "version-before-changed",
        "harrow-children/versions.csv",
        "1.1.0 was sealed after another 1.0.0",
        "1.1.0 and the 1.0.0 that it was sealed after",
    ),
    Kind("sealed-not-plain", "harrow-children/1.0.0/", "outturns.csv -> ../next/outturns.csv", "outturns.csv"),
    Kind(
        "sealed-missing",
        "harrow-children/1.0.0/",
        "datapackage.json  indicators.csv",
        "datapackage.json  indicators.csv  outturns.csv",
    ),
    Kind(
        "sealed-changed",
        "harrow-children/1.0.0/outturns.csv",
        "care-leavers,FY2024-25,57,42,75,,",
        "care-leavers,FY2024-25,56,42,75,,",
    ),
    Kind(
        "sealed-line-ends",
        "harrow-children/1.0.0/outturns.csv",
        "lines that end as on Windows (CR LF)",
        "lines that end as they were sealed (LF)",
    ),
    Kind("sealed-added", "harrow-children/1.0.0/", "outturns.csv  notes.csv", "outturns.csv"),
    Kind(
        "format-unknown",
        "harrow-children/1.0.0/datapackage.json",
        '"sealed": {"format": 99}',
        '"sealed": {"format": 1}',
    ),
    Kind(
        "sealed-unreadable",
        "harrow-children/1.0.0/judgements.csv",
        "rows of other indicators than those of indicators.csv",
        "a row for every indicator and figure",
    ),
)
