"""The site's words: what a language says, and how it writes numbers, days, periods and judgements.

What is said stands in ``words/<language>/*.po``; here is only what has to be worked out to say it. Everything takes
the catalogue that it speaks in.
"""

from outturn.words.judgements import ATTENTION, COMPARISONS, WORSE_THAN, attention, comparison, direction, keyed, rating
from outturn.words.numbers import (
    decimals_apart,
    decimals_from,
    decimals_of,
    difference,
    figure,
    figure_in_words,
    figure_with_phrase,
    listed,
    number,
    numerals,
    ordinal,
    rounded,
    tolerance,
    unit_name,
)
from outturn.words.periods import in_period, long_date, long_label, short_label, step, when

__all__ = [
    "ATTENTION",
    "COMPARISONS",
    "WORSE_THAN",
    "attention",
    "comparison",
    "decimals_apart",
    "decimals_from",
    "decimals_of",
    "difference",
    "direction",
    "figure",
    "figure_in_words",
    "figure_with_phrase",
    "in_period",
    "keyed",
    "listed",
    "long_date",
    "long_label",
    "number",
    "numerals",
    "ordinal",
    "rating",
    "rounded",
    "short_label",
    "step",
    "tolerance",
    "unit_name",
    "when",
]
