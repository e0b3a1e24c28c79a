"""Meetings' papers as they are published: once, whole or not at all, and never changed; more is only added."""

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from built import change, contents
from dying import ended
from meetings_of import (
    LATE,
    MEETING,
    MINUTES,
    PDF,
    REPORT,
    SUPPLEMENT,
    a_pack,
    add_meeting,
    added_decision,
    paper,
    replaced,
    seal_papers,
    with_meeting,
)
from outturn import publish
from outturn.command.main import app
from outturn.errors import OutturnError
from outturn.exports.tombstones import tombstone
from outturn.meetings import Considered
from outturn.pages import Site, read_told_meeting
from outturn.pipeline import meeting_sealing
from outturn.pipeline.checking import check_site
from outturn.pipeline.meeting_sealing import Notice
from outturn.versions.meeting_rules import clear_days
from outturn.versions.meeting_seals import new_rows, published
from outturn.versions.register import Withdrawal
from outturn.versions.register_files import read_register
from outturn.words.catalogue import catalogue
from provoked import added
from sealed import CARD, against, committed

PAGE = "/meetings/childrens-scrutiny-panel/2025-07-10/"
OWN = f"meetings/{MEETING}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return with_meeting(tmp_path)


@pytest.fixture
def sealed(data: Path) -> Path:
    seal_papers(data)
    return data


def only(data: Path) -> Considered:
    (one,) = read_register(data)[0].meetings
    return one


def found(data: Path) -> list[tuple[str, str]]:
    return [(one.id, one.where.file) for one in check_site(data).findings]


def urls(data: Path) -> list[str]:
    return (data / "urls.txt").read_text(encoding="utf-8").splitlines()


def refused(data: Path, notice: Notice) -> set[str]:
    before = contents(data)
    with pytest.raises(OutturnError) as stopped:
        meeting_sealing.seal_meeting(data, MEETING, notice, catalogue(), a_pack)
    assert contents(data) == before
    return {one.id for one in stopped.value.findings}


def test_papers_are_sealed_with_their_hashes_rows_and_addresses(data: Path) -> None:
    before = urls(data)
    seal_papers(data)
    assert check_site(data).findings == ()
    (sealing,) = only(data).sealings
    assert (sealing.sealed, sealing.what, sealing.previous) == (date(2025, 7, 1), "papers", "")
    report = (data / REPORT).read_bytes()
    assert sealing.files[f"{MEETING}/plan.pdf"] == (sha256(PDF).hexdigest(), len(PDF))
    assert sealing.files[f"reports/{MEETING}.md"] == (sha256(report).hexdigest(), len(report))
    told = (data / OWN / "told.json").read_bytes()
    assert sealing.files[f"{MEETING}/told.json"] == (sha256(told).hexdigest(), len(told))
    own = {f"{MEETING}/{name}" for name in ("plan.pdf", "pack.pdf", "told.json")}
    assert set(sealing.files) == own | {f"reports/{MEETING}.md"}
    assert list(sealing.rows) == [
        *("meetings", "papers/plan", "papers/guidance"),
        *("decisions/recommendation/1", "decisions/recommendation/2"),
    ]
    assert sealing.rows["papers/guidance"]["url"] == "https://www.gov.uk/guidance"
    assert urls(data) == [*before, PAGE, *(f"{PAGE}{name}" for name in ("sealed.json", "plan.pdf", "pack.pdf"))]


def test_what_the_page_says_is_told_from_the_version_that_was_considered(sealed: Path) -> None:
    page = read_told_meeting((sealed / OWN / "told.json").read_bytes())
    assert page.address == PAGE.lstrip("/")
    assert page.version == "1.1.0"
    assert page.considered.path == f"{CARD}/v/1.1.0/"
    assert [one.indicator for one in page.spoken_of] == ["three-moves", "visits"]
    assert [one.title for one in page.sections] == ["Summary", "Financial and risk implications"]
    assert [one.recommended for one in page.decisions] == ["To note the figures.", "To ask for a report on moves."]


