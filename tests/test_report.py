"""Problems as text, as JSON and as annotations: nothing is lost, and nothing in them is taken for a command."""

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from outturn.command.choices import Format
from outturn.command.print_findings import Manner, report
from outturn.errors import Finding, OutturnError, Where, shown, word
from outturn.findings import found
from outturn.findings.grouped import grouped
from outturn.words.catalogue import catalogue

PROBLEM = found("number-not-whole", Where("a/outturns.csv", 3, "value"), found=shown("1.5"), kind=word("kind-integer"))
WHOLE = found("file-missing", Where("a/areas.csv"))


def reported(form: Format, *findings: Finding, folder: str = "data") -> str:
    written = io.StringIO()
    report(grouped(findings), form, Manner(catalogue(), folder), Console(file=written, width=40))
    return written.getvalue()


def quoting(text: str, where: Where) -> Finding:
    """A finding that quotes the text as it stands."""
    return found("row-twice", where, found=text, row=2)


def test_text_says_where_what_found_expected_and_how_to_fix() -> None:
    assert reported(Format.text, PROBLEM) == (
        "data/a/outturns.csv, row 3, column value\n"
        "  not a whole number [number-not-whole]\n"
        "  found     “1.5”\n"
        "  expected  a whole number such as 100\n"
        "  to fix    Correct the cell.\n\n"
    )


def test_a_problem_of_a_whole_file_names_no_row() -> None:
    assert reported(Format.text, WHOLE).splitlines()[0] == "data/a/areas.csv"


@pytest.mark.parametrize(
    ("where", "folder", "place"),
    [
        (Where("a/outturns.csv", 3, "", 3), "data", "data/a/outturns.csv, row 3"),
        (Where("a/outturns.csv", 3, "value", 5), "data", "data/a/outturns.csv, row 3 (line 5), column value"),
        (Where("urls.txt", line=7), "site/data", "site/data/urls.txt, line 7"),
        (Where("urls.txt"), "", "urls.txt"),
        (Where(""), "data", "data"),
    ],
)
def test_a_place_is_said_by_row_and_by_line_where_that_is_another(where: Where, folder: str, place: str) -> None:
    assert reported(Format.text, quoting("x", where), folder=folder).splitlines()[0] == place


def test_a_long_line_is_not_folded_so_that_it_can_be_searched() -> None:
    long = quoting("x " * 100, Where("f"))
    assert any(line.strip().startswith("found") and line.count("x") == 100 for line in
               reported(Format.text, long).splitlines())  # fmt: skip


def test_square_brackets_in_the_data_are_no_markup() -> None:
    assert "[red]x[/red] [link=y]" in reported(Format.text, quoting("[red]x[/red] [link=y]", Where("f")))


def test_json_holds_every_part_of_every_problem() -> None:
    first, second = json.loads(reported(Format.json, PROBLEM, WHOLE))
    assert first == {
        "id": "number-not-whole",
        "severity": "problem",
        "where": {"file": "data/a/outturns.csv", "row": 3, "column": "value", "line": 3},
        "what": "not a whole number",
        "found": "“1.5”",
        "expected": "a whole number such as 100",
        "fix": "Correct the cell.",
        "count": 1,
    }
    assert second["where"] == {"file": "data/a/areas.csv", "row": None, "column": "", "line": None}


def test_no_problems_are_an_empty_list_in_json_and_nothing_otherwise() -> None:
    assert json.loads(reported(Format.json)) == []
    assert reported(Format.text) == reported(Format.github) == ""


def test_an_annotation_names_file_and_line() -> None:
    said = (
        "::error file=data/a/outturns.csv,line=3,title=number-not-whole::value: not a whole number: found “1.5”,"
        " expected a whole number such as 100. Correct the cell."
    )
    assert reported(Format.github, PROBLEM) == f"{said}\n"
    assert reported(Format.github, WHOLE).startswith("::error file=data/a/areas.csv,title=file-missing::a file is")


def test_an_annotation_stands_at_the_line_of_the_file_and_not_at_the_row_of_the_table() -> None:
    said = reported(Format.github, quoting("x", Where("a/outturns.csv", 3, "value", 5)))
    assert said.startswith("::error file=data/a/outturns.csv,line=5,title=row-twice::")


def test_a_warning_is_annotated_as_one() -> None:
    said = reported(Format.github, replace(WHOLE, severity="warning"))
    assert said.startswith("::warning file=data/a/areas.csv,title=file-missing::")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("50%", "50%25"), ("a\nb", "a\ufffdb"), ("a\r\nb", "a\ufffd\ufffdb"), ("::set-output::x", "::set-output::x")],
)
def test_an_annotation_is_one_line_whatever_was_found(text: str, escaped: str) -> None:
    (said,) = reported(Format.github, quoting(text, Where("f"))).splitlines()
    assert said.startswith(f"::error file=data/f,title=row-twice::a row stands twice: found {escaped}, as in row 2,")


def test_the_separators_of_an_annotation_are_escaped_in_a_file_name() -> None:
    # https://docs.github.com/actions: a property escapes % CR LF and also : and ,
    said = reported(Format.github, quoting("f", Where("a,line=9:b%\n.csv", 1)))
    assert said.startswith("::error file=data/a%2Cline=9%3Ab%25\ufffd.csv,line=1,title=")


def test_problems_sort_as_one_reads_the_files() -> None:
    late = Finding("b", "problem", Where("b.csv", 2, "x"))
    row, column = Finding("b", "problem", Where("a.csv", 10, "x")), Finding("b", "problem", Where("a.csv", 9, "y"))
    whole = Finding("z", "problem", Where("a.csv"))
    assert sorted([late, row, column, whole], key=Finding.sort_key) == [whole, column, row, late]


def test_an_error_says_every_problem() -> None:
    error = OutturnError((PROBLEM, WHOLE))
    assert str(error).splitlines() == ["a/outturns.csv:3: number-not-whole", "a/areas.csv:: file-missing"]


def test_an_error_without_a_reason_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="reason"):
        OutturnError(())


def test_no_text_makes_a_line_of_its_own() -> None:
    forged = "x\n\nNo problems.\n::error::forged"
    said = reported(Format.text, quoting(forged, Where("f", 2, forged)), quoting(forged, Where(forged)))
    assert not any(line.startswith(("No problems", "::error")) for line in said.splitlines())
