"""Ways to a target: a straight line needs a place to start from, and a profile a share for each period of the year."""

from collections.abc import Iterator
from typing import cast

from outturn.check.found import Rule, at, readable
from outturn.errors import Finding, Where, counted, shown
from outturn.findings import found
from outturn.model import Draft
from outturn.periods import PeriodError, parse

PARTS = {"half": 2, "term": 3, "quarter": 4, "month": 12}
"""How many periods of each frequency a year has."""
TOTALS = ("number", "currency")
WHOLE = 100.0
AIMS = ("target", "benchmark", "lower", "upper")
"""The kinds of targets that a profile may share out."""


def trajectory_fits(draft: Draft) -> Iterator[Finding]:
    """A line leads to one aim, by figures that do not add up over the year, and by no profile beside it."""
    table = draft.tables["indicators"]
    frame = table.frame
    is_moving = (frame["trajectory"] != "") & readable(table, "trajectory", "polarity", "unit", "basis", "profile")
    is_aimless = ~frame["polarity"].isin(["higher", "lower", ""])
    adds_up = frame["unit"].isin(TOTALS) & (frame["basis"] == "year-to-date")
    is_unfit = is_aimless | adds_up | (frame["profile"] != "")
    yield from at(table, is_moving & is_unfit, "trajectory", "trajectory-unfit")


def trajectory_starts(draft: Draft) -> Iterator[Finding]:
    """A line starts at a baseline."""
    table, targets = draft.tables["indicators"], draft.tables["targets"]
    if not targets.is_readable:
        return
    started = set(targets.frame.loc[targets.frame["kind"] == "baseline", "indicator"])
    rows = (table.frame["trajectory"] != "") & ~table.frame["indicator"].isin(started) & readable(table, "trajectory")
    yield from at(table, rows, "trajectory", "trajectory-without-baseline")


def profile_fits(draft: Draft) -> Iterator[Finding]:
    """A profile is of an indicator with several figures a year."""
    table = draft.tables["indicators"]
    frame = table.frame
    is_unfit = ~frame["frequency"].isin([*PARTS, ""]) | frame["polarity"].eq("none")
    rows = is_unfit & (frame["profile"] != "") & readable(table, "profile", "frequency", "polarity")
    yield from at(table, rows, "profile", "profile-unfit")


def profile_has_shares(draft: Draft) -> Iterator[Finding]:
    """There is a share for each period of the year; they end in 100, and fall nowhere where the figures add up."""
    table = draft.tables["indicators"]
    frame = table.frame
    said = frame[(frame["profile"] != "") & readable(table, "profile", "frequency", "unit")]
    for row, text, frequency, unit in said[["profile", "frequency", "unit"]].itertuples():
        shares = [float(share) for share in text.split()]
        falls = unit in TOTALS and shares != sorted(shares)
        if frequency in PARTS and (len(shares) != PARTS[frequency] or shares[-1] != WHOLE or falls):
            where = Where(table.file, cast("int", row), "profile")
            yield found("profile-shares", where, found=shown(text), shares=counted("count-shares", PARTS[frequency]))


def profile_has_target(draft: Draft) -> Iterator[Finding]:
    """A profile shares out a year's target, so there is one."""
    table, targets = draft.tables["indicators"], draft.tables["targets"]
    if not targets.is_readable or not readable(targets, "indicator", "period", "kind").all():
        return
    aims = targets.frame[targets.frame["kind"].isin(AIMS)]
    shared = {one for one, period in zip(aims["indicator"], aims["period"], strict=True) if _is_year(period)}
    rows = (table.frame["profile"] != "") & ~table.frame["indicator"].isin(list(shared))
    is_possible = table.frame["frequency"].isin([*PARTS]) & (table.frame["polarity"] != "none")
    yield from at(table, rows & is_possible & readable(table, "profile"), "profile", "profile-without-target")


def _is_year(text: str) -> bool:
    try:
        return parse(text).kind == "year"
    except PeriodError:
        return False


RULES: tuple[Rule, ...] = (trajectory_fits, trajectory_starts, profile_fits, profile_has_shares, profile_has_target)
