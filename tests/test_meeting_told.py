"""What a meeting's page tells: fields, sections, figures as the version has them, papers, decisions; hostile texts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hostile
from golden import copied
from outturn.commonmark import COMMONMARK, parts, plainly
from outturn.meetings import Considered, Decision, Meeting, Paper, Sealing
from outturn.pages import MeetingPage, Site, Told, ToldError, as_told_meeting, read_told_meeting
from outturn.pipeline.checking import check_site
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.making import renderer
from outturn.render import as_markdown
from outturn.settings import packaged
from outturn.story.meeting import told_meeting
from outturn.story.meetings import placed_meeting
from outturn.story.sharing import in_brackets
from outturn.story.told import told
from outturn.values import replace as change
from outturn.words.catalogue import catalogue
from sealed import CARD
from test_render import Parsed, assert_nothing_runs, body_of, visible_as

SAY = catalogue()
DAY = date(2025, 7, 10)
MOVES = "[Children who moved home three times or more](/exampleshire-children/v/1.0.0/three-moves/)"
MEETING = Meeting(
    meeting="panel-2025-07-10",
    committee="Children's Scrutiny Panel",
    date=DAY,
    time="14:00",
    item="7",
    title="The scorecard to March 2025",
    scorecard=CARD,
    version="1.0.0",
    key_decision="no",
    call_in="not applicable",
    lead_officer="Director",
    portfolio_holder="Portfolio holder",
    originator="Head of performance",
    wards="All",
    enclosures=("Scorecard", "Plan"),
)


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What the small case tells: three-moves is 12% in 2024/25, similar to England; visits has no rating."""
    checked = check_site(copied("small", tmp_path_factory.mktemp("small")) / "datapackage")
    return told(judged_edition(checked.packages[0]), SAY)


def page(version: Told | None, report: str = "", **more: object) -> MeetingPage:
    return told_meeting(replace(Considered(MEETING, report), **more), version, SAY)  # type: ignore[arg-type]


def test_a_judgement_in_brackets_has_none_of_its_own() -> None:
    assert in_brackets("On target (provisional, low reliability)") == "on target, provisional, low reliability"
    assert in_brackets("Worse than England, not tested") == "worse than England, not tested"


def test_the_fields_stand_in_the_order_of_a_covering_report(version: Told) -> None:
    assert page(version).facts == (
        ("Committee", "Children's Scrutiny Panel"),
        ("Date", "10 July 2025, 14:00"),
        ("Agenda item", "7"),
        ("Subject", "The scorecard to March 2025"),
        ("Lead officer", "Director"),
        ("Portfolio holder", "Portfolio holder"),
        ("Report by", "Head of performance"),
        ("Key decision", "No"),
        ("Subject to call-in", "Not applicable"),
        ("Exempt", "No"),
        ("Wards affected", "All"),
        ("Enclosures", "Scorecard; Plan"),
    )


def test_a_field_that_is_empty_is_left_out(version: Told) -> None:
    bare = Meeting("panel-2025-07-10", "Panel", DAY, "Figures", CARD, "1.0.0")
    found = told_meeting(Considered(bare), version, SAY).facts
    assert [name for name, _ in found] == ["Committee", "Date", "Subject", "Exempt"]


def test_a_report_becomes_numbered_sections(version: Told) -> None:
    found = page(version, "Before.\n\n## Summary\n\nA.\n\n### Below\n\nB.\n\n```\n## none\n```\n\nRisks\n---\n\nC.")
    assert [(one.number, one.id, one.title) for one in found.sections] == [
        ("", "section-0", ""),
        ("1", "section-1", "Summary"),
        ("2", "section-2", "Risks"),
    ]
    assert found.sections[1].text == "A.\n\n### Below\n\nB.\n\n```\n## none\n```"


def test_an_author_s_own_number_is_not_said_twice(version: Told) -> None:
    found = page(version, "## 1. Summary\n\nA.\n\n## 2024 and after\n\nB.")
    assert [(one.number, one.title) for one in found.sections] == [("1", "Summary"), ("2", "2024 and after")]


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        # Of three-moves the small case has 12% in 2024/25: 24 of 200 children, England 11 inside 8.2 to 17.3.
        (
            "[[three-moves]]",
            f"{MOVES} (12.0%, 2024/25; similar to England)",
        ),
        (
            "[[three-moves|*Moves*]]",
            r"[\*Moves\*](/exampleshire-children/v/1.0.0/three-moves/) (12.0%, 2024/25; similar to England)",
        ),
        ("`[[three-moves]]`", "`[[three-moves]]`"),
        ("``a ` [[three-moves]]``", "``a ` [[three-moves]]``"),
        (r"\[[three-moves]]", r"\[[three-moves]]"),
        ("[[nothing-of-the-kind]]", r"nothing\-of\-the\-kind"),
        ("[[nothing|its *words*]]", r"its \*words\*"),
        ("[three-moves]", "[three-moves]"),
    ],
)
def test_an_indicator_that_the_report_names_stands_as_the_version_has_it(
    version: Told, written: str, stands: str
) -> None:
    assert page(version, f"## A\n\nSee {written}.").sections[0].text == f"See {stands}."


