"""Critical issues: their story over sealed versions, what is overdue, and the figures that show them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from built import DATA, built, change
from html_pages import Page
from outturn.model import Issue
from outturn.pages import IssueFigure, IssueRow, Left
from outturn.pipeline.checking import check_site
from outturn.pipeline.editions import judged_edition
from outturn.story.issue_rows import is_overdue, issue_rows, issue_stories
from outturn.story.issues import issues_page, sought_issues
from outturn.story.overview import overview
from outturn.story.told import told
from outturn.versions.history import IssueEvent, Version
from outturn.versions.issues import histories
from packages import SAY, SCORECARD, indicator, package
from sealed import CARD, SECOND, THIRD, seal, sealed_once

HOMES = Issue("homes", "Too few homes", "open", "Head of Placements", ("moves",), "Find more", date(2025, 3, 31))
BUILDINGS = Issue("buildings", "Old buildings", "watching", "Head of Property")


def version(number: str, year: int) -> Version:
    return Version(number, date(year, 6, 1), "minor", "A note.", "")


VERSIONS = [version(f"1.{place}.0", 2021 + place) for place in range(6)]


def kinds(events: Sequence[IssueEvent]) -> list[tuple[str, str]]:
    return [(one.version.version, one.kind) for one in events]


def listed(*issues: Sequence[Issue]) -> list[tuple[Version, tuple[Issue, ...]]]:
    return [(one, tuple(rows)) for one, rows in zip(VERSIONS, issues, strict=False)]


def test_an_issue_is_listed_changes_is_closed_and_leaves_the_list() -> None:
    states = listed(
        [],
        [HOMES],
        [replace(HOMES, action="Find twelve more", owner="Head of Care")],
        [replace(HOMES, action="Find twelve more", owner="Head of Care", status="closed")],
        [],
    )
    found = histories(states)["homes"]
    assert kinds(found.events) == [
        ("1.1.0", "listed"),
        ("1.2.0", "owner"),
        ("1.2.0", "action"),
        ("1.3.0", "closed"),
        ("1.4.0", "dropped"),
    ]
    assert found.is_dropped
    assert (found.last.status, found.last.owner) == ("closed", "Head of Care")


def test_what_is_the_same_in_two_versions_is_no_event() -> None:
    assert kinds(histories(listed([HOMES], [HOMES], [HOMES]))["homes"].events) == [("1.0.0", "listed")]
    assert histories([]) == {}


def test_an_issue_can_come_back_to_the_list_and_be_opened_again() -> None:
    closed = replace(HOMES, status="closed")
    found = histories(listed([HOMES], [], [closed], [HOMES], [replace(HOMES, status="watching")]))["homes"]
    assert [kind for _, kind in kinds(found.events)] == [
        "listed",
        "dropped",
        "listed again",
        "opened again",
        "watching",
    ]
    assert not found.is_dropped


def test_a_renamed_indicator_changes_no_issue() -> None:
    states = listed([replace(HOMES, indicators=("homes-moved",))], [HOMES])
    present = {"homes-moved": "moves", "moves": "moves"}.__getitem__
    assert kinds(histories(states, present)["homes"].events) == [("1.0.0", "listed")]
    assert [kind for _, kind in kinds(histories(states)["homes"].events)] == ["listed", "indicators"]


def test_issues_that_are_listed_now_stand_before_those_that_were() -> None:
    assert list(histories(listed([BUILDINGS, HOMES], [HOMES]))) == ["homes", "buildings"]


def test_the_story_is_told_in_words_the_newest_first() -> None:
    later = replace(HOMES, action="", owner="Head of Care", review=date(2025, 9, 30), indicators=("moves", "visits"))
    states = listed([HOMES], [later], [replace(later, status="closed")])
    (story,) = issue_stories(SAY, CARD, histories(states).values(), {"moves": "Moves", "visits": "Visits on time"})
    assert [(one.version.title, one.sentence) for one in story.steps] == [
        ("1.2.0", "Closed."),
        ("1.1.0", "Shown by Moves; Visits on time; before by Moves."),
        ("1.1.0", "To be looked at again on 30 September 2025, before 31 March 2025."),
        ("1.1.0", "Without an action, before “Find more”"),
        ("1.1.0", "Owner: Head of Care, before Head of Placements."),
        ("1.0.0", "On the list."),
    ]
    assert story.steps[0].version.path == f"{CARD}/v/1.2.0/"
    assert story.steps[0].day == "1 June 2023"
    assert story.row is None


@pytest.mark.parametrize(
    ("changed", "emptied"),
    [
        ({"title": "Homes"}, {"title": ""}),
        ({"owner": "Head of Care"}, {"owner": ""}),
        ({"action": "Other"}, {"action": ""}),
        ({"review": date(2030, 1, 1)}, {"review": None}),
        ({"indicators": ("visits",)}, {"indicators": ()}),
    ],
)
def test_every_kind_of_event_has_words(changed: dict[str, Any], emptied: dict[str, Any]) -> None:
    for other in (replace(HOMES, **changed), replace(HOMES, **emptied)):
        for states in (listed([HOMES], [other]), listed([other], [HOMES])):
            (story,) = issue_stories(SAY, CARD, histories(states).values(), {"moves": "Moves"})
            assert len(story.steps) == 2
            assert story.steps[0].sentence[0].isupper()


@pytest.mark.parametrize(
    ("kind", "day", "late"),
    [
        ("open", "2026-11-19", True),
        ("open", "2026-11-20", False),
        ("watching", "2026-11-19", True),
        ("closed", "2020-01-01", False),
        ("open", "", False),
    ],
)
def test_a_review_is_overdue_after_its_day_unless_the_issue_is_closed(kind: str, day: str, *, late: bool) -> None:
    assert is_overdue(kind, day, "2026-11-20") is late


def test_a_version_says_what_was_overdue_on_its_own_day() -> None:
    made = replace(SCORECARD, created="2025-04-01")
    rows = issue_rows(SAY, package({indicator(): [("2024", 1.0)]}, issues=(HOMES, BUILDINGS), scorecard=made))
    assert [(one.issue, one.is_overdue, one.review) for one in rows] == [
        ("homes", True, "31 March 2025"),
        ("buildings", False, ""),
    ]
    earlier = replace(SCORECARD, created="2025-03-31")
    rows = issue_rows(SAY, package({indicator(): [("2024", 1.0)]}, issues=(HOMES,), scorecard=earlier))
    assert not rows[0].is_overdue


def test_the_page_counts_by_the_newest_day_of_all_scorecards_and_shows_figures() -> None:
    states = []
    for name, created in (("one", "2025-03-01"), ("two", "2025-05-01")):
        card = replace(SCORECARD, name=name, created=created)
        whole = package({indicator(): [("2023", 1.0), ("2024", 2.0)]}, issues=(HOMES, BUILDINGS), scorecard=card)
        edition = judged_edition(whole)
        states.append(overview(SAY, name, told(edition, SAY), None, Left()))
    page = issues_page(SAY, states, "")
    # on its own day, 1 March, nothing was overdue on the first; on 1 May, both reviews of 31 March are
    assert [group.entries[0].row.is_overdue for group in page.groups] == [True, True]
    assert page.sentences == (
        "4 critical issues are open.",
        "The reviews of 2 are overdue as at 1 May 2025, the newest day of these scorecards.",
        "2 have no indicator that shows them.",
    )
    (figure,) = page.groups[0].entries[0].figures
    assert isinstance(figure, IssueFigure)
    assert (figure.indicator.path, figure.figure, figure.period) == ("one/moves/", "2.0%", "2024")
    assert figure.direction is not None
    assert (figure.direction.symbol, figure.rating) == ("↑", None)


def test_search_knows_each_issue_by_its_title_its_post_and_what_is_done() -> None:
    whole = package({indicator(): [("2024", 2.0)]}, issues=(HOMES, BUILDINGS))
    homes, buildings = sought_issues([overview(SAY, "one", told(judged_edition(whole), SAY), None, Left())])
    assert (homes.title, homes.address, homes.text) == ("Too few homes", "issues/#issues-one-is-homes", "Find more")
    assert homes.beside[0] == "Head of Placements"
    assert buildings.address == "issues/#issues-one-is-buildings"


def test_a_site_without_issues_says_so() -> None:
    whole = package({indicator(): [("2024", 1.0)]})
    page = issues_page(SAY, [overview(SAY, "one", told(judged_edition(whole), SAY), None, Left())], "")
    assert (page.groups, page.sentences) == ((), ("No scorecard lists a critical issue.",))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case sealed three times: the action of an issue changes, then the other issue leaves the list."""
    root = tmp_path_factory.mktemp("issues")
    card = sealed_once(root)
    change(card / "next/issues.csv", "Find twelve more homes", "Find twenty more homes")
    seal(root, "patch", "Another action.", SECOND)
    change(card / "next/issues.csv", "buildings,Old buildings,Head of Property,,,,watching\n", "")
    seal(root, "minor", "Takes an issue off the list.", THIRD)
    return built(root)


