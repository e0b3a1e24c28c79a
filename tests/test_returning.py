"""What somebody did to a workbook that is brought back: what changes, what stays to the byte, what cannot be taken."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from built import DATA, change, invoked
from outturn.authoring.returned import Changed, Returned, returned
from outturn.model import WORKING_COPY
from outturn.pipeline.exporting import exported
from outturn.pipeline.returning import Brought, brought
from outturn.workbook.composed import fronts
from outturn.workbook.opened import opened
from outturn.workbook.own_form import NotTaken, OwnForm, own_form
from outturn.workbook.undone import text_of
from packages import SAY
from sealed import CARD, sealed_once, small
from workbooks import xlsx

PLACE = f"{CARD}/{WORKING_COPY}"
Deed = Callable[[Workbook], object]


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    return small(tmp_path).parent


def form_of(content: bytes) -> OwnForm:
    book, found = opened("scorecard.xlsx", content)
    assert found == []
    form = own_form(book, fronts(SAY))
    assert form is not None
    return form


def after(packages: Path, deed: Deed) -> OwnForm:
    """The form that comes back when this was done to the workbook."""
    book = openpyxl.load_workbook(BytesIO(exported(packages, CARD, WORKING_COPY, SAY)))
    deed(book)
    saved = BytesIO()
    book.save(saved)
    return form_of(saved.getvalue())


def row_of(sheet: Worksheet, *key: str) -> int:
    """The row whose first cells are these."""
    (found,) = [row[0].row for row in sheet.iter_rows() if tuple(cell.value for cell in row[: len(key)]) == key]
    return int(found or 0)


def text(packages: Path, table: str) -> str:
    return (packages / PLACE / f"{table}.csv").read_text(encoding="utf-8")


def becomes(packages: Path, deed: Deed, table: str) -> str:
    """The table's file after that, where nothing else changes and everything could be taken."""
    form = after(packages, deed)
    made = brought(packages, CARD, form)
    assert (form.not_taken, list(made.files), made.gone) == ((), [f"{PLACE}/{table}.csv"], ())
    return made.files[f"{PLACE}/{table}.csv"].decode("utf-8")


def test_a_figure_that_changes_is_the_one_cell_that_does(packages: Path) -> None:
    def deed(book: Workbook) -> None:
        sheet = book["outturns"]
        sheet.cell(row_of(sheet, "three-moves", "FY2024-25"), 3).value = 12.25

    old, new = "three-moves,FY2024-25,12,24,200,,", "three-moves,FY2024-25,12.25,24,200,,"
    assert becomes(packages, deed, "outturns") == text(packages, "outturns").replace(old, new)


def test_a_new_row_goes_behind_the_others_of_its_indicator_wherever_it_was_written(packages: Path) -> None:
    row = ("three-moves", "FY2025-26", 11, 22, 200, "p", 'He said: "early", so far')
    deed: Deed = lambda book: book["outturns"].append(row)  # noqa: E731
    old = "three-moves,FY2024-25,12,24,200,,\n"
    new = 'three-moves,FY2025-26,11,22,200,p,"He said: ""early"", so far"\n'
    assert becomes(packages, deed, "outturns") == text(packages, "outturns").replace(old, old + new)


def test_a_row_that_is_gone_is_taken_out_and_shown(packages: Path) -> None:
    def deed(book: Workbook) -> None:
        sheet = book["outturns"]
        sheet.delete_rows(row_of(sheet, "three-moves", "FY2023-24"))

    line = "three-moves,FY2023-24,12.5,25,200,p,Not yet audited\n"
    form = after(packages, deed)
    made = brought(packages, CARD, form).tables["outturns"]
    assert made.removed == (("three-moves", "FY2023-24"),)
    assert made.content.decode("utf-8") == text(packages, "outturns").replace(line, "")


