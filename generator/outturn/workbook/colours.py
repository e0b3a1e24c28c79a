"""The ratings that the colours of cells say, of an .xlsx or .xlsm file: a fill that somebody chose.

What conditional formatting colours is not kept in the file, and a colour of the workbook's theme is no certain one.
"""

from colorsys import rgb_to_hsv
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell

from outturn.workbook.limits import BrokenError
from outturn.workbook.parts import packed, unpacked

STYLES = "xl/styles.xml"
SOLID = b'"solid"'
MOST_CELLS = 100_000
"""Of larger workbooks no colours are read: it takes longer than everything else together."""
PALEST, DARKEST = 0.2, 0.25
RED, AMBER, GREEN = (20, 340), (20, 75), (75, 170)
"""Degrees of the colour wheel."""

Colours = dict[str, dict[tuple[int, int], str]]
"""The ratings by the titles of sheets and by row and column, counted from 0."""


def colours(content: bytes) -> Colours | None:
    """The ratings that fills say; None where they cannot be read. The workbook is one that could be opened."""
    try:
        parts = unpacked(content)
        if SOLID not in parts.get(STYLES, b""):
            return {}
        book = openpyxl.load_workbook(BytesIO(packed(parts)), data_only=True)
        if sum(sheet.max_row * sheet.max_column for sheet in book.worksheets) > MOST_CELLS:
            return None
        return {
            sheet.title: {
                (cell.row - 1, cell.column - 1): rating
                for row in sheet.iter_rows()
                for cell in row
                if isinstance(cell, Cell) and (rating := _rating(cell))
            }
            for sheet in book.worksheets
        }
    except BrokenError:
        return None
    except Exception:  # noqa: BLE001 - whatever openpyxl makes of an odd file, its figures are read all the same
        return None


def _rating(cell: Cell) -> str:
    fill = cell.fill
    code = fill.fgColor.rgb if fill and fill.patternType == "solid" and fill.fgColor.type == "rgb" else ""
    return rating_of(code[-6:]) if isinstance(code, str) and code else ""


def rating_of(code: str) -> str:
    """The rating that a colour says, by its six digits: green, amber, red; empty of others, of pale and dark ones."""
    hue, strength, light = rgb_to_hsv(*(int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    degrees = hue * 360
    if strength < PALEST or light < DARKEST:
        return ""
    if degrees < RED[0] or degrees >= RED[1]:
        return "red"
    if degrees < AMBER[1]:
        return "amber"
    return "green" if degrees < GREEN[1] else ""
