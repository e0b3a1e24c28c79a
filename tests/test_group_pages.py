"""What an indicator's page says of its figures by group."""

from dataclasses import replace

import pytest

from outturn.charts import multiples
from outturn.judge import judge
from outturn.model import Group, Package
from outturn.pages import Breakdown, IndicatorPage
from outturn.story.gathering import gather
from outturn.story.indicator import told_indicator
from outturn.values import replace as changed
from packages import INDICATOR, SAY, indicator, package
from test_groups import NEWCOMBE, broken_down, parts


def page_of(whole: Package) -> IndicatorPage:
    return told_indicator(next(gather(whole, judge(whole), SAY)))[0]


def told(whole: Package) -> Breakdown:
    """What the page says of the one dimension."""
    (one,) = page_of(whole).breakdowns
    return one


def said(whole: Package) -> str:
    gap = told(whole).gap
    assert gap is not None
    return " ".join(gap.sentences)


def test_a_breakdown_shows_each_group_beside_the_whole() -> None:
    one = told(broken_down({"2023": {"girls": (9, 10), "boys": (3, 10)}, "2024": NEWCOMBE}))
    assert (one.title, one.period, one.periods) == ("Sex", "2024", ("2023", "2024"))
    assert [(row.name, row.value, row.counts, row.earlier) for row in one.rows] == [
        ("Exampleshire as a whole", "69.3%", "104 of 150", ("60.0%", "69.3%")),
        ("Girls", "80.0%", "56 of 70", ("90.0%", "80.0%")),
        ("Boys", "60.0%", "48 of 80", ("30.0%", "60.0%")),
    ]
    assert [row.comparison.word if row.comparison else "" for row in one.rows] == ["", "Better", "Worse"]
    assert [row.interval for row in one.rows][1] == "69.2% to 87.7%"  # Wilson's
    assert one.rows[2].line == pytest.approx((30, 60))


def test_the_gap_is_told_with_its_certainty_and_whether_it_narrows() -> None:
    before = {"girls": (10, 10), "boys": (0, 20)}
    assert said(broken_down({"2023": before, "2024": NEWCOMBE})) == (
        "The gap between Girls (80.0%) and Boys (60.0%) was 20.0 percentage points in 2024. That is more than chance "
        "explains. It narrowed from 100.0 percentage points in 2023, by more than chance explains."
    )
    five = {**NEWCOMBE, "others": (52, 75), "more": (51, 75), "most": (53, 75)}
    assert said(broken_down({"2024": five})) == (
        "The gap between the best placed, Girls (80.0%), and the worst placed, Boys (60.0%), was 20.0 percentage "
        "points in 2024. Chance alone could explain it: among 5 groups, two are always some way apart."
    )
    assert "between the highest, Girls (80.0%), and the lowest" in said(broken_down({"2024": five}, polarity="none"))
    same = {"girls": (1, 2), "boys": (10, 20)}
    assert said(broken_down({"2024": same})) == "All groups have the same figure in 2024."


def test_what_is_not_known_of_a_gap_is_not_said() -> None:
    rows = [("moves", year, "sex", name, value) for year, values in (("2023", (60.0, 35.0)), ("2024", (60.0, 40.0)))
            for name, value in zip(("girls", "boys"), values, strict=True)]  # fmt: skip
    groups = (Group("sex", "girls", "Girls", "Sex"), Group("sex", "boys", "Boys", "Sex"))
    whole = package({INDICATOR: [("2023", 48.0), ("2024", 50.0)]}, breakdowns=rows, groups=groups)
    assert said(whole) == (
        "The gap between Girls (60.0%) and Boys (40.0%) was 20.0 percentage points in 2024. Whether chance alone could "
        "explain it was not tested. It was 25.0 percentage points in 2023; whether the change is more than chance was "
        "not tested."
    )
    gap = told(whole).gap
    assert gap is not None
    assert gap.direction.word == "Narrowing, not tested"
    assert gap.size == pytest.approx(20 / 50)


def test_a_hidden_figure_shows_its_mark_and_the_page_explains_it() -> None:
    whole = broken_down({"2024": NEWCOMBE})
    rows = whole.breakdowns.assign(value=[80.0, float("nan")], mark=["", "c"]).assign(numerator=float("nan"))
    page = page_of(replace(whole, breakdowns=rows))
    assert [row.value for row in page.breakdowns[0].rows] == ["69.3%", "80.0%", "[c]"]
    assert page.breakdowns[0].gap is None
    assert "c" in dict(page.marks)


