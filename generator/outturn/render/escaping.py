"""What a template prints: every character that is not a letter, a digit or a space turned into an entity."""

import re
from functools import lru_cache

from markupsafe import Markup

from outturn.model import SLUG, VERSION

_SPECIAL = re.compile(r"[^\w ]|_")
_FIGURE = r"£?\d[\d,]*(?:\.\d+)?%?"
_HARMLESS = re.compile(rf"{VERSION}|{_FIGURE}(?: (?:of|to) {_FIGURE})?|\d{{4}}/\d\d|{SLUG}", re.ASCII)
"""Formatted figures, a version's number, a year or a slug: they mean nothing to HTML or Markdown and stand so."""
MOST = 10_000
"""So many texts are remembered as they are printed."""


def entities(text: str) -> Markup:
    """The text as HTML: nothing but letters, digits and spaces stands for itself, save in a whole figure or slug."""
    return Markup(_printed(text))  # noqa: S704


@lru_cache(maxsize=MOST)
def _printed(text: str) -> str:
    if text.isalnum() or _HARMLESS.fullmatch(text):
        return text
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)


def escaped(value: object) -> str:
    """What a template prints of a value."""
    if type(value) is str:
        return _printed(value)
    if isinstance(value, Markup):
        return value
    return str(value) if isinstance(value, (int, float)) else _printed(str(value))
