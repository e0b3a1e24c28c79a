"""Meetings as they are read: rows, papers, decisions, the covering report, and what may lie beside them."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from built import change
from meetings_of import MEETING, MEETINGS, PDF, REPORT, TEXT, with_meeting
from outturn.meetings import Considered, mentions
from outturn.pipeline.checking import check_site
from outturn.reading.cells import reader
from outturn.schemas import fields
from outturn.versions.addresses import meeting_page
from outturn.versions.meetings import read_meetings
from outturn.versions.register_files import scorecard_folders
from sealed import CARD


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return with_meeting(tmp_path)


def only(data: Path) -> Considered:
    """The one meeting, in which nothing is wrong."""
    (one,), findings = read_meetings(data)
    assert findings == []
    return one


def found(data: Path) -> list[tuple[str, str, int | None]]:
    """The kind of each finding, its file below ``meetings/``, and its row or line."""
    everything = check_site(data).findings
    return [(one.id, one.where.file.removeprefix("meetings/"), one.where.row or one.where.line) for one in everything]


def test_a_meeting_is_read_with_its_report_papers_and_recommendations(data: Path) -> None:
    one = only(data)
    assert one.meeting.committee == "Children's Scrutiny Panel"
    assert (one.meeting.date, one.meeting.time, one.meeting.row) == (date(2025, 7, 10), "14:00", 2)
    assert (one.meeting.scorecard, one.meeting.version) == (CARD, "1.1.0")
    assert one.meeting.enclosures == ("Scorecard", "Plan")
    assert one.report == TEXT
    assert [(each.paper, each.kind, each.row) for each in one.papers] == [
        ("plan", "enclosure", 2),
        ("guidance", "background", 3),
    ]
    assert [(each.kind, each.number, each.on, each.date) for each in one.decisions] == [
        ("recommendation", 1, None, None),
        ("recommendation", 2, None, None),
    ]
    assert one.files[f"{MEETING}/plan.pdf"] == (sha256(PDF).hexdigest(), len(PDF))
    assert set(one.files) == {f"{MEETING}/plan.pdf", f"reports/{MEETING}.md"}
    assert not one.is_sealed


def test_the_indicators_that_a_report_names_are_known_by_their_lines() -> None:
    assert list(mentions(TEXT)) == [(3, "three-moves"), (3, "visits")]


@pytest.mark.parametrize("name", ["panel-second-2025-07-10", "panel-2025-07-10-item-8", "panel-2025-07-item-8"])
def test_a_committee_considers_two_things_on_one_day_where_a_part_tells_them_apart(data: Path, name: str) -> None:
    head, row = MEETINGS.replace("date,", "date,part,", 1).splitlines()
    rows = [row.replace(",2025-07-10,", ",2025-07-10,,"), row.replace(",2025-07-10,", ",2025-07-10,item-8,")]
    rows[1] = rows[1].replace(MEETING, name, 1)
    (data / "meetings/meetings.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    (data / f"meetings/reports/{name}.md").write_text(TEXT, encoding="utf-8")
    assert found(data) == []
    first, second = (one.meeting for one in check_site(data).register.meetings)
    assert meeting_page(first) == "meetings/childrens-scrutiny-panel/2025-07-10/"
    assert meeting_page(second) == "meetings/childrens-scrutiny-panel/2025-07-10-item-8/"
    change(data / "meetings/meetings.csv", ",item-8,", ",,")
    assert ("meeting-address-twice", "meetings.csv", 3) in found(data)


def test_the_folder_of_meetings_is_no_scorecard(data: Path) -> None:
    assert [one.name for one in scorecard_folders(data)] == [CARD]
    assert set(check_site(data).register.versions) == {CARD}


def test_without_the_folder_there_are_no_meetings(tmp_path: Path) -> None:
    assert read_meetings(tmp_path) == ((), [])


def test_what_has_no_place_there_is_refused(data: Path) -> None:
    place = data / "meetings"
    (place / "agenda.docx").write_bytes(b"PK")
    (place / "datapackage.json").write_text("{}", encoding="utf-8")
    (place / MEETING / "draft.pdf").write_bytes(PDF)
    (place / MEETING / "old").mkdir()
    (place / "reports/notes.txt").write_text("x", encoding="utf-8")
    (place / "reports/other-2025-07.md").write_text("## A\n\nB.\n", encoding="utf-8")
    (place / "other-2025-07").mkdir()
    (place / ".gitkeep").write_text("", encoding="utf-8")
    strangers = ("agenda.docx", "datapackage.json", f"{MEETING}/draft.pdf", f"{MEETING}/old", "reports/notes.txt")
    unknown = ("other-2025-07", "reports/other-2025-07.md")
    assert sorted(found(data)) == sorted(
        [*(("meetings-stranger", one, None) for one in strangers), *(("meeting-unknown", one, None) for one in unknown)]
    )


def test_papers_and_decisions_of_no_meeting_are_found_in_their_rows(data: Path) -> None:
    change(data / "meetings/papers.csv", f"{MEETING},plan", "panel-2025-08-10,plan")
    change(data / "meetings/decisions.csv", f"{MEETING},recommendation,2", "panel-2025-08-10,recommendation,2")
    known = found(data)
    assert ("meeting-unknown", "papers.csv", 2) in known
    assert ("meeting-unknown", "decisions.csv", 3) in known


@pytest.mark.parametrize("name", ["meetings", f"meetings/{MEETING}", "meetings/reports", REPORT, "meetings/papers.csv"])
def test_a_link_is_never_followed(data: Path, name: str) -> None:
    (data / name).rename(data.parent / "elsewhere")
    (data / name).symlink_to(data.parent / "elsewhere")
    known = found(data)
    assert known
    assert {one for one, _, _ in known} <= {
        *("folder-not-plain", "file-not-plain", "meetings-stranger", "meeting-unknown", "report-missing"),
        "paper-missing",
    }
    considered, _ = read_meetings(data)
    assert all(one.report == "" or name != REPORT for one in considered)


TRICKS = {
    "<script>alert(1)</script>": "report-markup",
    "Text <b>bold</b>": "report-markup",
    "<!-- hidden -->": "report-markup",
    "{{ config.site_name }}": "report-markup",
    "{% include 'x' %}": "report-markup",
    "Text {: .class }": "report-markup",
    "![Chart](https://www.gov.uk/chart.png)": "commentary-picture",
    "[Here](javascript:alert(1))": "link-wrong",
    "[Here](http://www.gov.uk/)": "link-wrong",
    "[www.gov.uk](https://example.org/)": "link-wrong",
    "# Title": "report-heading",
    "#### Deep": "report-heading",
    "## Summary": "report-heading",
    "## 3. Numbered": "report-heading",
    "## [Linked](https://www.gov.uk/)": "report-heading",
    "## About [[visits]]": "report-heading",
    "## \u2014": "report-heading",
    "- ## Listed": "report-heading",
    "Hidden\u200b": "text-unseen",
    "[to be filled in: who was consulted]": "report-to-fill-in",
}
"""A line of a covering report, and as what it is found."""


@pytest.mark.parametrize(("line", "kind"), TRICKS.items(), ids=list(TRICKS))
def test_a_trick_in_a_report_is_found_at_its_line(data: Path, line: str, kind: str) -> None:
    change(data / REPORT, "None.\n", f"None.\n\n{line}\n\nAnd so on.\n")
    assert (kind, f"reports/{MEETING}.md", 9) in found(data)


@pytest.mark.parametrize(
    "text",
    [
        "Moves: [[visits",
        "Moves: visits]]",
        "Moves: [[visits] ]",
        "Moves: [[vis\nits]]",
        "Moves: [[[visits]]]",
        "Moves: [[a [[visits]]]]",
        "Moves: [[visits|a|b]] and [[visits|a",
        "Moves: [see [[visits]] there](https://www.gov.uk/)",
        "Moves: [[visits]] and [[ and `[[code]]`",
    ],
)
def test_brackets_that_name_nothing_are_found_at_their_line(data: Path, text: str) -> None:
    change(data / REPORT, "None.\n", f"None.\n\n{text}\n\nAnd so on.\n")
    assert ("report-brackets", f"reports/{MEETING}.md", 9) in found(data)


def test_an_indicator_in_brackets_in_a_recommendation_is_found_in_its_row(data: Path) -> None:
    change(data / "meetings/decisions.csv", "To note the figures.", "To note [[visits]].")
    assert found(data) == [("report-brackets", "decisions.csv", 2)]


HARMLESS = (
    "Fewer < 5 children, and 3 > 2",
    "See <https://www.gov.uk/>.",
    "a {b} c, [a] and [[visits]]",
    "[[visits|visits in time]] (of [all]), [as [[visits]] shows], and [see [1]]",
    "\\[[name]] in brackets, `[[code`, and [ visits ]",
    "```\n[[code\n]]\n```",
    "### 2 of 3 homes",
    "```\nplain\n```",
    "1. One\n2. Two",
    "> A quotation.",
)


@pytest.mark.parametrize("text", HARMLESS)
def test_plain_words_are_no_trick(data: Path, text: str) -> None:
    change(data / REPORT, "None.\n", f"None.\n\n{text}\n\nAnd so on.\n")
    assert found(data) == []


SHAPES = {
    "": ("report-without-sections", None),
    "Only words.\n": ("report-without-sections", None),
    "Words before.\n\n## Summary\n\nWords.\n": ("report-outside-sections", 1),
    "---\ntitle: x\n---\n\n## Summary\n\nWords.\n": ("report-markup", 1),
    "## Summary\n\n## Purpose\n\nWords.\n": ("report-section-empty", 1),
    "## Summary\n\nWords.\n\n## Purpose\n": ("report-section-empty", 5),
}


@pytest.mark.parametrize(("text", "case"), SHAPES.items(), ids=[case[0] for case in SHAPES.values()])
def test_a_report_is_made_of_named_sections(data: Path, text: str, case: tuple[str, int | None]) -> None:
    (data / REPORT).write_text(text, encoding="utf-8")
    kind, line = case
    assert (kind, f"reports/{MEETING}.md", line) in found(data)


def test_a_report_that_is_no_text_is_said_and_not_shown(data: Path) -> None:
    (data / REPORT).write_bytes(b"## Summary\n\n\xff\n")
    assert ("file-not-utf8", f"reports/{MEETING}.md", 3) in found(data)
    assert read_meetings(data)[0][0].report == ""


def test_a_row_that_cannot_be_read_is_said_and_left_out(data: Path) -> None:
    change(data / "meetings/meetings.csv", "2025-07-10,14:00", "10 July 2025,2pm")
    assert {one[0] for one in found(data)} == {"date-not-a-day", "text-form"}
    assert read_meetings(data)[0] == ()


def test_every_way_of_writing_a_time_of_day() -> None:
    read = reader(next(one for one in fields("meetings") if one["name"] == "time"))
    assert [read(one)[1] is None for one in ("00:00", "09:30", "14:00", "23:59")] == [True] * 4
    assert [read(one)[1] is None for one in ("24:00", "9:30", "14.00", "14:60", "2pm", "14:00:00")] == [False] * 6


def test_the_kinds_of_a_papers_file() -> None:
    read = reader(next(one for one in fields("papers") if one["name"] == "file"))
    assert [read(one)[1] is None for one in ("plan.pdf", "plan-2.xlsx", "a.csv")] == [True] * 3
    odd = ("plan.html", "plan.svg", "../plan.pdf", "a/plan.pdf", "Plan.pdf", "plan.PDF", "told.json", ".pdf", "plan")
    assert [read(one)[1] is None for one in odd] == [False] * len(odd)
