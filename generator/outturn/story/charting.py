"""The description of an indicator's chart: which lines, over which periods, and what a reader is told of it."""

from math import isnan

from outturn import words
from outturn.pages import Chart, Line
from outturn.periods import Period
from outturn.story.reading import Reading, Row

AXIS_MARKS = {"percent": ("", "%"), "currency": ("£", "")}


def chart(reading: Reading, caption: str) -> Chart | None:
    """The chart's one description, or None where there is no value to draw."""
    latest = reading.latest
    if latest is None:
        return None
    axis = reading.axis()
    rows = {row.period: row for row in reading.rows}
    lines = [_outturns(reading, axis, rows), *_aims(reading, axis, rows), *_comparator(reading, axis)]
    indicator = reading.indicator
    prefix, suffix = AXIS_MARKS.get(indicator.unit, ("", ""))
    return Chart(
        id=f"{indicator.indicator}-chart",
        title=f"{indicator.title}, {reading.scorecard.area}",
        caption=caption,
        description=_description(axis, lines),
        periods=tuple(words.short_label(period) for period in axis),
        lines=tuple(lines),
        breaks=tuple(
            place for place, period in enumerate(axis) if period.text in rows and rows[period.text].mark == "b"
        ),
        prefix=prefix,
        suffix=suffix,
        axis=words.unit_name(indicator.unit, indicator.per),
    )


def _line(reading: Reading, name: str, role: str, values: list[float], decimals: list[int] | None = None) -> Line:
    places = decimals or [reading.indicator.decimals] * len(values)
    shown = tuple(reading.shown(value, "", place) for value, place in zip(values, places, strict=True))
    return Line(name, role, tuple(None if isnan(value) else float(value) for value in values), shown)


def _outturns(reading: Reading, axis: list[Period], rows: dict[str, Row]) -> Line:
    values = [rows[period.text].value if period.text in rows else float("nan") for period in axis]
    usual = reading.indicator.decimals
    decimals = [reading.decimals(rows[period.text]) if period.text in rows else usual for period in axis]
    return _line(reading, reading.scorecard.area, "outturn", values, decimals)


def _aims(reading: Reading, axis: list[Period], rows: dict[str, Row]) -> list[Line]:
    """The targets' line; named after the benchmark where that is what every figure is held against."""
    values = [rows[period.text].target if period.text in rows else float("nan") for period in axis]
    if all(isnan(value) for value in values):
        return []
    names = {reading.aim(row) for row in reading.rows if not isnan(row.target)}
    name = names.pop() if len(names) == 1 else "target"
    return [_line(reading, name[:1].upper() + name[1:], "target", values)]


def _comparator(reading: Reading, axis: list[Period]) -> list[Line]:
    """The main area's line, unless the same figures are already there as the benchmark."""
    area = reading.main_area
    values = [reading.comparator(period.text)[0] for period in axis]
    if area is None or reading.aim_is_comparator or all(isnan(value) for value in values):
        return []
    return [_line(reading, area.name, "comparator", values)]


def _description(axis: list[Period], lines: list[Line]) -> str:
    """The chart in words, for those who do not see it."""
    line = lines[0]
    known = [(value, place) for place, value in enumerate(line.values) if value is not None]
    low_at, high_at = min(known)[1], max(known)[1]
    first, last = (words.short_label(axis[place]) for place in (known[0][1], known[-1][1]))
    others = " and ".join(other.name for other in lines[1:])
    beside = f", beside {others}" if others else ""
    if len(known) == 1:
        return f"Chart of one figure for {line.name}: {line.shown[low_at]} ({first}){beside}."
    return (
        f"Line chart for {line.name} from {first} to {last}{beside}. "
        f"Lowest {line.shown[low_at]} ({words.short_label(axis[low_at])}), "
        f"highest {line.shown[high_at]} ({words.short_label(axis[high_at])}). "
        f"Every figure is in the table below."
    )
