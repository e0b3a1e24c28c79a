"""What a workbook holds, as plain values, and where in it a cell stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import TypeAlias

Value: TypeAlias = str | float | bool | date | datetime | time | timedelta | None
"""What a cell holds; None of an empty one."""
DIGITS = 15
"""A spreadsheet keeps so many digits of a number; those behind them are noise of its arithmetic."""
LETTERS = 26


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that are merged to one: its first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows from the very first on, all of one length; row 0, column 0 is the cell A1.

    ``merged`` are blocks of more than one cell, whose value stands in the first cell alone. ``hidden_rows`` and
    ``hidden_columns`` are those that a spreadsheet does not show.
    """

    title: str
    hidden: bool = False
    rows: tuple[tuple[Value, ...], ...] = ()
    merged: tuple[Block, ...] = field(default=())
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Cells:
    """The values of a sheet as a library has them, from A1 on: rows may be short, and a number is not yet a float."""

    title: str
    hidden: bool
    rows: Sequence[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook in their order; a CSV file is one sheet of texts, named as the file is."""

    sheets: tuple[Sheet, ...] = ()


def address(row: int, column: int) -> str:
    """The cell as a spreadsheet names it: ``address(0, 0)`` is A1."""
    return f"{letters(column)}{row + 1}"


def letters(column: int) -> str:
    """The column as a spreadsheet names it: ``letters(26)`` is AA."""
    rest, last = divmod(column, LETTERS)
    return (letters(rest - 1) if rest else "") + chr(ord("A") + last)


def as_text(value: Value) -> str:
    """The value as a CSV file has it: 45.0 as 45, a day as 2024-03-31, true as TRUE, nothing as an empty text.

    A number has no exponent, and no digit that a spreadsheet does not keep; one that is too large for it is inf.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(float(value)) if isfinite(value) else str(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def as_percentage(value: float) -> str:
    """The share as it is shown: 0.455 as 45.5%."""
    sign, digits, power = _digits(value)
    return f"{_placed(sign, digits, power + 2)}%"


def _number(value: float) -> str:
    return _placed(*_digits(value))


def _digits(value: float) -> tuple[str, str, int]:
    """The sign, the digits without zeros around them, and the power of ten of the last."""
    mantissa, _, power = f"{value:.{DIGITS - 1}e}".partition("e")
    sign, mantissa = ("-", mantissa[1:]) if mantissa.startswith("-") else ("", mantissa)
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).rstrip("0")
    return sign, digits, int(power) - len(digits) + 1


def _placed(sign: str, digits: str, power: int) -> str:
    if not digits:
        return "0"
    if power >= 0:
        return f"{sign}{digits}{'0' * power}"
    digits = digits.rjust(1 - power, "0")
    return f"{sign}{digits[:power]}.{digits[power:]}"