def shuffled(book: Workbook) -> None:
    """Sheets, rows and columns in another order, and empty rows between."""
    book.move_sheet("outturns", -4)
    sheet = book["outturns"]
    values: list[list[object]] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(at for at, row in enumerate(values) if row[0] == "indicator")
    sheet.delete_rows(1, sheet.max_row)
    rows: list[list[object]] = [values[top], [None], *values[:top:-1]]
    for row in rows:
        sheet.append(row[::-1])


def test_another_order_of_sheets_rows_and_columns_changes_nothing(packages: Path) -> None:
    form = after(packages, shuffled)
    assert (form.not_taken, brought(packages, CARD, form)) == ((), Brought())


def test_a_sheet_or_column_that_is_gone_leaves_its_data_as_they_are(packages: Path) -> None:
    def deed(book: Workbook) -> None:
        del book["targets"]
        book["outturns"].delete_cols(7)

    made = brought(packages, CARD, after(packages, deed))
    assert made == Brought(left=("targets",))


def test_what_no_table_knows_is_named_with_its_sheet_and_cell(packages: Path) -> None:
    def deed(book: Workbook) -> None:
        book.create_sheet("My sums").append([1])
        sheet = book["outturns"]
        sheet["H6"], sheet["J7"] = "my column", "look here"

    form = after(packages, deed)
    assert form.not_taken == (
        NotTaken("column-unknown", "outturns", "H6", "my column"),
        NotTaken("cell-outside", "outturns", "J7", "look here"),
        NotTaken("sheet-unknown", "My sums"),
    )
    assert brought(packages, CARD, form) == Brought(not_taken=form.not_taken)


def test_comments_come_back_changed_new_and_gone(packages: Path) -> None:
    def deed(book: Workbook) -> None:
        sheet = book["commentary"]
        sheet.cell(row_of(sheet, "summary"), 2).value = "# Well\n\nAll is *well*."
        sheet.delete_rows(row_of(sheet, "three-moves"))
        sheet.append(["wait", "Shorter."])

    made = brought(packages, CARD, after(packages, deed))
    files = {f"{PLACE}/commentary/summary.md": b"# Well\n\nAll is *well*.", f"{PLACE}/commentary/wait.md": b"Shorter."}
    assert made == Brought(files, (f"{PLACE}/commentary/three-moves.md",))


def test_the_descriptor_changes_where_the_sheet_does_and_keeps_its_types(packages: Path) -> None:
    def deed(book: Workbook) -> None:
        sheet = book["about"]
        sheet.cell(row_of(sheet, "sources[0].title"), 2).value = "Better figures"
        for row in (
            ("scorecard.disclosure.smallest", 5),
            ("scorecard.illustrative", "true"),
            ("sources[1].title", "7"),
        ):
            sheet.append(row)

    made = brought(packages, CARD, after(packages, deed))
    content = json.loads(made.files[f"{PLACE}/datapackage.json"])
    assert content["sources"] == [
        {"title": "Better figures", "path": "https://www.example.org/figures"},
        {"title": "7"},
    ]
    assert (content["scorecard"]["disclosure"], content["scorecard"]["illustrative"]) == ({"smallest": 5}, True)
    assert (content["name"], content["version"], len(content["resources"])) == (CARD, "next", 8)
    assert list(made.files) == [f"{PLACE}/datapackage.json"]


def test_a_table_that_the_package_had_not_is_begun_with_the_columns_of_its_sheet(packages: Path) -> None:
    def deed(book: Workbook) -> None:
        sheet = book.create_sheet("Steps")
        for row in (
            ("indicator", "period", "kind", "reason", "owner"),
            ("wait", "2024-05", "step", "New rules", "Head"),
        ):
            sheet.append(row)

    made = brought(packages, CARD, after(packages, deed))
    assert made.files == {
        f"{PLACE}/steps.csv": b"indicator,period,kind,reason,owner\nwait,2024-05,step,New rules,Head\n"
    }


def test_a_workbook_without_our_cover_is_taken_by_the_names_of_its_sheets_and_columns(packages: Path) -> None:
    form = form_of(xlsx({"Outturns": [["period", "indicator", "value"], ["FY2024-25", "three-moves", 13]]}))
    assert (form.scorecard, form.version, list(form.tables)) == ("", "", ["outturns"])
    assert brought(packages, CARD, form).tables["outturns"].changed == (
        Changed(4, ("three-moves", "FY2024-25"), "value", "12", "13"),
    )


