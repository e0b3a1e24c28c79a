"""What turned from one state to another, by the newest figures; expected values worked out by hand."""

from dataclasses import replace

import pytest

from outturn.model import Indicator, Package
from outturn.pages import ScorecardPage
from outturn.pipeline.editions import changes, judged_edition
from outturn.story.changes import told
from outturn.story.told import told as told_edition
from outturn.story.turned import turned
from outturn.versions.history import BETTER, CORRECTED, OTHERWISE, WORSE, Change
from outturn.versions.turns import turns
from packages import SAY, Rows, indicator, package

FIRST = [("2022", 40.0), ("2023", 42.0)]
AIMED = [("moves", year, "target", 41.0) for year in ("2023", "2024")]
BENCHMARKED = [("moves", year, "benchmark", 50.0) for year in ("2023", "2024")]


def state(figures: Rows, targets: Rows = AIMED, one: Indicator | None = None) -> Package:
    return package({one or indicator(): figures}, targets)


def turned_from(old: Package, new: Package) -> tuple[Change, ...]:
    return turns(judged_edition(old), judged_edition(new))


def counted(year: str, top: int, below: int = 1000) -> tuple[str, float, str, str, int, int]:
    return (year, top / below * 100, "", "", top, below)


def test_an_indicator_that_fell_behind_its_target_turned_worse() -> None:
    # 42 is over the target of 41, and 40 a point below it: no tolerance, so off target.
    found = turned_from(state(FIRST), state([*FIRST, ("2024", 40.0)]))
    assert found == (Change(WORSE, "", "moves", "2024", "rating", "green", "red", name="2023"),)
    assert turned_from(state([*FIRST, ("2024", 40.0)]), state([*FIRST, ("2024", 40.0)])) == ()


def test_one_that_reached_its_target_turned_better() -> None:
    old = state([("2022", 40.0), ("2023", 39.0)])
    found = turned_from(old, state([("2022", 40.0), ("2023", 39.0), ("2024", 45.0)]))
    assert [(one.kind, one.before, one.after) for one in found] == [(BETTER, "red", "green")]


@pytest.mark.parametrize(
    ("figures", "targets", "changed", "why"),
    [
        ([*FIRST], [("moves", "2023", "target", 43.0)], {}, "the target is another, and the figure the same"),
        ([*FIRST, ("2024", 40.0, "f")], AIMED, {}, "a forecast is no outturn"),
        ([*FIRST, ("2024", 40.0, "b")], AIMED, {}, "a break lies between"),
        ([*FIRST, ("2024", 40.0)], AIMED, {"polarity": "lower"}, "the other way is better now"),
        ([*FIRST, ("2024", 40.0)], AIMED, {"definition": "Something else."}, "something else is measured"),
        ([*FIRST, ("2024", 40.0)], AIMED, {"tolerance": 0.5, "tolerance_unit": "points"}, "it is judged otherwise"),
    ],
)
def test_what_is_not_known_is_no_turn(figures: Rows, targets: Rows, changed: dict[str, object], why: str) -> None:
    found = turned_from(state(FIRST), state(figures, targets, indicator(**changed)))
    assert {one.kind for one in found} <= {OTHERWISE}, why


def test_a_benchmark_turns_only_beyond_chance() -> None:
    # 400 of 1,000 is 37.0% to 43.1% (Wilson), wholly below 50%; 52 of 100 is 42.3% to 61.5%, which holds it.
    similar = state([counted("2023", 52, 100)], BENCHMARKED)
    beyond = turned_from(similar, state([counted("2023", 52, 100), counted("2024", 400)], BENCHMARKED))
    assert (WORSE, "rating", "similar", "worse") in [(one.kind, one.subject, one.before, one.after) for one in beyond]
    back = turned_from(
        state([counted("2023", 400)], BENCHMARKED), state([counted("2023", 400), counted("2024", 50, 100)], BENCHMARKED)
    )
    assert [(one.kind, one.before, one.after) for one in back if one.subject == "rating"] == [
        (OTHERWISE, "worse", "similar")
    ]


def test_an_untested_benchmark_is_no_turn() -> None:
    # without counts nothing is known of how sure 45 is, 5 below the benchmark of 50
    found = turned_from(state([("2023", 55.0)], BENCHMARKED), state([("2023", 55.0), ("2024", 45.0)], BENCHMARKED))
    assert [(one.kind, one.before, one.after) for one in found] == [
        (OTHERWISE, "better, not tested", "worse, not tested")
    ]


def test_a_direction_turns_beyond_chance_and_not_by_chance() -> None:
    # 500 to 600 of 1,000 is a rise, and 600 to 450 a fall, of many times their intervals of some 3 points each way
    rising = [counted("2022", 500), counted("2023", 600)]
    found = turned_from(state(rising, ()), state([*rising, counted("2024", 450)], ()))
    assert found == (Change(WORSE, "", "moves", "2024", "direction", "improving", "worsening", name="2023"),)
    # from 600 to 590 could be chance
    assert turned_from(state(rising, ()), state([*rising, counted("2024", 590)], ())) == ()
    # what goes on is no turn
    assert turned_from(state(rising, ()), state([*rising, counted("2024", 750)], ())) == ()


def test_the_sentence_counts_what_turned_what_is_new_and_what_was_corrected() -> None:
    found = (
        *(Change(WORSE, "", name) for name in ("a", "b", "c", "d")),
        *(Change(BETTER, "", name) for name in ("e", "f")),
        Change(OTHERWISE, "", "g"),
        Change("indicator added", "minor", "h"),
        Change("indicator removed", "major", "i"),
        Change("indicator rules", "minor", "j", subject="status", before="active", after="retired"),
        Change(CORRECTED, "patch", "k", "2023"),
    )
    assert turned(SAY, found) == (
        "Since the version before: "
        "4 turned worse, 2 turned better, 1 is new, 2 are no longer kept, 1 figure was corrected."
    )
    assert turned(SAY, ()) == ""
    assert turned(SAY, found[6:7]) == "Since the version before, no indicator turned for the better or the worse."


def test_an_edition_tells_it_on_its_page_and_in_its_changes() -> None:
    old, new = judged_edition(state(FIRST)), judged_edition(state([*FIRST, ("2024", 40.0)]))
    since = changes(old, new)
    page = told_edition(replace(new, since=since), SAY).scorecard
    assert isinstance(page, ScorecardPage)
    assert page.turned == "Since the version before: 1 turned worse."
    (group, *_) = told(SAY, since, new.package)
    assert (group.title, group.sentences) == (
        "Turned worse",
        ("Children who moved home three times or more: Off target (2024), was On target (2023)",),
    )
