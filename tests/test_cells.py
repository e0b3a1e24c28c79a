"""Headers and cells: what is refused as it is read, and in which words."""

from pathlib import Path

import pytest

from built import change
from golden import copied
from in_words import Said, in_words
from outturn.model import MARKS
from outturn.reading.cells import FORMS
from outturn.reading.load import read
from outturn.schemas import MEETINGS, OPTIONAL, REGISTER, REQUIRED, SEALED, fields

NEXT = "datapackage/exampleshire-children/next"


def problems_with(into: Path, file: str, old: str, new: str) -> tuple[Said, ...]:
    """The problems of reading the small case after one change in one file."""
    folder = copied("small", into) / NEXT
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    return in_words(read(folder, "exampleshire-children/next")[1])


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("NA", "a sign in place of a number"),
        ("N/A", "a sign in place of a number"),
        ("-", "a sign in place of a number"),
        ("..", "a sign in place of a number"),
        ("c", "a sign in place of a number"),
        ("nil", "a sign in place of a number"),
        ('"1,250"', "not a number"),
        ("12%", "not a number"),
        ("£12", "not a number"),
        ("12.5p", "not a number"),
        ("twelve", "not a number"),
        ("12 5", "not a number"),
        (" 12", "not a number"),
        ("12 ", "not a number"),
        ("+12", "not a number"),
        ("1_000", "not a number"),
        ("0x10", "not a number"),
        ("NaN", "not a number"),
        ("inf", "not a number"),
        ("-inf", "not a number"),
        (".", "a sign in place of a number"),
        ("-.", "not a number"),
        ("1.2.3", "not a number"),
        ("1.23E+05", "a number with an exponent"),
        ("1e3", "a number with an exponent"),
        ("-1.5e-3", "a number with an exponent"),
        (".5E1", "a number with an exponent"),
        ("1e400", "a number with an exponent"),
        ("\u0661\u0662", "not a number"),
        ("\uff11\uff12", "not a number"),
        ("\u221212", "not a number"),
        ("TRUE", "not a number"),
        ("2000000000000000", "a number too large to show"),
        ("9" * 400, "a number too large to show"),
    ],
)
@pytest.mark.property
def test_what_is_no_number_is_refused(tmp_path: Path, cell: str, what: str) -> None:
    (problem,) = problems_with(tmp_path, "outturns.csv", "wait,2024-12,12,", f"wait,2024-12,{cell},")
    assert problem.what == what
    assert (problem.where.file, problem.where.row, problem.where.column) == (f"{NEXT}/outturns.csv", 13, "value")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", 0),
        ("-0", 0),
        ("-12", -12),
        ("12.50", 12.5),
        (".54", 0.54),
        ("-.5", -0.5),
        ("5.", 5),
        ("1000000000000000", 1e15),
    ],
)
def test_what_is_a_number_is_read(tmp_path: Path, cell: str, value: float) -> None:
    folder = copied("small", tmp_path) / NEXT
    change(folder / "outturns.csv", "wait,2024-12,12,", f"wait,2024-12,{cell},")
    draft, found = read(folder, "exampleshire-children/next")
    assert found == []
    assert draft.tables["outturns"].frame["value"][13] == value


