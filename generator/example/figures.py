"""Published figures by measure, area and year; counts are used only where they agree with the published figure."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

from example.catalogue import Counts, Group, Measure
from example.packages import Row

AS_IN_COUNTS = {"National": "England", "Herefordshire, County of": "Herefordshire"}
ROUNDED = ("National", "Regional")
SYMBOLS = ("c", "x", "z", "u")
LEFT_OUT = "Published as of low reliability, and so left out."
NOT_PUBLISHED = "No figure was published for the council."
PART_LEFT_OUT = "There is no figure for everybody, because that of a group was not published."
SUPPRESSED = "Not published, so that no child can be recognised."


class FiguresError(ValueError):
    """Published figures that contradict each other."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure as the text of its cells; an empty value comes with a mark that says why."""

    value: str
    numerator: str = ""
    denominator: str = ""
    mark: str = ""
    note: str = ""


@dataclass(frozen=True)
class Figures:
    """The folder of published files."""

    folder: Path

    @cached_property
    def _published(self) -> dict[tuple[str, str], dict[int, str]]:
        found: dict[tuple[str, str], dict[int, str]] = {}
        for row in _rows(self.folder / "lait_values.csv"):
            found.setdefault((row["code"], row["area"]), {})[last_year(row["period"])] = plain(row["value"])
        return found

    def series(self, measure: Measure, area: str) -> dict[int, Figure]:
        """Return the area's figures by the year in which the period ends, in order, from its first to its last.

        A year without a figure between two others is there with an empty value and a mark.
        """
        if area in measure.omit:
            return {}
        listed = self._published.get((measure.code, area), {})
        found = {year: Figure(value) if value else Figure("", mark="x") for year, value in listed.items()}
        for year, figure in self._counted(measure, area):
            if figure.value or not found.get(year, Figure("")).value:
                _agree(measure, area, year, found.get(year), figure)
                found[year] = figure
        known = [year for year, figure in found.items() if figure.value]
        return {year: found[year] for year in sorted(found) if known and year >= min(known)}

    def of_group(self, measure: Measure, group: Group, area: str) -> dict[int, Figure]:
        """Return the area's figures for a group of people by the year in which the period ends, from the first on."""
        found = dict(counted(self.folder, _narrowed(measure, group), area))
        known = [year for year, figure in found.items() if figure.value]
        return {year: figure for year, figure in found.items() if known and year >= min(known)}

    def _counted(self, measure: Measure, area: str) -> Iterator[tuple[int, Figure]]:
        if measure.groups is None:
            yield from counted(self.folder, measure, area)
            return
        parts = [self.of_group(measure, group, area) for group in measure.groups.groups]
        for year in sorted({year for part in parts for year in part}):
            yield year, _together(measure, [part.get(year, Figure("", mark="x")) for part in parts])


def last_year(period: str) -> int:
    """Return the last year of a period as the published files write it: 2016 of 2016, 2014-16 and 2013/14-15/16."""
    digits = period.replace("/", "-").split("-")[-1]
    century = 2000
    return int(digits) if int(digits) >= century else century + int(digits)


def plain(number: str) -> str:
    """Return the number without the noise of binary fractions: six decimals at most, no zeros at the end."""
    if not number:
        return ""
    return f"{round(Decimal(number), 6).normalize():f}"


def counted(folder: Path, measure: Measure, area: str) -> Iterator[tuple[int, Figure]]:
    """Yield year and figure from the file that holds the measure's counts; nothing where no file does."""
    if measure.counts is None:
        return
    rows = [
        row
        for row in _rows(folder / measure.counts.file)
        if _is_of(row, area) and measure.counts.where.items() <= row.items()
    ]
    for year in sorted({int(row["time_period"]) for row in rows}):
        yield year, _figure(measure, measure.counts, [row for row in rows if row["time_period"] == str(year)])


def _figure(measure: Measure, counts: Counts, rows: Sequence[Row]) -> Figure:
    above = next(row for row in rows if counts.numerator_where.items() <= row.items())
    below = next(row for row in rows if counts.denominator_where.items() <= row.items())
    published = above[counts.published]
    if published in SYMBOLS:
        mark = "x" if published == "u" else published
        return Figure("", mark=mark, note={"u": LEFT_OUT, "c": SUPPRESSED}.get(published, ""))
    cells = [above[name] for name in counts.numerator] + [below[name] for name in counts.denominator]
    if any(cell in SYMBOLS for cell in cells):
        return Figure(plain(published))
    numerator = sum((Decimal(above[name]) for name in counts.numerator), Decimal(0))
    denominator = sum((Decimal(below[name]) for name in counts.denominator), Decimal(0))
    value = _per(measure) * numerator / denominator
    if not _rounds_to(value, published, measure.decimals):
        if counts.rounded or above["geographic_level"] in ROUNDED:
            counts_to_add = (plain(str(numerator)), plain(str(denominator))) if measure.groups else ()
            return Figure(plain(published), *counts_to_add)
        message = f"{measure.slug}: {numerator} of {denominator} is {value}, published {published}"
        raise FiguresError(message)
    return Figure(plain(str(value)), plain(str(numerator)), plain(str(denominator)))


def _together(measure: Measure, parts: Sequence[Figure]) -> Figure:
    """Return the figure of all groups, or what says why there is none."""
    if marks := [part.mark for part in parts if not part.numerator]:
        return Figure("", mark=marks[0] or "x", note=PART_LEFT_OUT)
    numerator = sum((Decimal(part.numerator) for part in parts), Decimal(0))
    denominator = sum((Decimal(part.denominator) for part in parts), Decimal(0))
    value = _per(measure) * numerator / denominator
    return Figure(plain(str(value)), plain(str(numerator)), plain(str(denominator)))


def _narrowed(measure: Measure, group: Group) -> Measure:
    if measure.counts is None:
        message = f"{measure.slug} has groups and no counts"
        raise FiguresError(message)
    return replace(measure, counts=replace(measure.counts, where={**measure.counts.where, **group.where}))


def _per(measure: Measure) -> int:
    return {"percent": 100, "ratio": 1}.get(measure.unit, measure.per or 1)


def _agree(measure: Measure, area: str, year: int, listed: Figure | None, figure: Figure) -> None:
    if listed is None or not (listed.value and figure.value):
        return
    if not _rounds_to(Decimal(figure.value), listed.value, measure.decimals):
        message = f"{measure.slug}, {area}, {year}: {figure.value} against {listed.value}"
        raise FiguresError(message)


def _rounds_to(value: Decimal, published: str, decimals: int) -> bool:
    return abs(value - Decimal(published)) <= Decimal("0.5000001") * Decimal(10) ** -decimals


def _is_of(row: Row, area: str) -> bool:
    name = row["la_name"] or row["geographic_level"]
    return AS_IN_COUNTS.get(name, name) == area


@cache
def _rows(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))