@pytest.mark.parametrize("sheet", ["Q1 2024-25", "Outturns"])
def test_any_other_workbook_is_none_of_ours(sheet: str) -> None:
    book, _ = opened("figures.xlsx", xlsx({sheet: [["Indicator", "Q1 24/25"], ["Absence", 5.1]]}))
    assert own_form(book) is None


@pytest.mark.parametrize(
    ("value", "column", "kind", "expected"),
    [
        (date(2024, 4, 1), "period", "string", "2024-04"),
        (45383.0, "period", "string", "2024-04"),
        (date(2024, 3, 31), "period", "string", "2024-03-31"),
        (2024.0, "period", "string", "2024"),
        ("'2024-04", "period", "string", "2024-04"),
        (46112.0, "review", "date", "2026-03-31"),
        (46112.0, "value", "number", "46112"),
        (True, "statutory", "boolean", "true"),
        ("'12.5", "value", "number", "12.5"),
        ("'Tis the season", "note", "string", "'Tis the season"),
        (None, "note", "string", ""),
    ],
)
def test_what_a_spreadsheet_made_of_a_text_is_undone(value: str, column: str, kind: str, expected: str) -> None:
    assert text_of(value, column, {"type": kind}) == expected


def plainly(_: str, text: str) -> str:
    return text


def test_what_agrees_stays_byte_for_byte_with_its_line_ends_quotation_marks_and_mark_of_order() -> None:
    content = '\ufeffindicator,period,value\r\n"a","2024",0.30\r\nb,2024,5.'.encode()
    same = lambda column, one, other: (column == "value" and float(one) == float(other)) or one == other  # noqa: E731
    rows = [{"indicator": "b", "period": "2024", "value": "5"}, {"indicator": "a", "period": "2024", "value": "0.3"}]
    key = ("indicator", "period")
    assert returned(content, "outturns", key, rows, same, plainly) == Returned(content)
    made = returned(
        content, "outturns", key, [*rows, {"indicator": "a", "period": "2025", "value": "7"}], same, plainly
    )
    assert made.content.decode() == '\ufeffindicator,period,value\r\n"a","2024",0.30\r\na,2025,7\r\nb,2024,5.\r\n'
    assert made.added == (("a", "2025"),)


def test_a_column_that_the_file_had_not_is_added_where_a_row_has_something_in_it() -> None:
    content = b"indicator,period,value\na,2024,1\n"
    rows = [{"indicator": "a", "period": "2024", "value": "1", "mark": "p", "note": ""}]
    made = returned(content, "outturns", ("indicator", "period"), rows, lambda _, one, other: one == other, plainly)
    assert (made.content, made.new_columns) == (b"indicator,period,value,mark\na,2024,1,p\n", ("mark",))


def test_what_names_no_comment_and_no_key_is_said_and_leads_out_of_no_folder(packages: Path) -> None:
    def deed(book: Workbook) -> None:
        book["commentary"].append(["../../../evil", "Out"])
        for row in (("name", "evil"), ("title.x", "y"), ("resources[0].path", "/etc/passwd")):
            book["about"].append(row)

    made = brought(packages, CARD, after(packages, deed))
    assert [(one.reason, one.text) for one in made.not_taken] == [
        *(("no-key", "name"), ("no-key", "title.x"), ("no-key", "resources[0].path")),
        ("no-name", "../../../evil"),
    ]
    assert not made.files
    assert not made.gone


def changed_workbook(book: Workbook) -> None:
    sheet = book["outturns"]
    sheet.cell(row_of(sheet, "three-moves", "FY2024-25"), 3).value = 13
    sheet.cell(row_of(sheet, "three-moves", "FY2024-25"), 4).value = 26
    sheet["J7"] = "look here"
    book["commentary"].delete_rows(row_of(book["commentary"], "three-moves"))
    book["commentary"].append(["wait", "Shorter."])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    small(tmp_path)
    assert invoked("export", CARD, "--to", "out.xlsx", folder=tmp_path).returncode == 0
    return tmp_path


