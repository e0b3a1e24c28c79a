"""Figures of whole years beside those of their parts: apart in judging, in charts and in tables; their totals."""

from pathlib import Path

import pytest

from built import change
from outturn.judge import judge
from outturn.model import Area
from outturn.pipeline.checking import check_site
from outturn.story.charting import chart
from outturn.story.indicator import told_indicator
from packages import first_reading, indicator, package, series
from sealed import small

QUARTERLY = {"frequency": "quarter", "year_type": "financial"}
QUARTERS = [(f"FY2023-24-Q{part}", 90.0 + part) for part in (1, 2, 3, 4)]
FIGURES = [("FY2021-22", 88.0), ("FY2022-23", 90.0, "p", "Audited in May"), *QUARTERS]


def test_a_year_is_compared_with_a_year_and_its_parts_with_parts() -> None:
    found = judge(series(FIGURES, **QUARTERLY)).figures.set_index("period")
    assert list(found["compared_with"]) == [
        *("", "FY2021-22"),
        *("", "FY2023-24-Q1", "FY2023-24-Q2", "FY2023-24-Q3"),
    ]


def test_a_year_is_rated_by_its_own_target_which_serves_its_parts_too() -> None:
    aims = [("FY2022-23", "target", 89.0), ("FY2023-24", "target", 92.0)]
    found = judge(series(FIGURES, aims, **QUARTERLY)).figures.set_index("period")["rating"]
    assert list(found) == ["not rated", "green", "red", "green", "green", "green"]


def test_a_year_is_no_point_of_the_process_chart() -> None:
    quarters = [
        (f"FY{year}-{year - 1999}-Q{part}", 10.0 + part % 2) for year in range(2018, 2022) for part in (1, 2, 3, 4)
    ]
    without = judge(series(quarters, **QUARTERLY)).series.iloc[0]
    beside = judge(series([("FY2017-18", 99.0), *quarters], **QUARTERLY)).series.iloc[0]
    assert beside["mean"] == without["mean"] == 10.5


def test_every_judgement_stays_with_its_row() -> None:
    """Two indicators, the first with a year in the midst of its parts, and another area's figure of that year."""
    first, second = indicator(indicator="one", **QUARTERLY), indicator(indicator="two", **QUARTERLY)
    figures = [("FY2022-23-Q4", 50.0), ("FY2022-23", 40.0), ("FY2023-24-Q1", 60.0)]
    whole = package(
        {first: figures, second: [("FY2022-23-Q4", 7.0)]},
        comparators=[("one", "FY2022-23", "england", 45.0), ("one", "FY2023-24-Q1", "england", 45.0)],
        areas=(Area("england", "England", "nation"),),
    )
    judged = judge(whole)
    assert list(judged.figures.index) == list(whole.outturns.index)
    assert list(judged.figures["indicator"]) == ["one", "one", "one", "two"]
    assert list(judged.figures["value"]) == [50.0, 40.0, 60.0, 7.0]
    assert list(judged.comparisons["comparison"]) == ["worse", "better"]
    assert list(judged.series.index) == ["one", "two"]


def test_it_is_told_in_a_table_and_a_tile_of_its_own_and_not_drawn() -> None:
    reading = first_reading(series(FIGURES, title="Visits on time", **QUARTERLY))
    page, row = told_indicator(reading)
    drawn = chart(reading)
    assert drawn is not None
    assert drawn.periods == ("Q1 2023/24", "Q2 2023/24", "Q3 2023/24", "Q4 2023/24")
    assert [one.id for one in page.figures] == ["FY2023-24-Q4", "FY2023-24-Q3", "FY2023-24-Q2", "FY2023-24-Q1"]
    assert page.whole_years is not None
    assert [(one.id, one.value, one.mark) for one in page.whole_years.figures] == [
        ("FY2022-23", "90.0%", "p"),
        ("FY2021-22", "88.0%", ""),
    ]
    assert page.whole_years.headline == (
        *("Visits on time: 90.0% in 2022/23.", "This figure is provisional.", "Note: Audited in May."),
        "It is up from 88.0% a year earlier.",
    )
    assert (page.tiles[-1].label, page.tiles[-1].value, page.tiles[-1].note) == (
        *("Figure of the whole year", "90.0%"),
        "2022/23, provisional",
    )
    assert page.headline[0] == "Visits on time: 94.0% in January to March 2024."
    assert (row.latest, row.period) == ("94.0%", "Q4 2023/24")
    assert ("p", "provisional: may still change") in page.marks


def test_nothing_is_told_of_whole_years_where_there_are_none() -> None:
    page, _ = told_indicator(first_reading(series(QUARTERS, **QUARTERLY)))
    assert page.whole_years is None
    assert "Figure of the whole year" not in {tile.label for tile in page.tiles}


@pytest.mark.parametrize(
    ("year", "last", "found"),
    [("5100000", "5100000", []), ("5000000", "5100000", ["year-not-sum-of-parts"]), ("5000000", "", [])],
)
def test_the_money_of_a_year_is_that_of_the_year_so_far_at_its_end(
    tmp_path: Path, year: str, last: str, found: list[str]
) -> None:
    card = small(tmp_path)
    more = f"spend,FY2024-25-Q4,{last},,,,\n" if last else ""
    change(card / "next/outturns.csv", "spend,FY2024-25-Q1", f"spend,FY2024-25,{year},,,,\n{more}spend,FY2024-25-Q1")
    assert [one.id for one in check_site(card.parent).findings] == found