def test_a_pack_is_made_once_and_sealed_with_the_papers(data: Path) -> None:
    notice = Notice("The papers.", date(2025, 7, 1))
    meeting_sealing.seal_meeting(data, MEETING, notice, catalogue(), a_pack)
    assert (data / OWN / "pack.pdf").read_bytes() == b"%PDF-1.7 the pack"
    assert f"{MEETING}/pack.pdf" in only(data).sealings[0].files
    page = read_told_meeting((data / OWN / "told.json").read_bytes())
    assert page.pack is not None
    assert page.pack.sha256 == sha256(b"%PDF-1.7 the pack").hexdigest()
    assert f"{PAGE}pack.pdf" in urls(data)
    assert found(data) == []
    added_decision(data)
    meeting_sealing.seal_meeting(data, MEETING, Notice("Decided.", date(2025, 7, 11)), catalogue(), a_pack)
    assert f"{MEETING}/pack.pdf" not in only(data).sealings[1].files
    assert found(data) == []


def test_supplements_minutes_and_decisions_are_added_by_further_sealings(sealed: Path) -> None:
    first = contents(sealed / OWN)
    steps: list[tuple[Callable[[Path], object], str, date]] = [
        (paper(SUPPLEMENT), "supplement", date(2025, 7, 4)),
        (added_decision, "decisions", date(2025, 7, 11)),
        (paper(MINUTES), "minutes", date(2025, 7, 21)),
    ]
    for number, (add, what, day) in enumerate(steps, start=2):
        add(sealed)
        assert new_rows(only(sealed))
        assert len(published(only(sealed)).papers) < len(only(sealed).papers) or what == "decisions"
        meeting_sealing.seal_meeting(sealed, MEETING, Notice(f"Step {number}.", day), catalogue(), a_pack)
        assert found(sealed) == []
        assert (only(sealed).sealings[-1].what, len(only(sealed).sealings)) == (what, number)
        now = contents(sealed / OWN)
        assert {name: now[name] for name in first if name != "sealed.json"} == {
            name: content for name, content in first.items() if name != "sealed.json"
        }
    page = read_told_meeting((sealed / OWN / "told-4.json").read_bytes())
    told_first = read_told_meeting(first["told.json"])
    assert page.sections == told_first.sections
    assert page.spoken_of == told_first.spoken_of
    assert [one.paper for one in page.supplements] == ["late"]
    assert [one.paper for one in page.minutes] == ["minutes"]
    assert [one.decided for one in page.decisions if one.decided] == ["Noted."]


