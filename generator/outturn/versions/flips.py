"""Ratings and directions in a word, and which of them differ between two states."""

from collections.abc import Mapping

from outturn.model import BENCHMARKED, Judgements
from outturn.versions.cells import rows_by
from outturn.versions.history import Change


def flips(old: Judgements, new: Judgements) -> tuple[Change, ...]:
    """Ratings and directions that differ for the same indicator and period; they ask for no level of their own."""
    before, after = rows_by(old.figures, ("indicator", "period")), rows_by(new.figures, ("indicator", "period"))
    return tuple(
        Change(f"{column} flipped", "", indicator, period, column, judged(before[indicator, period]), judged(row))
        for (indicator, period), row in after.items()
        if (indicator, period) in before
        for column, judged in (("rating", rating_of), ("direction", direction_of))
        if judged(row) != judged(before[indicator, period])
    )


def rating_of(row: Mapping[str, float | str]) -> str:
    """The rating; against a benchmark better, similar or worse, and how certainly: "worse, not tested"."""
    rating = str(row["rating"])
    if row["target_kind"] != "benchmark" or rating not in BENCHMARKED:
        return rating
    return _hedged(BENCHMARKED[rating], str(row["rating_certainty"]))


def direction_of(row: Mapping[str, float | str]) -> str:
    """The direction, and how certainly; no change is about the same, and so is what could be chance."""
    if row["certainty"] == "could be chance" or row["direction"] == "no change":
        return "about the same"
    return _hedged(str(row["direction"]), str(row["certainty"]))


def _hedged(word: str, certainty: str) -> str:
    return f"{word}, {certainty}" if certainty == "not tested" and word != "similar" else word
