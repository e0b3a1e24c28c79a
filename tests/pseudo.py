"""A made-up language: the English catalogue with every letter accented and every message in brackets: ⟦Ţàŕĝéţ⟧.

What a page says in it without brackets comes from the data, or from a place that forgot to ask the catalogue.
"""

import re
import unicodedata
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from outturn.words.catalogue import HERE, SOURCE

OPEN, CLOSE = "⟦", "⟧"
LANGUAGE = "qps"
"""A tag of the range that ISO 639-2 leaves to private use."""
ACUTE, CARON, CEDILLA, GRAVE = "\u0301", "\u030c", "\u0327", "\u0300"
_GAP = re.compile(r"(\{[^{}]*\})")


def pseudo_words(folder: Path, language: str = LANGUAGE) -> Path:
    """The folder with the made-up language in it, in the shape of ``words/``; ``language`` is what it calls itself.

    Called "en", it takes the place of English.
    """
    place = folder / language
    place.mkdir(parents=True)
    for path in sorted((HERE / SOURCE).glob("*.po")):
        with path.open("rb") as file:
            content = read_po(file, abort_invalid=True)
        for message in content:
            if message.id:
                texts = message.string
                message.string = pseudo(texts) if isinstance(texts, str) else tuple(pseudo(one) for one in texts or ())
        with (place / path.name).open("wb") as file:
            write_po(file, content, width=0)
    return folder


def pseudo(text: str) -> str:
    """The message as the made-up language says it; one without letters outside its gaps (a sign) stays as it is."""
    parts = _GAP.split(text)
    accented = "".join(part if place % 2 else _accented(part) for place, part in enumerate(parts))
    return f"{OPEN}{accented}{CLOSE}" if accented != text else text


def unsaid(text: str) -> str:
    """What of a text stands outside the brackets, the pieces joined by a space."""
    depth, found = 0, list[str]()
    for one in text:
        depth += one == OPEN
        found.append(one if not depth else " " if found and found[-1] != " " else "")
        depth -= one == CLOSE
    return "".join(found).strip()


def _accented(text: str) -> str:
    return "".join(_with_accent(one) for one in text)


def _with_accent(letter: str) -> str:
    """The letter with an accent, as one character; what has none with any of these accents stays."""
    if not (letter.isascii() and letter.isalpha()):
        return letter
    made = (unicodedata.normalize("NFC", letter + accent) for accent in (ACUTE, CARON, CEDILLA, GRAVE, "\u0307"))
    return next((one for one in made if len(one) == 1), f"{letter}{ACUTE}")
