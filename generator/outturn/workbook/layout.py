"""The tables of a sheet: where their headings are, what each column is, and which rows are whose."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from outturn.meant import number_meant
from outturn.workbook.headings import FIGURES, JUDGED, LABELS, LEFT, Heading, heading, kind_in
from outturn.workbook.judged import direction_said, rating_said
from outturn.workbook.spans import NOTHING, WHOLE, Span
from outturn.workbook.values import Sheet, Value, as_text, letters

FEWEST = 2
"""Cells that say something as headings, in a row of headings."""
MOST_HEADERS = 4
UNKNOWN, IGNORED = "?", "ignored"
Test = Callable[[Value], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its place, its whole heading as text, and what it is.

    ``kind`` is one of those of ``headings``, "ignored", or "?" where nobody can tell. ``indicator`` is what its figures
    are of, where the column says so and not the row.
    """

    at: int
    head: str
    says: Heading
    indicator: str = ""

    @property
    def kind(self) -> str:
        """What the column is."""
        return self.says.kind


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet; rows are counted from 0, ends included. ``first`` is that below the headings."""

    sheet: str
    top: int
    first: int
    last: int
    columns: tuple[Column, ...]

    def of(self, kind: str) -> list[Column]:
        """The columns of that kind."""
        return [one for one in self.columns if one.kind == kind]


class Grid:
    """The cells of a sheet, as they stand and as a reader sees merged ones: the value in each of them."""

    def __init__(self, sheet: Sheet) -> None:
        self.title = sheet.title
        self.rows = sheet.rows
        self.width = max(map(len, sheet.rows), default=0)
        self._seen: dict[tuple[int, int], Value] = {}
        for block in sheet.merged:
            value = self.at(block.top, block.left)
            if value is not None:
                bottom, right = min(block.bottom, len(self.rows) - 1), min(block.right, self.width - 1)
                cells = ((row, col) for row in range(block.top, bottom + 1) for col in range(block.left, right + 1))
                self._seen.update(dict.fromkeys(cells, value))

    def at(self, row: int, column: int) -> Value:
        """The cell's own value."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else None

    def seen(self, row: int, column: int) -> Value:
        """The value that a reader sees there."""
        return self._seen.get((row, column), self.at(row, column))

    def filled(self, row: int) -> list[int]:
        """The columns of the row's own values."""
        return [column for column, value in enumerate(self.rows[row]) if value is not None]


def tables(sheet: Sheet) -> list[Table]:
    """The tables of the sheet, from top to bottom; none where nothing looks like one."""
    grid = Grid(sheet)
    tops = list(_headers(grid))
    found: list[Table] = []
    for at, (top, bottom) in enumerate(tops):
        end = tops[at + 1][0] if at + 1 < len(tops) else len(grid.rows)
        found += _table(grid, top, bottom, end)
    return found or list(_downwards(grid))


def is_figure(value: Value) -> bool:
    """Whether the cell holds a number, or what stands in place of one."""
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, float):
        return True
    return isinstance(value, str) and (number_meant(value) is not None or value.strip() in "-–—")


def _headers(grid: Grid) -> Iterator[tuple[int, int]]:
    """The first and last rows of each block of headings that has figures below it."""
    row, known = 0, Counter[str]()
    while row < len(grid.rows):
        is_apart = row == 0 or not known or not grid.filled(row - 1) or _texts(grid, row) == known
        if not (is_apart and _is_header(grid, row)):
            row += 1
            continue
        bottom = row
        while bottom + 1 < len(grid.rows) and bottom + 1 - row < MOST_HEADERS and _is_header(grid, bottom + 1):
            bottom += 1
        if not (_has_figures(grid, bottom + 1) or _names_all(grid, bottom)):
            row += 1
            continue
        known = _texts(grid, row)
        yield _top(grid, row), bottom
        row = bottom + 1


def _texts(grid: Grid, row: int) -> Counter[str]:
    return Counter(as_text(grid.at(row, column)) for column in grid.filled(row))


def _is_header(grid: Grid, row: int) -> bool:
    values = [grid.at(row, column) for column in grid.filled(row)]
    says = [heading(value).is_one for value in values]
    has_number = any(is_figure(value) and not one for value, one in zip(values, says, strict=True))
    return not has_number and sum(says) >= FEWEST and sum(says) * FEWEST >= len(says)


def _has_figures(grid: Grid, first: int) -> bool:
    """Whether a figure stands in the rows from there to the next that could be headings."""
    for row in range(first, len(grid.rows)):
        if any(is_figure(grid.at(row, column)) for column in grid.filled(row)):
            return True
        if _is_header(grid, row):
            return False
    return False


