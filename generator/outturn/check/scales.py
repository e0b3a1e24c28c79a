"""Scales: a word of the scale stands in place of a value, and nothing is worked out from it."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import cast

from outturn.check.found import Rule, at, of_indicator, readable, with_rows
from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.model import Draft
from outturn.scales import GRADED, words_of

FITTING = {
    "polarity": ("higher", "none"),
    "basis": ("period", "snapshot"),
    "tolerance_unit": ("", "points"),
    "trajectory": ("",),
    "profile": ("",),
}
"""What columns may hold of an indicator whose figures are words."""
FEWEST = 2


def scale_has_words(draft: Draft) -> Iterator[Finding]:
    """A scale has at least two words, all different."""
    table = draft.tables["indicators"]
    rows = table.frame[(table.frame["unit"] == "scale") & readable(table, "unit", "scale")]
    for row, scale in rows["scale"].items():
        words = [one.casefold() for one in words_of(scale)]
        if len(words) < FEWEST or len(set(words)) < len(words) or "" in words:
            yield found("scale-words", Where(table.file, cast("int", row), "scale"), found=shown(scale))


def columns_fit_scale(draft: Draft) -> Iterator[Finding]:
    """Words are better one after the other, and add up to nothing: nothing asks for arithmetic, nor for decimals."""
    table = draft.tables["indicators"]
    frame = table.frame
    is_scale = frame["unit"] == "scale"
    if not is_scale.to_numpy().any():
        return
    for column, fitting in FITTING.items():
        unfit = is_scale & ~frame[column].isin(["", *fitting]) & readable(table, "unit", column)
        wanted = ", ".join(one for one in fitting if one) or word("nothing-there")
        yield from at(table, unfit, column, "scale-column-unfit", column=column, fitting=wanted)
    unfit = is_scale & (frame["decimals"] > 0) & readable(table, "unit", "decimals")
    yield from at(table, unfit, "decimals", "scale-column-unfit", column="decimals", fitting="0")


def grades_fit(draft: Draft) -> Iterator[Finding]:
    """A word is one of the indicator's scale; without a scale there is no word, and with one no number."""
    for table in with_rows(draft, GRADED):
        frame = table.frame
        is_scale = of_indicator(draft, table, "unit") == "scale"
        if not (is_scale.to_numpy().any() or (frame["grade"] != "").to_numpy().any()):
            continue
        alone = (frame["grade"] != "") & ~is_scale & of_indicator(draft, table, "unit").notna()
        yield from at(table, alone & readable(table, "grade"), "grade", "grade-without-scale")
        for column in [one for one in ("value", "numerator", "denominator") if one in frame]:
            numbers = is_scale & frame[column].notna() & readable(table, column)
            yield from at(table, numbers, column, "number-of-scale", column=column)
        scales = of_indicator(draft, table, "scale")
        for row in frame.index[is_scale & (frame["grade"] != "") & readable(table, "grade")]:
            words, grade = words_of(scales[row]), frame.loc[row, "grade"]
            if grade not in words:
                near = get_close_matches(grade.casefold(), [one.casefold() for one in words], 1)
                meant = next((one for one in words if near and one.casefold() == near[0]), "")
                every = ", ".join(words)
                known = word("grade-near", near=meant, words=every) if meant else every
                yield found("grade-unknown", Where(table.file, int(row), "grade"), found=shown(grade), known=known)


RULES: tuple[Rule, ...] = (scale_has_words, columns_fit_scale, grades_fit)
