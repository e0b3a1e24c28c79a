"""Problems as text, as JSON and as annotations: nothing is lost, and nothing in them is taken for a command."""

import io
import json

import pytest
from rich.console import Console

from outturn.command.print_findings import Format, report
from outturn.errors import OutturnError, Problem, Where

PROBLEM = Problem("not a number", Where("a/outturns.csv", 3, "value"), "“1,234”", "a number", "Correct the cell.")
WHOLE = Problem("a file is missing", Where("a/areas.csv"), "no such file", "a file", "Add it.")


def reported(form: Format, *problems: Problem) -> str:
    written = io.StringIO()
    report(problems, form, Console(file=written, width=40))
    return written.getvalue()


def test_text_says_where_what_found_expected_and_how_to_fix() -> None:
    assert reported(Format.text, PROBLEM) == (
        "a/outturns.csv, row 3, column value\n"
        "  not a number\n"
        "  found     “1,234”\n"
        "  expected  a number\n"
        "  to fix    Correct the cell.\n\n"
    )


def test_a_problem_of_a_whole_file_names_no_row() -> None:
    assert reported(Format.text, WHOLE).splitlines()[0] == "a/areas.csv"


def test_a_long_line_is_not_folded_so_that_it_can_be_searched() -> None:
    long = Problem("what", Where("f"), "x " * 100, "y", "z")
    assert any(line.strip().startswith("found") and line.count("x") == 100 for line in
               reported(Format.text, long).splitlines())  # fmt: skip


def test_square_brackets_in_the_data_are_no_markup() -> None:
    assert "[red]x[/red] [link=y]" in reported(Format.text, Problem("w", Where("f"), "[red]x[/red] [link=y]", "e", "f"))


def test_json_holds_every_part_of_every_problem() -> None:
    first, second = json.loads(reported(Format.json, PROBLEM, WHOLE))
    assert first == {
        "what": "not a number",
        "where": {"file": "a/outturns.csv", "row": 3, "column": "value"},
        "found": "“1,234”",
        "expected": "a number",
        "fix": "Correct the cell.",
    }
    assert second["where"] == {"file": "a/areas.csv", "row": None, "column": ""}


def test_no_problems_are_an_empty_list_in_json_and_nothing_otherwise() -> None:
    assert json.loads(reported(Format.json)) == []
    assert reported(Format.text) == reported(Format.github) == ""


def test_an_annotation_names_file_and_line() -> None:
    said = (
        "::error file=a/outturns.csv,line=3::value: not a number: found “1,234”, expected a number. Correct the cell."
    )
    assert reported(Format.github, PROBLEM) == f"{said}\n"
    assert reported(Format.github, WHOLE).startswith("::error file=a/areas.csv::a file is missing: ")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("50%", "50%25"), ("a\nb", "a%0Ab"), ("a\r\nb", "a%0D%0Ab"), ("::set-output::x", "::set-output::x")],
)
def test_an_annotation_is_one_line_whatever_was_found(text: str, escaped: str) -> None:
    said = reported(Format.github, Problem("what", Where("f"), text, "e", "x"))
    assert said.splitlines() == [f"::error file=f::what: found {escaped}, expected e. x"]


def test_the_separators_of_an_annotation_are_escaped_in_a_file_name() -> None:
    # https://docs.github.com/actions: a property escapes % CR LF and also : and ,
    said = reported(Format.github, Problem("what", Where("a,line=9:b%\n.csv", 1), "f", "e", "x"))
    assert said.startswith("::error file=a%2Cline=9%3Ab%25%0A.csv,line=1::what")


def test_problems_sort_as_one_reads_the_files() -> None:
    late = Problem("b", Where("b.csv", 2, "x"), "", "", "")
    row, column = Problem("b", Where("a.csv", 10, "x"), "", "", ""), Problem("b", Where("a.csv", 9, "y"), "", "", "")
    whole = Problem("z", Where("a.csv"), "", "", "")
    assert sorted([late, row, column, whole], key=Problem.sort_key) == [whole, column, row, late]


def test_an_error_says_every_problem() -> None:
    error = OutturnError((PROBLEM, WHOLE))
    assert str(error).splitlines() == [
        "a/outturns.csv, row 3, column value: not a number: “1,234”",
        "a/areas.csv: a file is missing: no such file",
    ]
