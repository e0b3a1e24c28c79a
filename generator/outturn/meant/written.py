"""What is to be written in place of a cell, and a cell in the characters of a plain keyboard."""

import unicodedata
from dataclasses import dataclass

DASHES = dict.fromkeys(map(ord, "\u2212\u2013\u2014\u2012\u2010\u2011\ufe63\uff0d"), "-")
BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u2002\u2003\u3000\t"), " ")
UNSEEN = ("Cc", "Cf", "Co", "Cs")
"""Kinds of characters that show nothing."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to be written in place of a cell: its text, and its row's mark where that is other than empty.

    ``why`` ends the key of the word that says what happened; ``sign`` is what only some units allow to leave out.
    """

    cell: str
    why: str
    mark: str = ""
    sure: bool = True
    sign: str = ""


def plain(text: str) -> str:
    """The text in the characters of a plain keyboard: digits, minus signs, spaces; without what nobody sees."""
    seen = (one for one in text.translate(BLANKS).translate(DASHES) if unicodedata.category(one) not in UNSEEN)
    return "".join(map(_plain, seen)).strip()


def _plain(one: str) -> str:
    if "\uff01" <= one <= "\uff5e":  # the wide forms of ASCII
        return chr(ord(one) - 0xFEE0)
    digit = unicodedata.decimal(one, None)
    return one if digit is None else str(digit)
