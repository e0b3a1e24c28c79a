"""What each column of a table is: by its headings, by what stands below them, by the columns beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from outturn.workbook.grid import IGNORED, UNKNOWN, Column, Grid, Test, as_kind, is_figure, most
from outturn.workbook.headings import FIGURES, JUDGED, LABELS, LEFT, Heading, heading, kind_in
from outturn.workbook.judged import direction_said, rating_said
from outturn.workbook.spans import NOTHING, WHOLE, Span
from outturn.workbook.values import Value, as_text


def column_under(grid: Grid, top: int, bottom: int, at: int) -> Column:
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


def settled(grid: Grid, columns: Sequence[Column], rows: range) -> list[Column]:
    """The columns, each with its kind where its heading or its cells tell."""
    made = [_by_cells(grid, one, rows) for one in columns]
    kinds = {one.kind for one in made}
    if "period" in kinds and "indicator" not in kinds:
        return [named(grid, one, rows) if one.kind in ("", UNKNOWN, *FIGURES, *JUDGED, *LEFT) else one for one in made]
    if "indicator" not in kinds:
        likely = [one for one in made if one.kind in {"", IGNORED, "outcome", "code"} and _texts_in(grid, one, rows)]
        if likely:
            at = max(likely, key=lambda one: (one.kind != "code", _texts_in(grid, one, rows), -one.at)).at
            made = [as_kind(one, "indicator") if one.at == at else one for one in made]
    return _with_periods([as_kind(one, IGNORED) if not one.kind else one for one in made])


def named(grid: Grid, one: Column, rows: range) -> Column:
    """A column of a table whose headings name indicators, perhaps with a kind behind the name."""
    filled = [grid.at(row, one.at) for row in rows if grid.at(row, one.at) is not None]
    if not filled or not one.head:
        return as_kind(one, UNKNOWN if filled else IGNORED)
    if re.fullmatch(r"actuals?|out-?turns?|values?|results?|figures?|targets?|rag|rating", one.head.casefold()):
        return as_kind(one, kind_in(one.head))
    name, dash, kind = re.sub(r"\s*(?:\||[:–—]| - )\s*", " - ", one.head).rpartition(" - ")
    said = heading(kind).kind if dash else ""
    if said in (*FIGURES, *JUDGED):
        return replace(as_kind(one, said), indicator=name)
    if not most(filled, is_figure):
        return as_kind(one, "rating" if most(filled, lambda value: bool(rating_said(value))) else IGNORED)
    return _of_indicator(one)


def _from_left(grid: Grid, row: int, at: int, bottom: int) -> Value:
    """What an upper heading says of the cells to its right: as far as something stands below."""
    for column in range(at, -1, -1):
        if (value := grid.seen(row, column)) is not None:
            return value if heading(value).is_one and heading(value).kind not in LABELS else None
        if grid.seen(bottom, column) is None:
            return None
    return None


def _by_cells(grid: Grid, one: Column, rows: range) -> Column:
    """The column with its kind, by its cells where its heading says none."""
    if one.kind in LABELS or one.kind in JUDGED:
        return one
    filled = [grid.at(row, one.at) for row in rows if grid.at(row, one.at) is not None]
    if not filled:
        return as_kind(one, IGNORED)
    kinds = (kind for kind, test in _tests(one) if most(filled, test))
    return as_kind(one, next(kinds, one.kind or ("outturn" if one.says.is_one else "")))


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


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and not is_figure(value)


def _texts_in(grid: Grid, one: Column, rows: range) -> int:
    """How many cells of the column hold a text."""
    return sum(_is_text(grid.at(row, one.at)) for row in rows)


def _of_indicator(one: Column) -> Column:
    """A column of figures whose heading is the name of an indicator."""
    return replace(as_kind(one, "outturn"), indicator=one.head)


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
