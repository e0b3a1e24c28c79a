"""The indicators of a scorecard as an import asks for them, and which of them a sheet's name for one is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from outturn.meant import plain, slug_meant

ALIKE = 0.87
"""From here on two names are so alike that one is asked whether they are the same."""
NOTE_SIGNS = re.compile(
    r"\s*(?:[*†‡#]+|[\u00b9\u00b2\u00b3\u2070-\u2079]+|\[(?:note )?\w{1,2}\]|\((?:note )?\d{1,2}\))$"
)
IN_BRACKETS = re.compile(
    r"\s*[\[(](?:%|percent(?:age)?|£[^)]*|number|no\.?|rate[^)]*|days|count|cumulative|ytd)[\])]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator: what its row says that decides how a figure is read. ``scale`` are its words, the worst first."""

    slug: str
    title: str
    unit: str = "percent"
    frequency: str = "year"
    year_type: str = "financial"
    basis: str = "period"
    polarity: str = ""
    multiplier: int = 1
    scale: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator that a name is, and whether that is sure; empty where it is none of them."""

    slug: str = ""
    is_sure: bool = True


def matched(label: str, code: str, known: Sequence[Known]) -> Match:
    """Which of the known indicators the sheet's name for one is."""
    names = {key(label), key(without_code(label))} - {""}
    for one in known:
        own = {key(one.title), one.slug.replace("-", " "), *map(key, one.synonyms)}
        if names & own:
            return Match(one.slug)
    codes = {key(code), *(key(found[0]) for found in re.finditer(r"^[A-Z]{1,5} ?\d+[a-z]?\b", plain(label)))} - {""}
    by_code = {one.slug for one in known if codes & {*map(key, one.codes), one.slug}}
    if len(by_code) == 1:
        return Match(by_code.pop())
    alike = [(_alike(name, key(one.title)), one.slug) for name in names for one in known]
    best = max(alike, default=(0.0, ""))
    return Match(best[1], is_sure=False) if best[0] >= ALIKE else Match()


def title_of(label: str) -> str:
    """The sheet's name for an indicator as a title: without signs of footnotes, and units in brackets."""
    name = name_of(label)
    return IN_BRACKETS.sub("", name).strip(" :;,") or name


def name_of(label: str) -> str:
    """The sheet's name for an indicator without signs of footnotes."""
    text = " ".join(plain(label).split())
    while (shorter := NOTE_SIGNS.sub("", text)) != text:
        text = shorter
    return text


def without_code(label: str) -> str:
    """The name without a code in front: NI 62 Visits on time, 1.2 Visits on time."""
    return re.sub(r"^(?:[A-Z]{1,6}[ -]?\d+[a-z]?|\d+(?:\.\d+)*)[.: )-]+\s*(?=\S)", "", title_of(label))


def key(text: str) -> str:
    """The words of a name alone, in small letters."""
    clean = title_of(text).casefold().replace("&", " and ").replace("%", " percent ").replace("'", "")
    return " ".join(re.findall(r"[^\W_]+", clean))


def slug_of(title: str, taken: Sequence[str]) -> str:
    """A short name for a title that none of those taken has; empty where the title has no letter for one."""
    meant = slug_meant(title)
    slug = (meant.cell if meant else "")[:60].strip("-")
    number, made = 2, slug
    while made in taken:
        made, number = f"{slug}-{number}", number + 1
    return made


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
