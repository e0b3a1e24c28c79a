"""The same kind of finding in the same column is told once, with its rows, and a flood stays a page."""

import io
import json
from collections.abc import Iterable

import pytest

from outturn.command.choices import Format
from outturn.command.print_findings import Manner, report
from outturn.command.streams import plain_console
from outturn.errors import Finding, Where, shown, word
from outturn.findings import found
from outturn.findings.grouped import grouped, spans
from outturn.words.catalogue import catalogue

FILE = "a/outturns.csv"


def wrong(row: int, cell: str, column: str = "value", file: str = FILE) -> Finding:
    return found("number-not-a-number", Where(file, row, column, row), found=shown(cell), kind=word("kind-number"))


def reported(form: Format, findings: Iterable[Finding]) -> str:
    written = io.StringIO()
    report(grouped(findings), form, Manner(catalogue(), "data"), plain_console(written, width=80))
    return written.getvalue()


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], ()),
        ([7], ((7, 7),)),
        ([2, 3, 4, 9], ((2, 4), (9, 9))),
        ([9, 4, 2, 3, 3], ((2, 4), (9, 9))),
        ([1, 3, 5], ((1, 1), (3, 3), (5, 5))),
    ],
)
def test_numbers_that_follow_each_other_are_a_span(numbers: list[int], expected: tuple[tuple[int, int], ...]) -> None:
    assert spans(numbers) == expected


def test_the_same_mistake_in_many_rows_is_told_once_with_its_rows() -> None:
    said = reported(Format.text, [wrong(row, "n/k") for row in range(2, 100_002)])
    assert said == (
        "data/a/outturns.csv, rows 2 to 100,001, column value\n"
        "  not a number [number-not-a-number]\n"
        "  found     “n/k”\n"
        "  expected  a number such as 12.5: digits and a point, no commas, spaces or signs such as % and £\n"
        "  to fix    Correct the cell: digits and a point, nothing else.\n\n"
    )


def test_of_different_cells_three_are_quoted_with_their_rows() -> None:
    cells = ["1,2", "1,3", "1,2", "1,4", "1,5", "1,6"]
    said = reported(Format.text, [wrong(row, cell) for row, cell in enumerate(cells, start=2)]).splitlines()
    assert said[0] == "data/a/outturns.csv, rows 2 to 7, column value"
    assert said[2] == "  found     rows 2 and 4: “1,2”; row 3: “1,3”; row 5: “1,4”; 2 more"


def test_rows_that_do_not_follow_each_other_are_counted_after_five() -> None:
    said = reported(Format.text, [wrong(row, "x") for row in (2, 4, 6, 8, 10, 12, 13)])
    assert said.startswith("data/a/outturns.csv, rows 2, 4, 6, 8, 10 and 2 more, column value\n")


def test_columns_that_a_header_should_not_have_are_told_once() -> None:
    odd = [found("column-unknown", Where(FILE, 1, f"c{at}"), found=shown(f"c{at}"), columns="a, b") for at in range(9)]
    said = reported(Format.text, odd).splitlines()
    assert said[0] == "data/a/outturns.csv, row 1, columns c0, c1, c2, c3, c4 and 4 more"
    assert said[2] == "  found     “c0”; “c1”; “c2”; 6 more"


def test_another_column_another_file_and_another_kind_are_told_apart() -> None:
    several = [wrong(2, "x"), wrong(2, "x", "numerator"), wrong(2, "x", file="b/outturns.csv")]
    other = found("row-empty", Where(FILE, 3))
    assert [len(group) for group in grouped([*several, other])] == [1, 1, 1, 1]


def test_text_is_bounded_and_says_how_much_it_leaves_out() -> None:
    said = reported(Format.text, [wrong(2, "x", file=f"f{at}.csv") for at in range(1_000)])
    assert said.count("[number-not-a-number]") == 200
    assert said.splitlines()[-1] == "and 800 more findings of other kinds; --format json lists every one"


def test_github_shows_ten_of_a_file_and_sums_up_the_rest() -> None:
    said = reported(Format.github, [wrong(2, "x", f"c{at}") for at in range(25)] + [wrong(2, "x", file="g.csv")])
    lines = said.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 10 + ["::notice", "::error"]
    assert lines[10] == (
        "::notice file=data/a/outturns.csv::15 more kinds of findings in this file: run outturn check to see them"
    )


def test_problems_come_before_warnings_where_github_shows_ten() -> None:
    warned = [found("year-to-date-against-previous", Where(FILE, 2, f"c{at}"), found="x") for at in range(12)]
    said = reported(Format.github, [*warned, wrong(9, "x")]).splitlines()
    assert said[0].startswith("::error file=data/a/outturns.csv,line=9,")


def test_json_names_every_row_and_what_was_found_in_it() -> None:
    cells = {row: f"{row},5" for row in range(2, 502)}
    (record,) = json.loads(reported(Format.json, [wrong(row, cell) for row, cell in cells.items()]))
    assert (record["count"], record["rows"]) == (500, [[2, 501]])
    assert {case["rows"][0][0]: case["found"] for case in record["cases"]} == {
        row: f"“{cell}”" for row, cell in cells.items()
    }
    assert all("expected" not in case for case in record["cases"])


def test_json_says_what_was_expected_where_that_differs_from_row_to_row() -> None:
    findings = [
        found("name-unknown", Where(FILE, row, "indicator"), found=shown(name), known=word("names-listed", names=known))
        for row, name, known in ((2, "visit", "visits"), (3, "wat", "wait"))
    ]
    (record,) = json.loads(reported(Format.json, findings))
    assert [case.get("expected", record["expected"]) for case in record["cases"]] == ["one of visits", "one of wait"]