def _names_all(grid: Grid, row: int) -> bool:
    """Whether the headings name the indicators and a time, so that words may stand below; and anything does."""
    says = [heading(grid.seen(row, column)) for column in range(grid.width)]
    is_full = any(one.kind == "indicator" for one in says) and any(one.span != NOTHING for one in says)
    return is_full and row + 1 < len(grid.rows) and bool(grid.filled(row + 1))


def _top(grid: Grid, row: int) -> int:
    """The first row of the headings: those above stand over figures, and begin to the right of the first column."""
    while row > 0 and (above := grid.filled(row - 1)):
        says = [heading(grid.at(row - 1, column)) for column in above]
        if min(above) == 0 or not any(one.is_one for one in says):
            break
        row -= 1
    return row


def _table(grid: Grid, top: int, bottom: int, end: int) -> Iterator[Table]:
    columns = [_column(grid, top, bottom, at) for at in range(grid.width)]
    named = [one.at for one in columns if one.kind == "indicator" and one.head]
    cuts = [0, *named[1:], grid.width] if _are_apart(columns, named) else [0, grid.width]
    for left, right in pairwise(cuts):
        last = _last(grid, range(bottom + 1, end), columns[left:right])
        if last is not None:
            block = range(bottom + 1, last + 1)
            yield Table(grid.title, top, bottom + 1, last, tuple(_settled(grid, columns[left:right], block)))


def _are_apart(columns: Sequence[Column], named: Sequence[int]) -> bool:
    """Whether a second column of indicators begins a table of its own: figures stand before it."""
    kinds = [one for one in columns if named and one.at < named[-1]]
    return len(named) > 1 and any(one.says.span != NOTHING or one.kind in FIGURES for one in kinds)


def _column(grid: Grid, top: int, bottom: int, at: int) -> Column:
    """What the headings of the column say together: the lowest most, those above what it leaves out."""
    says, texts = Heading(), list[str]()
    for row in range(bottom, top - 1, -1):
        value = grid.seen(row, at)
        if value is None and row < bottom:
            value = _from_left(grid, row, at, bottom)
        text = " ".join(as_text(value).split())
        if text and text not in texts:
            texts.insert(0, text)
            says = says.under(heading(value)) if says.is_one or row < bottom else heading(value)
    return Column(at, " | ".join(texts), says)


def _from_left(grid: Grid, row: int, at: int, bottom: int) -> Value:
    """What an upper heading says of the cells to its right: as far as something stands below."""
    for column in range(at, -1, -1):
        if (value := grid.seen(row, column)) is not None:
            return value if heading(value).is_one and heading(value).kind not in LABELS else None
        if grid.seen(bottom, column) is None:
            return None
    return None


def _last(grid: Grid, rows: range, columns: Sequence[Column]) -> int | None:
    """The last row that has a figure in one of the columns, with those at once below that have words under a time."""
    about = [one.at for one in columns if one.head]
    timed = [one.at for one in columns if one.says.span != NOTHING]
    figures = (row for row in reversed(rows) if any(is_figure(grid.at(row, at)) for at in about))
    words = (row for row in rows if any(grid.at(row, at) is not None for at in timed))
    last = next(figures, next(words, None))
    while last is not None and last + 1 in rows and any(grid.at(last + 1, at) is not None for at in timed):
        last += 1
    return last


def _settled(grid: Grid, columns: Sequence[Column], rows: range) -> list[Column]:
    """The columns, each with its kind where its heading or its cells tell."""
    made = [_by_cells(grid, one, rows) for one in columns]
    kinds = {one.kind for one in made}
    if "period" in kinds and "indicator" not in kinds:
        return [_named(grid, one, rows) if one.kind in ("", UNKNOWN, *FIGURES, *JUDGED, *LEFT) else one for one in made]
    if "indicator" not in kinds:
        likely = [one for one in made if one.kind in {"", IGNORED, "outcome", "code"} and _texts_in(grid, one, rows)]
        if likely:
            at = max(likely, key=lambda one: (one.kind != "code", _texts_in(grid, one, rows), -one.at)).at
            made = [_as(one, "indicator") if one.at == at else one for one in made]
    return _with_periods([_as(one, IGNORED) if not one.kind else one for one in made])


def _by_cells(grid: Grid, one: Column, rows: range) -> Column:
    """The column with its kind, by its cells where its heading says none."""
    if one.kind in LABELS or one.kind in JUDGED:
        return one
    filled = [grid.at(row, one.at) for row in rows if grid.at(row, one.at) is not None]
    if not filled:
        return _as(one, IGNORED)
    kinds = (kind for kind, test in _tests(one) if _most(filled, test))
    return _as(one, next(kinds, one.kind or ("outturn" if one.says.is_one else "")))


