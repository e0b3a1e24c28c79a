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
    Kind(
        "published-place-gone",
        "places.csv",
    ),
    Kind(
        "published-release-changed",
        "releases.csv",
    ),
    Kind(
        "address-withdrawn",
        "withdrawn.csv",
        "/harrow-children/v/1.0.0/,2026-11-23,A small number made a child recognisable.",
        severity="warning",
    ),
    Kind("withdrawal-lifted", "withdrawn.csv", severity="warning"),
    Kind(
        "address-redirected",
        "redirects.csv",
        "/harrow-children/moves/,/harrow-children/three-moves/",
        severity="warning",
    ),
    Kind("packages-moved", "", "datapackage: figures", "datapackage: datapackage", severity="warning"),
    Kind(
        "site-moved",
        "",
        "site_url: https://new.example/",
        "site_url: https://scorecards.example/",
        severity="warning",
    ),
    Kind("revision-without-past", "", severity="warning"),
    Kind("revision-unread", "urls.txt", severity="warning"),
)
