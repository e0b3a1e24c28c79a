"""What another git revision published and this one does not have."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "published-version-changed",
        "harrow-children/versions.csv",
        "1.0.0 with another note or hash than on the main branch",
        "1.0.0 as on the main branch",
    ),
    Kind(
        "published-redirect-changed",
        "redirects.csv",
        "/moves/ leads elsewhere than on the main branch",
        "/moves/ leads where it led, or on from there",
    ),
    Kind(
        "published-withdrawal-changed",
        "withdrawn.csv",
        "(no row, although the main branch has one)",
        "the row of the main branch",
    ),
)
