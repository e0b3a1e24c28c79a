"""A period and the year so far are one indicator for the reader: one row in lists, both on the page of each."""

import dataclasses
from typing import Any

from outturn.judge import judge
from outturn.model import FrameworkCode, Package
from outturn.pages import IndicatorRow, Left, Told
from outturn.pipeline.editions import judged_edition
from outturn.story.overview import overview
from outturn.story.told import told
from outturn.values import replace
from packages import SAY, SCORECARD, indicator, package

MONTHLY: dict[str, Any] = {"frequency": "month", "year_type": "financial", "unit": "number", "decimals": 0}
ALONE = indicator(indicator="alone", title="Adoptions", **MONTHLY)
SO_FAR = indicator(
    indicator="so-far", title="Adoptions so far", basis="year-to-date", year_to_date_of="alone", **MONTHLY
)
FIGURES = {ALONE: [("2024-04", 14), ("2024-05", 15)], SO_FAR: [("2024-04", 14), ("2024-05", 29)]}


def edition(whole: Package) -> Told:
    return told(judged_edition(whole), SAY)


def rows(said: Told) -> list[IndicatorRow]:
    return [row for outcome in said.scorecard.outcomes for row in outcome.rows]


def test_lists_have_one_row_with_both_and_both_have_a_page() -> None:
    said = edition(package(FIGURES))
    (row,) = rows(said)
    assert (row.indicator, row.latest, row.period, row.beside) == ("alone", "15", "May 2024", "29 in the year so far")
    assert row.companion is not None
    assert (row.companion.title, row.companion.path) == ("Adoptions so far", "so-far/")
    assert [page.indicator for page in said.indicators] == ["alone", "so-far"]
    assert said.scorecard.total == 1


def test_the_one_that_is_rated_leads() -> None:
    said = edition(package(FIGURES, [("so-far", "FY2024-25", "target", 500)]))
    (row,) = rows(said)
    assert (row.indicator, row.latest, row.beside) == ("so-far", "29", "15 for May 2024 alone")
    assert row.rating.kind == "red"


def test_the_page_of_each_shows_the_other_beside_it() -> None:
    alone, so_far = edition(package(FIGURES)).indicators
    assert alone.headline[-1] == "Adoptions so far: 29 in the year so far, to the end of May 2024."
    assert alone.companion is not None
    assert alone.companion.heading == "The year so far"
    assert [(one.id, one.value) for one in alone.companion.figures] == [("2024-05", "29"), ("2024-04", "14")]
    assert (alone.tiles[-1].label, alone.tiles[-1].value, alone.tiles[-1].note) == ("The year so far", "29", "May 2024")
    assert so_far.companion is not None
    assert so_far.companion.heading == "Month by month"
    assert [(one.id, one.value) for one in so_far.companion.figures] == [("2024-05", "15"), ("2024-04", "14")]


def test_a_code_of_either_leads_to_the_row_and_the_map_has_both() -> None:
    codes = (FrameworkCode("so-far", "NI", "NI 61"),)
    said = edition(package(FIGURES, frameworks=codes))
    seen = overview(SAY, SCORECARD.name, replace(said), None, Left())
    assert [(code, row.indicator) for _, code, row in seen.codes] == [("NI 61", "alone")]
    ((_, links),) = seen.entry.outcomes
    assert [link.path for link in links] == [f"{SCORECARD.name}/alone/", f"{SCORECARD.name}/so-far/"]


def test_without_its_companion_an_indicator_is_told_alone() -> None:
    (page,) = edition(package({SO_FAR: FIGURES[SO_FAR]})).indicators
    assert page.companion is None


def test_each_is_judged_as_before() -> None:
    judged = judge(package(FIGURES)).figures
    assert list(judged["direction_reason"]) == ["no-earlier", "", "no-earlier", "no-earlier"]


def test_what_the_data_of_a_measure_in_two_units_lack_is_said_once() -> None:
    share = indicator(indicator="share", title="Waste recycled")
    weight = indicator(indicator="weight", title="Waste by weight", unit="number", decimals=0, also_in="share")
    late = dataclasses.replace(SCORECARD, created="2026-06-30")
    said = edition(package({share: [("2020", 10.0)], weight: [("2020", 4500, "u")]}, scorecard=late))
    # both are overdue; that the weight is of low reliability is said of it alone
    assert [row.data_concerns for row in rows(said)] == [("overdue",), ("low-reliability",)]
