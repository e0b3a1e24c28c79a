"""What a workbook says of its figures, held against what is worked out: ratings, and directions of travel."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isnan

from outturn.model import Package
from outturn.pipeline.editions import judged_edition
from outturn.workbook.understood import Said

AGREE = {
    "up": {"improving", "increasing"},
    "down": {"worsening", "decreasing"},
    "same": {"no change"},
    "improving": {"improving"},
    "worsening": {"worsening"},
}
"""The directions with which each word of a workbook agrees."""


@dataclass(frozen=True, slots=True)
class Against:
    """A rating or direction of a workbook that is not the one worked out; that is empty where there is no figure."""

    said: Said
    worked_out: str


def against(said: Iterable[Said], package: Package) -> Iterator[Against]:
    """Those that differ from what is worked out for the package; a period without a figure is one too."""
    figures = judged_edition(package).judgements.figures
    known = {(row["indicator"], row["period"]): row for row in figures.to_dict("records")}
    for one in said:
        row = known.get((one.indicator, one.period))
        if row is None:
            yield Against(one, "")
            continue
        worked_out = str(row[one.kind])
        moved = row["change"]
        agrees = {one.word} if one.kind == "rating" else set(AGREE[one.word])
        if one.kind == "direction" and moved and not isnan(moved):  # an arrow may show which way the figure went
            agrees |= {worked_out} if one.word == ("up" if moved > 0 else "down") else set()
        if worked_out not in agrees:
            yield Against(one, worked_out)
