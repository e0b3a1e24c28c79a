"""The pages that others are part of."""

from outturn import words
from outturn.model import Link

HOME = Link("Home", "")
ABOUT = Link(words.ABOUT_TITLE, "about/")
