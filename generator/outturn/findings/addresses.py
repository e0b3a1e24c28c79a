"""Addresses that were published and lead nowhere."""

from outturn.findings.kind import Kind

KINDS = (
    Kind("addresses-gone", "urls.txt", "(no line at all)", "/harrow-children/ and every other address"),
    Kind("address-gone", "urls.txt", "(no line /harrow-children/v/1.0.0/)", "/harrow-children/v/1.0.0/"),
    Kind("address-form", "urls.txt", "harrow-children/../etc", "/harrow-children/"),
    Kind(
        "address-orphaned",
        "urls.txt",
        "/harrow-children/care-leavers/ in urls.txt, and neither page nor redirect",
        "/harrow-children/care-leavers/,/harrow-children/leaving-care/ in redirects.csv",
    ),
    Kind(
        "redirect-from-page",
        "redirects.csv",
        "/harrow-children/,/harrow-young-people/ while /harrow-children/ has a page",
        "(no such row)",
    ),
    Kind(
        "redirect-to-nowhere",
        "redirects.csv",
        "/harrow-children/moves/,/harrow-children/mvoes/",
        "/harrow-children/moves/,/harrow-children/three-moves/",
    ),
    Kind(
        "withdrawal-still-shown",
        "withdrawn.csv",
        "/harrow-children/moves/ while the newest version has the indicator",
        "/harrow-children/v/1.0.0/moves/",
    ),
    Kind("withdrawal-of-nothing", "withdrawn.csv", "/harrow-children/v/9.0.0/", "/harrow-children/v/1.0.0/"),
)
