"""Every cell of a sheet with what it is about: of which indicator, of which time, a figure or something beside one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from outturn.meant import plain
from outturn.workbook.areas import COMPARATOR
from outturn.workbook.grid import UNKNOWN, Column, Grid, Table, is_figure
from outturn.workbook.headings import FIGURES, JUDGED, LABELS, LEFT, Heading, heading
from outturn.workbook.spans import NOTHING, Span, span_in
from outturn.workbook.values import Sheet, Value, address, as_text, letters

TOTAL = re.compile(r"(?:(?:grand|sub|overall)[- ]?)?totals?:?|averages?:?|means?:?|sums?:?|overall:?", re.IGNORECASE)
"""What a row is called that sums up the others."""
NO_PART = "-"
SAID = ("outcome", "unit", "polarity", "owner", "definition", "frequency", "source")
"""What the columns beside the name say of an indicator."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: its sheet, its row and column counted from 0, what stands in it, and whether one of these is hidden."""

    sheet: str
    row: int
    column: int
    value: Value
    is_hidden: bool = False

    @property
    def address(self) -> str:
        """The cell as a spreadsheet names it."""
        return address(self.row, self.column)

    @property
    def text(self) -> str:
        """What stands in it as text."""
        return as_text(self.value)


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell that holds a figure, a rating or a direction, with everything that its sheet says of it.

    ``label`` and ``code`` are how the sheet names its indicator; ``section`` is the heading above its row. ``area`` is
    the other area whose figure it is.
    """

    place: Place
    kind: str
    label: str
    code: str
    section: str
    span: Span
    is_so_far: bool
    said: Mapping[str, str] = field(default_factory=dict)
    head: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a cell: ``what`` is heading, label, written, unchanged, compared or dropped; ``why`` the reason.

    ``read`` is what was understood where that is another text than the cell's, ``area`` the other area that it is of.
    """

    place: Place
    what: str
    why: str = ""
    read: str = ""
    indicator: str = ""
    period: str = ""
    kind: str = ""
    area: str = ""


def entries(sheet: Sheet, found: Sequence[Table], times: Sequence[Span]) -> Iterator[Entry | Fate]:
    """Every cell of the sheet that is not empty, once; ``times`` are those of each table's headings that name none.

    A time whose part is ``NO_PART`` is a year for headings that name a part alone.
    """
    grid = Grid(sheet)
    taken: set[tuple[int, int]] = set()
    for table, time in zip(found, times, strict=True):
        for one in _of_table(grid, table, time):
            place = one.place
            if (place.row, place.column) not in taken:
                taken.add((place.row, place.column))
                yield one
    for row in range(len(grid.rows)):
        for column in grid.filled(row):
            if (row, column) not in taken:
                yield Fate(_place(grid, row, column), "dropped", "outside" if found else "no-table")


def _place(grid: Grid, row: int, column: int) -> Place:
    return Place(grid.title, row, column, grid.at(row, column), grid.is_hidden(row, column))


def _of_table(grid: Grid, table: Table, time: Span) -> Iterator[Entry | Fate]:
    columns = {one.at: one for one in table.columns}
    for row in range(table.top, table.first):
        yield from (Fate(_place(grid, row, at), "heading") for at in grid.filled(row) if at in columns)
    above: dict[str, str] = {}
    section = ""
    for row in range(table.first, table.last + 1):
        filled = [at for at in grid.filled(row) if at in columns]
        if not filled:
            continue
        if _is_section(grid, row, filled, table):
            section, above = _line(grid.at(row, filled[0])), {}
            yield Fate(_place(grid, row, filled[0]), "label", "section")
            continue
        labels = _labels(grid, row, table, above)
        above = labels
        about = _Row(labels, section, time)
        yield from (_cell(_place(grid, row, at), columns[at], about) for at in filled)