def _tests(one: Column) -> Iterator[tuple[str, Test]]:
    """The kinds that the cells of a column may tell, each with what most of them are then."""
    if not one.kind and not one.head:
        yield "kind", lambda value: heading(value).kind in (*FIGURES, *JUDGED)
    if not one.says.is_one:
        yield "period", lambda value: heading(value).span != NOTHING
    yield "rating", lambda value: bool(rating_said(value))
    yield "direction", lambda value: bool(direction_said(value))
    if not one.says.is_one:
        yield UNKNOWN, is_figure


def _most(values: Sequence[Value], test: Test) -> bool:
    return sum(map(test, values)) * 2 > len(values)


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and not is_figure(value)


def _texts_in(grid: Grid, one: Column, rows: range) -> int:
    """How many cells of the column hold a text."""
    return sum(_is_text(grid.at(row, one.at)) for row in rows)


def _as(one: Column, kind: str) -> Column:
    return replace(one, says=replace(one.says, kind=kind))


def _of_indicator(one: Column) -> Column:
    """A column of figures whose heading is the name of an indicator."""
    return replace(_as(one, "outturn"), indicator=one.head)


def _with_periods(columns: Sequence[Column]) -> list[Column]:
    """The columns with the period of a target, a rating or a direction that names none: that of the outturn beside."""
    outturns = [one for one in columns if one.kind == "outturn" and one.says.span != NOTHING]
    made = []
    for one in columns:
        is_apart = one.kind in (*FIGURES, *JUDGED) and one.kind != "outturn" and one.says.span == NOTHING
        made.append(_beside(one, columns, outturns) if is_apart and outturns else one)
    return made


def _beside(one: Column, columns: Sequence[Column], outturns: Sequence[Column]) -> Column:
    before = [other for other in outturns if other.at < one.at]
    is_repeated = sum(other.kind == one.kind for other in columns) > 1
    if one.kind in JUDGED or (before and is_repeated):
        span = (before or outturns)[-1].says.span
        return replace(one, says=replace(one.says, span=span))
    if all(other.says.span.part and not other.says.span.year for other in outturns):
        return replace(one, says=replace(one.says, span=Span(part=WHOLE)))
    years = {other.says.span.year for other in outturns if other.says.span.year}
    if len(years) == 1 and not any(other.says.span.whole for other in outturns):
        year = replace(NOTHING, year=years.pop())
        return replace(one, says=replace(one.says, span=year))
    if len(outturns) == 1:
        return replace(one, says=replace(one.says, span=outturns[0].says.span))
    return one


def _downwards(grid: Grid) -> Iterator[Table]:
    """A table whose periods stand below each other, under a row that names the indicators."""
    for at in range(grid.width):
        rows = [row for row in range(len(grid.rows)) if _is_period(grid.at(row, at))]
        if len(rows) < FEWEST or rows[0] == 0 or rows[-1] - rows[0] > FEWEST * len(rows):
            continue
        top = next((row for row in range(rows[0] - 1, -1, -1) if len(grid.filled(row)) > 1 or row == 0), 0)
        block = range(rows[0], rows[-1] + 1)
        columns = [Column(at, as_text(grid.seen(top, at)) or letters(at), Heading("period"))]
        for column in range(at + 1, grid.width):
            head = " ".join(as_text(grid.seen(top, column)).split())
            columns.append(_named(grid, Column(column, head, Heading()), block))
        yield Table(grid.title, top, rows[0], rows[-1], tuple(columns))
        return


def _is_period(value: Value) -> bool:
    says = heading(value)
    return says.span != NOTHING and not says.kind


def _named(grid: Grid, one: Column, rows: range) -> Column:
    """A column of a table whose headings name indicators, perhaps with a kind behind the name."""
    filled = [grid.at(row, one.at) for row in rows if grid.at(row, one.at) is not None]
    if not filled or not one.head:
        return _as(one, UNKNOWN if filled else IGNORED)
    if re.fullmatch(r"actuals?|out-?turns?|values?|results?|figures?|targets?|rag|rating", one.head.casefold()):
        return _as(one, kind_in(one.head))
    name, dash, kind = re.sub(r"\s*(?:\||[:–—]| - )\s*", " - ", one.head).rpartition(" - ")
    said = heading(kind).kind if dash else ""
    if said in (*FIGURES, *JUDGED):
        return replace(_as(one, said), indicator=name)
    if not _most(filled, is_figure):
        return _as(one, "rating" if _most(filled, lambda value: bool(rating_said(value))) else IGNORED)
    return _of_indicator(one)
