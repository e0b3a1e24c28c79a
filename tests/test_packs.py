"""What a pack says, page by page, as it is read back: in which order, with which hash, and what a draft looks like."""

import csv
from datetime import date
from functools import partial
from pathlib import Path

import msgspec
import pytest

from built import DATA, ROOT, invoked
from meetings_of import MEETING, a_pack, in_rows, seal_papers, with_meeting
from outturn.errors import OutturnError
from outturn.meetings import PACK
from outturn.model import Link
from outturn.packs import Imprint, PackError, exceptions_across, exceptions_of, pack_of
from outturn.packs.signs import SHAPES, TONES, sign
from outturn.pages import (
    Badge,
    ExceptionKind,
    ExceptionRow,
    Exceptions,
    ExceptionsPage,
    MeetingPage,
    Site,
    Told,
    read_told,
)
from outturn.pipeline.packing import exceptions_pack, meeting_pack, version_pack
from outturn.pipeline.printable import Press
from outturn.settings import packaged
from packages import SAY
from pdf_reading import Document
from pdf_ua import failed
from sealed import CARD

PRESS = Press(SAY, Site("Scorecards", "https://scorecards.example/"), (packaged("site_templates"),))
ADDRESS = f"https://scorecards.example/{CARD}/v/1.1.0/"
EXAMPLES = sorted(path.parent.name for path in (ROOT / DATA).glob("*/versions.csv"))


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_meeting(tmp_path_factory.mktemp("meeting"))


@pytest.fixture(scope="module")
def draft(packages: Path) -> Document:
    """The pack of a meeting whose papers are not published yet."""
    return Document(meeting_pack(packages, MEETING, PRESS))


@pytest.fixture(scope="module")
def alone(packages: Path) -> Document:
    """The pack of the version without a meeting."""
    return Document(version_pack(packages, CARD, "1.1.0", PRESS))


def hash_of(packages: Path, version: str) -> str:
    with (packages / CARD / "versions.csv").open(encoding="utf-8") as file:
        return next(row["sha256"] for row in csv.DictReader(file) if row["version"] == version)


def headings(document: Document, level: int) -> list[str]:
    return [one.text for one in document.structure.every(f"H{level}")]


def test_a_committee_finds_its_report_then_the_answer_then_every_indicator(draft: Document) -> None:
    assert headings(draft, 1) == [
        "Contents",
        "Covering report",
        "The answer first",
        "Every indicator",
        "Needs attention",
        "Critical issues",
        "Assessments",
        "How these figures were judged",
        "Sources and licences",
    ]
    assert headings(draft, 2)[:6] == [
        "1. Summary",
        "2. Financial and risk implications",
        "Figures that this report speaks of",
        "Recommendations",
        "Papers",
        "Background papers",
    ]
    assert headings(draft, 3)[0] == "Consultation"


def test_bookmarks_lead_to_every_heading(draft: Document) -> None:
    wanted = [one for one in draft.structure.every("H1", "H2", "H3") if one.text != "Contents"]
    assert draft.bookmarks == [(int(one.kind[1:]), one.text) for one in wanted]


def test_a_version_alone_has_no_covering_report(alone: Document) -> None:
    assert headings(alone, 1)[:3] == ["Contents", "The answer first", "Every indicator"]
    assert alone.reader.metadata
    assert alone.reader.metadata.title == "Exampleshire: children's scorecard, version 1.1.0"


def test_every_page_names_the_version_its_address_its_hash_and_its_number(alone: Document, packages: Path) -> None:
    digest = hash_of(packages, "1.1.0")
    assert len(alone.pages) > 5
    for number, page in enumerate(alone.pages, start=1):
        assert f"Version 1.1.0. {ADDRESS}" in page
        assert f"SHA-256 {digest}" in page
        assert page.rstrip().endswith(f"Page {number} of {len(alone.pages)}")


def test_a_draft_says_so_on_every_page_and_what_is_published_on_none(draft: Document, alone: Document) -> None:
    assert all(page.startswith("Draft") for page in draft.pages)
    assert not any("Draft" in page for page in alone.pages)


