"""The words of pages that are not about one figure: areas, issues, downloads."""

from datetime import date

from outturn.words.numbers import plural
from outturn.words.periods import long_date

AREA_KINDS = {"nation": "Nation", "region": "Region", "neighbour": "Statistical neighbour", "peer": "Other area"}
STATUSES = {"open": "Open", "watching": "Being watched", "closed": "Closed"}
ASSESSED = {"confirmed": "Confirmed", "provisional": "Provisional", "predicted": "Predicted"}
DATA, DATA_NEWEST = "Downloads and feeds", "Downloads of the newest version"
DATA_DESCRIBED = "Every figure to download, feeds of new versions and corrections, and a catalogue for programs."
ZIP, ZIP_HOLDS = "The data package", "Every file of the version in one zip, which Frictionless tools open."
DOCUMENT, DOCUMENT_HOLDS = "Everything as JSON", "Figures, judgements and words in one document for programs."
LATEST, LATEST_HOLDS = "The newest version as JSON", "The same document, at an address that stays the same."
ALL_FILES, ALL_FILES_HOLD = "All files of the newest version", "CSV tables, JSON and zip."
EARLIER, EARLIER_HOLD = "Every version", "What changed in each, with its pages and its files."
FEED, FEED_HOLDS = "Feed (Atom)", "New versions and corrections of this scorecard."
SITE_FEED_HOLDS = "New versions and corrections of every scorecard."
CATALOGUE, CATALOGUE_HOLDS = "Catalogue (DCAT, JSON-LD)", "Every scorecard and version, for data portals."
ATTENTION_TITLE, FRAMEWORKS_TITLE = "Needs attention", "Frameworks"
ATTENTION_DESCRIBED = "Indicators that need a closer look, each with the reasons, the most serious first."
FRAMEWORKS_DESCRIBED = (
    "National frameworks gave codes to indicators. Here is each code, and which scorecards show its figure."
)
INDEX_TITLE, INDEX_DESCRIBED = "Indicators A to Z", "Every indicator of every scorecard, in the order of the alphabet."
SITE_MAP_TITLE, SITE_MAP_DESCRIBED = "Site map", "Every page of this site in one list."
ABOUT_TITLE = "About"
MAP_LISTS, MAP_ABOUT = "Lists", "About these pages"
DIGITS, NEITHER = "0 to 9", "Other"
HOME_QUESTION = "How is your council doing, and is it getting better?"
PAGES_ABOUT = {
    "about/": ABOUT_TITLE,
    "about/judging/": "How figures are judged",
    "about/methods/": "The methods, with their formulas",
    "about/words/": "What the words and marks mean",
    "about/sources/": "Where the figures come from",
    "about/linking/": "Linking to figures in an agenda",
    "about/downloads/": "What is in the downloads",
    "about/data-profile/": "The data profile",
    "about/accessibility/": "Accessibility statement",
    "about/accessibility-tests/": "How accessibility is tested",
}


def downloads_of(title: str, number_: str) -> str:
    """What the page with a version's files is called."""
    return f"Downloads: {title}, version {number_}"


def downloads_described(title: str, number_: str, day: date) -> str:
    """What the page with a version's files holds."""
    return f"The files of {title}, version {number_}, published {long_date(day)}."


def home_lead(indicators: int, scorecards: int) -> tuple[str, str]:
    """What the site is, in two sentences."""
    size = f"{plural(indicators, 'indicator', 'indicators')} on {plural(scorecards, 'scorecard', 'scorecards')}"
    return (HOME_QUESTION, f"Here are {size}, each with its figures, its target and how it has changed.")


def home_described(name: str) -> str:
    """What the site is, as search engines show it."""
    return f"{name}: how councils are doing, in figures anyone can read."


def scorecard_size(indicators: int) -> str:
    """How many indicators a scorecard has."""
    return plural(indicators, "indicator", "indicators")


def need_attention(number: int, total: int) -> str:
    """How many indicators need attention, out of how many."""
    if not number:
        return "No indicator needs attention by its newest figure."
    verb = "needs" if number == 1 else "need"
    return f"{number:,} of {plural(total, 'indicator', 'indicators')} {verb} attention by the newest figure."
