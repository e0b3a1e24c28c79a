"""``outturn new meeting``: a row and a covering report that waits for words; or nothing is written."""

from pathlib import Path

import pytest

from built import DATA, change, contents, differing, invoked
from meetings_of import MEETING, with_meeting
from outturn.authoring.meeting import SECTIONS
from outturn.pipeline.checking import check_site
from outturn.versions.register_files import read_register
from sealed import CARD, published

NAME = "children-panel-2025-09-11"
SAID = ("--committee", "Children's Scrutiny Panel", "--date", "2025-09-11", "--title", "The autumn scorecard")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    published(tmp_path)
    return tmp_path


def test_a_meeting_is_right_as_it_is_written_and_says_what_is_to_be_filled_in(site: Path) -> None:
    before = contents(site)
    done = invoked(
        "new", "meeting", NAME, *SAID, "--enclosure", "The scorecard", "--enclosure", "The plan", folder=site
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert differing(before, contents(site)) == [
        *(f"{DATA}/meetings/{name}.csv" for name in ("decisions", "meetings", "papers")),
        f"{DATA}/meetings/reports/{NAME}.md",
    ]
    checked = check_site(site / DATA)
    assert checked.problems == ()
    assert [one.id for one in checked.findings] == ["report-to-fill-in"] * len(SECTIONS)
    assert f"{len(SECTIONS)} things are to be filled in" in done.stdout
    (one,) = checked.register.meetings
    assert (one.meeting.scorecard, one.meeting.version) == (CARD, "1.1.0")
    assert one.meeting.enclosures == ("The scorecard", "The plan")
    assert one.report.startswith("## Summary\n\n[to be filled in: ")


def test_what_is_there_stays_byte_for_byte(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    before = (data / "meetings/meetings.csv").read_bytes()
    papers = (data / "meetings/papers.csv").read_bytes()
    done = invoked("new", "meeting", NAME, *SAID, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (data / "meetings/meetings.csv").read_bytes().startswith(before)
    assert (data / "meetings/papers.csv").read_bytes() == papers
    assert [one.meeting.meeting for one in read_register(data)[0].meetings] == [MEETING, NAME]


def test_an_exempt_item_has_a_row_and_nothing_else(site: Path) -> None:
    done = invoked("new", "meeting", NAME, *SAID, "--exempt", "Paragraph 1 of Schedule 12A", folder=site)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing else of it may lie here" in done.stdout
    assert not (site / DATA / "meetings/reports").exists()
    assert check_site(site / DATA).findings == ()


def test_every_mistake_is_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    before = contents(tmp_path)
    wrong = (
        *("--committee", "Children's Scrutiny Panel", "--date", "2025-07-10", "--title", "=x", "--time", "2pm"),
        *("--scorecard", "adults", "--lead-officer", "Dr Smith", "--agenda-url", "http://x", "--call-in", "perhaps"),
    )
    done = invoked("new", "meeting", NAME, *wrong, folder=tmp_path)
    assert done.returncode == 2
    said = done.stderr.splitlines()
    assert [one.partition(":")[0] for one in said] == [
        *("--title", "--scorecard", "--time", "--call-in", "--agenda-url", "--date", "--lead-officer"),
        "Nothing was written.",
    ]
    assert contents(tmp_path) == before
    assert data.is_dir()


def test_a_name_that_is_taken_or_says_another_day_is_refused(tmp_path: Path) -> None:
    with_meeting(tmp_path)
    for name in (MEETING, "Panel", "panel-2025-10"):
        done = invoked("new", "meeting", name, *SAID, folder=tmp_path)
        assert done.returncode == 2, name
        assert "Nothing was written." in done.stderr


def test_what_is_missing_is_said(site: Path) -> None:
    done = invoked("new", "meeting", NAME, "--title", "The scorecard", folder=site)
    assert done.returncode == 2
    assert "--committee: an answer is missing" in done.stderr
    assert "--date: an answer is missing" in done.stderr


def test_a_table_that_cannot_be_added_to_is_said(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    change(data / "meetings/meetings.csv", "meeting,committee", "meeting,comittee")
    before = contents(tmp_path)
    assert invoked("new", "meeting", NAME, *SAID, folder=tmp_path).returncode != 0
    assert contents(tmp_path) == before


def test_a_meeting_whose_report_is_written_can_be_sealed(site: Path) -> None:
    invoked("new", "meeting", NAME, *SAID, folder=site)
    report = site / DATA / f"meetings/reports/{NAME}.md"
    lines = report.read_text(encoding="utf-8").splitlines()
    report.write_text("\n".join("None." if one.startswith("[") else one for one in lines) + "\n", encoding="utf-8")
    asked = ("seal", f"meetings/{NAME}", "--note", "The papers.", "--date", "2025-09-01")
    done = invoked(*asked, folder=site)
    assert (done.returncode, done.stderr) == (0, "")
    assert check_site(site / DATA).findings == ()
