"""Dates of publication, and what was announced of them."""

from outturn.findings.kind import Kind

KINDS = (
    Kind("release-scorecard", "releases.csv", "scorecard: harrow", "scorecard: harrow-children"),
    Kind(
        "release-of-another",
        "releases.csv",
        "autumn,2026-10-01,…,harrow-children\nautumn,2026-11-02,…,leeds-accountability",
        "autumn,2026-10-01,…,harrow-children\nautumn,2026-11-02,…,harrow-children",
    ),
    Kind("release-without-date", "releases.csv", "date:, status: planned", "date: 2027-01-29, status: planned"),
    Kind(
        "release-without-reason",
        "releases.csv",
        "autumn,2026-10-01,…,2026-12-10\nautumn,2026-11-02,…,2027-01-29,…,reason:",
        "autumn,2026-10-01,…,2026-12-10\nautumn,2026-11-02,…,2027-01-29,…,reason: The school census came late.",
    ),
    Kind("release-ahead", "releases.csv", "date: 2027-01-29, status: published", "date: 2027-01-29, status: confirmed"),
    Kind(
        "release-passed",
        "releases.csv",
        "date: 2026-10-15, status: planned",
        "date: 2026-10-15, status: published",
        severity="warning",
    ),
    Kind(
        "release-otherwise",
        "releases.csv",
        "scorecard: harrow-children, date: 2027-01-28",
        "scorecard: harrow-children, date: 2027-01-29",
        severity="warning",
    ),
)
