"""What a template prints: every character that could mean something to HTML or Markdown turned into an entity.

That is every one that is no letter, digit, space or sign that print alone has, but for commas, full stops, colons, per
cent signs, strokes and hyphens within prose: directly behind a letter or digit (or “%” or “)”), not doubled, and not at
the start of a list.
"""

import re
from functools import lru_cache

from markupsafe import Markup

from outturn.model import SLUG, VERSION

_SPECIAL = re.compile(
    r"[\W_](?<! )(?:"
    r"(?<![,.:%/£€“”’–−≈↑→↓●○■▲-])"
    r"|(?<=[,.])(?<![^\W_].)(?<![%)].)|(?<=[:%/-])(?<![^\W_].)"
    r"|(?<=\.)(?![^\W_]| |\Z)|(?<=[Ww][Ww][Ww]\.)"
    r"|(?<=:)(?! |\Z)"
    r"|(?<=[/-])(?![^\W_])|(?<=/)(?<!\w\w.)"
    r")"
)
"""What becomes an entity: no ``://``, ``--``, ``...``, ``www.``, ``:emoji:`` or ``1/2`` is left.

A sign is found first, and then looked back at, which takes a third of the time of looking around every letter.
"""
_LISTED = re.compile(r"\S*\.(?= |\Z)")
"""A first word that could begin a list."""
_FIGURE = r"£?\d[\d,]*(?:\.\d+)?%?"
_HARMLESS = re.compile(rf"{VERSION}|{_FIGURE}(?: (?:of|to) {_FIGURE})?|\d{{4}}/\d\d|{SLUG}", re.ASCII)
"""Formatted figures, a version's number, a year or a slug: they mean nothing to HTML or Markdown and stand so."""
MOST = 10_000
"""So many texts are remembered as they are printed."""


def entities(text: str) -> Markup:
    """The text as HTML, in which nothing can be markup of any kind."""
    return Markup(_printed(text))  # noqa: S704


@lru_cache(maxsize=MOST)
def _printed(text: str) -> str:
    if text.isalnum() or _HARMLESS.fullmatch(text):
        return text
    printed = _SPECIAL.sub(_entity, text)
    listed = _LISTED.match(printed)
    return f"{listed[0][:-1]}&#46;{printed[listed.end() :]}" if listed else printed


def _entity(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"


def escaped(value: object) -> str:
    """What a template prints of a value."""
    if type(value) is str:
        return _printed(value)
    if isinstance(value, Markup):
        return value
    return str(value) if isinstance(value, (int, float)) else _printed(str(value))
