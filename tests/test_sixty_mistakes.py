"""More than sixty different mistakes in one package: each is named once, as what it is, at its row and column.

What was done wrong was listed by hand in ``expected/mistakes.csv`` while the package was written.
"""

import csv
from contextlib import chdir
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from built import DATA
from golden import CASES, copied
from in_words import in_words
from outturn.command.main import app
from outturn.findings.grouped import grouped
from outturn.pipeline.checking import check_site
from outturn.pipeline.mending import mend

pytestmark = pytest.mark.wide
NAME = "sixty-mistakes"
NEXT = f"{NAME}/next/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(NAME, tmp_path)


def done_wrong() -> list[tuple[str, str, str, str]]:
    with (CASES / NAME / "expected/mistakes.csv").open(encoding="utf-8", newline="") as file:
        return [(row["file"], row["row"], row["column"], row["finding"]) for row in csv.DictReader(file)]


def named(data: Path) -> list[tuple[str, str, str, str]]:
    found = check_site(data).findings
    return [(one.where.file.removeprefix(NEXT), str(one.where.row or ""), one.where.column, one.id) for one in found]


def told(root: Path, *arguments: str) -> Result:
    with chdir(root):
        return CliRunner().invoke(app, ["check", *arguments])


def test_each_mistake_is_named_once_as_what_it_is(root: Path) -> None:
    right = done_wrong()
    assert len(right) == len(set(right)) > 60
    assert sorted(named(root / DATA)) == sorted(right)
    assert all(one.found and one.expected and one.fix for one in in_words(check_site(root / DATA).findings))


def test_it_ends_in_words_and_not_in_a_traceback(root: Path) -> None:
    for form in ("text", "json", "github"):
        said = told(root, "--format", form)
        assert (said.exit_code, said.stderr) == (1, "")


def test_the_same_mistake_in_many_rows_is_one_finding_with_its_rows(tmp_path: Path) -> None:
    data = copied("small", tmp_path) / DATA
    path = data / "exampleshire-children/next/outturns.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    months = [f"wait,{name}-{year},10,,,," for year in range(10, 24) for name in ("Jan", "Feb", "Mar", "Apr", "May")]
    path.write_text("\n".join([lines[0], *months, *lines[1:], ""]), encoding="utf-8")
    found = check_site(data).findings
    (group,) = grouped(found)
    assert (group.id, len(group), group.whole.rows) == ("period-not-a-period", 70, ((2, 71),))
    assert told(tmp_path).stdout.splitlines()[0].endswith("outturns.csv, rows 2 to 71, column period")
    assert "70 of these have one right answer: outturn check --fix writes them." in told(tmp_path).stdout


RIGHT = [
    # the file, a line as it stands after the fix
    ("outturns.csv", "slash-year,FY2018-19,45,,,,,,"),
    ("outturns.csv", "school-year,AY2018-19,45,,,,,,"),
    ("outturns.csv", "month-as-date,2022-09,45,,,,,,"),
    ("outturns.csv", "month-as-day,2022-09,45,,,,,,"),
    ("outturns.csv", "first-of-month,2024-09,45,,,,,,"),
    ("outturns.csv", "quarter-first,FY2024-25-Q1,45,,,,,,"),
    ("outturns.csv", "autumn,AY2024-25-T1,45,,,,,,"),
    ("outturns.csv", "pounds,FY2024-25,1234,,,,,,"),
    ("outturns.csv", "per-cent,FY2024-25,45,,,,,,"),
    ("outturns.csv", "thousands,FY2024-25,1234,,,,,,"),
    ("outturns.csv", "fewer,FY2024-25,,,,,,c,"),
    ("outturns.csv", "marked,FY2024-25,,,,,,c,"),
    ("outturns.csv", "brackets,FY2024-25,-12,,,,,,"),
    ("outturns.csv", "en-dash,FY2024-25,-5,,,,,,"),
    ("outturns.csv", "blank-inside,FY2024-25,12000,,,,,,"),
    ("outturns.csv", "apostrophe,FY2024-25,45,,,,,,"),
    ("outturns.csv", "wide,FY2024-25,12,,,,,,"),
    ("outturns.csv", "mark-in-brackets,FY2024-25,45,,,,,p,"),
    ("outturns.csv", "broken-text,FY2024-25,46,,,,,,The council can’t say why"),
    ("outturns.csv", "blank-before,FY2024-25,47,,,,,,Not audited"),
    ("outturns.csv", "capitals,FY2024-25,50,,,,,,"),
    ("targets.csv", "aim-per-cent,FY2024-25,target,75,,"),
    ("groups.csv", "sex,girls,Sex,Girls’ own"),
    ("issues.csv", "issue,title,owner,review,status"),
    ("issues.csv", "homes,Too few homes,Head of Property,2026-03-31,open"),
    ("frameworks.csv", "indicator,framework,code"),
    ("frameworks.csv", "deaths,National Indicators,NI 47"),
]
LEFT = [
    "n-a,FY2024-25,n/a,,,,,,",
    "exponent,FY2024-25,1.2e3,,,,,,",
    "error,FY2024-25,#DIV/0!,,,,,,",
    'comma,FY2024-25,"12,5",,,,,,',
    "starred,FY2024-25,45*,,,,,,",
    "ten-times,FY2021-22,1230,,,,,,",
    "counts-crossed,FY2024-25,12,200,24,,,,",
]
"""What could be read in two ways, or means another number."""


def test_what_has_one_right_answer_is_written_and_nothing_else(root: Path) -> None:
    place = root / DATA / NEXT
    before = {path: path.read_bytes().splitlines() for path in sorted(place.rglob("*.*"))}
    said = told(root, "--fix")
    assert "row 77, period: “2022-09”, was “Sep-22”" in said.stdout
    for name, line in RIGHT:
        assert line in (place / name).read_text(encoding="utf-8").splitlines()
    left = (place / "outturns.csv").read_text(encoding="utf-8").splitlines()
    assert [line for line in LEFT if line not in left] == []
    changed = {path.name: len(set(path.read_bytes().splitlines()) - {*lines}) for path, lines in before.items()}
    of_tables = {"frameworks": 2, "groups": 1, "indicators": 3, "issues": 3, "outturns": 22, "targets": 1}
    assert {name: count for name, count in changed.items() if count} == {
        f"{name}.csv": count for name, count in of_tables.items()
    }


def test_doing_it_again_does_nothing(root: Path) -> None:
    assert mend(root / DATA)
    files = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    assert mend(root / DATA) == ()
    assert {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()} == files
