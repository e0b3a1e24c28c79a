"""What a cell was meant to be that a spreadsheet, a keyboard or another system wrote in a way of its own.

``sure`` is what has one right answer: the same number, day or word, written as the profile has it. All else is said as
a question. Nothing is ever rounded, scaled or completed.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
WITH_WORDS = re.compile(r"(-?\d+(?:\.\d+)?)\s+[A-Za-z].*", re.ASCII)
PERCENT = re.compile(r"(.*?)\s*(?:%|per\s?cent|pct)", re.IGNORECASE | re.DOTALL)
MONEY = re.compile(r"(-?)\s*([\u00a3$\u20ac])\s*(-?.*)|(.*\d)\s*([\u00a3$\u20ac])", re.DOTALL)
INSTEAD: Mapping[str, str] = {
    **{mark: mark for mark in MARKS_INSTEAD},
    "suppressed": "c",
    "confidential": "c",
    "not available": "x",
    "not applicable": "z",
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
DASHES = dict.fromkeys(map(ord, "\u2212\u2013\u2014\u2012\u2010\u2011\ufe63\uff0d"), "-")
BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u2002\u2003\u3000\t"), " ")
UNSEEN = ("Cc", "Cf", "Co", "Cs")
"""Kinds of characters that show nothing."""
DAYS_OF = date(1899, 12, 30)
"""The day that spreadsheets number 0."""
FIRST_DAY, LAST_DAY = 18_000, 73_050
"""Numbers of days from 1949 to 2099: a smaller one is rather a number."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CENTURY = 100


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


def number_meant(cell: str) -> Meant | None:  # noqa: C901, PLR0911, PLR0912 - one line an accident
    """The number that the cell was meant to be, or the mark that says why there is none; None where nobody can tell."""
    text = plain(cell)
    bare = text.strip("\"'\u201c\u201d\u2018\u2019` ")
    word = bare.casefold()
    if ERROR.fullmatch(text):
        return Meant("", "formula", "x", sure=False)
    if word in INSTEAD or (word[:1] + word[-1:] in ("[]", "()") and word[1:-1] in INSTEAD):
        return Meant("", "mark", INSTEAD[word.strip("[]()")])
    if (few := FEW.fullmatch(bare)) and int(few[1]) <= MOST_HIDDEN:
        return Meant("", "few", "c")
    if MANY.fullmatch(bare):
        return Meant("", "many", "c", sure=False)
    if word in PERHAPS:
        return Meant("", "sign", PERHAPS[word], sure=False)
    if number := _number(bare):
        return Meant(number, "written" if bare == text else "quotes")
    if money := MONEY.fullmatch(bare):
        inner = (money[1] + money[3]) if money[2] else money[4]
        if number := _number(inner.replace("- ", "-")):
            return Meant(number, "money", sign=money[2] or money[5])
        sized = SIZED.fullmatch(inner)
        return Meant(_sized(sized), "sized", sure=False) if sized else None
    if (percent := PERCENT.fullmatch(bare)) and (number := _number(percent[1])):
        return Meant(number, "percent", sign="%")
    if bare[:1] + bare[-1:] == "()" and (inside := number_meant(bare[1:-1])) and NUMBER.fullmatch(inside.cell):
        return Meant(f"-{inside.cell}", "brackets", sign="()")
    if (
        (marked := WITH_MARK.fullmatch(bare))
        and marked["mark"] in MARKS_BESIDE
        and (number := _number(marked["number"]))
    ):
        return Meant(number, "marked", marked["mark"])
    if CONTINENTAL.fullmatch(bare):
        whole, _, part = bare.rpartition(",")
        return Meant(f"{re.sub('[. ]', '', whole)}.{part}", "comma", sure=False)
    if sized := SIZED.fullmatch(bare):
        return Meant(_sized(sized), "sized", sure=False)
    if (signed := WITH_SIGN.fullmatch(bare)) and (number := _number(signed["number"])):
        mark = signed["sign"] if signed["sign"] in MARKS_BESIDE else ""
        return Meant(number, "footnote", mark, sure=False)
    if counted := WITH_WORDS.fullmatch(bare):
        return Meant(counted[1], "words", sure=False)
    return None


def _number(text: str) -> str:
    """The number that the text is, with groups of thousands or without, as the profile writes it; else empty."""
    text = text.strip().removeprefix("+")
    if re.match(r"-\s+\d", text):
        text = "-" + text[1:].lstrip()
    if NUMBER.fullmatch(text):
        return text
    return re.sub(r"[, '\u2019]", "", text) if GROUPED.fullmatch(text) else ""


def _sized(match: re.Match[str]) -> str:
    """34.4 million in full: the point moved, no digit changed."""
    whole, _, part = match[1].partition(".")
    places = SIZES[match[2].casefold()]
    return (whole + part.ljust(places, "0")[:places] + ("." + part[places:] if len(part) > places else "")).lstrip("0")


