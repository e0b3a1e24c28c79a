"""The pages that a site has of its own, whatever its scorecards: the one list of them, by address from the site's root.

Derived from it: the addresses of every site in ``urls.txt``, the site map, the names that no scorecard may have, and
which pages a menu may show. A site writes its ``nav`` by hand, because it chooses the order; a test holds the
example's to this list.
"""

import re
import unicodedata

HOME, ATTENTION, FRAMEWORKS, INDICATORS, SITE_MAP, DATA = (
    "",
    "attention/",
    "frameworks/",
    "indicators/",
    "site-map/",
    "data/",
)
FIRST = (HOME, ATTENTION, FRAMEWORKS, INDICATORS, SITE_MAP, DATA)
"""Those of every site from the first format on, in the order in which ``urls.txt`` has them; nothing is added here."""

GAPS = "gaps/"
"""The gaps between groups; like the pages about the site, it is not among the addresses that every site keeps."""

ISSUES, DATA_QUALITY = "issues/", "data-quality/"
"""Critical issues, and how far figures can be trusted; they show how things are now, and no site must keep them."""

CHECK = "check/"
"""Where a contributor has files checked; not among the addresses that every site keeps either."""
PLACES, COMPARE = "places/", "compare/"
"""Every place, and every indicator that several places share; below each stand the pages of one. They are not among
the addresses that every site keeps: they show how things are now, and a place may come to have another name."""
CALENDAR, VERIFY = "calendar/", "verify/"
"""What comes when, and whether a file or an address is a version's; neither is among the addresses of every site."""
MEETINGS = "meetings/"
"""Every meeting of a committee; below it stands a page a meeting, which is permanent once its papers are published."""
SEARCH = "search/"
"""The page that is all search, at which a question has an address of its own."""

ABOUT, SOURCES, DATA_PROFILE, FINDINGS = "about/", "about/sources/", "about/data-profile/", "about/findings/"
ABOUT_PAGES = (
    ABOUT,
    "about/judging/",
    "about/methods/",
    "about/words/",
    SOURCES,
    "about/linking/",
    "about/downloads/",
    DATA_PROFILE,
    FINDINGS,
    "about/accessibility/",
    "about/accessibility-tests/",
)
"""The pages about the site, in the order of the site map: three are made, the others are written by hand."""

MADE = (
    *(*FIRST, GAPS, ISSUES, DATA_QUALITY, CALENDAR, CHECK, VERIFY, PLACES),
    *(COMPARE, MEETINGS, SEARCH, SOURCES, DATA_PROFILE, FINDINGS),
)
"""Those that the program makes; those of comparisons and of meetings only where there is one."""

IN_MENU = frozenset(MADE) - {SITE_MAP, SEARCH}
"""Those of the made pages that a menu may show; no other made page is ever in one (MkDocs' menu is quadratic)."""

RESERVED = frozenset(
    {
        *(one.rstrip("/") for one in (*FIRST, ABOUT) if one),
        *("assets", "embed", "search"),
        *("calendar", "check", "compare", "councils", "cy", "data-quality", "en", "gaps", "issues", "meetings"),
        *("packs", "places", "releases", "verify"),
    }
)
"""Names that no scorecard can take, because they are the site's own addresses, today's or those to come.

One that was sealed before keeps its name.
"""


def anchor(text: str) -> str:
    """The text as part of an anchor on a page: its letters without accents, and its digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall("[a-z0-9]+", plain))
