"""Addresses that were published and lead nowhere."""

from outturn.findings.kind import Kind

KINDS = (
    Kind("addresses-gone", "urls.txt"),
    Kind("address-gone", "urls.txt", right="/harrow-children/v/1.0.0/"),
    Kind("address-form", "urls.txt", "harrow-children/../etc", "/harrow-children/"),
    Kind(
        "address-orphaned",
        "urls.txt",
    ),
    Kind(
        "redirect-from-page",
        "redirects.csv",
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
        right="/harrow-children/v/1.0.0/moves/",
    ),
    Kind("withdrawal-of-nothing", "withdrawn.csv", "/harrow-children/v/9.0.0/", "/harrow-children/v/1.0.0/"),
    Kind(
        "redirect-of-withdrawn",
        "redirects.csv",
        "/harrow-children/moves/,/harrow-children/three-moves/",
    ),
    Kind(
        "withdrawal-day",
        "withdrawn.csv",
        "/harrow-children/v/1.0.0/,2199-01-01,A small number made a child recognisable.",
        "/harrow-children/v/1.0.0/,2026-11-23,A small number made a child recognisable.",
    ),
)