def test_each_sealing_holds_the_hash_of_the_one_before(sealed: Path) -> None:
    added_decision(sealed)
    meeting_sealing.seal_meeting(sealed, MEETING, Notice("Decided.", date(2025, 7, 11)), catalogue(), a_pack)
    entries = json.loads((sealed / OWN / "sealed.json").read_text(encoding="utf-8"))["sealings"]
    plain = json.dumps(entries[0], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert entries[1]["previous"] == sha256(plain).hexdigest()
    change(sealed / OWN / "sealed.json", "The papers.", "The paper.")
    assert ("meeting-chain", f"{OWN}/sealed.json") in found(sealed)


def test_the_same_sealing_gives_the_same_bytes(tmp_path: Path) -> None:
    both = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        folder = with_meeting(tmp_path / name)
        seal_papers(folder)
        both.append(contents(folder))
    assert both[0] == both[1]


# what stands against a sealing


def test_five_clear_working_days_lie_between() -> None:
    meeting = date(2025, 7, 10)  # a Thursday; between: Thu 3, Fri 4, Mon 7, Tue 8, Wed 9
    assert clear_days(date(2025, 7, 2), meeting) == 5
    assert clear_days(date(2025, 7, 3), meeting) == 4
    assert clear_days(date(2025, 7, 5), meeting) == 3  # a Saturday: Mon 7, Tue 8, Wed 9
    assert clear_days(date(2025, 7, 9), meeting) == 0
    assert clear_days(meeting, meeting) == 0
    assert clear_days(date(2025, 7, 11), meeting) == 0


def test_late_papers_need_the_chairs_reason(data: Path) -> None:
    assert refused(data, Notice("The papers.", date(2025, 7, 3))) == {"papers-late"}
    meeting_sealing.seal_meeting(data, MEETING, Notice("Papers.", date(2025, 7, 3), LATE), catalogue(), a_pack)
    assert only(data).sealings[0].late == LATE
    assert found(data) == []
    assert ("Published late because", LATE) in read_told_meeting((data / OWN / "told.json").read_bytes()).facts


def test_a_reason_for_being_late_is_not_kept_of_papers_in_time(data: Path) -> None:
    meeting_sealing.seal_meeting(data, MEETING, Notice("Papers.", date(2025, 7, 2), LATE), catalogue(), a_pack)
    assert only(data).sealings[0].late == ""


def test_late_papers_without_a_reason_are_warned_of(sealed: Path) -> None:
    change(sealed / OWN / "sealed.json", '"sealed": "2025-07-01"', '"sealed": "2025-07-08"')
    assert ("papers-late", "meetings/meetings.csv") in found(sealed)


@pytest.mark.parametrize(
    ("notice", "kind"),
    [
        (Notice("", date(2025, 7, 1)), "note-unfit"),
        (Notice("Papers.", date(2025, 6, 1)), "day-unfit"),  # the version is of 2025-06-19
        (Notice("Papers.", date(2199, 6, 1), LATE), "day-unfit"),
        (Notice("Papers.", date(2025, 7, 8), "=1"), "note-unfit"),
    ],
)
def test_what_is_said_of_a_sealing_must_be_fit(data: Path, notice: Notice, kind: str) -> None:
    assert kind in refused(data, notice)


def test_a_planned_meeting_is_only_warned_of_and_cannot_be_sealed(data: Path) -> None:
    replaced(version="")(data)
    assert found(data) == [("meeting-version-missing", "meetings/meetings.csv")]
    notice = Notice("The papers.", date(2025, 7, 1))
    assert refused(data, notice) == {"warnings-unanswered", "meeting-version-missing"}


def test_a_report_that_waits_for_words_is_not_published(data: Path) -> None:
    change(data / REPORT, "None.", "[to be filled in: risks]")
    assert refused(data, Notice("Papers.", date(2025, 7, 1))) == {"warnings-unanswered", "report-to-fill-in"}


def test_a_problem_of_another_scorecard_does_not_stand_in_the_way_and_one_of_the_version_does(data: Path) -> None:
    change(data / CARD / "next/outturns.csv", "wait,2024-12,12,", "wait,2024-12,1O,")
    shutil.copytree(data, data.parent / "broken")
    seal_papers(data)
    change(data.parent / "broken" / CARD / "1.1.0/indicators.csv", "\n", "\n\n")
    assert "sealed-changed" in refused(data.parent / "broken", Notice("Papers.", date(2025, 7, 1)))


def test_nothing_new_and_no_such_meeting(sealed: Path) -> None:
    assert refused(sealed, Notice("Again.", date(2025, 7, 4))) == {"meeting-nothing-new"}
    with pytest.raises(OutturnError) as stopped:
        meeting_sealing.seal_meeting(sealed, "panel-2099-01", Notice("Again.", date(2025, 7, 4)), catalogue(), a_pack)
    assert [one.id for one in stopped.value.findings] == ["meeting-unknown"]


def test_an_exempt_item_is_never_sealed(data: Path) -> None:
    shutil.rmtree(data / OWN)
    (data / REPORT).unlink()
    for name in ("papers", "decisions"):
        (data / f"meetings/{name}.csv").unlink()
    row = f"{MEETING},Children's Scrutiny Panel,2025-07-10,,,A school's results,,,,,Paragraph 1,,,,,,\n"
    table = data / "meetings/meetings.csv"
    table.write_text(table.read_text(encoding="utf-8").splitlines()[0] + "\n" + row, encoding="utf-8")
    assert found(data) == []
    assert refused(data, Notice("Papers.", date(2025, 7, 1))) == {"meeting-not-public"}


def test_of_an_exempt_item_each_other_thing_is_refused_where_it_lies(data: Path) -> None:
    (data / OWN / "pack.pdf").write_bytes(PDF)
    replaced(exempt="Paragraph 1 of Schedule 12A")(data)
    places = {
        (one.where.file.removeprefix("meetings/"), one.where.row, one.where.column)
        for one in check_site(data).findings
        if one.id == "exempt-not-alone"
    }
    columns = ("time", "item", "scorecard", "version", "key_decision", "call_in", "lead_officer")
    more = ("portfolio_holder", "originator", "wards", "enclosures", "agenda_url")
    assert places == {
        *(("meetings.csv", 2, column) for column in (*columns, *more)),
        *(("papers.csv", row, "") for row in (2, 3)),
        *(("decisions.csv", row, "") for row in (2, 3)),
        *((file, None, "") for file in (f"reports/{MEETING}.md", f"{MEETING}/plan.pdf", f"{MEETING}/pack.pdf")),
    }


# what was published does not change


def spoilt_report(data: Path) -> None:
    change(data / REPORT, "None.", "Some.")


def with_dos_lines(data: Path) -> None:
    path = data / REPORT
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


SPOILT: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "the report": (spoilt_report, "sealed-changed", REPORT),
    "its line ends": (with_dos_lines, "sealed-line-ends", REPORT),
    "no report": (lambda data: (data / REPORT).unlink(), "sealed-missing", REPORT),
    "a paper": (lambda data: (data / OWN / "plan.pdf").write_bytes(PDF * 2), "sealed-changed", f"{OWN}/plan.pdf"),
    "no paper": (lambda data: (data / OWN / "plan.pdf").unlink(), "sealed-missing", f"{OWN}/plan.pdf"),
    "what was told": (lambda data: (data / OWN / "told.json").write_text("{}"), "sealed-changed", f"{OWN}/told.json"),
    "told once more": (
        lambda data: (data / OWN / "told-2.json").write_text("{}"),
        "sealed-added",
        f"{OWN}/told-2.json",
    ),
    "a pack": (lambda data: (data / OWN / "pack.pdf").write_bytes(PDF), "sealed-changed", f"{OWN}/pack.pdf"),
    "no pack": (lambda data: (data / OWN / "pack.pdf").unlink(), "sealed-missing", f"{OWN}/pack.pdf"),
    "no seal": (lambda data: (data / OWN / "sealed.json").unlink(), "sealed-added", f"{OWN}/told.json"),
    "half a seal": (
        lambda data: (data / OWN / "sealed.json").write_text("{", encoding="utf-8"),
        "descriptor-not-json",
        f"{OWN}/sealed.json",
    ),
    "another seal": (
        lambda data: (data / OWN / "sealed.json").write_text("{}", encoding="utf-8"),
        "meeting-seal-unreadable",
        f"{OWN}/sealed.json",
    ),
    "the row": (replaced(title="Another title"), "meeting-row-changed", "meetings/meetings.csv"),
    "a paper's row": (
        lambda data: change(data / "meetings/papers.csv", "The plan for moves", "A plan"),
        "meeting-row-changed",
        "meetings/papers.csv",
    ),
    "no row of a recommendation": (
        lambda data: change(
            data / "meetings/decisions.csv", f"{MEETING},recommendation,1,To note the figures.,,\n", ""
        ),
        "meeting-row-gone",
        "meetings/decisions.csv",
    ),
    "one more recommendation": (
        added("meetings/decisions.csv", f"{MEETING},recommendation,3,To do more.,,\n"),
        "meeting-row-late",
        "meetings/decisions.csv",
    ),
    "no address": (lambda data: change(data / "urls.txt", f"{PAGE}\n", ""), "address-gone", "urls.txt"),
}


