"""An indicator's figures as tables show them: each with its aim, how it is judged, and what it rests on."""

from math import isnan

from outturn import words
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD
from outturn.pages import FigureRow
from outturn.periods import parse
from outturn.story import chips
from outturn.story.dimensions import GroupFigure
from outturn.story.evidence import Evidence
from outturn.story.headline import counts
from outturn.story.levels import AIMS, ahead, aim_kind, aim_shown, phrases
from outturn.story.rows import Level, Row

INTERIM = ("line", "profile")
"""How aims come about that are on the way to a target."""


def aim_name(evidence: Evidence) -> str:
    """What the column of targets is called: Target, or the benchmark's name."""
    latest = evidence.latest
    aimed = [row for row in evidence.rows if row.target_kind]
    if not aimed:
        coming = ahead(evidence)
        has_phrase = bool(phrases(evidence))
        return evidence.say(f"aim-{aim_kind(coming)}" if coming else "aim-words") if coming or has_phrase else ""
    row = latest if latest is not None and latest.target_kind else aimed[-1]
    name = evidence.say(f"aim-{row.target_kind}", benchmark=evidence.benchmark(row))
    is_named = row.target_name and not _are_named_apart(evidence)
    return evidence.say("aim-named", aim=name, name=row.target_name) if is_named else name


def _are_named_apart(evidence: Evidence) -> bool:
    """Whether targets of several names stand in one column, so that each says its own."""
    return len({level.name for level in evidence.levels if level.kind in AIMS}) > 1


def aim_of(evidence: Evidence, row: Row) -> str:
    """What the row is held against: Target, Target (local), or the benchmark's name."""
    kind = "interim" if row.target_by in INTERIM else row.target_kind
    name = evidence.say(f"aim-{kind}", benchmark=evidence.benchmark(row))
    return evidence.say("aim-named", aim=name, name=row.target_name) if row.target_name else name


def target(evidence: Evidence, row: Row, *, with_unit: bool = False) -> str:
    """What the figure is held against; of a total of part of a year, that it is for the whole year."""
    shown = _aim(evidence, row, with_unit=with_unit)
    if not with_unit and (row.rated_on == "forecast" or row.rating_reason == "whole-year"):
        year = words.short_label(evidence.say, parse(row.target_period))
        return evidence.say("aim-ahead", figure=shown, period=year)
    return shown


def _aim(evidence: Evidence, row: Row, *, with_unit: bool) -> str:
    if row.target_kind == "words":
        return evidence.say("aim-in-words")
    decimals = evidence.decimals(row)
    shown = evidence.in_unit if with_unit else evidence.shown
    if row.target_kind == "band":
        low, high = evidence.shown(row.lower, "", decimals), shown(row.upper, "", decimals)
        return evidence.say("range", low=low, high=high)
    return shown(row.target, "", decimals)


def shown(evidence: Evidence, row: Row) -> str:
    """The figure as tables show it, or the mark in its place."""
    return evidence.shown(row.value, row.mark, evidence.own_decimals(row))


def in_unit(evidence: Evidence, row: Row) -> str:
    """The figure where nothing around it says its unit."""
    return evidence.in_unit(row.value, row.mark, evidence.own_decimals(row))


def interval(evidence: Evidence, row: Row | GroupFigure) -> str:
    """The figure's 95% interval as tables show it; empty where there is none."""
    if isnan(row.low):
        return ""
    return evidence.say("range", low=evidence.shown(row.low), high=evidence.shown(row.high))


def beside(mark: str) -> str:
    """Those of the marks that stand beside a figure, separated by spaces."""
    return " ".join(one for one in mark.split() if one in MARKS_BESIDE)


def figure_row(evidence: Evidence, row: Row) -> FigureRow:
    """One period of the table of figures."""
    say, period = evidence.say, evidence.period(row.period)
    return FigureRow(
        id=row.period,
        period=words.short_label(say, period),
        long_period=words.long_label(say, period),
        value=shown(evidence, row),
        mark=beside(row.mark),
        target=_in_column(evidence, row),
        rating=chips.rating(evidence, row),
        further=tuple(
            (
                say("aim-named", aim=target(evidence, one), name=one.target_name or aim_of(evidence, one)),
                chips.rating(evidence, one),
            )
            for one in evidence.held(row)[1:]
        ),
        direction=chips.direction(evidence, row),
        counts=counts(evidence, row),
        interval=interval(evidence, row),
        comparator=evidence.shown(*evidence.comparator(row.period)),
        note=row.note,
        other_unit=evidence.in_other_unit(row.period),
        number=None if isnan(row.value) else float(row.value),
    )


def _in_column(evidence: Evidence, row: Row) -> str:
    """What the figure is held against, with its name where the column does not say it."""
    shown_as = target(evidence, row)
    is_named = shown_as and row.target_name and _are_named_apart(evidence)
    return evidence.say("aim-named", aim=shown_as, name=row.target_name) if is_named else shown_as


def interval_name(evidence: Evidence) -> str:
    """What the column of intervals is called, which says where they were published with the figures; else empty."""
    ways = {row.interval for row in evidence.rows if row.interval}
    if "published" not in ways:
        return ""
    return evidence.say("interval-published" if len(ways) == 1 else "interval-some-published")


def other_unit(evidence: Evidence) -> str:
    """What the column of the same figures in another unit is called; empty where there is none."""
    return words.unit_name(evidence.say, evidence.twin.indicator) if evidence.twin else ""


def counts_rounded(evidence: Evidence) -> str:
    """That the counts beside the figures are rounded, where they are."""
    rounding = evidence.indicator.rounding
    has_counts = any(not isnan(row.denominator) for row in evidence.rows)
    return evidence.say("counts-rounded", rounding=rounding) if rounding and has_counts else ""


def marks(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """The marks that the page uses, each with what it means."""
    others = [mark for figures in evidence.comparators.values() for _, mark in figures.values()]
    groups = [one.mark for each in evidence.dimensions for found in each.figures.values() for one in found.values()]
    own = [row.mark for row in (*evidence.rows, *evidence.year_rows)]
    used = {one for mark in {*others, *groups, *own} for one in mark.split()}
    return tuple((mark, evidence.say(f"mark-{mark}")) for mark in (*MARKS_INSTEAD, *MARKS_BESIDE) if mark in used)


def rows_ahead(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """The aims for periods that no row has, the last first: each period with what is aimed at."""
    known = {row.period for row in evidence.rows}
    coming = [(aim.period, aim_shown(evidence, aim)) for aim in ahead(evidence)]
    coming += [(level.period, _phrased(evidence, level)) for level in phrases(evidence)]
    coming = sorted((one for one in coming if one[0].text not in known), key=lambda one: one[0].order, reverse=True)
    return tuple((words.short_label(evidence.say, period), shown) for period, shown in coming)


def _phrased(evidence: Evidence, level: Level) -> str:
    said = evidence.say("aim-in-words")
    return evidence.say("aim-named", aim=said, name=level.name) if level.name else said


def comparator_name(evidence: Evidence) -> str:
    """The main area's name, where it has a figure for any of the periods."""
    has_figure = any(evidence.shown(*evidence.comparator(row.period)) for row in evidence.rows)
    return evidence.main_area.name if evidence.main_area and has_figure else ""
