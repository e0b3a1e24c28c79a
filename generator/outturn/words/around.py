"""The words around the figures: what can be taken away, and where a chart on another site comes from."""

from datetime import date

from outturn.words.periods import long_date

FIGURES_CSV, FIGURES_JSON = "All figures of the scorecard as CSV", "Everything in the scorecard as JSON"
FIGURES_CSV_HOLD = "Every figure of this version, a row an indicator and period."
FIGURES_JSON_HOLD = "Figures, judgements and words of this version in one document."


def embedded_from(title: str, number: str, day: date) -> str:
    """What a chart on another site was made from: the scorecard, its version and the day of it."""
    return f"{title}, version {number}, published {long_date(day)}"
