"""``outturn new scorecard``, ``indicator`` and ``period``: what is there stays byte for byte, or nothing is written."""

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from built import change, contents, differing, invoked
from golden import copied
from outturn.authoring.period import Wanting, next_period, wanted
from outturn.authoring.tables import appended, labels_of, with_columns, with_label
from outturn.check.period import fits
from outturn.command import asking
from outturn.command.main import app
from outturn.periods import parse
from outturn.pipeline.checking import check_site

CARD = "exampleshire-children"
NEXT = f"datapackage/{CARD}/next"
OTHER = "figures of another kind of period"
FORMULA = "a text that a spreadsheet takes for a formula"
MEASURE = ("--definition", "Children seen.", "--outcome", "be-healthy", "--polarity", "higher")
"""What has to be said of an indicator."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copied("small", tmp_path)


def records(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))


def test_a_scorecard_is_right_as_it_is_written(site: Path) -> None:
    before = contents(site)
    said = ("--outcome", "Stay safe: Are streets safe?", "--outcome", "Get about: Do buses run?", "--illustrative")
    done = invoked("new", "scorecard", "streets", "--area", "Exampleshire", *said, folder=site)
    assert (done.returncode, done.stderr) == (0, "")
    after = contents(site)
    tables = ("areas.csv", "comparators.csv", "datapackage.json", "indicators.csv", "outturns.csv", "targets.csv")
    assert differing(before, after) == [f"datapackage/streets/next/{name}" for name in tables]
    checked = check_site(site / "datapackage")
    assert checked.findings == ()
    (card,) = [one.scorecard for one in checked.packages if one.scorecard.name == "streets"]
    assert (card.title, card.publisher, card.area) == ("Streets", "Exampleshire Council", "Exampleshire")
    assert [(one.id, one.title, one.question) for one in card.outcomes] == [
        ("stay-safe", "Stay safe", "Are streets safe?"),
        ("get-about", "Get about", "Do buses run?"),
    ]
    assert card.illustrative


def test_every_mistake_of_a_scorecard_is_told_at_once_and_nothing_is_written(site: Path) -> None:
    before = contents(site)
    wrong = (
        "--title",
        "=SUM(A1)",
        "--description",
        "=SUM(A1) or not",
        "--outcome",
        "safe",
        "--contact",
        "me",
        "--next-publication",
        "soon",
    )
    done = invoked("new", "scorecard", "Our Streets", *wrong, folder=site)
    assert (done.returncode, done.stderr.splitlines()) == (
        2,
        [
            "NAME: expected small letters, digits and single hyphens, but got “Our Streets”.",
            f"--title: {FORMULA}: found “=SUM(A1)”, expected words, such as “SUM(A1)”.",
            f"--description: {FORMULA}: found “=SUM(A1) or not”, expected words, such as “SUM(A1) or not”.",
            "--area: an answer is missing: Which area is it about, as a resident calls it?",
            "--outcome: expected an outcome and its question, such as “Stay safe: Are children safe?”, but got “safe”.",
            "--contact: expected an e-mail address, but got “me”.",
            "--next-publication: expected a day such as 2027-01-29, but got “soon”.",
            "Nothing was written.",
        ],
    )
    assert contents(site) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (CARD, f"NAME: there is a folder datapackage/{CARD} already."),
        ("data", "NAME: not a scorecard's name: found “data”"),
        ("con", "NAME: a name that Windows keeps for a device: found “con”"),
    ],
)
def test_a_name_that_is_taken_is_refused(site: Path, name: str, said: str) -> None:
    before = contents(site)
    done = invoked("new", "scorecard", name, "--area", "Here", "--outcome", "A: Is it?", folder=site)
    assert (done.returncode, done.stderr.splitlines()[0].startswith(said)) == (2, True), done.stderr
    assert contents(site) == before


def test_a_name_at_whose_address_a_page_stands_is_refused(site: Path) -> None:
    (site / "docs" / "streets.md").write_text("# Streets\n", encoding="utf-8")
    done = invoked("new", "scorecard", "streets", "--area", "Here", "--outcome", "A: Is it?", folder=site)
    assert (done.returncode, done.stderr.startswith("NAME: a page at an address that the program makes")) == (2, True)
    assert not (site / "datapackage" / "streets").exists()


def test_an_indicator_is_a_row_behind_the_others(site: Path) -> None:
    file = site / NEXT / "indicators.csv"
    before = file.read_bytes()
    done = invoked("new", "indicator", CARD, "health-checks", *MEASURE, folder=site)
    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_bytes().startswith(before)
    row = records(file)[-1]
    assert {name: cell for name, cell in row.items() if cell} == {
        "indicator": "health-checks",
        "title": "Health checks",
        "outcome": "be-healthy",
        "unit": "percent",
        "decimals": "1",
        "polarity": "higher",
        "frequency": "year",
        "year_type": "financial",
        "basis": "period",
        "compare_with": "previous",
        "source": "Made-up figures",
        "definition": "Children seen.",
        "status": "active",
    }
    assert check_site(site / "datapackage").findings == ()


def test_a_column_that_the_file_lacks_is_added_at_its_place_and_no_other_cell_changes(site: Path) -> None:
    file = site / NEXT / "indicators.csv"
    before = records(file)
    said = ("--unit", "number", "--set", "multiplier=1000", "--set", "status=new", "--set", "unit_label=mile|miles")
    assert invoked("new", "indicator", CARD, "roads", *MEASURE, *said, folder=site).returncode == 0
    after = records(file)
    added = {"unit_label": "", "multiplier": ""}
    assert [{**row, **added} for row in before] == after[:-1]
    assert list(after[0])[3:8] == ["outcome", "unit", "unit_label", "multiplier", "per"]
    assert [after[-1][name] for name in ("unit", "unit_label", "multiplier", "status")] == [
        *("number", "mile|miles", "1000", "new"),
    ]
    assert check_site(site / "datapackage").findings == ()


def test_every_mistake_of_an_indicator_is_told_at_once_and_nothing_is_written(site: Path) -> None:
    before = contents(site)
    wrong = ("--unit", "rate", "--tolerance", "5%", "--outcome", "elsewhere", "--set", "colour=red", "--set", "every")
    done = invoked("new", "indicator", CARD, "three-moves", *wrong, "--set", "multiplier=7", folder=site)
    assert done.returncode == 2
    said = {line.partition(": ")[0]: line.partition(": ")[2] for line in done.stderr.splitlines()}
    assert list(said) == [
        *("--set colour", "--set every", "--definition", "--outcome", "--per", "--polarity", "--tolerance"),
        *("NAME", "--set multiplier", "Nothing was written."),
    ]
    assert said["--definition"] == "an answer is missing: What exactly is counted?"
    assert said["--outcome"] == "expected one of stay-safe, be-healthy, but got “elsewhere”."
    assert said["--set every"] == "expected a column and its cell, such as multiplier=1000."
    assert said["NAME"].startswith("a row stands twice: found “three-moves”")
    assert contents(site) == before


def test_what_is_wrong_already_hinders_nothing(site: Path) -> None:
    change(site / NEXT / "indicators.csv", "rate,10000", "rate,")
    assert len(check_site(site / "datapackage").problems) == 1
    assert invoked("new", "indicator", CARD, "health-checks", *MEASURE, folder=site).returncode == 0
    assert len(check_site(site / "datapackage").problems) == 1


@pytest.mark.parametrize("command", [("indicator", CARD, "health-checks", *MEASURE), ("period", CARD, "FY2025-26")])
def test_a_table_that_cannot_be_read_is_not_added_to(site: Path, command: tuple[str, ...]) -> None:
    for table in ("indicators", "outturns"):
        (site / NEXT / f"{table}.csv").write_bytes("indicator;title\ncafé;x\n".encode("latin-1"))
    before = contents(site)
    done = invoked("new", *command, folder=site)
    assert done.returncode == 1
    assert "not UTF-8 text" in done.stdout
    assert contents(site) == before


def test_a_period_is_an_empty_row_for_each_indicator_that_wants_a_figure(site: Path) -> None:
    file = site / NEXT / "outturns.csv"
    before = file.read_bytes()
    done = invoked("new", "period", CARD, "FY2024-25-Q3", folder=site)
    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_bytes() == before + b"visits,FY2024-25-Q3,,,,,\nspend,FY2024-25-Q3,,,,,\n"
    assert done.stdout.splitlines() == [
        f"2 rows for FY2024-25-Q3 added to {NEXT}/outturns.csv: visits, spend.",
        f"Left out: three-moves, looked-after ({OTHER}: year, financial); wait ({OTHER}: month, calendar).",
        "Fill in the values, or a mark that says why there is none; outturn check says what is still missing.",
    ]
    assert [(one.id, one.where.row) for one in check_site(site / "datapackage").problems] == [
        ("figure-missing", 17),
        ("figure-missing", 18),
    ]


def test_rows_that_are_there_stay_and_no_other_is_added(site: Path) -> None:
    file = site / NEXT / "outturns.csv"
    change(file, "spend,FY2024-25-Q2,2600000,,,e,\n", "")
    said = invoked("new", "period", CARD, "FY2024-25-Q2", folder=site).stdout
    assert file.read_bytes().endswith(b"spend,FY2024-25-Q1,1250000,,,,\nspend,FY2024-25-Q2,,,,,\n")
    assert "There already: visits.\n" in said
    before = file.read_bytes()
    said = invoked("new", "period", CARD, "FY2024-25-Q2", folder=site).stdout
    assert said == "Every indicator that wants a figure for FY2024-25-Q2 has a row for it. Nothing was changed.\n"
    assert file.read_bytes() == before


def test_of_many_that_are_left_out_a_few_are_named(site: Path) -> None:
    file = site / NEXT / "indicators.csv"
    (row,) = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("wait,")]
    more = "".join(f"w{number}{row.removeprefix('wait')}\n" for number in range(6))
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8", newline="")
    said = invoked("new", "period", CARD, "FY2025-26-Q1", folder=site).stdout
    assert f"; wait, w0, w1, w2, w3, 2 more ({OTHER}: month, calendar).\n" in said


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("FY2024-26", "PERIOD: not a period: found “FY2024-26”"),
        ("AY2024-25-T1", f"No indicator of {CARD} wants a figure for AY2024-25-T1."),
        ("", "PERIOD: say for which period"),
    ],
)
def test_a_period_that_no_indicator_wants_is_refused(site: Path, period: str, said: str) -> None:
    before = contents(site)
    done = invoked("new", "period", CARD, *([period] if period else []), folder=site)
    assert (done.returncode, done.stderr.startswith(said)) == (2, True), done.stderr
    assert contents(site) == before


WANTING = (
    Wanting("yearly", "year", "financial", "period", "active", 1, ("FY2023-24", "FY2024-25")),
    Wanting("school-year", "year", "academic", "period", "active", 1, ()),
    Wanting("survey", "year", "financial", "period", "active", 2, ("FY2022-23", "FY2024-25")),
    Wanting("old", "year", "financial", "period", "retired", 1, ("FY2023-24",)),
    Wanting("now-and-then", "irregular", "financial", "period", "active", 1, ("FY2023-24",)),
    Wanting("quarterly", "quarter", "financial", "period", "new", 1, ("FY2025-26-Q1",)),
    Wanting("with-years", "quarter", "financial", "period", "active", 1, ("FY2024-25-Q4", "FY2024-25")),
    Wanting("on-a-day", "year", "financial", "snapshot", "active", 1, ("2025-03-31",)),
    Wanting("in-autumn", "year", "financial", "snapshot", "active", 1, ("2024-09-30",)),
    Wanting("new-stock", "year", "financial", "snapshot", "active", 1, ()),
    Wanting("pooled", "year", "financial", "rolling", "active", 1, ("FY2021-22..FY2023-24",)),
    Wanting("mistyped", "quarter", "financial", "period", "active", 1, ("2024/25",)),
)
"""Each kind of indicator, with the periods that it has figures for."""


@pytest.mark.parametrize(
    ("period", "names"),
    [
        ("FY2025-26", ["yearly", "with-years", "new-stock"]),
        ("FY2026-27", ["yearly", "survey", "with-years", "new-stock"]),
        ("AY2025-26", ["school-year"]),
        ("FY2025-26-Q2", ["quarterly", "with-years", "mistyped"]),
        ("2026-03-31", ["on-a-day", "new-stock"]),
        ("FY2022-23..FY2024-25", ["pooled"]),
        ("2025-09-30", ["in-autumn", "new-stock"]),
        ("2026-04", []),
    ],
)
def test_these_indicators_want_a_figure(period: str, names: list[str]) -> None:
    assert [*wanted(WANTING, parse(period), fits).names] == names


def test_a_table_in_another_encoding_is_named_and_nothing_is_written(site: Path) -> None:
    path = site / NEXT / "outturns.csv"
    content = path.read_bytes() + "three-moves,FY2021-22,9,18,200,,Caf\u00e9\n".encode("cp1252")
    path.write_bytes(content)
    done = invoked("new", "period", CARD, "FY2025-26", folder=site)
    assert done.returncode in (1, 2)
    assert "not UTF-8" in done.stdout + done.stderr
    assert path.read_bytes() == content


def test_the_usual_period_is_the_next_that_most_wait_for() -> None:
    assert next_period(WANTING[:1]) == "FY2025-26"
    assert next_period(WANTING[2:3]) == "FY2026-27"
    assert next_period([WANTING[5], WANTING[5], WANTING[0]]) == "FY2025-26-Q2"
    assert next_period([WANTING[3], WANTING[4], WANTING[10]]) == ""


BOM = b"\xef\xbb\xbf"
ROW = {"indicator": "b", "value": '1"'}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"indicator,value\na,1\n", b'indicator,value\na,1\nb,"1"""\n'),
        (b"indicator,value\na,1", b'indicator,value\na,1\nb,"1"""\n'),
        (b"indicator,value\r\na,1\r\n", b'indicator,value\r\na,1\r\nb,"1"""\r\n'),
        (BOM + b"value,note,indicator\r\n", BOM + b'value,note,indicator\r\n"1""",,b\r\n'),
    ],
)
def test_rows_are_written_as_the_file_is(before: bytes, after: bytes) -> None:
    assert appended(before, [ROW]) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"indicator,value\na,1\n", b"indicator,period,value\na,x,1\n"),
        (BOM + b'"indicator",value\r\n"a,""\r\nb",1\r\n', BOM + b'"indicator",period,value\r\n"a,""\r\nb",x,1\r\n'),
        (b"indicator,note\na,\n,\nb", b"indicator,period,note\na,x,\n,x,\nb"),
        (b"value", b"period,value"),
        (b"value,period\n1,2\n", b"value,period\n1,2\n"),
    ],
)  # fmt: skip
def test_a_column_is_added_and_everything_else_stays_as_it_is(before: bytes, after: bytes) -> None:
    assert with_columns(before, "outturns", {"period": "x"}) == after


