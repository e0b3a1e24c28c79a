"""What another git revision published and this one does not have."""

from outturn.findings.kind import Kind

KINDS = (
    Kind(
        "published-version-changed",
        "harrow-children/versions.csv",
    ),
    Kind(
        "published-redirect-changed",
        "redirects.csv",
    ),
    Kind(
        "published-withdrawal-changed",
        "withdrawn.csv",
    ),
)
