"""A scorecard's first answer: how many move which way, and how many stand how against targets and benchmarks."""

from collections.abc import Mapping
from typing import Any

from outturn.judge import judge
from outturn.model import Area
from outturn.pages import CountGroup
from outturn.story.counting import counted as count_groups
from outturn.story.counting import unrated
from outturn.story.evidence import Evidence
from outturn.story.gathering import gather
from packages import SAY, Rows, counted, indicator, package

ENGLAND = "England average, made up"
Told = Mapping[str, tuple[Rows, Rows, Mapping[str, Any]]]

MANY: Told = {
    "off target, and worsening": ([("2023", 70), ("2024", 60)], [("2024", "target", 80)], {}),
    # 20% to 40% of 1,000 is beyond chance: Newcombe's interval is 16.0 to 23.9.
    "off target, and improving": (
        counted([("2023", 200, 1000), ("2024", 400, 1000)]),
        [("2024", "target", 50)],
        {},
    ),
    # 14% to 12% of 100 is not: -11.5 to 7.5; Wilson of 12 in 100 is 7.0% to 19.8%, which holds 10%.
    "about the same, and similar": (
        counted([("2023", 14, 100), ("2024", 12, 100)]),
        [("2024", "benchmark", 10, ENGLAND)],
        {},
    ),
    "better than England": ([("2024", 12)], [("2024", "benchmark", 10, ENGLAND)], {}),
    # Wilson of 30 in 100 is 21.9% to 39.6%.
    "worse than England": (counted([("2024", 30, 100)]), [("2024", "benchmark", 10, ENGLAND)], {"polarity": "lower"}),
    "up, and neither way is better": ([("2023", 1), ("2024", 2)], [], {"polarity": "none"}),
    "no change": ([("2023", 5), ("2024", 5)], [], {}),
    # The package is of November 2025, and 2024 is over.
    "old": ([("2021", 70), ("2022", 60)], [("2022", "target", 80)], {}),
    "no figure": ([], [], {}),
}


def gathered(told: Told, areas: tuple[Area, ...] = (), comparators: Rows = ()) -> list[Evidence]:
    figures, targets = {}, []
    for place, (title, (rows, aims, about)) in enumerate(told.items()):
        name = f"one-{place}"
        figures[indicator(indicator=name, title=title, **about)] = rows
        targets += [(name, *aim) for aim in aims]
    whole = package(figures, targets, comparators, areas=areas)
    return list(gather(whole, judge(whole), SAY))


def shown(group: CountGroup) -> list[tuple[str, str, str, int]]:
    return [(one.badge.symbol, one.badge.word, one.badge.certainty, one.number) for one in group.counts]


def test_direction_targets_and_benchmarks_are_counted_apart_and_old_figures_in_each() -> None:
    direction, target, benchmark = count_groups(SAY, gathered(MANY))
    assert (direction.id, direction.title) == ("direction", "Direction of travel")
    assert shown(direction) == [
        ("−", "Worsening, not tested", "untested", 1),
        ("≈", "About the same", "chance", 2),
        ("↕", "Up or down, neither better", "", 1),
        ("+", "Improving", "", 1),
        ("○", "Old figure", "", 1),
    ]
    assert (target.id, target.title) == ("target", "Against targets")
    assert shown(target) == [("■", "Off target", "", 2), ("○", "Old figure", "", 1)]
    assert (benchmark.id, benchmark.title) == (
        "benchmark",
        "Against England average, a benchmark and not a target",
    )
    assert shown(benchmark) == [
        ("−", "Worse", "", 1),
        ("≈", "Similar", "chance", 1),
        ("+", "Better, not tested", "untested", 1),
    ]


def test_each_group_sums_to_what_can_be_counted_in_it() -> None:
    current = gathered(MANY)
    sums = {group.id: sum(one.number for one in group.counts) for group in count_groups(SAY, current)}
    # Of nine, three have no figure before, or none at all; three have a target, three a benchmark, three neither.
    assert sums == {"direction": 6, "target": 3, "benchmark": 3}
    assert unrated(SAY, current) == "3 have no rating."
    assert sums["target"] + sums["benchmark"] + 3 == len(current)


def test_what_is_certain_stands_at_the_ends() -> None:
    benchmark = [("2024", "benchmark", 10, ENGLAND)]
    told: Told = {
        "better for certain": (counted([("2024", 30, 100)]), benchmark, {}),
        "better": ([("2024", 12)], benchmark, {}),
        "worse": ([("2024", 12)], benchmark, {"polarity": "lower"}),
        "worse for certain": (counted([("2024", 30, 100)]), benchmark, {"polarity": "lower"}),
    }
    (group,) = count_groups(SAY, gathered(told))
    assert [word for _, word, _, _ in shown(group)] == ["Worse", "Worse, not tested", "Better, not tested", "Better"]


def test_a_group_that_nothing_falls_into_is_left_out() -> None:
    assert count_groups(SAY, gathered({"none": ([], [], {})})) == ()
    (target,) = count_groups(SAY, gathered({"one": ([("2024", 85)], [("2024", "target", 80)], {})}))
    assert (target.id, shown(target)) == ("target", [("●", "On target", "", 1)])
    assert unrated(SAY, gathered({"one": ([("2024", 85)], [("2024", "target", 80)], {})})) == ""
    assert unrated(SAY, gathered({"one": ([("2024", 85)], [], {})})) == "1 has no rating."


def title_with(*sources: str, areas: tuple[Area, ...] = (), comparators: Rows = ()) -> str:
    told: Told = {
        f"{place}": ([("2024", 12)], [("2024", "benchmark", 10, source)], {}) for place, source in enumerate(sources)
    }
    (group,) = count_groups(SAY, gathered(told, areas, comparators))
    assert group.id == "benchmark"
    return group.title


def test_benchmarks_are_named_where_all_are_one() -> None:
    assert title_with(ENGLAND, "England average, of last year").startswith("Against England average, a benchmark")
    assert title_with(ENGLAND, "Statistical neighbours") == "Against benchmarks, which are not targets"
    assert title_with("", "") == "Against benchmarks, which are not targets"
    england = (Area("england", "England", "nation"),)
    assert title_with(ENGLAND, areas=england, comparators=[("one-0", "2024", "england", 10.0)]) == (
        "Against England, a benchmark and not a target"
    )