def _is_section(grid: Grid, row: int, filled: list[int], table: Table) -> bool:
    """Whether the row is a heading of those below it: one text alone, no further right than the indicators."""
    names = [one.at for one in table.of("indicator")]
    return len(filled) == 1 and bool(names) and filled[0] <= names[0] and not is_figure(grid.at(row, filled[0]))


def _labels(grid: Grid, row: int, table: Table, above: Mapping[str, str]) -> dict[str, str]:
    """What the columns beside the figures say of the row, by their kinds; of a cell merged over several rows too."""
    said: dict[str, str] = {}
    has_kinds = bool(table.of("kind"))
    for one in table.columns:
        if one.kind in LABELS and one.kind != "note":
            value = grid.seen(row, one.at)
            text = _line(value)
            if one.kind == "period":
                said[f"period {one.at}"] = text or above.get(f"period {one.at}", "")
                text = f"{said.get('period', '')} {said[f'period {one.at}']}".strip()
                said["period"] = text
            said[one.kind] = said.get(one.kind) or text
    is_continued = not said.get("indicator") and (has_kinds or not table.of("indicator"))
    for kind in ("outcome", *(("indicator", "code", *SAID) if is_continued else ())):
        said[kind] = said.get(kind) or above.get(kind, "")
    return said


@dataclass(frozen=True, slots=True)
class _Row:
    """What is said of a whole row: by its labels, by the heading above it, and the time that headings leave out."""

    labels: Mapping[str, str]
    section: str
    time: Span

    @property
    def is_total(self) -> bool:
        """Whether it sums up the others."""
        names = (plain(self.labels.get(kind, "")).strip() for kind in ("indicator", "code", "outcome"))
        return any(TOTAL.fullmatch(name) for name in names)

    @property
    def says(self) -> Heading:
        """The time of its figures, and whether they are targets, where its own labels tell."""
        kind = heading(self.labels["kind"]).kind if self.labels.get("kind") else ""
        period = self.labels.get("period", "")
        return Heading(kind, span_in(period) if period else NOTHING)


def _cell(place: Place, one: Column, row: _Row) -> Entry | Fate:
    says = Heading(row.says.kind or one.kind, one.says.span, one.says.is_so_far).under(row.says)
    own = row.labels.get("indicator", "")
    if one.kind in LABELS and one.kind != "note":
        return Fate(place, "label")
    if why := _left(one, row, is_named=bool(one.indicator or own or row.labels.get("period"))):
        return Fate(place, "dropped", why)
    if one.area and says.kind in ("outturn", COMPARATOR):
        says = Heading(COMPARATOR, says.span, says.is_so_far)
    elif says.kind not in (*FIGURES, *JUDGED) or one.area:
        return Fate(place, "dropped", "column-ignored")
    return Entry(
        place,
        says.kind,
        one.indicator or own or ("" if row.labels.get("code") else place.sheet),
        "" if one.indicator else row.labels.get("code", ""),
        row.section,
        _timed(says.span, row.time),
        says.is_so_far,
        {kind: row.labels[kind] for kind in SAID if row.labels.get(kind)},
        one.head or f"(column {letters(place.column)})",
        one.area,
    )


def _timed(span: Span, around: Span) -> Span:
    """The time of a heading, with what is said around it of the year, or of the whole time where it says none."""
    if span.year or span.whole or around == NOTHING:
        return span
    if span.part:
        return replace(span, year=around.year)
    return span if around.part == NO_PART else around


def _left(one: Column, row: _Row, *, is_named: bool) -> str:
    """Why the cell is left, whatever stands in it; empty where it is not."""
    if one.kind == "note":
        return "note"
    if one.kind == UNKNOWN:
        return "unknown-column"
    if one.kind in LEFT and not (one.area and one.kind == COMPARATOR):
        return f"column-{one.kind}"
    if row.is_total:
        return "total"
    return "" if is_named or row.labels.get("code") else "no-indicator"


def _line(value: Value) -> str:
    return " ".join(as_text(value).split())
