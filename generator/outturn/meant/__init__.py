"""What a cell was meant to be that a spreadsheet, a keyboard or another system wrote in a way of its own.

``sure`` is what has one right answer: the same number, day or word, written as the profile has it. All else is said as
a question. Nothing is ever rounded, scaled or completed.
"""

from outturn.meant.days import day_meant, month_named
from outturn.meant.marks import marks_meant
from outturn.meant.numbers import number_meant
from outturn.meant.persons import names_person, without_person
from outturn.meant.texts import text_meant
from outturn.meant.words import slug_meant, truth_meant, word_meant
from outturn.meant.written import Meant, plain

__all__ = [
    "Meant",
    "day_meant",
    "marks_meant",
    "month_named",
    "names_person",
    "number_meant",
    "plain",
    "slug_meant",
    "text_meant",
    "truth_meant",
    "without_person",
    "word_meant",
]
