"""``outturn check``: every mistake at once, in words that an officer understands, and none on a right package."""

import csv
import io
import json
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from typer.testing import CliRunner, Result

from built import DATA, change
from golden import copied, expect, expected_names
from in_words import in_words
from outturn.command.choices import Format
from outturn.command.main import app
from outturn.command.print_findings import Manner, report
from outturn.errors import OutturnError
from outturn.findings.grouped import grouped
from outturn.pipeline.checking import check_site, checked_site
from outturn.reading.site_settings import settings_of
from packages import SAY
from searches import share
from telling import markdown_pages

FOLDER = "datapackage/twenty-mistakes/next"
INDICATORS = "datapackage/exampleshire-children/next/indicators.csv"
OUTTURNS = "datapackage/exampleshire-children/next/outturns.csv"
MISTAKES = {
    ("areas.csv", 3, "area"): "bad slug",
    ("commentary/movers.md", None, ""): "commentary without indicator",
    ("comparators.csv", 3, "area"): "unknown area",
    ("indicators.csv", 4, "per"): "rate without per",
    ("indicators.csv", 5, "outcome"): "unknown outcome",
    ("indicators.csv", 6, "definition"): "empty required cell",
    ("outturns.csv", 2, "period"): "bad period",
    ("outturns.csv", 3, "period"): "years that are not consecutive",
    ("outturns.csv", 4, "numerator"): "numerator above denominator",
    ("outturns.csv", 5, "value"): "value that the counts do not give",
    ("outturns.csv", 6, "value"): "NA in a number",
    ("outturns.csv", 7, "value"): "neither value nor mark",
    ("outturns.csv", 8, "mark"): "value and mark",
    ("outturns.csv", 10, "indicator, period"): "duplicate key",
    ("outturns.csv", 11, "indicator"): "unknown indicator",
    ("outturns.csv", 12, "period"): "period that does not fit the frequency",
    ("outturns.csv", 15, "value"): "thousands comma",
    ("targets.csv", 2, "source"): "benchmark without source",
    ("targets.csv", 4, "value"): "crossed floor and target",
    ("targets.csv", 5, "kind"): "target without polarity",
}
"""What was done wrong in the case, by file, row and column; counted by hand in the files."""


def told(site: Path, form: str = "text") -> Result:
    """What the program says of a site."""
    with chdir(site):
        return CliRunner().invoke(app, ["check", "--format", form])


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied("twenty-mistakes", tmp_path_factory.mktemp("mistaken"))


def rows_of(record: dict[str, Any]) -> list[int | None]:
    """The rows that a record of the report names; none is that of the whole file."""
    spans = record.get("rows") or [[record["where"]["row"]] * 2]
    return [row for first, last in spans for row in (range(first, last + 1) if first else [None])]


def test_twenty_mistakes_are_twenty_problems_each_at_its_place(mistaken: Path) -> None:
    problems = json.loads(told(mistaken, "json").stdout)
    assert len(MISTAKES) == sum(one["count"] for one in problems) == 20
    wheres = [(one["where"], row) for one in problems for row in rows_of(one)]
    places = [(where["file"], row, where["column"]) for where, row in wheres]
    assert {(file.removeprefix(f"{FOLDER}/"), row, column) for file, row, column in places} == set(MISTAKES)
    assert all(one["what"] and one["found"] and one["expected"] and one["fix"] for one in problems)


@pytest.mark.parametrize(("form", "golden"), [("text", "check.txt"), ("json", "check.json"), ("github", "github.txt")])
def test_problems_are_printed_in_these_words(mistaken: Path, form: str, golden: str) -> None:
    found = told(mistaken, form)
    assert found.exit_code == 1
    assert found.stderr == ""
    expect(found.stdout, "twenty-mistakes", golden)


def test_the_text_ends_with_the_number_of_problems(mistaken: Path) -> None:
    assert told(mistaken, "text").stdout.splitlines()[-1] == "19 problems in 20 places."


def test_a_right_package_has_no_problem(tmp_path: Path) -> None:
    found = told(copied("small", tmp_path))
    assert (found.exit_code, found.stdout, found.stderr) == (0, "No problems. 1 scorecard checked.\n", "")


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    """The small case with a figure of the year so far that is to be compared with the quarter before."""
    root = copied("small", tmp_path)
    change(root / INDICATORS, "year-to-date,same-period-last-year", "year-to-date,previous")
    return root


