"""Sealed versions that are not as they were sealed."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "version-without-folder",
        "harrow-children/versions.csv",
    ),
    Kind(
        "version-without-row",
        "harrow-children/",
    ),
    Kind(
        "versions-reordered",
        "harrow-children/versions.csv",
    ),
    Kind(
        "version-hash",
        "harrow-children/versions.csv",
    ),
    Kind("version-row", "harrow-children/versions.csv", "note: First version, corrected.", "note: First version."),
    Kind(
        "version-before-changed",
        "harrow-children/versions.csv",
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
    ),
)
