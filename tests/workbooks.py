"""Workbooks for tests, made by the libraries that offices' own programs resemble, or by hand."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import xlsxwriter

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
Cells = Iterable[Iterable[Any]]
"""Rows of values; a pair is a value and its number format."""


def xlsx(sheets: Mapping[str, Cells], then: Callable[[xlsxwriter.Workbook], object] = lambda _: None) -> bytes:
    """A workbook with these sheets, and what is done to it before it is closed."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate(rows):
                for column, one in enumerate(row):
                    value, form = one if isinstance(one, tuple) else (one, "")
                    style = book.add_format({"num_format": form or "dd/mm/yyyy"})
                    if isinstance(value, date | datetime):
                        sheet.write_datetime(at, column, value, style)
                    elif isinstance(value, str) and not value.startswith("="):
                        sheet.write_string(at, column, value)
                    elif value is not None:
                        sheet.write(at, column, value, style if form else None)
        then(book)
    return content.getvalue()


def ods(rows: Iterable[Iterable[str]], title: str = "Sheet1", manifest: str = "") -> bytes:
    """An OpenDocument workbook of one sheet: a cell is a text, or XML of its own where it begins with a tag."""
    cells = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(f'xmlns:{one}="{OFFICE}:{one}:1.0"' for one in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="{title}">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0">{manifest}'
            "</manifest:manifest>",
            "content.xml": content,
        }
    )


def ods_value(kind: str, value: str, shown: str, more: str = "") -> str:
    """A cell of an OpenDocument workbook that is more than a text."""
    attribute = {"date": "date-value", "boolean": "boolean-value"}.get(kind, "value")
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}" {more}>'
        f"<text:p>{escape(shown)}</text:p></table:table-cell>"
    )


def _ods_cell(cell: str) -> str:
    if cell.startswith(("<table:", "</table:")):
        return cell
    if not cell:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of an archive."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