def test_a_warning_is_said_as_one_with_what_to_write_and_stops_nothing(warned: Path) -> None:
    found = told(warned)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout == (
        f"{INDICATORS}, row 6, column compare_with\n"
        "  warning: a figure of the year so far, set to be compared with the period before"
        " [year-to-date-against-previous]\n"
        "  found     “previous”\n"
        "  expected  same-period-last-year\n"
        "  to fix    Write same-period-last-year in compare_with; where the figure is of each period alone, correct the"
        " basis instead.\n"
        "  to answer year-to-date-against-previous,indicators.csv,spend,compare_with,previous,REASON,POST\n\n"
        "No problems, 1 warning. 1 scorecard checked.\n"
        "Warnings stop a sealing, until the data are corrected or answers.csv says why they are right.\n"
    )
    assert len(checked_site(settings_of(warned / "mkdocs.yml")).findings) == 1


def test_a_warning_is_a_warning_to_programs_too(warned: Path) -> None:
    (one,) = json.loads(told(warned, "json").stdout)
    assert (one["id"], one["severity"]) == ("year-to-date-against-previous", "warning")
    (said,) = told(warned, "github").stdout.splitlines()
    assert said.startswith(f"::warning file={INDICATORS},line=6,title=year-to-date-against-previous::compare_with: ")
    assert "expected same-period-last-year" in said


def test_warnings_are_counted_apart_from_problems(warned: Path) -> None:
    change(warned / INDICATORS, "rate,10000", "rate,")
    found = told(warned)
    assert (found.exit_code, found.stdout.splitlines()[-1]) == (1, "1 problem, 1 warning.")


@pytest.mark.site
def test_the_pages_of_a_small_package(tmp_path: Path) -> None:
    settings = settings_of(copied("small", tmp_path) / "mkdocs.yml")
    pages = dict(markdown_pages(settings, checked_site(settings)))
    for name, markdown in pages.items():
        expect(markdown, "small", name)
    assert set(pages) == expected_names("small")


def test_problems_stop_the_pages(mistaken: Path) -> None:
    with pytest.raises(OutturnError) as stopped:
        checked_site(settings_of(mistaken / "mkdocs.yml"))
    assert len(stopped.value.findings) == 20


TABLES = ("indicators", "outturns", "targets", "comparators", "areas", "frameworks", "issues", "assessments")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_cannot_be_read_is_one_problem_and_not_one_for_every_row_that_names_it(
    tmp_path: Path, table: str
) -> None:
    folder = copied("small", tmp_path) / "datapackage"
    path = folder / "exampleshire-children" / "next" / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    checked = check_site(folder)
    assert [one.what for one in in_words(checked.problems)] == ["not separated by commas"]
    assert checked.problems[0].where.file.endswith(f"{table}.csv")


def test_a_folder_without_scorecards_is_a_problem(tmp_path: Path) -> None:
    assert len(check_site(tmp_path / "datapackage").problems) == 1
    (tmp_path / "datapackage").mkdir()
    assert [one.what for one in in_words(check_site(tmp_path / "datapackage").problems)] == ["no packages"]


def test_a_scorecard_without_working_copy_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "datapackage" / "exampleshire").mkdir(parents=True)
    (problem,) = in_words(check_site(tmp_path / "datapackage").problems)
    assert (problem.what, problem.where.file) == ("no working copy", "datapackage/exampleshire")


@pytest.mark.parametrize("name", ["Exampleshire", "example_shire", "example--shire", "attention", "data", "é"])
def test_a_folder_whose_name_cannot_be_an_address_is_a_problem(tmp_path: Path, name: str) -> None:
    folder = copied("small", tmp_path) / "datapackage"
    (folder / "exampleshire-children").rename(folder / name)
    assert "not a scorecard's name" in [one.what for one in in_words(check_site(folder).problems)]


def test_the_same_code_carries_the_same_figures(tmp_path: Path) -> None:
    folder = copied("small", tmp_path) / "datapackage"
    copied("small", tmp_path / "again")
    (tmp_path / "again/datapackage/exampleshire-children").rename(folder / "exampleshire-other")
    other = folder / "exampleshire-other" / "next"
    edit(other / "datapackage.json", '"name": "exampleshire-children"', '"name": "exampleshire-other"')
    assert check_site(folder).problems == ()
    edit(other / "outturns.csv", "three-moves,FY2022-23,10,20,200,,", "three-moves,FY2022-23,11,22,200,,")
    (problem,) = in_words(check_site(folder).problems)
    assert (problem.where.row, problem.where.column) == (2, "value")
    assert "datapackage/exampleshire-children/next/outturns.csv" in (problem.where.file, problem.expected)
    assert "exampleshire-other" in problem.where.file + problem.expected
    assert "NI 62" in problem.found


