"""What a cell of figures says for its indicator: the cell and the mark to write, or why none can be."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from outturn.meant import Meant, day_meant, number_meant, plain, word_meant
from outturn.meant.periods import period_meant
from outturn.periods import Period, PeriodError, parse
from outturn.workbook.known import Known
from outturn.workbook.spans import Span
from outturn.workbook.values import Value, as_text

Fits = Callable[[Period, str, str, str], bool]
"""Whether a figure of a frequency, a year type and a basis can be about the period."""
UNCLEAR = {"formula": "error", "sign": "sign", "many": "many", "comma": "comma"}
"""Ways of reading a cell that are a guess: such a cell is left, with why."""
DASHES = frozenset(("-", "--", "n/a", "na"))


@dataclass(frozen=True, slots=True)
class Figure:
    """What is written of a cell; or ``why`` it is left. ``way`` is how it was read where it stands there otherwise."""

    cell: str = ""
    mark: str = ""
    grade: str = ""
    why: str = ""
    way: str = ""


def figure(value: Value, one: Known, *, is_outturn: bool) -> Figure:
    """What the cell says as a figure of the indicator."""
    if isinstance(value, bool):
        return Figure(why="truth")
    if isinstance(value, float):
        return Figure(as_text(value)) if one.unit != "scale" else Figure(why="no-word")
    if isinstance(value, date | datetime):
        return Figure(why="date")
    if isinstance(value, time | timedelta):
        return Figure(why="time")
    return _of_text(str(value), one, is_outturn=is_outturn)


def _of_text(text: str, one: Known, *, is_outturn: bool) -> Figure:
    if one.unit == "scale" and (word := word_meant(text, one.scale)):
        return Figure(grade=word.cell)
    meant = number_meant(text)
    if meant is None or plain(text).strip().casefold() in DASHES:
        return Figure(why=_no_number(text))
    if why := UNCLEAR.get(meant.why) or _unlike(text, meant, one):
        return Figure(why=why)
    if meant.mark and not meant.cell:
        return Figure(mark=meant.mark, way=meant.why) if is_outturn else Figure(why="mark-of-target")
    cell = _scaled(meant.cell, one.multiplier) if _is_sized(text) else meant.cell
    mark = meant.mark if is_outturn else ""
    return Figure(cell, mark, way="" if cell == text.strip() and not mark else meant.why)


def _no_number(text: str) -> str:
    if text.startswith("="):
        return "uncalculated"
    return "dash" if plain(text).strip().casefold() in DASHES else "no-number"


def _unlike(text: str, meant: Meant, one: Known) -> str:
    """Why what the cell seems to mean is none of the indicator's figures; empty where it is one."""
    if meant.why == "words" and re.search(r"\d\D+\d|\s\S+\s", plain(text)):
        return "no-number"
    if meant.sign == "%" and one.unit != "percent":
        return "percentage"
    if meant.sign in ("£", "$", "€") and one.unit != "currency":
        return "money"
    return "no-word" if one.unit == "scale" and meant.cell else ""


def _is_sized(text: str) -> bool:
    return bool(re.search(r"\d\s*(?:k|m|mn|bn|thousand|million|billion)$", plain(text), re.IGNORECASE))


def _scaled(cell: str, multiplier: int) -> str:
    """An amount in full in the thousands or millions that the indicator counts in: no digit changed."""
    if multiplier == 1:
        return cell
    return format((Decimal(cell) / multiplier).normalize(), "f")


def period(span: Span, one: Known, fits: Fits) -> tuple[str, str]:
    """The period that a heading means for the indicator; else why there is none."""
    text = span.period
    if not text:
        return "", "no-year" if span.part else "no-period"
    try:
        own = parse(text)
    except PeriodError:
        pass
    else:
        if fits(own, one.frequency, one.year_type, one.basis):
            return text, ""
    day = day_meant(text) if span.whole else None
    if day and one.basis == "snapshot" and one.frequency != "month":
        return day.cell, ""
    meant = period_meant(day.cell if day else text, one.frequency, one.year_type, one.basis)
    if meant is None or not fits(parse(meant.cell), one.frequency, one.year_type, one.basis):
        return "", "period-unfit"
    if not meant.sure and meant.why == "period-written":
        return "", "period-unsure"
    return meant.cell, ""
