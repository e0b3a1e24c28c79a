"""Texts of figures and the numbers that a spreadsheet keeps of them: where both say the same, and how they look."""

import re
from decimal import Decimal

from outturn.workbook.values import DIGITS

FIGURE = re.compile(r"-?(\d+\.?\d*|\.\d+)", re.ASCII)
MOST_SHOWN = 10
"""Decimals that a cell shows where somebody writes so many into it."""
LONGEST_WHOLE = 11
"""Digits of a whole number that is shown without an exponent where nothing is said of it."""


def number_in(text: str) -> float | None:
    """The number that says the same as the text and comes back whole; None where a spreadsheet would lose a digit.

    So 0.30 and 5. are numbers, and 12345678901234567 and 1e5 stay texts.
    """
    if not FIGURE.fullmatch(text):
        return None
    exact = Decimal(text)
    digits, power = exact.normalize().as_tuple()[1:]
    is_kept = len(digits) <= DIGITS and isinstance(power, int) and abs(power) <= DIGITS and abs(exact) < 10**DIGITS
    return float(exact) if is_kept else None


def look(text: str) -> str:
    """The number format that shows a figure with the decimals that its text has, and more where somebody adds them."""
    whole, _, part = text.partition(".")
    if part:
        return f"0.{'0' * len(part)}{'#' * (MOST_SHOWN - len(part))}"
    return "0" if len(whole) > LONGEST_WHOLE else "General"


def is_same(one: str, other: str) -> bool:
    """Whether two texts of figures say the same number: 0.30 and 0.3, 5. and 5."""
    if one == other:
        return True
    return bool(FIGURE.fullmatch(one) and FIGURE.fullmatch(other)) and float(one) == float(other)
