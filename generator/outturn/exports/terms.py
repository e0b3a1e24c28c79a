"""Words as search knows them: small letters and digits without accents, as its script in the browser has them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
_WORD = re.compile(r"[^\W_]+")


def terms(text: str) -> list[str]:
    """The words of a text in order: “Children's NI 62” gives childrens, ni, 62."""
    return _WORD.findall(_APOSTROPHES.sub("", (text if text.isascii() else _unaccented(text)).casefold()))


def _unaccented(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


def code_terms(code: str) -> list[str]:
    """A code as it may be written: “PAF A1” gives paf, a1 and pafa1."""
    parts = terms(code)
    return [*parts, "".join(parts)]


def says(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase stand among these, one after the other."""
    return any(list(words[at : at + len(phrase)]) == list(phrase) for at in range(len(words) - len(phrase) + 1))


def unstopped(words: Iterable[str], stop: frozenset[str]) -> list[str]:
    """The words without those that say nothing; all of them where nothing else is there."""
    every = list(words)
    return [one for one in every if one not in stop] or every
