"""Meetings on a site: their pages, what has happened since, who links to them; what goes with them when it must."""

import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from built import ROOT, change, example_site
from html_pages import Page
from meetings_of import (
    DECISIONS,
    MEETING,
    MEETINGS,
    PAPERS,
    REPORT,
    ROW,
    TEXT,
    add_meeting,
    added_decision,
    seal_papers,
    with_meeting,
)
from outturn.builders.menus import shown
from outturn.errors import OutturnError
from outturn.pipeline.checking import check_site
from outturn.pipeline.making import making_of
from outturn.pipeline.plans import plans
from outturn.pipeline.site import made
from outturn.reading.site_settings import settings_of
from outturn.render import as_markdown
from sealed import CARD, published, seal
from test_render import Parsed, body_of

HOME = "meetings/childrens-scrutiny-panel/2025-07-10/"
WORDS = """\
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
OLD = ROW.replace(",1.1.0,", ",1.0.0,")
MOST = 90_000
"""Bytes that a page of a meeting may weigh."""


def site(root: Path, *, preview: bool = False) -> dict[str, str]:
    """Every page of the site in the folder by its address, as it is read; what is wrong is not asked."""
    return {
        name.removesuffix("index.md"): " ".join(Parsed(body_of(text)).visible.split())
        for name, text in sources(root, preview=preview).items()
    }


def sources(root: Path, *, preview: bool = False) -> dict[str, str]:
    return {name: content for name, content in files(root, preview=preview).items() if isinstance(content, str)}


def files(root: Path, *, preview: bool = False) -> Mapping[str, str | bytes]:
    settings = settings_of(root / "mkdocs.yml")
    checked = check_site(settings.packages)
    every = made(settings, checked, preview=preview)
    return dict(one if isinstance(one, tuple) else (one.source, as_markdown(one)) for one in every)


def about_first(root: Path) -> Path:
    """A meeting about the first version, which a later one corrected and another one added to."""
    data = with_meeting(root)
    change(data / "meetings/meetings.csv", ROW, OLD)
    return data


def test_a_meeting_has_a_page_and_is_in_the_list(tmp_path: Path) -> None:
    with_meeting(tmp_path)
    pages = site(tmp_path)
    said = pages[HOME]
    assert "Moves stand at Children who moved home three times or more (12.5%, 2024/25; similar to England)" in said
    assert "2 Financial and risk implications None. Consultation Young people were asked." in said
    assert "Recommendation 2: To ask for a report on moves." in said
    assert "This is a draft of what will be published for the meeting." in said
    assert (
        "No meeting to come is known. Meetings that were Children's Scrutiny Panel 10 July 2025" in pages["meetings/"]
    )
    assert "As at 20 November 2025" in pages["meetings/"]


def test_a_meeting_is_to_come_until_the_newest_day_that_the_site_knows(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    for day, heading in (("2025-11-20", "Meetings to come"), ("2025-11-19", "Meetings that were")):
        row = ROW.replace(f",{MEETING[6:]},", f",{day},")
        (data / "meetings/meetings.csv").write_text(header(data) + row, encoding="utf-8")
        listed = site(tmp_path)["meetings/"]
        day_said = f"{int(day[-2:])} November 2025"
        assert listed.index(heading) < listed.index(day_said)
        others = {"Meetings to come", "Meetings that were"} - {heading}
        assert not any(listed.index(heading) < listed.find(other) < listed.index(day_said) for other in others)


def header(data: Path) -> str:
    return (data / "meetings/meetings.csv").read_text(encoding="utf-8").partition("\n")[0] + "\n"


def test_the_page_says_what_was_corrected_since_and_how_indicators_moved(tmp_path: Path) -> None:
    data = about_first(tmp_path)
    change(data / REPORT, "[[visits]]", "[[wait]]")
    said = site(tmp_path)[HOME]
    # The first version had 12 in 2024/25 (sealed.published); the report stays with it.
    assert "(12.0%, 2024/25; similar to England)" in said
    since = said.partition("What has happened since")[2].partition("Committee")[0]
    assert "Newer figures have been published: version 1.1.0 of 19 June 2025." in since
    assert "for 2024/25 was corrected from 12.0% to 12.5%. See version 1.0.1." in since
    assert "12.0% (2024/25; similar to England) then, 12.5% (2024/25; similar to England) now." in since
    # 1.1.0 adds March 2025 with 8.5, after 9 in February; this indicator is shown in whole days.
    assert "9 days (Feb 2025; on target) then, 9 days (Mar 2025; on target) now." in since


def test_the_newest_figures_have_nothing_after_them(tmp_path: Path) -> None:
    with_meeting(tmp_path)
    assert "These are the newest figures that have been published." in site(tmp_path)[HOME]


def test_a_scorecard_and_its_sealed_version_say_who_considered_them(tmp_path: Path) -> None:
    about_first(tmp_path)
    pages = site(tmp_path)
    said = "Considered by Children's Scrutiny Panel on 10 July 2025"
    assert said in pages[f"{CARD}/v/1.0.0/"]
    assert said not in pages[f"{CARD}/v/1.0.1/"]
    assert "Version 1.0.0 was considered by Children's Scrutiny Panel on 10 July 2025" in pages[f"{CARD}/"]
    assert "The scorecard to March 2025" in pages["places/exampleshire/"]
    assert "Children's Scrutiny Panel, 10 July 2025" in pages["site-map/"]


def test_search_finds_a_meeting_by_its_subject_and_its_headings(tmp_path: Path) -> None:
    with_meeting(tmp_path)
    every = files(tmp_path).items()
    index = {name[-6:]: one.decode() for name, one in every if name.startswith("search/") and isinstance(one, bytes)}
    assert HOME in index["r0.txt"]
    words, word = list[str](), ""
    for line in index["w0.txt"].splitlines():
        word = word[: int(line[0], 36)] + line[1:]
        words.append(word)
    assert "implications" in words


def test_a_site_without_meetings_has_no_page_of_them_and_no_entry_in_its_menu(tmp_path: Path) -> None:
    published(tmp_path)
    pages = site(tmp_path)
    assert [address for address in pages if address.startswith("meetings/")] == []
    assert "Meetings" not in pages["site-map/"]
    entry = {"Meetings": "meetings/index.md"}
    assert shown(["index.md", entry], {"index.md"}) == ["index.md"]
    assert shown(["index.md", entry], {"index.md", "meetings/index.md"}) == ["index.md", entry]


def test_papers_lie_beside_the_page_and_the_hash_is_theirs(tmp_path: Path) -> None:
    with_meeting(tmp_path)
    every = files(tmp_path)
    assert every[f"{HOME}plan.pdf"] == b"%PDF-1.7\nThe plan.\n"
    # sha256sum of these 19 bytes
    assert "7aef759e4abac7bb5324aea9e7ecc6f03e93a65b13ea1dd0205b9e555774c972" in str(every[f"{HOME}index.md"])


def test_the_list_of_hashes_beside_the_papers_is_that_of_the_files_there(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    seal_papers(data)
    made = files(tmp_path)
    listed = str(made[f"{HOME}SHA256SUMS"], "utf-8").splitlines()  # type: ignore[arg-type]
    names = ("pack.pdf", "plan.pdf", "sealed.json")
    assert listed == [f"{sha256(bytes(made[f'{HOME}{name}'])).hexdigest()}  {name}" for name in names]  # type: ignore[arg-type]
    (data / "withdrawn.csv").write_text(f"address,date,reason\n/{CARD}/v/1.1.0/,2025-07-02,Why.\n", encoding="utf-8")
    without = str(files(tmp_path)[f"{HOME}SHA256SUMS"], "utf-8")  # type: ignore[arg-type]
    assert without.splitlines() == listed[1:]


def test_nothing_that_lies_beside_an_exempt_item_reaches_any_file(tmp_path: Path) -> None:
    """What the check refuses is shown nowhere either: no page, search, feed, calendar, map, list of hashes, or name."""
    data = with_meeting(tmp_path)
    change(data / "meetings/meetings.csv", "not applicable,,Director", "not applicable,Paragraph 1,Unspoken director")
    change(data / REPORT, "Moves stand", "Unspoken of Alma; moves stand")
    change(data / REPORT, "## Financial", "## Unspoken costs: financial")
    change(
        data / "meetings/papers.csv",
        "The plan for moves,2025-06-25,,plan.pdf",
        "Unspoken plan,2025-06-25,,unspoken.pdf",
    )
    (data / f"meetings/{MEETING}/plan.pdf").rename(data / f"meetings/{MEETING}/unspoken.pdf")
    change(data / "meetings/decisions.csv", "To note the figures.", "Unspoken: to note it.")
    made = files(tmp_path, preview=True)
    assert HOME + "index.md" in made
    told = {name: content if isinstance(content, bytes) else content.encode() for name, content in made.items()}
    assert [name for name, content in told.items() if b"nspoken" in content or "nspoken" in name] == []


def test_an_exempt_item_shows_title_day_and_reason_alone(tmp_path: Path) -> None:
    data = published(tmp_path).parent
    add_meeting(data)
    row = f"{MEETING},Children's Scrutiny Panel,2025-07-10,,,A matter,,,,,paragraph 1 of schedule 12A,,,,,,\n"
    (data / "meetings/meetings.csv").write_text(header(data) + row, encoding="utf-8")
    for name, text in (("papers", PAPERS), ("decisions", DECISIONS)):
        (data / f"meetings/{name}.csv").write_text(text.partition("\n")[0] + "\n", encoding="utf-8")
    (data / REPORT).unlink()
    (data / "meetings" / MEETING / "plan.pdf").unlink()
    every = files(tmp_path)
    said = " ".join(Parsed(body_of(str(every[f"{HOME}index.md"]))).visible.split())
    assert "This item is not open to the public: paragraph 1 of schedule 12A" in said
    assert "Papers" not in said
    assert "Not open to the public" in site(tmp_path)["meetings/"]
    assert "Scrutiny Panel" not in site(tmp_path)[f"{CARD}/"]
    assert [name for name in every if name.startswith(HOME)] == [f"{HOME}index.md"]


def test_another_report_makes_no_page_but_its_own_anew(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    before, keys = sources(tmp_path), unit_keys(tmp_path)
    change(data / REPORT, "Young people were asked.", "Young people were asked twice.")
    after = sources(tmp_path)
    assert [name for name in before if before[name] != after[name]] == [f"{HOME}index.md"]
    assert unit_keys(tmp_path) == keys


def unit_keys(root: Path) -> list[str]:
    """The keys of what is made of scorecards."""
    settings = settings_of(root / "mkdocs.yml")
    making = making_of(settings, check_site(settings.packages))
    return [unit.key for plan in plans(making) for unit in plan.units]


def test_a_version_that_was_taken_down_takes_its_figures_out_of_the_meeting_s_page(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    taken = f"address,date,reason\n/{CARD}/v/1.1.0/three-moves/,2025-08-01,Names a child.\n"
    (data / "withdrawn.csv").write_text(taken, encoding="utf-8")
    said = site(tmp_path)[HOME]
    assert "12.5%" not in said
    assert "three-moves" in said
    assert "85.0%" in said
    change(data / "withdrawn.csv", "v/1.1.0/three-moves/", "v/1.1.0/")
    said = site(tmp_path)[HOME]
    assert "12.5%" not in said
    assert "85.0%" not in said
    assert "Children's Scrutiny Panel" in said


def test_of_two_things_on_one_day_each_leads_to_the_other_and_stands_without_it(tmp_path: Path) -> None:
    data, second = with_meeting(tmp_path), "panel-2025-07-10-evening"
    head, row = MEETINGS.replace("date,", "date,part,", 1).splitlines()
    first = row.replace(",2025-07-10,", ",2025-07-10,,")
    other = first.replace(MEETING, second).replace(",,14:00,7,The scorecard", ",evening,18:00,1,Late: the scorecard")
    (data / "meetings/meetings.csv").write_text(f"{head}\n{first}\n{other}\n", encoding="utf-8")
    (data / f"meetings/reports/{second}.md").write_text(TEXT, encoding="utf-8")
    pages, evening = site(tmp_path), f"{HOME[:-1]}-evening/"
    assert "The committee considers on the same day: Late: the scorecard to March 2025" in pages[HOME]
    assert "The committee considers on the same day: The scorecard to March 2025" in pages[evening]
    assert pages["meetings/"].index("Late: the scorecard") > 0
    (data / "withdrawn.csv").write_text(f"address,date,reason\n/{HOME},2025-07-11,Why.\n", encoding="utf-8")
    assert "The committee considers" not in site(tmp_path)[evening]


def test_a_meeting_of_which_the_page_was_taken_down_is_nowhere(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    with (data / "urls.txt").open("a", encoding="utf-8") as urls:
        urls.write(f"/{HOME}\n")
    (data / "withdrawn.csv").write_text(f"address,date,reason\n/{HOME},2025-08-01,Names a child.\n", encoding="utf-8")
    pages = site(tmp_path)
    assert "Taken down on 1 August 2025. Names a child." in pages[HOME]
    assert "meetings/" not in pages
    assert "Scrutiny Panel" not in pages[f"{CARD}/"]


def test_a_paper_that_changes_while_the_site_is_made_stops_it(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    settings = settings_of(tmp_path / "mkdocs.yml")
    checked = check_site(settings.packages)
    (data / "meetings" / MEETING / "plan.pdf").write_bytes(b"Another.")
    with pytest.raises(OutturnError):
        list(made(settings, checked))


def test_a_preview_shows_meetings_too(tmp_path: Path) -> None:
    with_meeting(tmp_path)
    assert HOME in site(tmp_path, preview=True)


def test_rows_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    before = sources(tmp_path)
    for name in ("papers", "decisions"):
        head, *rows = (data / f"meetings/{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        (data / f"meetings/{name}.csv").write_text("".join([head, *reversed(rows)]), encoding="utf-8")
    assert sources(tmp_path) == before


def test_a_published_page_is_drawn_from_what_was_told(tmp_path: Path) -> None:
    data = about_first(tmp_path)
    seal_papers(data)
    before = str(files(tmp_path)[f"{HOME}index.md"])
    assert "These papers were published on 1 July 2025." in site(tmp_path)[HOME]
    # Other words of the program, and what was not published yet, change nothing of it.
    words = tmp_path / "words/en/own.po"
    words.parent.mkdir(parents=True)
    said = "\n".join(f'msgid "{key}"\nmsgstr "Changed"\n' for key in ("meeting-page-papers", "meeting-field-item"))
    words.write_text(WORDS + said, encoding="utf-8")
    added_decision(data)
    assert str(files(tmp_path)[f"{HOME}index.md"]) == before
    assert files(tmp_path)[f"{HOME}sealed.json"] == (data / "meetings" / MEETING / "sealed.json").read_bytes()


def test_what_is_published_later_is_added_and_the_rest_stays(tmp_path: Path) -> None:
    data = about_first(tmp_path)
    seal_papers(data)
    first = site(tmp_path)[HOME]
    added_decision(data)
    seal_papers(data, "What the panel decided.", date(2025, 7, 11))
    said = site(tmp_path)[HOME]
    assert "Decided" not in first
    assert "Decided on 10 July 2025: " in said
    assert "These papers were published on 1 July 2025, and last added to on 11 July 2025." in said
    assert first.partition("1 Summary")[2].partition("Recommendations")[0] in said


def test_a_version_that_is_corrected_under_a_published_meeting_changes_its_box_alone(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    seal_papers(data)
    before = site(tmp_path)[HOME]
    change(data / CARD / "next/outturns.csv", "FY2024-25,12.5,25,200,,", "FY2024-25,13,26,200,,")
    seal(tmp_path, "patch", "Corrects three-moves for 2024/25 again.", date(2025, 12, 1))
    after = site(tmp_path)[HOME]
    box = "What has happened since"
    assert "for 2024/25 was corrected from 12.5% to 13.0%. See version 1.1.1." in after
    assert "12.5% (2024/25; similar to England) then, 13.0% (2024/25; similar to England) now." in after
    assert before.partition(box)[0] == after.partition(box)[0]
    assert before.partition(box)[2].partition("Committee")[2] == after.partition(box)[2].partition("Committee")[2]


def test_a_published_page_loses_what_was_taken_down_and_gains_nothing(tmp_path: Path) -> None:
    data = with_meeting(tmp_path)
    seal_papers(data)
    added_decision(data)
    taken = f"address,date,reason\n/{CARD}/v/1.1.0/three-moves/,2025-08-01,Names a child.\n"
    (data / "withdrawn.csv").write_text(taken, encoding="utf-8")
    said = site(tmp_path)[HOME]
    assert "12.5%" not in said
    assert "85.0%" in said
    assert "Decided" not in said


@pytest.mark.site
def test_each_line_of_five_council_papers_leads_to_a_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = example_site(tmp_path_factory)
    page = Page("about/reports/index.html", (site / "about/reports/index.html").read_text(encoding="utf-8"))
    written = (ROOT / "docs/about/reports.md").read_text(encoding="utf-8")
    rows = [line for line in written.splitlines() if line.startswith("| ") and "what the paper held" not in line]
    assert len(rows) > 60
    targets = [page.target(link.value) for link in page.links]
    inside = [target for target in targets if target]
    assert len(re.findall(r"\]\(", written)) <= len(inside)
    missing = [file for file, _ in inside if not (site / file).is_file()]
    assert missing == []
    anchors = [(file, anchor) for file, anchor in inside if anchor]
    assert len(anchors) > 20
    assert [one for one in anchors if f'id="{one[1]}"' not in (site / one[0]).read_text(encoding="utf-8")] == []


@pytest.mark.site
def test_pages_of_meetings_weigh_little(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = example_site(tmp_path_factory)
    heavy = {path: path.stat().st_size for path in site.glob("meetings/**/index.html") if path.stat().st_size > MOST}
    assert len(list(site.glob("meetings/**/index.html"))) == 4
    assert heavy == {}