def test_a_meetings_papers_are_published_with_the_pack_of_that_day(tmp_path: Path) -> None:
    """It is made once: the command gives the same bytes from then on, whatever it would make."""
    packages = with_meeting(tmp_path)
    done = invoked("seal", f"meetings/{MEETING}", "--note", "The papers.", "--date", "2025-07-02", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    kept = (packages / "meetings" / MEETING / PACK).read_bytes()
    document = Document(kept)
    assert failed(kept) == []
    assert not any("Draft" in page for page in document.pages)
    assert document.reader.metadata
    assert str(document.reader.metadata["/CreationDate"]) == "D:20250702000000Z"
    other = Press(SAY, Site("Another name", "https://elsewhere.example/"), PRESS.templates)
    assert meeting_pack(packages, MEETING, other) == kept
    assert invoked("check", folder=tmp_path).returncode == 0


def test_a_sealed_pack_that_is_another_now_is_not_given(tmp_path: Path) -> None:
    packages = with_meeting(tmp_path)
    assert (
        invoked(
            "seal", f"meetings/{MEETING}", "--note", "The papers.", "--date", "2025-07-02", folder=tmp_path
        ).returncode
        == 0
    )
    place = packages / "meetings" / MEETING / PACK
    place.write_bytes(place.read_bytes() + b"%")
    with pytest.raises(OutturnError):
        meeting_pack(packages, MEETING, PRESS)


def test_the_fields_of_the_report_stand_above_its_sections(draft: Document) -> None:
    page = draft.pages[2]
    told = [
        ("Committee", "Children's Scrutiny Panel"),
        ("Date", "10 July 2025, 14:00"),
        ("Agenda item", "7"),
        ("Portfolio holder", "Portfolio holder for children"),
        ("Exempt", "No"),
    ]
    places = [page.index(name + said) for name, said in told]
    assert places == sorted(places)
    assert places[-1] < page.index("1. Summary") < page.index("To note the figures.")


def test_a_figure_that_the_report_speaks_of_leads_to_the_sealed_version(draft: Document) -> None:
    link = next(one for one in draft.structure.every("Link") if one.text.startswith("Children who moved home"))
    assert str(link.links[0]["/A"]["/URI"]) == f"{ADDRESS}three-moves/"  # type: ignore[index]


def test_each_table_of_indicators_has_its_headings_on_every_row(alone: Document) -> None:
    table = next(one for one in alone.structure.every("Table") if "Trend" in one.text)
    heads = [one.text for one in table.every("TH") if one.attribute("/Scope") == "/Column"]
    assert heads == ["Indicator", "Trend", "Latest", "Target", "Rating", "Direction of travel"]
    first, *_ = (row for row in table.every("TR") if list(row.every("TD")))
    cells = [one.text for one in first.every("TD", "TH")]
    assert cells[0].startswith("Children who moved home three times or more")
    assert "12.5%" in cells[2]
    assert len(cells) == len(heads)


def test_each_cell_of_a_table_names_the_headings_of_its_row_and_its_column(alone: Document) -> None:
    """As ISO 32000-1 has it: cells name their headings, and the tree of names leads to each of them."""
    names = alone.root["/StructTreeRoot"]["/IDTree"]["/Names"]  # type: ignore[index]
    assert list(names[::2]) == sorted(names[::2])
    known = {str(name): one.get_object() for name, one in zip(names[::2], names[1::2], strict=True)}
    tables = list(alone.structure.every("Table"))
    for table in tables:
        _, *bodies = (list(part.every("TR")) for part in table.every("THead", "TBody"))
        for head, *cells in (list(row.every("TH", "TD")) for body in bodies for row in body):
            assert (head.kind, head.attribute("/Scope"), {one.kind for one in cells}) == ("TH", "/Row", {"TD"})
            for cell in cells:
                own, *_ = (one.get_object() for one in cell.dictionary["/A"] if "/Headers" in one.get_object())  # type: ignore[attr-defined]
                scopes = [known[str(one)]["/S"] for one in own["/Headers"]]
                assert scopes[0] == "/TH"
                assert known[str(own["/Headers"][-1])] == head.dictionary
    assert len(tables) > 1


def test_assessments_are_read_with_their_service_year_and_status(alone: Document) -> None:
    table = next(one for one in alone.structure.every("Table") if "Staying safe" in one.text)
    assert [one.text for one in table.every("TH")] == ["", "Children's services", "When", "Staying safe", "2024"]
    assert [one.text for one in table.every("TD")] == ["3 (good)Confirmed"]


def test_critical_issues_show_the_post_the_review_and_the_newest_figures(alone: Document) -> None:
    table = next(one for one in alone.structure.every("Table") if "Too few homes near by" in one.text)
    row = next(one for one in table.every("TR") if "Too few" in one.text)
    assert "Head of Placements" in row.text
    assert "31 March 2026" in row.text
    assert "12.5%, 2024/25" in row.text


def test_nothing_depends_on_colour_alone() -> None:
    """What has another colour has another shape or other words, whichever symbol it had."""
    badges = [
        Badge("green", "●", "On target"),
        Badge("amber", "▲", "Close to target"),
        Badge("red", "■", "Off target"),
        Badge("better", "+", "Better than England"),
        Badge("worse", "−", "Worse than England"),
        Badge("similar", "≈", "Similar to England"),
        Badge("none", "○", "Not rated"),
        Badge("better", "↑", "Improving"),
        Badge("worse", "↓", "Worsening"),
    ]
    signs = [sign(one) for one in badges]
    assert len({one.shape for one in signs}) == len(badges)
    assert all(one.word for one in signs)
    assert {one.tone for one in signs} == {*TONES.values(), ""}
    assert set(SHAPES.values()) >= {one.shape for one in signs}


def test_what_could_be_chance_is_grey_though_it_seems_worse() -> None:
    assert sign(Badge("worse", "↓", "About the same", certainty="chance")).tone == ""


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_packs_of_the_example_can_be_read_aloud(name: str) -> None:
    """PDF/UA-1, as far as a program can tell; each chart of an exception says what it shows."""
    with (ROOT / DATA / name / "versions.csv").open(encoding="utf-8") as file:
        newest = list(csv.DictReader(file))[-1]
    told = read_told((ROOT / DATA / name / newest["version"] / "told.json").read_bytes())
    wanted = Imprint(
        PRESS.site, f"{name}/v/{newest['version']}/", newest["version"], newest["sha256"], date(2026, 1, 2)
    )
    content = pack_of(told, None, wanted, SAY, PRESS.templates)
    assert failed(content) == []
    document = Document(content)
    said = {one.alt for one in document.structure.every("Figure")}
    for page in told.indicators:
        if page.indicator in told.scorecard.attention and page.chart:
            assert any(page.chart.description in one for one in said), page.indicator
    for row in told.scorecard.rows:
        assert row.title in document.structure.text
        assert not row.trend or row.trend in said
    assert len(content) < 1_500_000


def test_the_draft_of_a_meeting_can_be_read_aloud(packages: Path) -> None:
    assert failed(meeting_pack(packages, MEETING, PRESS)) == []


def test_an_exempt_item_has_no_pack(packages: Path) -> None:
    told = read_told((packages / CARD / "1.1.0" / "told.json").read_bytes())
    wanted = Imprint(PRESS.site, f"{CARD}/v/1.1.0/", "1.1.0", "ab" * 32, date(2025, 7, 3))
    page = MeetingPage("meetings/panel/2025-07-10/", "A title", "", (), exempt="Paragraph 3 of Schedule 12A")
    with pytest.raises(PackError, match="exempt"):
        pack_of(told, page, wanted, SAY, PRESS.templates)


def test_a_meeting_about_no_sealed_version_has_no_pack(tmp_path: Path) -> None:
    packages = with_meeting(tmp_path)
    in_rows(",1.1.0,", ",9.9.9,")(packages)
    with pytest.raises(PackError, match=f"{CARD}/9.9.9"):
        meeting_pack(packages, MEETING, PRESS)


def test_the_command_writes_a_version_a_working_copy_and_a_meeting(tmp_path: Path) -> None:
    with_meeting(tmp_path)
    for wanted, name in (
        (f"{CARD}/1.0.0", f"{CARD}-1.0.0.pdf"),
        (f"{CARD}/next", f"{CARD}-next.pdf"),
        (MEETING, f"{MEETING}.pdf"),
        (f"meetings/{MEETING}/", f"{MEETING}.pdf"),
    ):
        done = invoked("pack", wanted, folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"{name} written, ")
        assert (tmp_path / name).read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("children/1.0.0",), "There is no scorecard “children”"),
        ((f"{CARD}/9.9.9",), "There is no version “9.9.9”"),
        (("nobody-2025-01",), "There is no meeting “nobody-2025-01”"),
        (("meetings/nobody-2025-01",), "There is no meeting “nobody-2025-01”"),
        ((MEETING, "--to", "pack.docx"), "ends in .pdf"),
        ((MEETING, "--exceptions"), "--exceptions is about a sealed version"),
        ((MEETING, "--to", f"{DATA}/pack.pdf"), "outside"),
    ],
)
def test_what_cannot_be_packed_is_said_and_nothing_is_written(
    packages: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = invoked("pack", *arguments, folder=packages.parent)
    assert done.returncode == 2
    assert said in done.stderr
    assert not list(packages.parent.glob("*.pdf"))


def test_a_version_that_was_tampered_with_has_no_pack(tmp_path: Path) -> None:
    packages = with_meeting(tmp_path)
    place = packages / CARD / "1.1.0" / "told.json"
    place.write_bytes(place.read_bytes().replace(b"12.5%", b"11.5%"))
    done = invoked("pack", f"{CARD}/1.1.0", folder=tmp_path)
    assert done.returncode == 1
    assert "1.1.0" in done.stdout
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("down", [f"/{CARD}/v/1.1.0/", f"/{CARD}/v/1.1.0/visits/"])
def test_nothing_is_printed_that_quotes_what_was_taken_down(tmp_path: Path, down: str) -> None:
    packages = with_meeting(tmp_path)
    seal_papers(packages)
    (packages / "withdrawn.csv").write_text(f"address,date,reason\n{down},2025-07-02,Why.\n", encoding="utf-8")
    for make in (
        partial(version_pack, packages, CARD, "1.1.0", PRESS),
        partial(exceptions_pack, packages, [(CARD, "1.1.0")], PRESS),
        partial(meeting_pack, packages, MEETING, PRESS),
    ):
        with pytest.raises(PackError, match="was taken down"):
            make()


def test_a_meeting_that_was_taken_down_has_no_pack_any_more(tmp_path: Path) -> None:
    packages = with_meeting(tmp_path)
    seal_papers(packages)
    assert meeting_pack(packages, MEETING, PRESS) == a_pack()
    down = "/meetings/childrens-scrutiny-panel/2025-07-10/"
    (packages / "withdrawn.csv").write_text(f"address,date,reason\n{down},2025-07-02,Why.\n", encoding="utf-8")
    with pytest.raises(PackError, match="was taken down"):
        meeting_pack(packages, MEETING, PRESS)


def test_the_command_makes_one_paper_of_exceptions_of_several_versions(tmp_path: Path) -> None:
    with_meeting(tmp_path)
    for named in ((), (f"{CARD}/1.0.1", f"{CARD}/1.1.0")):
        done = invoked("pack", "--exceptions", *named, folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / "exceptions.pdf").read_bytes().startswith(b"%PDF-1.7")
        (tmp_path / "exceptions.pdf").unlink()
    assert invoked("pack", folder=tmp_path).returncode == 2
    assert invoked("pack", f"{CARD}/1.0.0", f"{CARD}/1.1.0", folder=tmp_path).returncode == 2
    assert invoked("pack", "--exceptions", f"{CARD}/1.0.1", f"{CARD}/next", folder=tmp_path).returncode == 2


def turned() -> Told:
    """An example's version in which one indicator turned red and one worsened, with who answers for them."""
    told = read_told((ROOT / DATA / "peterborough-dashboard/2.3.0/told.json").read_bytes())
    red, worse = told.scorecard.attention[0], told.scorecard.attention[1]
    titles = {row.indicator: row.title for row in told.scorecard.rows}
    rows = (
        ExceptionRow(red, titles[red], f"{red}/", "Off target in July 2026; on target before.", "2.6%.", owner="Head"),
        ExceptionRow(worse, titles[worse], f"{worse}/", "Worsening in 2022.", "21.9.", reporting="By exception"),
    )
    groups = (ExceptionKind("red", "Turned red", rows[:1]), ExceptionKind("worse", "Worsened", rows[1:]))
    found = Exceptions(Link("version 2.2.0", "2.2.0"), "2 indicators turned red or worsened.", groups)
    page = ExceptionsPage("", "Exceptions since version 2.2.0", "", (), found=found)
    return msgspec.structs.replace(told, exceptions=page)


def of_the_turned(told: Told) -> bytes:
    wanted = Imprint(PRESS.site, "peterborough-dashboard/v/2.3.0/", "2.3.0", "ab" * 32, date(2026, 11, 20))
    return exceptions_of(told, wanted, SAY, PRESS.templates)


def test_exceptions_between_reviews_are_a_paper_of_their_own() -> None:
    told = turned()
    content = of_the_turned(told)
    assert failed(content) == []
    document = Document(content)
    titles = [row.title for kind in told.exceptions.found.groups for row in kind.rows] if told.exceptions else []
    assert headings(document, 1) == ["Contents", "Exceptions since version 2.2.0", "Sources and licences"]
    assert headings(document, 2) == ["Turned red", "Worsened", "About this document"]
    assert headings(document, 3) == titles
    said = document.structure.text.partition("About this document")[2]  # behind the contents
    assert said.index("Turned red") < said.index("Off target in July 2026; on target before.") < said.index("Worsened")
    assert "Answers for itHead" in said
    assert "ReportedBy exception" in said
    charts = [one.alt for one in document.structure.every("Figure")]
    assert len(charts) == len(titles)
    assert document.reader.metadata
    assert (
        document.reader.metadata.title
        == "Exceptions since version 2.2.0: Peterborough: monthly dashboard, version 2.3.0"
    )


def test_exceptions_across_scorecards_are_one_paper_with_each_version_and_hash() -> None:
    told, site = turned(), PRESS.site
    first = Imprint(site, "peterborough-dashboard/v/2.3.0/", "2.3.0", "ab" * 32, date(2026, 11, 20))
    other = Imprint(site, "leeds/v/1.1.0/", "1.1.0", "cd" * 32, date(2026, 11, 24))
    card = msgspec.structs.replace(told.scorecard, title="Leeds", area="Leeds", publisher="Another", illustrative=True)
    leeds = msgspec.structs.replace(told, scorecard=card)
    silent = msgspec.structs.replace(told, exceptions=None)
    content = exceptions_across([(told, first), (silent, other), (leeds, other)], SAY, PRESS.templates)
    assert failed(content) == []
    document = Document(content)
    title = told.scorecard.title
    assert headings(document, 1) == [
        "Contents",
        *(f"{one}: Exceptions since version 2.2.0" for one in (title, "Leeds")),
        *(f"{one}: Sources and licences" for one in (title, "Leeds")),
    ]
    said = document.structure.text
    assert said.count("Off target in July 2026; on target before.") == 2
    assert ("ab" * 32 in said, "cd" * 32 in said) == (True, True)
    assert "Exceptions between reviews: 2 scorecards" in said
    assert content == exceptions_across([(told, first), (leeds, other)], SAY, PRESS.templates)
    with pytest.raises(PackError, match="nothing of what turned"):
        exceptions_across([(silent, first)], SAY, PRESS.templates)


def test_a_pack_says_what_turned_in_a_table() -> None:
    wanted = Imprint(PRESS.site, "peterborough-dashboard/v/2.3.0/", "2.3.0", "ab" * 32, date(2026, 11, 20))
    document = Document(pack_of(turned(), None, wanted, SAY, PRESS.templates))
    table = next(one for one in document.structure.every("Table") if "What turned" in one.text)
    assert [one.text for one in table.every("TD")] == [
        "Off target in July 2026; on target before.",
        "Worsening in 2022.",
    ]


def test_a_version_that_says_nothing_of_exceptions_has_no_paper_of_them() -> None:
    with pytest.raises(PackError, match="nothing of what turned"):
        of_the_turned(msgspec.structs.replace(turned(), exceptions=None))
