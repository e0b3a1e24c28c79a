"""``answers.csv``: a warning is answered with the row that the check prints for it, until its cell changes."""

import csv
import json
from contextlib import chdir
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from built import DATA, change
from outturn.command.main import app
from outturn.errors import OutturnError
from outturn.findings import open_warnings
from outturn.pipeline.checking import check_site, checked_site
from outturn.reading.site_settings import settings_of
from provoked import ANSWERS, OUT, SO_FAR, TO_PREVIOUS, answering
from sealed import CARD, SECOND, seal, sealed_once, small

REASON, POST = "The board wants to see each quarter.", "Head of Finance"
ROW = f"{SO_FAR},previous,{REASON},{POST}"


def told(root: Path, *arguments: str) -> Result:
    with chdir(root):
        return CliRunner().invoke(app, [*arguments])


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    """The small case with one warning."""
    small(tmp_path)
    TO_PREVIOUS(tmp_path / DATA)
    return tmp_path


def test_the_row_that_is_printed_answers_the_warning(warned: Path) -> None:
    said = told(warned, "check").stdout
    (row,) = (line.partition("to answer")[2].strip() for line in said.splitlines() if "to answer" in line)
    assert row == f"{SO_FAR},previous,REASON,POST"
    answering(row.replace("REASON", REASON).replace("POST", POST))(warned / DATA)
    after = told(warned, "check")
    assert after.exit_code == 0
    assert after.stdout.splitlines()[1].strip().startswith("answered: a figure of the year so far")
    assert f"  answered  {POST}: {REASON}" in after.stdout.splitlines()
    assert after.stdout.splitlines()[-1] == "No problems, 1 warning answered. 1 scorecard checked."
    assert open_warnings(check_site(warned / DATA).findings) == ()


def test_an_answer_is_there_for_programs_and_for_a_review(warned: Path) -> None:
    answering(ROW)(warned / DATA)
    (one,) = json.loads(told(warned, "check", "--format", "json").stdout)
    place = {"file": "indicators.csv", "key": "spend", "column": "compare_with", "value": "previous"}
    assert one["answers"] == [{**place, "reason": REASON, "post": POST}]
    (said,) = told(warned, "check", "--format", "github").stdout.splitlines()
    assert said.startswith("::notice ")
    assert said.endswith(f"Answered by {POST}: {REASON}")


def test_an_answer_of_another_value_is_none(warned: Path) -> None:
    answering(ROW)(warned / DATA)
    change(warned / DATA / OUT, "wait,2024-12,12", "wait,2024-12,13")  # another cell
    assert open_warnings(check_site(warned / DATA).findings) == ()
    change(warned / DATA / ANSWERS, "compare_with,previous", "compare_with,same-period-last-year")
    found = [one.id for one in open_warnings(check_site(warned / DATA).findings)]
    assert found == ["answer-outdated", "year-to-date-against-previous"]


def test_a_number_may_be_written_in_several_ways(tmp_path: Path) -> None:
    small(tmp_path)
    change(tmp_path / DATA / OUT, "visits,FY2023-24-Q1,90", "visits,FY2023-24-Q1,190.0")
    row = f"figure-beyond-range,outturns.csv,visits FY2023-24-Q1,value,190,It counts calls twice.,{POST}"
    answering(row)(tmp_path / DATA)
    assert open_warnings(check_site(tmp_path / DATA).findings) == ()


def test_warnings_stop_a_sealing_until_they_are_answered_and_never_the_site(tmp_path: Path) -> None:
    card = sealed_once(tmp_path)
    TO_PREVIOUS(tmp_path / DATA)
    assert len(checked_site(settings_of(tmp_path / "mkdocs.yml")).findings) == 1
    with pytest.raises(OutturnError) as stopped:
        seal(tmp_path, "minor", "Compares spending with the quarter before.", SECOND)
    assert [one.id for one in stopped.value.findings] == ["warnings-unanswered", "year-to-date-against-previous"]
    answering(ROW)(tmp_path / DATA)
    seal(tmp_path, "minor", "Compares spending with the quarter before.", SECOND)
    with (card / "1.1.0/answers.csv").open(encoding="utf-8", newline="") as file:
        assert [list(row.values()) for row in csv.DictReader(file)] == [[*ROW.split(",")]]
    resources = json.loads((card / "1.1.0/datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert "answers" in [one["name"] for one in resources]
    assert check_site(tmp_path / DATA).problems == ()


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_difference_shows_what_was_answered(tmp_path: Path, form: str) -> None:
    sealed_once(tmp_path)
    answering(ROW, TO_PREVIOUS)(tmp_path / DATA)
    said = told(tmp_path, "diff", f"{CARD}/1.0.0", "next", "--format", form).stdout
    if form == "json":
        (one,) = json.loads(said)["scorecards"][0]["answers"]
        assert (one["finding"], one["key"], one["reason"], one["post"]) == (SO_FAR.split(",")[0], "spend", REASON, POST)
    else:
        plain = said.replace("\\", "")
        assert "Answers to warnings" in plain
        assert f"indicators.csv spend compare_with previous [{SO_FAR.split(',')[0]}]: {REASON} ({POST})" in plain


def test_an_answer_by_a_mailbox_is_found_and_cannot_be_answered(warned: Path) -> None:
    mailbox = ROW.replace(POST, "a.person@example.gov.uk")
    about = f"person-for-post,answers.csv,{SO_FAR.replace(',', ' ')},post,a.person@example.gov.uk,It is a post.,{POST}"
    answering(f"{mailbox}\n{about}")(warned / DATA)
    found = [(one.id, one.where.row) for one in open_warnings(check_site(warned / DATA).findings)]
    assert found == [("person-for-post", 2), ("answer-to-nothing", 3)]


def test_an_empty_reason_is_no_answer(warned: Path) -> None:
    answering(f"{SO_FAR},previous,,{POST}")(warned / DATA)
    checked = check_site(warned / DATA)
    assert [(one.id, one.where.column) for one in checked.problems] == [("cell-empty", "reason")]
    assert [one.id for one in open_warnings(checked.findings)] == ["year-to-date-against-previous"]
