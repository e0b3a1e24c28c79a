"""The figures of several places over time, a small chart each, all with one scale."""

from collections.abc import Mapping, Sequence
from typing import cast

from outturn import words
from outturn.model import IRREGULAR, MARKS_BESIDE, Indicator
from outturn.pages import Breakdown, GroupRow
from outturn.periods import YearType, holding_year, parse, previous, starting
from outturn.story.comparable import Comparable, Entry, has_outturn
from outturn.story.same import Key
from outturn.words.catalogue import Catalogue

TWO = 2
MOST_PERIODS = 60
"""Of longer series the newest: five years of months."""


def multiples(say: Catalogue, what: Comparable, names: Mapping[str, str], order: Sequence[Key]) -> Breakdown | None:
    """A row a place in that order, those without a figure of the period last; first the nation's, where all share it.

    None where fewer than two periods have a figure.
    """
    indicator = what.indicator
    texts = {one.period for each in what.every for one in each.shown.measure.readings if has_outturn(one)}
    periods = _axis(sorted(texts, key=lambda text: parse(text).order), indicator)[-MOST_PERIODS:]
    if len(texts) < TWO:
        return None
    ranked = sorted(what.every, key=lambda one: order.index(one.shown.key) if one.shown.key in order else len(order))
    labels = tuple(words.short_label(say, starting(parse(text), indicator.starts_in)) for text in periods)
    return Breakdown(
        id=f"{what.family.name}-over-time",
        title=indicator.title,
        period=words.short_label(say, starting(parse(what.period), indicator.starts_in)),
        rows=(*_nation(what, periods), *(_row(say, one, names, periods) for one in ranked)),
        periods=labels,
        lifts=tuple(at for at in range(1, len(periods)) if not _goes_on(what, periods[at - 1], periods[at])),
        numerals=words.numerals(say, indicator.counts_in, indicator.decimals),
        axis=words.unit_name(say, indicator),
    )


def _axis(texts: Sequence[str], indicator: Indicator) -> list[str]:
    """Every period from the first to the last in the indicator's step, so that one without a figure is a gap."""
    chain = [*texts[-1:]]
    while chain and chain[-1] not in texts[:1] and len(chain) < MOST_PERIODS and indicator.frequency != IRREGULAR:
        earlier = previous(parse(chain[-1]), indicator.frequency, indicator.years_apart)
        if earlier is None or earlier.order < parse(texts[0]).order:
            break
        chain.append(earlier.text)
    return chain[::-1] if {*texts[-len(chain) :]} <= {*chain} else [*texts]


def _goes_on(what: Comparable, before: str, after: str) -> bool:
    """Whether a line goes on: figures of the year so far begin anew when a year does."""
    indicator = what.indicator
    if indicator.basis != "year-to-date":
        return True
    years = (
        holding_year(parse(text), cast("YearType", indicator.year_type), indicator.starts_in)
        for text in (before, after)
    )
    return len({*years}) == 1


def _row(say: Catalogue, entry: Entry, names: Mapping[str, str], periods: Sequence[str]) -> GroupRow:
    indicator = entry.shown.measure.indicator
    known = {one.period: one for one in entry.shown.measure.readings if has_outturn(one)}
    line = tuple(known[text].value if text in known else None for text in periods)
    shown = tuple(
        "" if value is None else words.figure(say, value, indicator.counts_in, indicator.decimals) for value in line
    )
    at = entry.reading
    value = "" if at is None or at.value is None else shown[periods.index(at.period)] if at.period in periods else ""
    marks = " ".join(mark for mark in (at.mark.split() if at else ()) if mark in MARKS_BESIDE)
    return GroupRow(names[entry.shown.place], value, marks, line=line, earlier=shown)


def _nation(what: Comparable, periods: Sequence[str]) -> list[GroupRow]:
    """The line of the nation that all are compared with, as the scorecard has it that came last."""
    lines = [next(iter(one.shown.measure.lines), None) for one in what.every]
    names = {line.name if line else "" for line in lines}
    newest = max(what.every, key=lambda one: one.shown.published).shown.measure.lines[:1]
    if len(names) != 1 or not newest:
        return []
    figures = newest[0].figures
    return [GroupRow(newest[0].name, "", line=tuple(figures.get(text) for text in periods), is_whole=True)]