def test_the_indicators_that_a_report_speaks_of_are_listed_once_in_its_order(version: Told) -> None:
    found = page(version, "## A\n\n[[visits]], [[three-moves]], [[visits|again]], [[nothing]], `[[wait]]`").spoken_of
    assert [(one.indicator, one.figure, one.period, one.rating.word) for one in found] == [
        ("visits", "85.0%", "Q2 2024/25", "Not rated"),
        ("three-moves", "12.0%", "2024/25", "Similar to England"),
    ]
    assert found[1].address == "exampleshire-children/v/1.0.0/three-moves/"


def test_a_link_that_is_defined_in_another_section_leads_where_it_is_meant(version: Told) -> None:
    first, second = page(version, '## A\n\n[x][one]\n\n## B\n\n[one]: https://a.example "a \\"t\\""\n').sections
    assert 'href="https://a.example"' in COMMONMARK.render(first.text)
    assert second.text.count("https://a.example") == 1


def test_what_was_decided_stands_beside_what_was_recommended(version: Told) -> None:
    decisions = (
        Decision("m", "decision", 2, "Something else."),
        Decision("m", "decision", 1, "Agreed.", 2, DAY),
        Decision("m", "recommendation", 2, "To ask."),
        Decision("m", "recommendation", 1, "To note."),
        Decision("m", "decision", 3, "And agreed.", 2),
    )
    found = page(version, decisions=decisions).decisions
    assert [(one.number, one.recommended, one.decided, one.date) for one in found] == [
        ("1", "To note.", "", ""),
        ("2", "To ask.", "Agreed.", "10 July 2025"),
        ("", "", "And agreed.", ""),
        ("", "", "Something else.", ""),
    ]


def papers() -> tuple[Paper, ...]:
    return (
        Paper("m", "plan", "enclosure", "The plan", date(2025, 6, 25), file="plan.pdf"),
        Paper("m", "draft", "minutes", "Minutes", date(2025, 7, 12), "draft", "draft.pdf"),
        Paper("m", "fix", "supplement", "A fix", date(2025, 7, 1), file="fix.pdf", corrects="plan", reason="A slip."),
        Paper("m", "fix-2", "supplement", "Another", date(2025, 7, 3), file="fix-2.pdf", corrects="report"),
        Paper("m", "final", "minutes", "Minutes", date(2025, 9, 1), "approved", "final.pdf"),
        Paper("m", "law", "background", "A law", date(2020, 1, 1), url="https://law.example/", sha256="0" * 64),
    )


def test_a_supplement_stands_above_with_its_day_and_reason_and_beside_what_it_corrects(version: Told) -> None:
    found = page(version, papers=papers())
    assert [(one.title, one.date, one.corrects, one.reason) for one in found.supplements] == [
        ("Another", "3 July 2025", "The covering report", ""),
        ("A fix", "1 July 2025", "The plan", "A slip."),
    ]
    home = "meetings/childrens-scrutiny-panel/2025-07-10/"
    assert [one.title for one in found.papers[0].corrected_by] == ["supplement of 1 July 2025"]
    assert [(one.title, one.path) for one in found.report_corrected_by] == [
        ("supplement of 3 July 2025", f"{home}fix-2.pdf")
    ]


def test_draft_minutes_are_followed_by_approved_ones(version: Told) -> None:
    assert [one.status for one in page(version, papers=papers()).minutes] == [
        "Approved",
        "Draft, replaced by the approved minutes of 1 September 2025",
    ]
    alone = tuple(one for one in papers() if one.paper != "final")
    assert [one.status for one in page(version, papers=alone).minutes] == ["Draft, not approved yet"]


def test_the_list_for_the_law_names_the_version_its_sources_and_the_background_papers(version: Told) -> None:
    found = page(version, papers=papers()).background
    assert [(one.title, one.address, one.sha256) for one in found] == [
        (
            "Exampleshire: children's scorecard, version 1.0.0: every figure and judgement",
            "data/exampleshire-children/1.0.0/",
            "",
        ),
        ("Made-up figures", "https://www.example.org/figures", ""),
        ("A law", "https://law.example/", "0" * 64),
    ]


def test_a_paper_has_the_hash_that_it_was_sealed_with(version: Told) -> None:
    own = f"{MEETING.meeting}/plan.pdf"
    sealing = Sealing(date(2025, 6, 26), "papers", "", {own: ("a" * 64, 1_234_567)})
    (found,) = page(version, papers=papers(), sealings=(sealing,), files={own: ("b" * 64, 5)}).papers
    assert (found.sha256, found.size) == ("a" * 64, "1.2 MB")


