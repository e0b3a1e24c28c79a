"""Steps and baselines: each at a figure of an indicator that has a process chart, with figures enough to go by."""

from collections.abc import Iterator

import pandas as pd

from outturn.check.found import Rule, at, of_indicator, readable
from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import BREAK, FEWEST_IN_PROCESS, IRREGULAR, OVERLAPPING, Draft, has_mark
from outturn.periods import Period, PeriodError, parse


def at_a_figure(draft: Draft) -> Iterator[Finding]:
    """The period is one of the indicator's in outturns.csv."""
    table, outturns = draft.tables["steps"], draft.tables["outturns"]
    if not outturns.is_readable:
        return
    keys = ["indicator", "period"]
    there = pd.MultiIndex.from_frame(table.frame[keys]).isin(pd.MultiIndex.from_frame(outturns.frame[keys]))
    is_known = of_indicator(draft, table, "unit").notna()
    yield from at(
        table, ~pd.Series(there, table.frame.index) & is_known & readable(table, *keys), "period", "step-nowhere"
    )


def has_process(draft: Draft) -> Iterator[Finding]:
    """The indicator's figures are numbers at fixed times that do not overlap, so that they can have such a chart."""
    table = draft.tables["steps"]
    overlaps = of_indicator(draft, table, "basis").isin(OVERLAPPING)
    is_never = of_indicator(draft, table, "frequency").eq(IRREGULAR) | of_indicator(draft, table, "unit").eq("scale")
    yield from at(table, (overlaps | is_never) & readable(table, "indicator"), "indicator", "step-without-process")


def baseline_has_figures(draft: Draft) -> Iterator[Finding]:
    """A baseline has figures enough before it, since the last break or step; and no other baseline since then."""
    table = draft.tables["steps"]
    steps = table.frame[readable(table, "indicator", "period", "kind")]
    for name in steps.loc[steps["kind"] == "baseline", "indicator"].unique():
        of_this = steps[steps["indicator"] == name]
        kinds = dict(zip(of_this["period"], zip(of_this["kind"], of_this.index, strict=True), strict=True))
        counted, is_held = 0, False
        for period, value, starts_anew in _in_time(draft, name):
            kind, row = kinds.get(period, ("", 0))
            if starts_anew or kind == "step":
                counted, is_held = 0, False
            counted += not pd.isna(value)
            if kind == "baseline":
                where = Where(table.file, int(row), "period")
                if counted < FEWEST_IN_PROCESS:
                    gaps = {"figures": str(counted), "needed": str(FEWEST_IN_PROCESS)}
                    yield found("baseline-too-short", where, found=shown(period), **gaps)
                elif is_held:
                    yield found("baseline-again", where, found=shown(period))
                is_held = True


def _in_time(draft: Draft, indicator: str) -> list[tuple[str, float, bool]]:
    """The indicator's figures in the order of time: period, value, and whether the series breaks there."""
    frame = draft.tables["outturns"].frame
    rows = frame[frame["indicator"] == indicator]
    known = [
        (parsed.order, period, value, is_break)
        for period, value, is_break in zip(rows["period"], rows["value"], has_mark(rows["mark"], BREAK), strict=True)
        if (parsed := _parsed(period))
    ]
    return [one[1:] for one in sorted(known)]


def _parsed(text: str) -> Period | None:
    try:
        return parse(text)
    except PeriodError:
        return None


RULES: tuple[Rule, ...] = (at_a_figure, has_process, baseline_has_figures)
