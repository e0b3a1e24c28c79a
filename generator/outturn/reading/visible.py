"""Text that is seen: one rule for cells, JSON and commentary of which characters may stand in them.

A character that shows nothing lets two texts look alike that are not, hides words from a reader, or turns others
around. Refused are controls, the Unicode property Default_Ignorable_Code_Point (Unicode Standard, section 5.21), the
letters and symbols that are blank (Hangul fillers, Braille's empty cell), halves of surrogate pairs, private use and
what is no character at all.
"""

import re
import unicodedata

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_SHAPES = "\ufe0e\ufe0f"
"""They say whether the symbol before them is drawn as text or as a picture."""
_JOINER, _APART = "\u200d", "\u200c"
"""They join what stands beside them, two symbols to one picture or two letters, and keep letters apart."""
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
"""The flags of England, Scotland and Wales: a black flag, and tags that say which."""
_JOINING = ("\u0600", "\u109f")
"""From Arabic to Burmese: scripts whose letters change by their neighbours."""
MOST_MARKS = 4
"""So many marks may stand on one letter."""


def unseen(text: str, allowed: str = "") -> str:
    """The text's first character that nobody sees, empty where there is none; those of ``allowed`` may stand there.

    A mark that stands on nothing, or on a heap of others, is one of them: it would hide what stands beside it.
    """
    if text.isascii() and text.isprintable():
        return ""
    plain = _FLAG.sub("\U0001f3f4", text)
    for match in _UNSEEN.finditer(plain):
        if match[0] not in allowed and not _is_at_home(plain, match.start()):
            return match[0]
    return _heaped(plain)


def _is_at_home(text: str, at: int) -> bool:
    """Whether the character shapes the symbol before it, or joins or keeps apart the two beside it."""
    before, after = text[:at].rstrip(_SHAPES)[-1:], text[at + 1 : at + 2]
    if text[at] in (_JOINER, _APART) and before and after:
        is_between_letters = all(_JOINING[0] <= one <= _JOINING[1] for one in (before, after))
        return is_between_letters or (text[at] == _JOINER and _is_symbol(before) and _is_symbol(after))
    is_keycap = text[at] == "\ufe0f" and after == "\u20e3" and before in "0123456789#*"
    return bool(before) and text[at] in _SHAPES and (is_keycap or _is_symbol(text[at - 1]))


def _is_symbol(character: str) -> bool:
    return bool(character) and unicodedata.category(character) in ("So", "Sk")


def _heaped(text: str) -> str:
    """The first mark that has no letter, or has too many others, below it."""
    run = MOST_MARKS
    for character in text:
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") and character not in _SHAPES else 0
        if run > MOST_MARKS:
            return character
    return ""


def name_of(character: str) -> str:
    """The character as messages name it, by its number and, where it has one, its name: U+200B ZERO WIDTH SPACE."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def has_letter(text: str) -> bool:
    """Whether there is a letter in the text."""
    return any(character.isalpha() for character in text)


def without_unseen(text: str, instead: str = "") -> str:
    """The text with something else in place of every character that nobody sees."""
    return _UNSEEN.sub(instead, text)
