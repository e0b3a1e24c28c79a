"""The site's words: what a language says, and how it writes numbers, days, periods and judgements.

What is said stands in ``words/<language>/*.po``; here is only what has to be worked out to say it. Everything takes
the catalogue that it speaks in.
"""

from outturn.words.figures import (
    apart,
    difference,
    figure_in_words,
    figure_with_phrase,
    figure_with_unit,
    phrase_of,
    tolerance,
    unit_name,
)
from outturn.words.judgements import ATTENTION, COMPARISONS, WORSE_THAN, attention, comparison, direction, keyed, rating
from outturn.words.numbers import (
    decimals_apart,
    decimals_from,
    decimals_of,
    figure,
    is_same,
    listed,
    number,
    numerals,
    ordinal,
    places,
    rounded,
    shifted,
)
from outturn.words.periods import in_period, long_date, long_label, short_label, step, when

__all__ = [
    "ATTENTION",
    "COMPARISONS",
    "WORSE_THAN",
    "apart",
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
    "figure_with_unit",
    "in_period",
    "is_same",
    "keyed",
    "listed",
    "long_date",
    "long_label",
    "number",
    "numerals",
    "ordinal",
    "phrase_of",
    "places",
    "rating",
    "rounded",
    "shifted",
    "short_label",
    "step",
    "tolerance",
    "unit_name",
    "when",
]
