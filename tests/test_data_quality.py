"""How far figures can be trusted: every reason for care by the newest figure, and the concerns about data."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from outturn.model import DataConcern, Indicator, Issue, Package
from outturn.pages import DataQualityPage, QualityGroup
from outturn.pipeline.editions import judged_edition
from outturn.pipeline.overdue import overdue
from outturn.story.leaving import left
from outturn.story.overview import Overview, overview
from outturn.story.quality import data_quality_page
from outturn.story.told import told
from packages import SAY, SCORECARD, Rows, indicator, package

LATE = DataConcern("late", "Late counts", "Two teams count late.", "open", "Data Manager", ("moves",), "", date(2025, 5, 31))  # fmt: skip  # noqa: E501
CALM = indicator(due=date(2030, 1, 1))
"""An indicator whose next figure is not due for long."""
ASKED = "Two teams count late. To be put right by: Data Manager"


def seen(whole: Package) -> Overview:
    edition = judged_edition(whole)
    return overview(SAY, whole.scorecard.name, told(edition, SAY), None, left(edition, {}))


def page_of(*packages: Package) -> DataQualityPage:
    return data_quality_page(SAY, [seen(one) for one in packages], "")


def groups(figures: Rows, one: Indicator = CALM, **parts: Any) -> list[QualityGroup]:
    return list(page_of(package({one: figures}, **parts)).groups)


def test_a_figure_that_needs_no_care_is_not_listed() -> None:
    page = page_of(package({CALM: [("2023", 1.0), ("2024", 2.0)]}))
    assert (page.groups, page.concerns) == ((), ())
    assert page.sentences == ("No newest figure needs more care than any figure does.",)


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("u", "quality-unreliable"),
        ("p", "quality-provisional"),
        ("e", "quality-estimated"),
        ("b", "quality-broken"),
        ("r", "quality-revised"),
    ],
)
def test_a_mark_beside_the_newest_figure_is_a_reason_with_its_note(mark: str, kind: str) -> None:
    (group,) = [one for one in groups([("2023", 1.0), ("2024", 2.0, mark, "Why.")]) if one.id != "quality-overdue"]
    assert (group.id, [(row.figure, row.period, row.why) for row in group.rows]) == (kind, [("2.0%", "2024", "Why.")])
    assert f"[{mark}]" in group.about
    assert groups([("2023", 1.0, mark), ("2024", 2.0)]) == [], "an older figure's mark is none"


@pytest.mark.parametrize(("mark", "kind"), [("c", "quality-suppressed"), ("x", "quality-missing")])
def test_a_mark_in_place_of_the_newest_figure_is_a_reason(mark: str, kind: str) -> None:
    (group,) = groups([("2023", 1.0), ("2024", None, mark, "Too few.")])
    assert (group.id, group.rows[0].figure, group.rows[0].why) == (kind, f"[{mark}]", "Too few.")


def test_a_figure_can_have_several_reasons() -> None:
    assert [one.id for one in groups([("2024", 2.0, "p u")])] == ["quality-unreliable", "quality-provisional"]


def test_a_forecast_is_not_the_newest_figure() -> None:
    (group,) = groups([("2024", 2.0, "p"), ("2025", 3.0, "f")])
    assert [(row.figure, row.period) for row in group.rows] == [("2.0%", "2024")]


def test_an_overdue_figure_says_when_it_was_due_or_what_the_newest_is_about() -> None:
    due = groups([("2024", 2.0)], indicator(due=date(2025, 11, 19)))
    assert [(one.id, one.rows[0].why) for one in due] == [("quality-overdue", "Was due on 19 November 2025.")]
    # 2023 was over on 31 December 2024, and after as long again on 31 December 2025: not by 20 November 2025
    assert groups([("2023", 2.0)], indicator()) == []
    late = groups([("2022", 2.0)], indicator())
    assert [(one.id, one.rows[0].why) for one in late] == [("quality-overdue", "No figure after 2022.")]


def test_a_proxy_says_what_it_stands_in_for() -> None:
    one = indicator(due=date(2030, 1, 1), proxy_for="homes")
    (group,) = groups([("2024", 2.0)], one)
    assert (group.id, group.rows[0].why) == ("quality-proxy", "Stands in for: homes.")
    issue = Issue("homes", "Too few homes", "open", "Head of Placements")
    (group,) = groups([("2024", 2.0)], one, issues=(issue,))
    assert group.rows[0].why == "Stands in for: Too few homes."


def test_what_needs_care_in_reading_and_a_revised_indicator_are_reasons() -> None:
    one = indicator(due=date(2030, 1, 1), caution="Few children.", status="revised")
    found = groups([("2024", 2.0)], one)
    assert [(group.id, group.rows[0].why) for group in found] == [
        ("quality-revised", "The indicator was revised."),
        ("quality-caution", "Few children."),
    ]


def test_a_retired_indicator_needs_none() -> None:
    assert groups([("2024", 2.0, "u")], indicator(status="retired")) == []


def test_reasons_of_several_scorecards_stand_together_with_their_links() -> None:
    other = package({CALM: [("2024", 3.0, "p")]}, scorecard=replace(SCORECARD, name="other", title="Other"))
    (group,) = page_of(package({CALM: [("2024", 2.0, "p")]}), other).groups
    assert [(row.scorecard, row.indicator.path) for row in group.rows] == [
        ("Exampleshire: children's scorecard", "exampleshire-children/moves/"),
        ("Other", "other/moves/"),
    ]


def test_a_concern_is_overdue_as_at_the_newest_day_of_all_scorecards() -> None:
    early = replace(SCORECARD, name="early", created="2025-05-30")
    mine = package({CALM: [("2024", 2.0)]}, concerns=(LATE,), scorecard=early)
    assert not told(judged_edition(mine), SAY).scorecard.concerns[0].is_overdue, "on its own day it was not"
    page = page_of(mine, package({CALM: [("2024", 2.0)]}))
    ((row,),) = [group.rows for group in page.concerns]
    assert row.is_overdue
    assert row.indicators[0].path == "early/moves/"
    assert page.sentences[1:] == (
        "1 concern about data is open.",
        "1 of them is overdue as at 20 November 2025, the newest day of these scorecards.",
    )


def test_a_concern_that_was_put_right_is_not_overdue() -> None:
    page = page_of(package({CALM: [("2024", 2.0)]}, concerns=(replace(LATE, status="closed"),)))
    ((row,),) = [group.rows for group in page.concerns]
    assert (row.is_overdue, row.status) == (False, "Put right")


@pytest.mark.parametrize(
    ("concern", "said"),
    [
        (LATE, (f"{ASKED}. Overdue: it was to be right by 31 May 2025.",)),
        (replace(LATE, by=date(2026, 5, 31)), (f"{ASKED}, by 31 May 2026.",)),
        (replace(LATE, by=None), (f"{ASKED}.",)),
        (replace(LATE, status="closed"), ()),
        (replace(LATE, indicators=()), ()),
    ],
)  # fmt: skip
def test_the_page_of_an_indicator_says_the_concern_in_short(concern: DataConcern, said: tuple[str, ...]) -> None:
    whole = package({CALM: [("2024", 2.0)]}, concerns=(concern,))
    assert told(judged_edition(whole), SAY).indicators[0].concerns_told == said


def test_an_overdue_concern_is_asked_for() -> None:
    whole = package({CALM: [("2024", 2.0)]}, concerns=(LATE, replace(LATE, status="closed")))
    (found,) = overdue([whole], date(2025, 6, 1), SAY)
    assert found.sentences == (
        "The concern about data “Late counts” was to be put right by 31 May 2025. Ask: Data Manager.",
    )
    assert overdue([whole], date(2025, 5, 31), SAY) == ()
