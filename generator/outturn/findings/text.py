"""Texts that people read, wherever they stand: in cells, in ``datapackage.json``, in commentary."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "text-unseen",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,42,75,,Not yet\u00adaudited",
        "care-leavers,FY2024-25,56,42,75,,Not yet audited",
    ),
    Kind(
        "text-spaces",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,42,75,, Not yet audited",
        "care-leavers,FY2024-25,56,42,75,,Not yet audited",
    ),
    Kind("text-formula", "harrow-children/next/outturns.csv"),
    Kind(
        "text-encoding",
        "harrow-children/next/outturns.csv",
        "care-leavers,FY2024-25,56,42,75,,The council canâ€™t say why",
        "care-leavers,FY2024-25,56,42,75,,The council can’t say why",
        severity="warning",
    ),
    Kind(
        "text-no-letter",
        "harrow-children/next/indicators.csv",
        "title: ...",
        right="title: Care leavers in work, education or training",
    ),
    Kind(
        "link-wrong",
        "harrow-children/next/indicators.csv",
        "source_url: https://www.gov.uk@example.org/statistics",
        "source_url: https://www.gov.uk/statistics",
    ),
)