@pytest.mark.parametrize(("spoil", "kind", "file"), SPOILT.values(), ids=list(SPOILT))
def test_what_was_published_and_changed_is_found(
    sealed: Path, spoil: Callable[[Path], object], kind: str, file: str
) -> None:
    spoil(sealed)
    assert (kind, file) in found(sealed)


def test_a_changed_cell_is_named_with_what_stood_there(sealed: Path) -> None:
    replaced(title="Another title")(sealed)
    (one,) = (each for each in check_site(sealed).findings if each.id == "meeting-row-changed")
    assert (one.where.row, one.where.column) == (2, "title")
    assert dict(one.gaps) == {"found": "“Another title”", "expected": "“The scorecard to March 2025”"}


def test_what_another_revision_had_published_still_stands(sealed: Path) -> None:
    root = sealed.parent
    committed(root)
    assert against(root) == []
    added_decision(sealed)
    meeting_sealing.seal_meeting(sealed, MEETING, Notice("Decided.", date(2025, 7, 11)), catalogue(), a_pack)
    assert against(root) == []
    shutil.rmtree(sealed / "meetings")
    add_meeting(sealed)
    assert ("published-meeting-changed", f"{OWN}/sealed.json") in [(one.id, one.where.file) for one in against(root)]
    text = (sealed / "urls.txt").read_text(encoding="utf-8")
    (sealed / "urls.txt").write_text("".join(f"{one}\n" for one in text.splitlines() if PAGE not in one))
    seal_papers(sealed, "Other papers.")
    assert ("published-meeting-changed", f"{OWN}/sealed.json") in [(one.id, one.where.file) for one in against(root)]