def test_there_is_a_pack_once_one_was_sealed(version: Told) -> None:
    assert page(version).pack is None
    sealing = Sealing(date(2025, 6, 26), "papers", "", {f"{MEETING.meeting}/pack.pdf": ("a" * 64, 90_400)})
    pack = page(version, sealings=(sealing,)).pack
    assert pack is not None
    assert (pack.address, pack.size) == ("meetings/childrens-scrutiny-panel/2025-07-10/pack.pdf", "90 kB")


def test_of_an_exempt_item_nothing_is_told_but_title_day_and_reason(version: Told) -> None:
    exempt = replace(MEETING, exempt="paragraph 1 of schedule 12A")
    whole = Considered(exempt, "## Secret\n\n[[three-moves]]", papers(), (Decision("m", "decision", 1, "Secret."),))
    found = told_meeting(whole, version, SAY)
    assert found.exempt == "This item is not open to the public: paragraph 1 of schedule 12A"
    said = as_told_meeting(without_labels(found)).decode()
    assert [one for one in ("Secret", "three-moves", "plan.pdf", "Director", "Scorecard", CARD) if one in said] == []
    assert (found.facts, found.sections, found.papers, found.background, found.considered.path) == ((), (), (), (), "")


def without_labels(found: MeetingPage) -> MeetingPage:
    """The page without the words of its template, which are the same on all."""
    return change(found, labels={})


def test_a_meeting_without_its_version_tells_what_it_says_itself() -> None:
    found = page(None, "## A\n\n[[three-moves]]", papers=papers())
    assert (found.sections, found.background, found.considered.path) == ((), (), "")
    assert found.facts
    assert found.papers


def test_what_was_told_is_stored_and_read_back(version: Told) -> None:
    found = page(version, "## A\n\n[[three-moves]]", papers=papers())
    stored = as_told_meeting(found)
    assert read_told_meeting(stored) == found
    assert as_told_meeting(read_told_meeting(stored)) == stored
    with pytest.raises(ToldError):
        read_told_meeting(b"[]")


HEADING = st.sampled_from(["## One\n", "# Two\n", "### Not one\n", "Three\n=====\n", "> ## quoted\n", "- ## listed\n"])
BLOCK = st.one_of(HEADING, st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=30))


@pytest.mark.property
@given(st.lists(BLOCK, max_size=8))
def test_every_line_of_a_report_is_in_one_part_or_is_its_heading(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    tokens = COMMONMARK.parse(text)
    heads = [one for one in tokens if one.type == "heading_open" and one.tag in ("h1", "h2") and one.level == 0]
    found = parts(text)
    titled = [one for one in found if one.title]
    assert len(titled) <= len(heads)
    said = "\n".join(line for one in found for line in one.text.split("\n"))
    headed = {number for one in heads for number in range(*(one.map or (0, 0)))}
    lines = [line for number, line in enumerate(text.split("\n")) if number not in headed and line.strip()]
    assert [line for line in lines if line not in said] == []


@pytest.mark.property
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_text_that_is_written_plainly_means_nothing_but_itself(text: str) -> None:
    (_, inline, *_) = COMMONMARK.parse(f"x {plainly(text)} y")
    assert {one.type for one in inline.children or ()} <= {"text", "text_special"}
    seen = "".join(one.content for one in inline.children or ())
    assert seen == f"x {' '.join(text.split())} y".replace("\0", "\ufffd")


CHUNKS = [hostile.EVERY[at : at + 60] for at in range(0, len(hostile.EVERY), 60)]


@pytest.mark.property
@pytest.mark.parametrize("texts", CHUNKS, ids=range(len(CHUNKS)))
def test_no_text_of_a_meeting_makes_anything(version: Told, texts: tuple[str, ...]) -> None:
    make = renderer((packaged("site_templates"),), SAY)
    for text in texts:
        line = " ".join(text.split())
        meeting = replace(
            MEETING,
            title=line,
            committee=f"Panel {line}",
            item=line,
            wards=line,
            lead_officer=line,
            enclosures=(line,),
            agenda_url=f"https://a.example/{line}",
        )
        paper = replace(papers()[0], title=line, reason=line)
        decided = Decision("m", "recommendation", 1, text)
        report = f"## {line}\n\n{text}\n\n## Named\n\n[[three-moves|{line}]] [[{line}]]\n"
        considered = Considered(meeting, report, (paper, replace(paper, paper="s", kind="supplement")), (decided,))
        placed = placed_meeting(SAY, told_meeting(considered, version, SAY), considered, None, Site("", "", line))
        parsed = Parsed(body_of(as_markdown(make.render(placed, placed.labels))))
        assert_nothing_runs(parsed)
        seen = visible_as(parsed.visible)
        assert seen.count(visible_as(line)) >= 5, text


def test_the_example_s_meetings_are_those_that_its_generator_writes() -> None:
    root = Path(__file__).parents[1]
    made, there = root / "generator/example/meetings", root / "datapackage/meetings"
    for path in sorted(made.rglob("*")):
        if path.is_file():
            assert (there / path.relative_to(made)).read_bytes() == path.read_bytes()
