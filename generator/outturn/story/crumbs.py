"""The pages that others are part of."""

from outturn import own_pages
from outturn.model import Link
from outturn.words.catalogue import Catalogue


def home_crumb(say: Catalogue) -> Link:
    """The home page."""
    return Link(say("page-crumb-home"), "")


def about_crumb(say: Catalogue) -> Link:
    """The pages about the site."""
    return Link(say("about-title"), own_pages.ABOUT)
