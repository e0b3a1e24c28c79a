"""Sheets that nobody had in mind are read right, or left with the reason; nothing is read wrongly."""

import pytest

from odd_sheets import ODD
from outturn.check.period import fits
from outturn.workbook.asked import Ground
from outturn.workbook.mapping import WorkbookMap
from outturn.workbook.opened import opened
from outturn.workbook.understood import understood
from workbooks import xlsx

NEW = Ground((), {}, fits, "none", "Performance", is_new=True)


@pytest.mark.parametrize("case", ODD)
def test_an_odd_sheet_is_read_as_a_person_reads_it(case: str) -> None:
    odd = ODD[case]
    book, wrong = opened("a.xlsx", xlsx({"Scorecard": odd.rows}, odd.then))
    assert wrong == []
    found = understood("Perf 2024-25.xlsx", book, WorkbookMap(), NEW)
    read = {(one.place.address, one.indicator, one.period, one.kind, one.cell) for one in found.read}
    left = {one.place.address: one.why for one in found.fates if one.what == "dropped"}
    asked = {" > ".join(one.path) for one in found.questions}
    assert (read, left, asked) == (odd.read, odd.left, set(odd.asked))
