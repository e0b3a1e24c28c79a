"""The kinds of pages that the example's site has, one address each, and the windows that they are looked at in."""

SCORECARD, INDICATOR = "harrow-children/", "harrow-children/moves-three-or-more/"
SEALED = "harrow-children/v/1.0.0/"
CHOSEN = "leeds-accountability/?rating=worse&outcome=stay-safe&sort=latest&order=down"
KINDS = {
    "home": "",
    "scorecard": SCORECARD,
    "scorecard with issues": "herefordshire-digest/",
    "scorecard with assessments": "leeds-accountability/",
    "scorecard with rows chosen": CHOSEN,
    "indicator": INDICATOR,
    "indicator by month": "peterborough-dashboard/missed-without-permission/",
    "indicator with a forecast": "peterborough-dashboard/school-time-missed-so-far/",
    "indicator with groups": "harrow-corporate-parenting/care-leavers-17-to-21-good-homes/",
    "indicator with history": "harrow-children/repeat-referrals/",
    "sealed scorecard": SEALED,
    "sealed indicator": f"{SEALED}moves-three-or-more/",
    "versions": "harrow-children/versions/",
    "downloads": "data/harrow-children/1.0.0/",
    "data": "data/",
    "A to Z": "indicators/",
    "gone": "harrow-children/children-in-care-number/",
    "about": "about/",
    "prose": "about/judging/",
    "prose with tables": "about/downloads/",
    "words": "about/words/",
    "prose with code": "your-own-site/",
    "sources": "about/sources/",
    "data profile": "about/data-profile/",
    "findings": "about/findings/",
    "check": "check/",
    "calendar": "calendar/",
    "verify": "verify/",
    "attention": "attention/",
    "frameworks": "frameworks/",
    "gaps": "gaps/",
    "issues": "issues/",
    "data quality": "data-quality/",
    "places": "places/",
    "place": "places/harrow/",
    "comparisons": "compare/",
    "comparison": "compare/moves-three-or-more/",
    "search": "search/",
    "meetings": "meetings/",
    "meeting": "meetings/example-scrutiny-panel-for-peterborough/2025-10-14/",
    "site map": "site-map/",
    "exceptions": "leeds-accountability/v/2.1.0/exceptions/",
    "embedded": "embed/harrow-children/moves-three-or-more/",
    "embedded as sealed": "embed/harrow-children/v/1.0.0/repeat-referrals/",
    "not there": "nowhere/at/all/",
}
WITH_CHARTS = ("indicator", "indicator by month", "sealed indicator")
SEARCHED = "three or more homes"

NARROW, WIDE = '"Liberation Sans", Arial, Helvetica, sans-serif', '"DejaVu Sans", Verdana, sans-serif'
FONTS = {"narrow": (NARROW, False), "wide": (WIDE, True)}
"""Families whose letters differ in width by a seventh, the wider one spaced as WCAG 1.4.12 lets a reader space it.

Where a machine has but one family, the spacing alone makes two metrics.
"""

Window = tuple[int, int]
PHONES, DESK, ZOOMED = ((320, 640), (390, 844)), (1280, 900), (320, 256)
"""Widths and heights of windows; the last is a desk's, 1280 pixels wide, at 400%."""