def test_the_same_code_in_another_area_may_carry_other_figures(tmp_path: Path) -> None:
    folder = copied("small", tmp_path) / "datapackage"
    copied("small", tmp_path / "again")
    (tmp_path / "again/datapackage/exampleshire-children").rename(folder / "othershire")
    other = folder / "othershire" / "next"
    edit(other / "datapackage.json", '"name": "exampleshire-children"', '"name": "othershire"')
    edit(other / "datapackage.json", '"name": "Exampleshire"', '"name": "Othershire"')
    edit(other / "outturns.csv", "three-moves,FY2022-23,10,20,200,,", "three-moves,FY2022-23,11,22,200,,")
    assert check_site(folder).problems == ()


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that the file holds."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


ODD_CELLS = (
    "", " ", "NA", "-", "0", "-0", "1e400", "-1e300", "1e-300", "NaN", "inf", "1_000", "0x10", "١٢", "½", "true",
    "2024", "FY2024-25", "2024-03-31", "2022..2024", "9999-99-99", "x", "b", "target", "lower", "none", "band", "rate",
    "three-moves", "wait", "summary", "../x", "a" * 5_000, "9" * 400, "{{ 1 }}", "<b>", '"', "\n", "\x00", "\u202e",
    "\ud7ff", "three-moves three-moves", "2199-12-31", "1900",
)  # fmt: skip


@pytest.fixture(scope="module")
def small_texts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    site = copied("small", tmp_path_factory.mktemp("fuzzed"))
    folder = site / "datapackage" / "exampleshire-children" / "next"
    change(folder / "datapackage.json", '"illustrative"', '"disclosure": {"smallest": 15}, "illustrative"')
    return site, {table: (folder / f"{table}.csv").read_text(encoding="utf-8") for table in TABLES}


@share(0.25)
@given(data=st.data())
def test_no_cell_can_stop_the_check_or_what_follows_it(
    small_texts: tuple[Path, dict[str, str]], data: st.DataObject
) -> None:
    site, texts = small_texts
    table = data.draw(st.sampled_from(TABLES))
    rows = list(csv.reader(io.StringIO(texts[table])))
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.integers(0, len(rows) - 1))
        rows[row][data.draw(st.integers(0, len(rows[row]) - 1))] = data.draw(st.sampled_from(ODD_CELLS))
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(rows)
    path = site / "datapackage" / "exampleshire-children" / "next" / f"{table}.csv"
    try:
        path.write_text(made.getvalue(), encoding="utf-8", newline="")
        checked = check_site(site / "datapackage")
        assert list(markdown_pages(settings_of(site / "mkdocs.yml"), checked, preview=bool(checked.problems)))
    finally:
        path.write_text(texts[table], encoding="utf-8", newline="")


def test_sentences_are_broken_between_words_on_a_terminal_and_what_is_to_be_copied_is_not(tmp_path: Path) -> None:
    root = copied("small", tmp_path)
    change(root / INDICATORS, "year-to-date,same-period-last-year", "year-to-date,previous")
    change(root / OUTTURNS, "visits,FY2023-24-Q1,90", "visit,FY2023-24-Q1,90")
    groups = grouped(check_site(root / DATA).findings)
    said = {}
    for width, is_terminal in ((60, True), (60, False)):
        file = io.StringIO()
        console = Console(file=file, force_terminal=is_terminal, width=width, color_system=None)
        report(groups, Format.text, Manner(SAY, DATA), console)
        said[is_terminal] = [line.rstrip() for line in file.getvalue().splitlines()]
    broken, whole = said[True], said[False]
    assert max(len(line) for line in whole if not line.startswith("  to answer")) > 60
    labels = ("  found", "  expected", "  to fix", " " * 12)
    assert max(len(line) for line in broken if line.startswith(labels)) <= 60
    assert [line for line in broken if "to answer" in line] == [line for line in whole if "to answer" in line]
    assert " ".join(" ".join(broken).split()) == " ".join(" ".join(whole).split())


def test_a_row_that_cannot_be_read_is_no_period_left_out(tmp_path: Path) -> None:
    root = copied("small", tmp_path)
    change(
        root / OUTTURNS, "three-moves,FY2023-24,12.5,25,200,p,Not yet audited", "three-moves,FY2023-24,12.5,,25,200,p,"
    )
    assert [one.id for one in check_site(root / DATA).findings] == ["row-cells"]