def test_a_column_is_called_by_another_name() -> None:
    assert with_label(b'a,"b"\r\n1,"2"\r\n', "b", "c") == b'a,c\r\n1,"2"\r\n'
    assert labels_of(b"\xef\xbb\xbfa,b\n1,2\n") == ["a", "b"]


Asking = Callable[..., tuple[int, str]]


@pytest.fixture
def at_terminal(site: Path, monkeypatch: pytest.MonkeyPatch) -> Asking:
    """Runs a command as somebody would who sits at a terminal and gives these answers."""
    monkeypatch.chdir(site)
    monkeypatch.setattr(asking, "is_terminal", lambda: True)

    def run(*command: str, answers: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, command, input=answers)
        return done.exit_code, done.output

    return run


def test_at_a_terminal_a_scorecard_is_asked_about(site: Path, at_terminal: Asking) -> None:
    said = "Our streets\n\n\nExampleshire\n\nsafe\nStay safe: Are they safe?\nGet about: Do buses run?\n\n\n\n\n\n"
    code, output = at_terminal("new", "scorecard", "streets", answers=said)
    assert code == 0, output
    assert "Who publishes it? [Exampleshire Council]:" in output
    assert "expected an outcome and its question" in output
    (card,) = [one.scorecard for one in check_site(site / "datapackage").packages if one.scorecard.name == "streets"]
    assert (card.title, card.description) == ("Our streets", "Our streets: how we are doing.")
    assert [one.id for one in card.outcomes] == ["stay-safe", "get-about"]