def test_a_withdrawn_meeting_may_be_gone_with_all_that_was_published_of_it(sealed: Path) -> None:
    root = sealed.parent
    committed(root)
    shutil.rmtree(sealed / "meetings")
    assert ("address-orphaned", "urls.txt") in found(sealed)
    (sealed / "withdrawn.csv").write_text(f"address,date,reason\n{PAGE},2025-08-01,It named a child.\n")
    assert found(sealed) == []
    assert [(one.id, one.severity) for one in against(root)] == [("address-withdrawn", "warning")]


def test_a_withdrawn_meeting_may_stand_with_its_row_alone(sealed: Path) -> None:
    (sealed / "withdrawn.csv").write_text(f"address,date,reason\n{PAGE},2025-08-01,It named a child.\n")
    (sealed / REPORT).unlink()
    assert found(sealed) == []


def test_in_place_of_a_pdf_that_was_taken_down_stands_one_that_says_so() -> None:
    withdrawal = Withdrawal(f"{PAGE}plan.pdf", date(2025, 8, 1), "It named a child (her school too)\u2026 \u017eal.")
    content = tombstone(catalogue(), f"{PAGE}plan.pdf", withdrawal, Site("Exampleshire"))
    read = PdfReader(io.BytesIO(content), strict=True)
    assert "It named a child (her school too)… žal." in " ".join(read.pages[0].extract_text().split())
    assert read.metadata is not None
    assert read.metadata.title == catalogue()("withdrawn-title")
    assert str(read.root_object["/Lang"]) == "en"


def test_a_version_that_is_withdrawn_later_changes_nothing_of_the_meeting(sealed: Path) -> None:
    (sealed / "withdrawn.csv").write_text(f"address,date,reason\n/{CARD}/v/1.1.0/,2025-08-01,A mistake.\n")
    assert "meeting-version-withdrawn" not in {kind for kind, _ in found(sealed)}
    added_decision(sealed)
    meeting_sealing.seal_meeting(sealed, MEETING, Notice("Decided.", date(2025, 8, 11)), catalogue(), a_pack)


def test_the_scorecard_may_be_renamed(sealed: Path) -> None:
    (sealed / CARD).rename(sealed / "children")
    change(sealed / "children/next/datapackage.json", f'"name": "{CARD}"', '"name": "children"')
    (sealed / "redirects.csv").write_text(f"old,new\n/{CARD}/,/children/\n", encoding="utf-8")
    assert found(sealed) == []
    added_decision(sealed)
    meeting_sealing.seal_meeting(sealed, MEETING, Notice("Decided.", date(2025, 8, 11)), catalogue(), a_pack)
    assert found(sealed) == []


# all or nothing