@pytest.mark.parametrize(
    ("file", "old", "new", "what", "expected"),
    [
        ("outturns.csv", "25,200,p", "-25,200,p", "outside the allowed range", "at least 0"),
        ("outturns.csv", "25,200,p", "25,200,P", "a mark that is not known", "c, x, z"),
        ("outturns.csv", "25,200,p", "25,200,[p]", "a mark that is not known", "c, x, z"),
        ("indicators.csv", "days,,0,band", "days,,0.5,band", "not a whole number", "whole number"),
        ("indicators.csv", "days,,0,band", "days,,7,band", "outside the allowed range", "between 0 and 6"),
        ("indicators.csv", "days,,0,band", "days,,-1,band", "outside the allowed range", "between 0 and 6"),
        ("indicators.csv", "days,,0,band", "days,,,band", "a cell is empty", "decimals"),
        ("indicators.csv", "days,,0,band", "weeks,,0,band", "not one of the allowed words", "percent, rate"),
        ("indicators.csv", "rate,10000", "rate,0", "outside the allowed range", "at least 1"),
        ("indicators.csv", "\nwait,", "\nWait,", "not in the form that is needed", "small letters"),
        ("indicators.csv", "\nwait,", "\nw--t,", "not in the form that is needed", "small letters"),
        ("indicators.csv", "\nwait,", "\n../wait,", "not in the form that is needed", "small letters"),
        ("indicators.csv", "https://www", "http://www", "not in the form that is needed", "https://"),
        ("indicators.csv", "https://www", "javascript:alert(1)//", "not in the form that is needed", "https://"),
        ("indicators.csv", "Visits on time,", "x" * 151 + ",", "too long", "at most 150"),
        ("indicators.csv", "points,true", "points,yes", "not true or false", "“true”"),
        ("issues.csv", "2026-03-31", "31/03/2026", "not a day", "“2026-03-31”"),
        ("issues.csv", "2026-03-31", "2026-02-30", "not a day", "2025-03-31"),
        ("outturns.csv", "Not yet audited", " Not yet audited", "spaces at an end", "without spaces"),
        ("outturns.csv", "Not yet audited", "Not yet\taudited", "nobody sees", "can be seen"),
        ("outturns.csv", "Not yet audited", "Not yet \u202eaudited", "nobody sees", "can be seen"),
        ("outturns.csv", "Not yet audited", "Not yet\x00audited", "nobody sees", "can be seen"),
        ("outturns.csv", "Not yet audited", '"Not yet\naudited"', "a line break inside a cell", "one line"),
        ("outturns.csv", "Not yet audited", "Not yet, audited", "wrong number of cells", "7 cells"),
        ("outturns.csv", ",p,Not yet audited", ",p", "wrong number of cells", "7 cells"),
        ("outturns.csv", "wait,2024-11", ",,,,,,\nwait,2024-11", "an empty row", "a row"),
    ],
)  # fmt: skip
@pytest.mark.property
def test_a_cell_that_its_column_does_not_allow_is_refused(
    tmp_path: Path, file: str, old: str, new: str, what: str, expected: str
) -> None:
    (problem,) = problems_with(tmp_path, file, old, new)
    assert what in problem.what
    assert expected in problem.expected
    assert problem.fix


@pytest.mark.parametrize(
    ("old", "new", "whats"),
    [
        ("value,", "values,", ["a column that the table does not have"]),
        ("mark,note", "mark,notes", ["a column that the table does not have"]),
        ("mark,note", "note,mark", ["the columns are in another order"]),
        ("mark,note", "mark,note,mark", ["a column is named twice"]),
        ("mark,note", "mark,Note", ["a column's name in another spelling"]),
        ("mark,note", "mark, note", ["spaces around a column's name"]),
        ("mark,note", "mark\u00a0,note\u200b", ["spaces around a column's name"] * 2),
        ("mark,note", "mark, notes", ["a column that the table does not have"]),
        ("mark,note", "mark,mark ", ["a column that the table does not have"]),
    ],
)
def test_a_header_that_is_not_the_schemas_is_refused(tmp_path: Path, old: str, new: str, whats: list[str]) -> None:
    found = problems_with(tmp_path, "outturns.csv", old, new)
    headers = [problem for problem in found if problem.where.row == 1]
    assert sorted(problem.what for problem in headers) == whats


def test_a_column_whose_name_has_a_space_is_read_all_the_same(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, "outturns.csv", "indicator,period,", "indicator,period ,")
    assert (problem.id, problem.where.row, problem.where.column) == ("column-spaces", 1, "period")
    assert "“period·”" in problem.found
    assert "Delete the space" in problem.fix


def test_a_value_under_a_header_in_another_order_is_read_from_its_own_column(tmp_path: Path) -> None:
    folder = copied("small", tmp_path) / NEXT
    text = (folder / "areas.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines()]
    swapped = "".join(",".join([row[1], row[0], *row[2:]]) + "\n" for row in rows)
    (folder / "areas.csv").write_text(swapped, encoding="utf-8", newline="")
    draft, found = read(folder, "exampleshire-children/next")
    assert [one.id for one in found] == ["column-order"]
    assert list(draft.tables["areas"].frame["area"]) == ["england", "north", "otherton"]


def test_numbers_that_cannot_be_read_are_absent_and_never_zero(tmp_path: Path) -> None:
    folder = copied("small", tmp_path) / NEXT
    path = folder / "outturns.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("wait,2024-12,12,", "wait,2024-12,1O,"), encoding="utf-8")
    table = read(folder, "exampleshire-children/next")[0].tables["outturns"]
    assert table.frame["value"].isna()[13]
    assert (13, "value") in table.broken


def test_every_pattern_of_the_profile_is_said_in_words() -> None:
    tables = (*REQUIRED, *OPTIONAL, SEALED, "versions", *REGISTER, *MEETINGS)
    limits = [field.get("constraints", {}) for table in tables for field in fields(table)]
    patterns = {one["pattern"] for one in limits if "pattern" in one}  # type: ignore[index, operator]
    assert patterns == {*FORMS, MARKS}