def test_at_a_terminal_only_what_matters_is_asked_and_asked_again(site: Path, at_terminal: Asking) -> None:
    said = "\nChildren seen.\nbe-healthy\nrate\nmany\n1000\n\nhigher\n\n\n\n\n\nHead of Health\n\n\n"
    code, output = at_terminal("new", "indicator", CARD, "health-checks", answers=said)
    assert code == 0, output
    assert "not a whole number: found “many”" in output
    assert "Its words, worst first" not in output
    assert "in percent of the target" not in output
    row = records(site / NEXT / "indicators.csv")[-1]
    assert [row[name] for name in ("unit", "per", "owner", "tolerance_unit")] == ["rate", "1000", "Head of Health", ""]


def test_at_a_terminal_the_next_period_is_offered(site: Path, at_terminal: Asking) -> None:
    code, output = at_terminal("new", "period", CARD, answers="\n")
    assert code == 0, output
    assert "[FY2024-25-Q3]:" in output
    assert "visits,FY2024-25-Q3,,,,,\n" in (site / NEXT / "outturns.csv").read_text(encoding="utf-8")


def test_who_says_anything_by_option_is_asked_nothing(at_terminal: Asking) -> None:
    code, output = at_terminal("new", "indicator", CARD, "health-checks", "--unit", "days", answers="")
    assert code == 2
    assert "--definition: an answer is missing" in output


@pytest.mark.parametrize("ends", [(True, True), (True, False), (False, True)])
def test_a_terminal_is_one_at_both_ends(monkeypatch: pytest.MonkeyPatch, ends: tuple[bool, bool]) -> None:
    class Stream(io.StringIO):
        def __init__(self, is_one: bool) -> None:  # noqa: FBT001
            super().__init__()
            self.isatty = lambda: is_one  # type: ignore[method-assign]

    monkeypatch.setattr(sys, "stdin", Stream(ends[0]))
    monkeypatch.setattr(sys, "stdout", Stream(ends[1]))
    assert asking.is_terminal() is all(ends)
