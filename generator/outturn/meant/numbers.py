"""The number, or the mark in its place, that a cell was meant to be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from outturn.meant.marks import NAMES
from outturn.meant.written import Meant, plain
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD

NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)", re.ASCII)
GROUPED = re.compile(r"-?\d{1,3}(?:(?P<sign>[, '\u2019])\d{3})(?:(?P=sign)\d{3})*(?:\.\d+)?", re.ASCII)
CONTINENTAL = re.compile(r"-?\d{1,3}(?:[. ]\d{3})*,\d+|-?\d+,\d+", re.ASCII)
FEW = re.compile(r"(?:[<\u2039\u2264]=?|&lt;|fewer than|less than|under)\s*(\d{1,2})", re.ASCII | re.IGNORECASE)
MOST_HIDDEN = 20
"""“<20” hides a count; what is said to be below more is a remark."""
MANY = re.compile(r"(?:[>\u203a\u2265]=?|&gt;|more than|over)\s*\d+(?:\.\d+)?\s*%?", re.ASCII | re.IGNORECASE)
ERROR = re.compile(r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)
SIZED = re.compile(r"(-?\d+(?:\.\d+)?)\s*(k|thousand|m|mn|million|bn|billion)", re.ASCII | re.IGNORECASE)
SIZES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
WITH_MARK = re.compile(r"(?P<number>.*\d)\s*[\[(](?P<mark>[a-z]+)[\])]", re.DOTALL)
WITH_SIGN = re.compile(
    r"(?P<number>.*\d)\s*(?P<sign>[a-z]|\*+|[\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+)", re.DOTALL
)
WITH_WORDS = re.compile(r"(-?\d+(?:\.\d+)?)\s+(?!(?:of|out of|in|per|from)\b)[A-Za-z].*", re.ASCII | re.IGNORECASE)
WITH_LETTERS = re.compile(r"-?[\doOlI]*\d[\doOlI]*(?:\.[\doOlI]+)?", re.ASCII)
LETTERS_FOR_DIGITS = str.maketrans("oOlI", "0011")
PERCENT = re.compile(r"(.*?)\s*(?:%|per\s?cent|pct)", re.IGNORECASE | re.DOTALL)
MONEY = re.compile(r"(-?)\s*([\u00a3$\u20ac])\s*(-?.*)|(.*\d)\s*([\u00a3$\u20ac])", re.DOTALL)
INSTEAD: Mapping[str, str] = {
    **{mark: mark for mark in MARKS_INSTEAD},
    **{name: mark for name, mark in NAMES.items() if mark in MARKS_INSTEAD},
}
PERHAPS: Mapping[str, str] = {
    "*": "c",
    "..": "x",
    ":": "x",
    ".": "z",
    "~": "low",
    **dict.fromkeys(
        ("tbc", "tba", "pending", "awaited", "to follow", "not known", "unknown", "missing", "no data"), "x"
    ),
}


def number_meant(cell: str) -> Meant | None:
    """The number that the cell was meant to be, or the mark that says why there is none; None where nobody can tell."""
    text = plain(cell)
    bare = text.strip("\"'\u201c\u201d\u2018\u2019` ")
    meant = next((found for read in READINGS if (found := read(bare))), None)
    return replace(meant, why="quotes") if meant and meant.why == "written" and bare != text else meant


def _error(text: str) -> Meant | None:
    return Meant("", "formula", "x", sure=False) if ERROR.fullmatch(text) else None


def _instead(text: str) -> Meant | None:
    word = text.casefold()
    inside = word[1:-1] if word[:1] + word[-1:] in ("[]", "()") else word
    return Meant("", "mark", INSTEAD[inside]) if inside in INSTEAD else None


def _few(text: str) -> Meant | None:
    few = FEW.fullmatch(text)
    return Meant("", "few", "c") if few and int(few[1]) <= MOST_HIDDEN else None


def _many(text: str) -> Meant | None:
    return Meant("", "many", "c", sure=False) if MANY.fullmatch(text) else None


def _perhaps(text: str) -> Meant | None:
    mark = PERHAPS.get(text.casefold())
    return Meant("", "sign", mark, sure=False) if mark else None


def _grouped(text: str) -> Meant | None:
    number = _number(text)
    return Meant(number, "written") if number else None


def _money(text: str) -> Meant | None:
    money = MONEY.fullmatch(text)
    if not money:
        return None
    inner = (money[1] + money[3]) if money[2] else money[4]
    if number := _number(inner.replace("- ", "-")):
        return Meant(number, "money", sign=money[2] or money[5])
    return _large(inner)


def _percent(text: str) -> Meant | None:
    percent = PERCENT.fullmatch(text)
    number = _number(percent[1]) if percent else ""
    return Meant(number, "percent", sign="%") if number else None


def _in_brackets(text: str) -> Meant | None:
    inside = number_meant(text[1:-1]) if text[:1] + text[-1:] == "()" else None
    return Meant(f"-{inside.cell}", "brackets", sign="()") if inside and NUMBER.fullmatch(inside.cell) else None


def _with_mark(text: str) -> Meant | None:
    marked = WITH_MARK.fullmatch(text)
    inner = _signed(marked["number"]) if marked and marked["mark"] in MARKS_BESIDE else None
    return replace(inner, why="marked", mark=marked["mark"]) if marked and inner else None


def _continental(text: str) -> Meant | None:
    if not CONTINENTAL.fullmatch(text):
        return None
    whole, _, part = text.rpartition(",")
    return Meant(f"{re.sub('[. ]', '', whole)}.{part}", "comma", sure=False)


def _large(text: str) -> Meant | None:
    """34.4 million in full: the point moved, no digit changed."""
    sized = SIZED.fullmatch(re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text))
    if not sized:
        return None
    whole, _, part = sized[1].partition(".")
    places = SIZES[sized[2].casefold()]
    more = f".{part[places:]}" if len(part) > places else ""
    return Meant((whole + part.ljust(places, "0")[:places] + more).lstrip("0"), "sized", sure=False)


def _with_footnote(text: str) -> Meant | None:
    signed = WITH_SIGN.fullmatch(text)
    inner = _signed(signed["number"]) if signed else None
    mark = signed["sign"] if signed and signed["sign"] in MARKS_BESIDE else ""
    return replace(inner, why="footnote", mark=mark, sure=False) if inner else None


def _signed(text: str) -> Meant | None:
    """The number with the sign of its unit, where it has one, before what is glued behind it."""
    text = text.strip()
    found = next((one for read in (_grouped, _money, _percent) if (one := read(text))), None)
    return found if found and found.sure else None


def _with_words(text: str) -> Meant | None:
    counted = WITH_WORDS.fullmatch(text)
    return Meant(counted[1], "words", sure=False) if counted else None


def _with_letters(text: str) -> Meant | None:
    """A letter that looks like a digit, typed in its place: O for 0, l for 1."""
    number = text.translate(LETTERS_FOR_DIGITS)
    return Meant(number, "letters", sure=False) if WITH_LETTERS.fullmatch(text) and NUMBER.fullmatch(number) else None


READINGS: tuple[Callable[[str], Meant | None], ...] = (
    *(_error, _instead, _few, _many, _perhaps, _grouped, _money, _percent, _in_brackets, _with_mark),
    *(_continental, _large, _with_letters, _with_footnote, _with_words),
)
"""What a cell may have been meant to be, the likeliest first."""


def _number(text: str) -> str:
    """The number that the text is, with groups of thousands or without, as the profile writes it; else empty."""
    text = text.strip().removeprefix("+")
    if re.match(r"-\s+\d", text):
        text = "-" + text[1:].lstrip()
    if NUMBER.fullmatch(text):
        return text
    return re.sub(r"[, '\u2019]", "", text) if GROUPED.fullmatch(text) else ""