def done_to(site: Path, deed: Deed) -> None:
    book = openpyxl.load_workbook(site / "out.xlsx")
    deed(book)
    book.save(site / "out.xlsx")


def test_import_shows_what_somebody_changed_and_writes_it_when_it_is_told_to(site: Path) -> None:
    done_to(site, changed_workbook)
    before = (site / DATA / PLACE / "outturns.csv").read_text(encoding="utf-8")
    shown = invoked("import", "out.xlsx", "--into", CARD, folder=site)
    assert (shown.returncode, before) == (0, (site / DATA / PLACE / "outturns.csv").read_text(encoding="utf-8"))
    for line in (
        "outturns.csv: 2 cells changed, 0 rows added, 0 rows taken out",
        "  three-moves FY2024-25, value: “12” → “13”",
        "Comments written: wait.md",
        "Comments taken out: three-moves.md",
        "  Beside the table, in a column without a name (1): outturns!J7 “look here”",
        "Nothing was changed. The same command with --yes writes it.",
    ):
        assert line in shown.stdout.split("\n")
    assert invoked("import", "out.xlsx", "--into", CARD, "--yes", folder=site).returncode == 0
    old, new = "three-moves,FY2024-25,12,24,200,,", "three-moves,FY2024-25,13,26,200,,"
    assert (site / DATA / PLACE / "outturns.csv").read_text(encoding="utf-8") == before.replace(old, new)
    texts = {path.name for path in (site / DATA / PLACE / "commentary").iterdir()}
    assert texts == {"summary.md", "wait.md"}
    again = invoked("import", "out.xlsx", "--into", CARD, folder=site)
    assert again.stdout.endswith("The workbook says what the files say. Nothing was changed.\n")


def test_import_writes_nothing_where_something_would_be_wrong_then(site: Path) -> None:
    done_to(site, lambda book: book["outturns"].append(["nobody-knows", "FY2024-25", 1]))
    found = invoked("import", "out.xlsx", "--into", CARD, "--yes", folder=site)
    assert found.returncode == 1
    assert "nobody-knows" in found.stdout
    assert "nobody-knows" not in (site / DATA / PLACE / "outturns.csv").read_text(encoding="utf-8")


def test_a_workbook_of_a_sealed_version_or_of_another_scorecard_is_not_brought_back(tmp_path: Path) -> None:
    sealed_once(tmp_path)
    for version in ("1.0.0", "next"):
        done = invoked("export", CARD, "--to", f"{version}.xlsx", "--version", version, folder=tmp_path)
        assert done.returncode == 0
    sealed = invoked("import", "1.0.0.xlsx", "--into", CARD, folder=tmp_path)
    other = invoked("import", "next.xlsx", "--into", "another", folder=tmp_path)
    assert [sealed.returncode, other.returncode] == [2, 2]
    assert f"This workbook is version 1.0.0 of {CARD}, which is published and never changes." in sealed.stderr
    assert f"bring it back with --into {CARD}." in other.stderr


CONCERN = "late,Late counts,three-moves visits,Two teams count late.,,Data Manager,2025-05-31,open\n"


def test_concerns_about_data_go_out_and_come_back(packages: Path) -> None:
    header = "concern,title,indicators,what,action,owner,by,status\n"
    (packages / PLACE / "concerns.csv").write_text(header + CONCERN, encoding="utf-8")
    more = '"issues.csv"\n    },\n    {\n      "name": "concerns",\n      "path": "concerns.csv"'
    change(packages / PLACE / "datapackage.json", '"issues.csv"', more)

    def deed(book: Workbook) -> None:
        sheet = book["concerns"]
        sheet.cell(row_of(sheet, "late"), 8).value = "closed"

    assert becomes(packages, deed, "concerns") == header + CONCERN.replace("open", "closed")
