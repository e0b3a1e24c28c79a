"""Areas beside each other: every figure once, in order, where it belongs on the axis, and what is said of them."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn import charts
from outturn.charts.dots import EDGE, LINE, LONGEST, ROW
from outturn.model import Area, Package
from outturn.pages import Dot, DotPlot, Numerals
from outturn.story.comparing import MOST_DOTS, dot_plot
from outturn.values import replace
from packages import SCORECARD, counted, first_reading, indicator, package

AREAS = (
    Area("england", "England", "nation"),
    Area("north", "The North", "region"),
    Area("alder", "Alder", "neighbour"),
    Area("birch", "Birch", "neighbour"),
    Area("cedar", "Cedar", "neighbour"),
)
FIGURES = {"england": 10.0, "north": 9.0, "alder": 8.0, "birch": 14.0, "cedar": None}


def whole(polarity: str = "lower", own: float | None = 12.0, areas: tuple[Area, ...] = AREAS, **unit: str) -> Package:
    one = indicator(polarity=polarity, **unit)
    others = [("moves", "2024", area.area, FIGURES.get(area.area, 5.0)) for area in areas]
    rows = [("2023", 11.0), ("2024", own, "" if own is not None else "x")]
    return package({one: rows}, comparators=[row for row in others if row[3] is not None], areas=areas)


def plot(**how: object) -> DotPlot:
    found = dot_plot(first_reading(whole(**how)))  # type: ignore[arg-type]
    assert found is not None
    return found


def plain(*values: float) -> DotPlot:
    dots = tuple(
        Dot(f"Area {place}", "neighbour" if place else "council", value, f"{value:g}")
        for place, value in enumerate(values)
    )
    return DotPlot(
        "moves-areas-chart", "Moves", "", "", dots, numerals=Numerals(",", ".", "\N{MINUS SIGN}", behind="%")
    )


def test_areas_stand_in_order_with_the_best_first() -> None:
    names = ["Alder", "The North", "England", "Exampleshire", "Birch"]
    assert [dot.name for dot in plot().dots] == names
    assert [dot.name for dot in plot(polarity="higher").dots] == names[::-1]


def test_an_area_without_a_figure_has_no_dot() -> None:
    assert "Cedar" not in {dot.name for dot in plot().dots}


def test_the_caption_says_the_rank_among_the_areas_that_are_ranked() -> None:
    # Alder 8, Exampleshire 12, Birch 14; nation and region hold the council and take no rank.
    said = "Exampleshire was 2nd of 3 in 2024, counted with its statistical neighbours, where 1st is best."
    assert plot().caption == said


def test_without_a_better_side_the_caption_says_the_figures_alone() -> None:
    assert plot(polarity="none").caption == "Exampleshire had 12.0% in 2024; England had 10.0%."


def test_areas_that_are_not_all_neighbours_are_not_called_so() -> None:
    mixed = (*AREAS, Area("dogwood", "Dogwood", "peer"))
    # Dogwood 5, Alder 8, Exampleshire 12, Birch 14.
    assert plot(areas=mixed).caption == "Exampleshire was 3rd of the 4 areas compared in 2024, where 1st is best."


def test_the_axis_and_the_caption_say_the_unit() -> None:
    found = plot(polarity="none", unit="days")
    assert found.axis == "Days"
    assert found.caption == "Exampleshire had 12.0 days in 2024; England had 10.0 days."
    assert "Alder with 8.0 days, the lowest, to Birch with 14.0 days" in found.description
    assert {dot.shown for dot in found.dots} == {"8.0", "9.0", "10.0", "12.0", "14.0"}


def test_the_caption_says_on_which_day_a_figure_was() -> None:
    one = indicator(polarity="none", basis="snapshot")
    others = [("moves", "2025-03-31", "england", 10.0)]
    found = dot_plot(first_reading(package({one: [("2025-03-31", 12.0)]}, comparators=others, areas=AREAS)))
    assert found is not None
    assert found.caption == "Exampleshire had 12.0% on 31 March 2025; England had 10.0%."


def test_the_description_says_the_ends_and_the_council() -> None:
    said = plot().description
    for one in ("5 areas", "Alder with 8.0%", "Birch with 14.0%", "Exampleshire has 12.0%"):
        assert one in said


def test_the_key_names_what_is_alone_and_says_the_kind_of_the_others() -> None:
    assert plot().key == (
        ("council", "●", "Exampleshire"),
        ("nation", "■", "England"),
        ("region", "□", "The North"),
        ("neighbour", "○", "Statistical neighbours"),
    )


def test_the_council_alone_has_no_dot_plot() -> None:
    assert dot_plot(first_reading(whole(areas=()))) is None
    assert dot_plot(first_reading(package({indicator(): [("2024", None, "x")]}))) is None


def test_of_very_many_areas_the_council_and_the_larger_ones_are_always_there() -> None:
    many = tuple(Area(f"area-{place}", f"Area {place}", "peer") for place in range(100))
    dots = plot(areas=(*many, *AREAS)).dots
    assert len(dots) == MOST_DOTS
    assert {"Exampleshire", "England", "The North", "Alder", "Birch"} <= {dot.name for dot in dots}


def places(path: str) -> list[tuple[float, int]]:
    return [(float(x), int(y)) for x, y in re.findall(r"M([\d.]+) (\d+)h\.1", path)]


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=12))
def test_each_dot_stands_in_its_row_at_its_value(values: list[float]) -> None:
    drawn = charts.draw_dots(plain(*values))
    low, high, _ = charts.scale(values, from_zero=True)
    dots = sorted((place for _, path in drawn.marks for place in places(path)), key=lambda place: place[1])
    assert [y for _, y in dots] == [ROW * row + LINE for row in range(len(values))]
    for (x, _), value in zip(dots, values, strict=True):
        assert x == pytest.approx(10 * (EDGE + (100 - 2 * EDGE) * (value - low) / (high - low)), abs=0.06)
    assert len(drawn.rows) == len(values)
    assert drawn.height > drawn.plot == ROW * len(values)


def test_lines_lead_to_the_dots_from_zero_and_only_where_the_axis_has_one() -> None:
    # From 0 to 10 across 95% of 1000 units that begin at 25: 5 stands at 500.
    assert charts.draw_dots(plain(5.0, 10.0)).stems == "M25 25H500M25 61H975"
    ends = replace(plain(95.0, 97.0).dots[0], interval=(93.0, 97.0))
    assert charts.draw_dots(replace(plain(95.0), dots=(ends,))).stems == ""


def test_the_numbers_of_the_axis_are_those_of_its_ends_on_a_phone_and_more_elsewhere() -> None:
    ticks = charts.draw_dots(plain(5.0, 10.0)).ticks
    assert [tick.text for tick in ticks] == ["0%", "2%", "4%", "6%", "8%", "10%"]
    assert [tick.kind for tick in ticks if "roomy" not in tick.kind] == ["column", "column"]
    assert (ticks[0].anchor, ticks[-1].anchor) == ("start", "end")


def test_the_nation_is_marked_in_every_row_but_its_own() -> None:
    drawn = charts.draw_dots(plot())
    assert drawn.reference.count("M") == 4
    assert charts.draw_dots(plain(1.0, 2.0)).reference == ""


def test_a_name_that_a_phone_has_no_room_for_is_cut() -> None:
    long = DotPlot("a", "", "", "", (Dot("A" * 80, "council", 1.0, "1"), Dot("Bournemouth", "peer", 2.0, "2")))
    rows = charts.draw_dots(long).rows
    assert len(rows[0].name) + len(rows[0].shown) == LONGEST
    assert rows[0].name.endswith("…")
    assert rows[1].name == "Bournemouth"


@pytest.mark.parametrize("values", [(0.0, 0.0), (-5.0, -3.0), (-1.0, 2.0), (1e15, 1e15 + 1), (1e-9, 2e-9)])
def test_any_figures_can_be_drawn(values: tuple[float, ...]) -> None:
    drawn = charts.draw_dots(plain(*values))
    assert "nan" not in repr(drawn).lower()
    assert all(math.isfinite(tick.x) for tick in drawn.ticks)


def test_the_council_goes_by_its_own_name() -> None:
    assert [dot.name for dot in plot().dots if dot.kind == "council"] == [SCORECARD.area]


def test_a_small_difference_does_not_fill_the_width() -> None:
    # Wilson of 46 in 200 is 17.7% to 29.3%, of 4,900 in 20,000 is 23.9% to 25.1%; the axis holds both.
    one = indicator()
    drawn_of = package(
        {one: counted([("2024", 46, 200)])},
        comparators=[("moves", "2024", "england", 24.5, "", 4900, 20000)],
        areas=AREAS[:1],
    )
    found = dot_plot(first_reading(drawn_of))
    assert found is not None
    england, own = found.dots
    assert own.interval == pytest.approx((17.7, 29.3), abs=0.05)
    assert england.interval == pytest.approx((23.9, 25.1), abs=0.05)
    drawn = charts.draw_dots(found)
    ((left, _), (right, _)) = sorted(place for _, path in drawn.marks for place in places(path))
    # The axis goes from 17.5 to 30: 1.5 of its 12.5 points are 114 of 950 units.
    assert right - left == pytest.approx(114, abs=0.2)
    level = [(float(one), float(other)) for one, other in re.findall(r"M([\d.]+) \d+H([\d.]+)", drawn.intervals)]
    assert len(level) == 2
    assert all(10 * EDGE - 0.1 <= one < other <= 1000 - 10 * EDGE + 0.1 for one, other in level)
    assert drawn.shows_intervals


def test_without_any_interval_the_axis_starts_at_zero() -> None:
    drawn = charts.draw_dots(plain(23.0, 24.5))
    assert (drawn.ticks[0].text, drawn.ends, drawn.intervals) == ("0%", None, "")
    assert not drawn.shows_intervals


def test_an_axis_that_does_not_hold_zero_names_its_ends() -> None:
    wide = (Dot("One", "council", 80.0, "80%", (76.0, 84.0)), Dot("Other", "peer", 82.0, "82%", (80.0, 84.0)))
    drawn = charts.draw_dots(replace(plain(1.0), dots=wide))
    assert drawn.ends == ("76%", "84%")


def test_an_interval_that_its_dot_covers_is_not_explained() -> None:
    # From 0 to 100 a half is 5 of 1000 units, which the dot covers.
    narrow = (Dot("One", "council", 50.0, "50%", (49.5, 50.5)), Dot("Other", "peer", 1.0, "1%", (0.9, 1.1)))
    drawn = charts.draw_dots(replace(plain(1.0), dots=narrow))
    assert drawn.intervals
    assert not drawn.shows_intervals
