"""The values of a workbook's cells by calamine, a compiled package: .xlsx, .xlsm and .ods."""

from collections.abc import Iterator, Mapping
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from outturn.workbook.inside import Inside
from outturn.workbook.limits import BrokenError
from outturn.workbook.values import Cells

ENDINGS = frozenset({".xlsx", ".xlsm", ".ods"})
"""How the names of the workbooks end that it reads."""


def cells(content: bytes, inside: Mapping[str, Inside]) -> list[Cells]:
    """The sheets of cells with their values as they are kept; raises BrokenError where they cannot be read.

    ``inside`` has what is known of each sheet, by its title.
    """
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            return list(_cells(book, inside))
    except (CalamineError, ValueError, OverflowError) as error:
        raise BrokenError from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what calamine did not foresee, which is no Exception
            raise
        raise BrokenError from error


def _cells(book: CalamineWorkbook, inside: Mapping[str, Inside]) -> Iterator[Cells]:
    for at, one in enumerate(book.sheets_metadata):
        if one.typ != SheetTypeEnum.WorkSheet:
            continue
        if one.name not in inside:
            raise BrokenError(one.name)
        rows = book.get_sheet_by_index(at).to_python(skip_empty_area=False)
        yield Cells(one.name, one.visible != SheetVisibleEnum.Visible, rows)