def test_small_charts_have_one_scale_and_the_whole_behind() -> None:
    one = told(broken_down({"2023": {"girls": (9, 10), "boys": (3, 10)}, "2024": NEWCOMBE}))
    drawn = multiples(one)
    assert drawn is not None
    assert (drawn.low, drawn.high) == ("0%", "100%")
    # from 0 to 100: 90% stands 10 from the top, 80% 20, 30% 70, 60% 40
    assert drawn.lines == ("M0 10L100 20", "M0 70L100 40")
    assert drawn.whole == "M0 40L100 30.7"


def test_parts_of_a_total_are_drawn_without_it_and_told_to_be_parts() -> None:
    one = told(parts("number", 0, 66, 34, 12, 20))
    assert one.note == (
        "Each group is a part of the whole: its figure is small where few belong to it, so the groups are not compared."
    )
    drawn = multiples(
        changed(one, periods=("2023", "2024"), rows=tuple(changed(row, line=(30.0, 40.0)) for row in one.rows))
    )
    assert drawn is not None
    assert drawn.whole == ""


def test_words_of_a_scale_are_drawn_as_steps() -> None:
    # three words: the first at the foot, 100 down, the second halfway, the third at the top
    one = told(broken_down({"2023": {"girls": (9, 10), "boys": (3, 10)}, "2024": NEWCOMBE}))
    lines = ((2.0, 2.0), (1.0, 3.0), (3.0, 2.0))
    rows = tuple(changed(row, line=line) for row, line in zip(one.rows, lines, strict=True))
    drawn = multiples(changed(one, rows=rows, numerals=changed(one.numerals, steps=("Poor", "Fair", "Good"))))
    assert drawn is not None
    assert drawn.lines == ("M0 100H100V0", "M0 0H100V50")
    assert (drawn.whole, drawn.low, drawn.high) == ("M0 50H100V50", "Poor", "Good")


def test_one_period_alone_is_a_dot_plot() -> None:
    one = told(broken_down({"2024": NEWCOMBE}))
    assert multiples(one) is None
    assert one.dots is not None
    assert [(dot.name, dot.shown) for dot in one.dots.dots] == [
        ("Exampleshire as a whole", "69.3%"),
        ("Girls", "80.0%"),
        ("Boys", "60.0%"),
    ]


def test_a_row_in_a_list_says_what_the_figures_are_broken_down_by() -> None:
    whole = broken_down({"2024": NEWCOMBE})
    _, row = told_indicator(next(gather(whole, judge(whole), SAY)))
    assert row.broken_down == "By group: Sex"


def test_a_whole_year_by_group_stands_apart_from_the_quarters() -> None:
    one = indicator(frequency="quarter", year_type="financial")
    rows = [
        ("moves", "FY2024-25", "sex", name, 100 * top / below, "", top, below)
        for name, (top, below) in NEWCOMBE.items()
    ]
    quarters = [("moves", "FY2024-25-Q1", "sex", "girls", 50.0), ("moves", "FY2024-25-Q1", "sex", "boys", 40.0)]
    groups = (Group("sex", "girls", "Girls", "Sex"), Group("sex", "boys", "Boys", "Sex"))
    figures = [("FY2024-25", 100 * 104 / 150, "", "", 104, 150), ("FY2024-25-Q1", 45.0)]
    whole = package({one: figures}, breakdowns=[*rows, *quarters], groups=groups)
    first, years = page_of(whole).breakdowns
    assert (first.title, first.period, [row.value for row in first.rows]) == (
        *("Sex", "Q1 2024/25"),
        ["45.0%", "50.0%", "40.0%"],
    )
    assert (years.title, years.period, [row.value for row in years.rows]) == (
        *("Sex: whole years", "2024/25"),
        ["69.3%", "80.0%", "60.0%"],
    )
    assert [row.comparison.word for row in years.rows if row.comparison] == ["Better", "Worse"]


def test_small_areas_with_codes_are_tiles_and_other_groups_are_not() -> None:
    wards = {f"ward-{number}": (number, 10.0) for number in range(1, 5)}
    whole = broken_down({"2024": wards})
    assert not told(whole).are_areas
    coded = tuple(replace(one, code=f"E0500000{place}") for place, one in enumerate(whole.groups))
    one = told(replace(whole, groups=coded))
    assert one.are_areas
    assert one.dots is None
    assert [row.code for row in one.rows] == ["", "E05000000", "E05000001", "E05000002", "E05000003"]