def said(page: Path) -> str:
    return Page(page.name, page.read_text(encoding="utf-8")).words


@pytest.mark.parametrize("address", ["issues", CARD])
def test_the_pages_tell_the_story_from_the_sealed_versions_alone(site: Path, address: str) -> None:
    text = said(site / address / "index.html")
    assert "Action: “Find twenty more homes”, before “Find twelve more homes”" in text
    assert "Version 1.0.1 , 19 September 2024:" in text
    assert "No longer on the list" in text
    assert text.index("Too few homes near by") < text.index("Old buildings")


def test_a_sealed_page_tells_of_no_later_version(site: Path) -> None:
    text = said(site / CARD / "v/1.0.0/index.html")
    assert "Find twelve more homes" in text
    assert "Find twenty" not in text
    assert "Old buildings" in text


def test_what_is_wrong_with_a_concern_is_named_at_its_cell(tmp_path: Path) -> None:
    card = sealed_once(tmp_path)
    (card / "next/concerns.csv").write_text(
        "concern,title,indicators,what,action,owner,by,status\n"
        "late,Late counts,three-moves visit,Two teams count late.,,a.clerk@exampleshire.example,2025-02-30,open\n",
        encoding="utf-8",
    )
    more = '"issues.csv"\n    },\n    {\n      "name": "concerns",\n      "path": "concerns.csv"'
    change(card / "next/datapackage.json", '"issues.csv"', more)
    found = [one for one in check_site(tmp_path / DATA).findings if one.where.file.endswith("concerns.csv")]
    assert {(one.id, one.where.row, one.where.column) for one in found} == {
        ("name-unknown", 2, "indicators"),
        ("person-for-post", 2, "owner"),
        ("date-not-a-day", 2, "by"),
    }


def test_an_issue_row_of_an_older_program_is_still_shown() -> None:
    row = IssueRow("Homes", "Head", "Open", "", "", ())
    assert (row.issue, row.kind, row.is_overdue) == ("", "", False)
