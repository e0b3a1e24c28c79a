"""What each newest figure of a scorecard needs care for, and why: by its marks, its note and what is said of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from outturn import words
from outturn.model import FORECAST, Indicator, Link
from outturn.pages import FigureRow, IndicatorPage, IndicatorRow, Left, QualityRow, Told
from outturn.words.catalogue import Catalogue

MARKED = {"u": "unreliable", "c": "suppressed", "x": "missing", "p": "provisional", "e": "estimated", "b": "broken"}
"""What the newest figure's marks say of it."""
REVISED = "r"


@dataclass(frozen=True, slots=True)
class _Newest:
    """An indicator with its newest figure, which may be a mark in place of one."""

    indicator: Indicator
    page: IndicatorPage
    row: IndicatorRow | None
    figure: FigureRow | None
    marks: Sequence[str]


def quality_rows(say: Catalogue, told: Told, left: Left, home: str) -> Iterator[tuple[str, QualityRow]]:
    """Each reason for care with the figure that it is about, of indicators in use; ``home`` is the scorecard's page."""
    rows = {row.indicator: row for row in told.scorecard.rows}
    pages = {page.indicator: page for page in told.indicators}
    stands_for = {one.issue: one.title for one in told.scorecard.issues}
    for measure in left.measures:
        page = pages.get(measure.indicator.indicator)
        if page is None:
            continue
        reading = next((one for one in reversed(measure.readings) if FORECAST not in one.mark.split()), None)
        newest = next((one for one in page.figures if reading and one.id == reading.period), None)
        marks = reading.mark.split() if reading else ()
        one = _Newest(measure.indicator, page, rows.get(page.indicator), newest, marks)
        link = Link(measure.indicator.title, f"{home}{page.address}")
        for kind, why in _reasons(say, one, stands_for):
            figure = newest.value if newest else ""
            yield kind, QualityRow(link, told.scorecard.title, figure, newest.period if newest else "", why)


def _reasons(say: Catalogue, one: _Newest, stands_for: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each reason by its kind, with why: what was said of the figure, or of the indicator."""
    indicator, said = one.indicator, one.figure.note if one.figure else ""
    if one.row and "overdue" in one.row.data_concerns:
        due = words.long_date(say, indicator.due) if indicator.due else ""
        period = one.figure.period if one.figure else ""
        yield "overdue", say("quality-due", day=due) if due else say("quality-late", period=period)
    elif one.row and one.row.age:
        yield "old", say("quality-late", period=one.figure.period if one.figure else "")
    for mark, kind in MARKED.items():
        if mark in one.marks:
            yield kind, said
    if REVISED in one.marks or indicator.status == "revised":
        yield "revised", said if REVISED in one.marks else say("quality-indicator-revised")
    if indicator.proxy_for:
        meant = stands_for.get(indicator.proxy_for) or indicator.proxy_for.replace("-", " ")
        yield "proxy", say("quality-stands-for", meant=meant)
    if indicator.caution:
        yield "caution", indicator.caution
