"""``outturn import``: what it shows, what it asks, what it writes, and what it leaves as it is."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from built import DATA, change, invoked
from councils import colours
from golden import copied
from outturn.command import asking
from outturn.command.main import app
from outturn.workbook.areas import Place, area_in
from sealed import CARD
from workbooks import xlsx

NEXT = f"{DATA}/{CARD}/next"
QUARTER: list[list[Any]] = [
    ["Children's scorecard 2024/25"],
    ["Indicator", "Q1", "Q2", "Q3", "Target", "RAG"],
    ["Visits on time", 93.5, "86*", 91, 95, "G"],
    ["Spent so far", "£1,250,000", "£2.7m", None, None, None],
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copied("small", tmp_path)


def workbook(site: Path, rows: list[list[Any]], name: str = "Q3 report.xlsx", sheet: str = "Scorecard") -> str:
    (site / name).write_bytes(xlsx({sheet: rows}))
    return name


def files(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site / NEXT).iterdir() if path.is_file()}


def test_what_changes_is_shown_and_nothing_is_written(site: Path) -> None:
    before = files(site)
    done = invoked("import", workbook(site, QUARTER), "--into", CARD, folder=site)
    assert (done.returncode, files(site)) == (0, before)
    assert done.stdout.startswith(
        "3 figures to write, 3 as they are, 1 rating or direction compared, 1 cell left out.\n"
    )
    for line in (
        "  Written in full (1): Scorecard!C4 “£2.7m” as 2700000",
        "  Outside the tables: titles, notes, totals below (1): Scorecard!A1 “Children's scorecard 2024/25”",
        "  visits, FY2024-25-Q3: the workbook says green (Scorecard!F3); worked out: amber",
        f"{CARD}: next to the import",
        "  visits, Scorecard: FY2024-25-Q2 86 (C3), FY2024-25-Q3 91 (D3)",
        "  Visits on time, Q2 2024/25: 86.0%, was 85.0% (up 1.0 percentage points)",
        "Nothing was changed. The same command with --yes writes it.",
    ):
        assert line in done.stdout
    assert (site / "imports" / CARD / "q3-report.yaml").exists()


def test_what_is_written_is_those_cells_and_no_other(site: Path) -> None:
    before = files(site)
    done = invoked("import", workbook(site, QUARTER), "--into", CARD, "--yes", folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"3 figures written to {NEXT}/ (outturns.csv)." in done.stdout
    expected = before["outturns.csv"].replace(b"FY2024-25-Q2,85,", b"FY2024-25-Q2,86,")
    expected = expected.replace(b"FY2024-25-Q2,2600000,", b"FY2024-25-Q2,2700000,") + b"visits,FY2024-25-Q3,91,,,,\n"
    assert files(site) == {**before, "outturns.csv": expected}
    again = invoked("import", "Q3 report.xlsx", "--into", CARD, "--yes", folder=site)
    assert (again.returncode, "Every figure is there already. Nothing was changed." in again.stdout) == (0, True)
    assert invoked("check", folder=site).returncode == 0


def test_what_is_not_sure_is_asked_in_the_file_and_answered_there(site: Path) -> None:
    rows: list[list[Any]] = [
        ["Indicator", "2024/25", "Tally"],
        ["Visit on time", 90, 3],
        ["Foster homes", 12, 4],
    ]
    done = invoked("import", workbook(site, rows), "--into", CARD, "--yes", folder=site)
    assert (done.returncode, done.stderr.split("\n")[0]) == (
        1,
        "Nothing was changed: answer what is asked there, and run the same command again.",
    )
    for line in (
        "  sheets > Scorecard > columns > Tally: What is in the column “Scorecard: Tally”: outturn, target, ignored…?",
        "  indicators > Visit on time: Which indicator is “Visit on time”? Its short name, new, or ignored.",
        "  indicators > Foster homes > polarity: Which way is better for “Foster homes”?",
        "  indicators > Foster homes > outcome: To which outcome does “Foster homes” belong?",
    ):
        assert line in done.stdout
    kept = site / "imports" / CARD / "q3-report.yaml"
    change(kept, "Tally: '?'", "Tally: ignored")
    change(kept, "Visit on time: '?'", "Visit on time: visits")
    change(kept, "polarity: '?'", "polarity: higher")
    change(kept, "outcome: '?'", "outcome: stay-safe")
    done = invoked("import", "Q3 report.xlsx", "--into", CARD, "--yes", folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "visits,FY2024-25,90,,,," in (site / NEXT / "outturns.csv").read_text(encoding="utf-8")
    assert "foster-homes,FY2024-25,12,,,," in (site / NEXT / "outturns.csv").read_text(encoding="utf-8")


def test_an_answer_on_the_command_line_answers_what_an_earlier_run_left_open(site: Path) -> None:
    name = workbook(site, [["Indicator", "Unit", "Q1 24/25"], ["Foster homes", "number", 91]])
    asked = invoked("import", name, "--into", CARD, "--yes", folder=site)
    assert asked.returncode == 1
    assert "polarity: '?'" in (site / "imports" / CARD / "q3-report.yaml").read_text(encoding="utf-8")
    done = invoked("import", name, "--into", CARD, "--polarity", "higher", "--yes", folder=site)
    assert "polarity: Which way is better" not in done.stdout
    assert "polarity: higher" in (site / "imports" / CARD / "q3-report.yaml").read_text(encoding="utf-8")


def test_an_answer_that_is_none_is_asked_again(site: Path) -> None:
    rows: list[list[Any]] = [["Indicator", "2024/25", "Tally"], ["Visit on time", 90, 3]]
    name = workbook(site, rows)
    invoked("import", name, "--into", CARD, folder=site)
    kept = site / "imports" / CARD / "q3-report.yaml"
    change(kept, "Tally: '?'", "Tally: outturns")
    change(kept, "Visit on time: '?'", "Visit on time: no-such")
    done = invoked("import", name, "--into", CARD, "--yes", folder=site)
    assert done.returncode == 1
    assert "sheets > Scorecard > columns > Tally:" in done.stdout
    assert "indicators > Visit on time:" in done.stdout
    change(kept, "Tally: '?'", "Tally: ignored")
    change(kept, "Visit on time: no-such", "Visit on time: new")
    done = invoked("import", name, "--into", CARD, "--polarity", "higher", folder=site)
    assert "  indicators > Visit on time > outcome:" in done.stdout


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("datapackage.json", b"{", "datapackage.json"),
        ("datapackage.json", b'{"scorecard": 1}', "datapackage.json"),
        ("outturns.csv", b"\xff\xfe\x00", "outturns.csv"),
        ("targets.csv", b"indicator\n", "targets.csv"),
        ("indicators.csv", None, "indicators.csv"),
    ],
)
def test_a_working_copy_that_cannot_be_added_to_is_named(
    site: Path, file: str, content: bytes | None, said: str
) -> None:
    name = workbook(site, QUARTER)
    path = site / NEXT / file
    path.unlink() if content is None else path.write_bytes(content)
    done = invoked("import", name, "--into", CARD, "--yes", folder=site)
    assert done.returncode == 1
    assert f"{NEXT}/{said}" in done.stdout
    assert "Nothing was changed." in done.stderr


def test_at_a_terminal_it_is_asked_there(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outturn.command.importing.is_terminal", lambda: True)
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    monkeypatch.chdir(site)
    name = workbook(site, [["Indicator", "Q1", "Q2"], ["Visits on time", 93, 86]])
    found = CliRunner().invoke(
        app, ["import", name, "--into", CARD, "--yes"], input="2024/25\n", env={"COLUMNS": "400"}
    )
    assert found.exit_code == 0, found.output
    assert "Which year are the columns without a year about, such as 2025/26?" in found.output
    assert "visits,FY2024-25-Q1,93," in (site / NEXT / "outturns.csv").read_text(encoding="utf-8")


def test_the_next_quarter_needs_no_answer_twice(site: Path) -> None:
    rows: list[list[Any]] = [["Indicator", "Q1 24/25"], ["Homes found", 12]]
    name = workbook(site, rows, "Homes.xlsx", "Stay safe")
    done = invoked("import", name, "--into", CARD, "--polarity", "higher", "--yes", folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    workbook(site, [["Homes 2024"], [], [*rows[0], "Q2 24/25"], [*rows[1], 15]], "Homes.xlsx", "Stay safe")
    done = invoked("import", name, "--into", CARD, "--yes", folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 figure to write, 1 as they are" in done.stdout
    assert "homes-found,FY2024-25-Q2,15" in (site / NEXT / "outturns.csv").read_text(encoding="utf-8")


def test_a_column_that_is_empty_today_is_read_when_it_is_filled(site: Path) -> None:
    rows: list[list[Any]] = [["Indicator", "Q3 24/25", "Q4 24/25"], ["Visits on time", 91, None]]
    name = workbook(site, rows)
    assert invoked("import", name, "--into", CARD, "--yes", folder=site).returncode == 0
    workbook(site, [rows[0], ["Visits on time", 91, 92]])
    done = invoked("import", name, "--into", CARD, "--yes", folder=site)
    assert "1 figure to write, 1 as they are" in done.stdout
    assert "visits,FY2024-25-Q4,92," in (site / NEXT / "outturns.csv").read_text(encoding="utf-8")


def test_a_colour_is_compared_as_a_rating(site: Path) -> None:
    (site / "Gritting.xlsx").write_bytes(colours())
    change(site / NEXT / "indicators.csv", "visits,Visits on time", "visits,Gritting done")
    done = invoked("import", "Gritting.xlsx", "--into", CARD, folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "visits, FY2024-25-Q1: the workbook says red by its colour (Safety!C2); worked out: amber" in done.stdout
    assert "FY2024-25-Q3" not in done.stdout.partition("worked out otherwise")[2]


def test_where_it_would_be_newly_wrong_nothing_is_written(site: Path) -> None:
    before = files(site)
    rows: list[list[Any]] = [["Indicator", "2024/25"], ["Children who moved home three times or more", 19]]
    done = invoked("import", workbook(site, rows), "--into", CARD, "--yes", folder=site)
    assert (done.returncode, files(site)) == (1, before)
    assert "1 problem. Nothing was changed." in done.stderr
    assert f"{NEXT}/outturns.csv" in done.stdout


def test_a_scorecard_that_is_not_there_is_begun(site: Path) -> None:
    rows: list[list[Any]] = [
        ["Indicator", "Good is", "2023/24", "2024/25"],
        ["Clean streets"],
        ["Litter complaints", "Low", 120, 98],
    ]
    name = workbook(site, rows)
    done = invoked("import", name, "--into", "streets", "--area", "Exampleshire", "--yes", folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (site / DATA / "streets/next/outturns.csv").read_text(encoding="utf-8") == (
        "indicator,period,value,numerator,denominator,mark,note\n"
        "litter-complaints,FY2023-24,120,,,,\n"
        "litter-complaints,FY2024-25,98,,,,\n"
    )
    assert '"title": "Clean streets"' in (site / DATA / "streets/next/datapackage.json").read_text(encoding="utf-8")
    assert invoked("check", folder=site).returncode == 0


def test_what_was_typed_wrongly_is_said(site: Path) -> None:
    name = workbook(site, QUARTER)
    for arguments, said in (
        (("nothing.xlsx", "--into", CARD), "There is no file nothing.xlsx."),
        ((name, "--into", "No such"), "--into: expected small letters, digits and single hyphens, but got “No such”."),
        ((name, "--into", CARD, "--polarity", "up"), "--polarity: expected one of higher, lower, none, but got “up”."),
        ((name, "--into", "new-one"), "--area: an answer is missing"),
    ):
        done = invoked("import", *arguments, folder=site)
        assert done.returncode == 2
        assert said in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "q3-report.yaml, line 1 does not say how a workbook is read: it is no YAML."),
        ("sheet: x", "it has a key that is not known: sheet."),
        ("sheets: [a]", "a table of names and values is expected for sheets."),
        ("year: [2024]", "one value is expected for year."),
        ("x" * 1_000_001, "it is too large."),
    ],
    ids=["yaml", "key", "table", "text", "size"],
)
def test_a_mapping_that_is_none_is_named(site: Path, text: str, said: str) -> None:
    kept = site / "imports" / CARD / "q3-report.yaml"
    kept.parent.mkdir(parents=True)
    kept.write_text(text, encoding="utf-8")
    done = invoked("import", workbook(site, QUARTER), "--into", CARD, folder=site)
    assert (done.returncode, kept.read_text(encoding="utf-8")) == (2, text)
    assert said in done.stderr


def test_a_workbook_of_an_older_excel_is_named_where_it_lies_with_what_to_do(site: Path) -> None:
    (site / "Q3 report.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    done = invoked("import", "Q3 report.xls", "--into", CARD, folder=site)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "Q3 report.xls"
    assert "save it as an Excel workbook (.xlsx), and import that file" in done.stdout


def test_a_workbook_that_cannot_be_read_is_a_problem(site: Path) -> None:
    (site / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    done = invoked("import", "old.xls", "--into", CARD, folder=site)
    assert done.returncode == 1
    assert "a workbook as Excel wrote it until 2003" in done.stdout
    assert not (site / "imports").exists()


AREAS = (
    Place("england", "England", "nation"),
    Place("london", "London", "region"),
    Place("brent", "Brent", "neighbour"),
    Place("alike", "Statistical neighbours", "all"),
)


@pytest.mark.parametrize(
    ("head", "area"),
    [
        ("England", "england"),
        ("England average", "england"),
        ("ENGLAND 2024/25", "england"),
        ("National", "england"),
        ("Regional average", "london"),
        ("2024/25 | London", "london"),
        ("Statistical neighbours", "alike"),
        ("Neighbour", "brent"),
        ("Brent (Q1 24/25)", "brent"),
        ("Brentwood", ""),
        ("England and Wales", ""),
        ("England | Brent", ""),
        ("Rank in England", ""),
        ("Benchmark", ""),
    ],
)
def test_a_heading_names_an_area_or_none(head: str, area: str) -> None:
    assert area_in(head, AREAS) == area


def with_areas(site: Path) -> None:
    (site / NEXT / "areas.csv").write_text(
        "area,name,kind,code\nengland,England,nation,E92000001\nbrent,Brent,neighbour,E09000005\n", encoding="utf-8"
    )
    (site / NEXT / "comparators.csv").write_text(
        "indicator,period,area,value,mark\nvisits,FY2024-25-Q1,england,90,p\n", encoding="utf-8"
    )


COMPARED: list[list[Any]] = [
    ["Indicator", "Q1 24/25", "England", "Q2 24/25", "England Q2 24/25", "Brent", "Statistical neighbours"],
    ["Visits on time", 93.5, "91.2", 86, "[c]", 88.1, 80],
]


def test_other_areas_figures_are_written_where_the_area_is_known(site: Path) -> None:
    with_areas(site)
    done = invoked("import", workbook(site, COMPARED), "--into", CARD, "--yes", folder=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (site / NEXT / "comparators.csv").read_text(encoding="utf-8") == (
        "indicator,period,area,value,mark\n"
        "visits,FY2024-25-Q1,england,91.2,p\n"
        "visits,FY2024-25-Q2,england,,c\n"
        "visits,FY2024-25-Q2,brent,88.1,\n"
    )
    written = "england FY2024-25-Q1 91.2 (C2), FY2024-25-Q2 86 (D2), england FY2024-25-Q2 [c] (E2), brent FY2024-25-Q2"
    assert f"{written} 88.1 (F2)" in done.stdout
    assert "behind comparator in the mapping (1): Scorecard!G2 “80”" in done.stdout
    mapping = (site / "imports" / CARD / "q3-report.yaml").read_text(encoding="utf-8")
    assert "      England: comparator england\n" in mapping
    again = invoked("import", "Q3 report.xlsx", "--into", CARD, "--yes", folder=site)
    assert "Every figure is there already. Nothing was changed." in again.stdout


def test_the_mapping_says_whose_figures_a_column_has_and_of_which_time(site: Path) -> None:
    with_areas(site)
    workbook(site, COMPARED)
    assert invoked("import", "Q3 report.xlsx", "--into", CARD, folder=site).returncode == 0
    mapping = site / "imports" / CARD / "q3-report.yaml"
    change(mapping, "Statistical neighbours: comparator\n", "Statistical neighbours: comparator brent Q1 2024/25\n")
    change(mapping, "Brent: comparator brent\n", "Brent: ignored\n")
    kept = mapping.read_bytes()
    done = invoked("import", "Q3 report.xlsx", "--into", CARD, "--yes", folder=site)
    assert "brent FY2024-25-Q1 80 (G2)" in done.stdout
    assert mapping.read_bytes() == kept
    assert "visits,FY2024-25-Q1,brent,80,\n" in (site / NEXT / "comparators.csv").read_text(encoding="utf-8")