def day_meant(cell: str) -> Meant | None:
    """The day that the cell was meant to be; sure where it can be read one way only, as the 13th month is none."""
    text = plain(cell).strip("\"'")
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+Z?)?", text):
        return _day(int(match[1]), int(match[2]), int(match[3]), sure=True)
    if match := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: 0{1,2}:00(?::00)?)?", text):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        return _day(year, second, first, sure=first > 12 or first == second)  # noqa: PLR2004 - months
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([A-Za-z]{3,9})[-/., ]*(\d{4}|\d{2})", text):
        month = month_named(match[2])
        return _day(_year(match[3]), month, int(match[1]), sure=True) if month else None
    if text.isascii() and text.isdigit() and FIRST_DAY <= int(text) <= LAST_DAY:
        return Meant((DAYS_OF + timedelta(days=int(text))).isoformat(), "serial", sure=False)
    return None


def month_named(name: str) -> int:
    """The number of a month by its name or its first three letters or more, 0 where it is none."""
    start = name.casefold().rstrip(".")
    names = [month for month in _MONTH_NAMES if len(start) >= len(MONTHS[0]) and month.startswith(start)]
    return _MONTH_NAMES.index(names[0]) + 1 if len(names) == 1 else 9 if start == "sept" else 0


_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def _year(text: str) -> int:
    return int(text) if len(text) > 2 else 2000 + int(text)  # noqa: PLR2004 - digits of a year


def _day(year: int, month: int, day: int, *, sure: bool) -> Meant | None:
    try:
        return Meant(date(year, month, day).isoformat(), "day", sure=sure)
    except ValueError:
        return None


YES_OR_NO = {
    **dict.fromkeys(("true", "yes", "y", "1", "wahr", "vrai"), "true"),
    **dict.fromkeys(("false", "no", "n", "0", "falsch", "faux"), "false"),
}
ALIASES: Mapping[str, str] = {
    "%": "percent",
    "percentage": "percent",
    "per cent": "percent",
    "pct": "percent",
    "£": "currency",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "half yearly": "half",
    "termly": "term",
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
    "higher is better": "higher",
    "lower is better": "lower",
    "cumulative": "year-to-date",
    "ytd": "year-to-date",
}
"""Words that people write for words of the profile, of one meaning each."""


def truth_meant(cell: str) -> Meant | None:
    """Whether true or false was meant."""
    said = YES_OR_NO.get(plain(cell).strip("\"'").casefold())
    return Meant(said, "truth") if said else None


def word_meant(cell: str, allowed: Sequence[str]) -> Meant | None:
    """Which of the allowed words was meant: in other letters, with other signs between, or by another name."""
    text = _letters(cell)
    same = [one for one in allowed if _letters(one) == text]
    alias = ALIASES.get(text, "")
    if len(same) == 1 or alias in allowed:
        return Meant(same[0] if same else alias, "spelling")
    return None


def _letters(text: str) -> str:
    return " ".join(re.sub(r"[-_/\s]+", " ", plain(text).strip("\"'.").casefold()).split())


NAMES_OF_MARKS: Mapping[str, str] = {
    "provisional": "p",
    "prov": "p",
    "revised": "r",
    "estimated": "e",
    "estimate": "e",
    "forecast": "f",
    "break": "b",
    "low reliability": "u",
    "confidential": "c",
    "suppressed": "c",
    "not available": "x",
    "not applicable": "z",
}


def marks_meant(cell: str) -> Meant | None:
    """The marks that the cell was meant to hold, one or several."""
    known = (*MARKS_INSTEAD, *MARKS_BESIDE)
    whole = plain(cell).casefold().strip("[]() ")
    if whole in NAMES_OF_MARKS:
        return Meant(NAMES_OF_MARKS[whole], "spelling")
    parts = [one for one in re.split(r"[\s,;/+&\[\]()]+", plain(cell).casefold()) if one]
    letters = list(dict.fromkeys(NAMES_OF_MARKS.get(one, one) for one in parts))
    return Meant(" ".join(letters), "spelling") if letters and all(one in known for one in letters) else None


def slug_meant(cell: str) -> Meant | None:
    """The short name that the cell was meant to be: small letters, digits and single hyphens."""
    text = unicodedata.normalize("NFKD", plain(cell)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", text.casefold().replace("&", " and ").replace("'", "")).strip("-")
    return Meant(slug, "slug", sure=False) if slug else None


def text_meant(text: str) -> str:
    """The text that was written in UTF-8 and read as another encoding, as it was; the text itself where it was not.

    A run of letters beyond ASCII whose bytes are UTF-8 is no word of any language.
    """
    if text.isascii():
        return text
    for _ in range(2):  # some were read wrongly twice
        mended = re.sub(r"[^\x00-\x7f]+", lambda run: _reread(run[0]), text)
        if mended == text:
            return text
        text = mended
    return text


def _reread(run: str) -> str:
    try:
        return b"".join(_byte(one) for one in run).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return run


def _byte(one: str) -> bytes:
    """The byte that Windows shows as that letter; what it has no letter for stands for itself."""
    try:
        return one.encode("cp1252")
    except UnicodeEncodeError:
        return one.encode("latin-1")
