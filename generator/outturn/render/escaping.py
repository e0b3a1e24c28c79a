"""What a template prints: every character that is not a letter, a digit or a space turned into an entity."""

import re

from markupsafe import Markup

from outturn.model import SLUG, VERSION

_SPECIAL = re.compile(r"[^\w ]|_")
_FIGURE = r"£?\d[\d,]*(?:\.\d+)?%?"
_HARMLESS = re.compile(rf"{VERSION}|{_FIGURE}(?: (?:of|to) {_FIGURE})?|\d{{4}}/\d\d|{SLUG}", re.ASCII)
"""Formatted figures, a version's number, a year or a slug: they mean nothing to HTML or Markdown and stand so."""
MOST = 10_000
"""So many texts are remembered as they are printed."""


class _Printed(dict[str, Markup]):
    """What was printed of texts before; a text that is new is worked out when it is looked up."""

    def __missing__(self, text: str) -> Markup:
        if len(self) >= MOST:
            self.clear()
        is_harmless = _HARMLESS.fullmatch(text)
        found = str.__new__(Markup, text if is_harmless else _SPECIAL.sub(_entity, text))
        self[text] = found
        return found


PRINTED = _Printed()


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def entities(text: str) -> Markup:
    """The text as HTML: nothing but letters, digits and spaces stands for itself, save in a whole figure or slug."""
    return PRINTED[text]


def escaped(value: object) -> str:
    """What a template prints of a value."""
    if type(value) is str:
        return entities(value)
    if isinstance(value, Markup):
        return value
    return str(value) if isinstance(value, (int, float)) else entities(str(value))