def test_whenever_it_dies_all_or_nothing_is_published(data: Path) -> None:
    plan = meeting_sealing.planned_meeting(data, MEETING, Notice("The papers.", date(2025, 7, 1)), catalogue(), a_pack)
    before = contents(data)
    meeting_sealing.carry_out_meeting(data, plan)
    after = contents(data)
    died = 0
    for at in range(1, 100):
        shutil.rmtree(data)
        for name, content in before.items():
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            (data / name).write_bytes(content)
        code = ended(lambda: meeting_sealing.carry_out_meeting(data, plan), at)
        publish.finish_sealing(data)
        left = {name: content for name, content in contents(data).items() if not name.startswith(".")}
        assert left in (before, after)
        if code == 0:
            assert left == after
            break
        died += 1
    assert died > 10


def test_of_two_that_were_planned_at_once_only_the_first_is_carried_out(data: Path) -> None:
    plans = [
        meeting_sealing.planned_meeting(data, MEETING, Notice(note, date(2025, 7, 1)), catalogue(), a_pack)
        for note in ("First.", "Second.")
    ]
    meeting_sealing.carry_out_meeting(data, plans[0])
    before = contents(data)
    with pytest.raises(publish.InterruptedSealingError):
        meeting_sealing.carry_out_meeting(data, plans[1])
    assert contents(data) == before


# the command


def outturn(data: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, [*arguments, "--config", str(data.parent / "mkdocs.yml")])
    return done.exit_code, done.output


COMMAND = ("seal", OWN, "--note", "The papers.", "--date", "2025-07-01")


def test_the_command_says_what_it_would_do_does_it_and_says_that_it_is_done(data: Path) -> None:
    before = contents(data)
    code, said = outturn(data, *COMMAND, "--dry-run")
    assert code == 0
    assert f"Would seal the papers of {MEETING}, dated 2025-07-01." in said
    assert "4 addresses" in said  # its page, the paper, the pack, sealed.json
    assert contents(data) == before
    code, said = outturn(data, *COMMAND)
    assert code == 0
    assert f"Of {MEETING}, the papers of 2025-07-01 are sealed, with 4 new addresses." in said
    assert (data / OWN / "pack.pdf").read_bytes().startswith(b"%PDF-")
    assert found(data) == []
    code, said = outturn(data, *COMMAND)
    assert (code, said) == (0, f"Everything of {MEETING} is published already, with this note.\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("seal", "meetings/panel-2099", "--note", "x"), 2, f"There are: {MEETING}."),
        (("seal", "meetings", "--note", "x"), 2, "There is no meeting “”"),
        (("seal", OWN, "--note", "x", "--level", "minor"), 2, "--level is for scorecards"),
        (("seal", CARD, "--note", "x"), 2, "--level"),
        (("seal", CARD, "--note", "x", "--level", "minor", "--late", "x"), 2, "--late is for meetings"),
        (("seal", OWN, "--note", "x", "--date", "2025-07-08"), 1, "clear days"),
        (("check", "meetings"), 0, "No problems."),
        (("export", "meetings", "--to", "x.xlsx"), 2, "There is no scorecard"),
        (("upgrade", "meetings"), 2, "There is no scorecard"),
        (("judge", "meetings"), 2, "There is no scorecard"),
        (("new", "indicator", "meetings", "x"), 2, "There is no scorecard"),
        (("new", "scorecard", "meetings"), 2, "NAME"),
        (("diff", "meetings/1.0.0", "next"), 2, "no scorecard"),
    ],
)
def test_what_is_typed_wrongly_is_said(data: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    done, output = outturn(data, *arguments)
    assert said in " ".join(output.split())
    assert done == code


def test_an_interrupted_sealing_is_named_and_finished_by_the_next(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        work = replace(publish.meeting.WORK, carry_out=stopped)
        patch.setattr(publish.sealing, "WORKS", (publish.version.WORK, work))
        with pytest.raises(KeyboardInterrupt):
            seal_papers(data)
    assert ("sealing-interrupted", ".sealing") in found(data)
    code, said = outturn(data, "check")
    assert code == 1
    assert f"the papers of {MEETING}" in said
    code, said = outturn(data, *COMMAND)
    assert code == 0
    assert f"The papers of {MEETING}, whose sealing was interrupted, are sealed now." in said
    assert found(data) == []
