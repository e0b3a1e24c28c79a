"""What differs between two states of a scorecard, which level that asks for, and the number that follows.

The table of DESIGN, section 4: a removal, a new name or a redefinition is major; new periods, indicators or areas,
scheduled revisions, other targets, tolerance or decimals are minor; an error that is put right, words and sources are
patches.
"""

from dataclasses import replace
from datetime import date
from itertools import permutations
from math import isnan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.judge import judge
from outturn.model import Area, Assessment, DataConcern, FrameworkCode, Issue, Judgements, Link, Package
from outturn.versions.compare import compare
from outturn.versions.flips import flips
from outturn.versions.history import Change, Level
from outturn.versions.level import asking_for_more, least_level, undeclared
from outturn.versions.number import parts, raised
from packages import SCORECARD, Rows, indicator, package

MOVES = indicator()
VISITS = indicator(indicator="visits", title="Visits on time")
FIGURES: Rows = [("2022", 40.0), ("2023", 42.0, "", "", 42, 100), ("2024", 45.0, "p", "Not yet audited")]
TARGETS: Rows = [("moves", "2024", "target", 44.0, "The plan")]
OTHERS: Rows = [("moves", "2024", "england", 41.0)]
ENGLAND = Area("england", "England", "nation")
CODE = FrameworkCode("moves", "National Indicators", "NI 62")
ISSUE = Issue("homes", "Too few homes", "open", "Head of Placements", ("moves",))
CONCERN = DataConcern("late", "Late counts", "Two teams count late.", "open", "Data Manager", ("moves",))
SCORE = Assessment("Annual", "Services", "Safety", "2024", "3", "confirmed")


def state(figures: Rows = FIGURES, targets: Rows = TARGETS, others: Rows = OTHERS, **changes: Any) -> Package:
    """A scorecard of two indicators; ``changes`` are parts of the package, or ``moves`` for the first indicator."""
    moves = changes.pop("moves", MOVES)
    parts = {"areas": (ENGLAND,), "frameworks": (CODE,), "issues": (ISSUE,), "concerns": (CONCERN,)}
    parts |= {"assessments": (SCORE,)}
    texts = {"commentary": {"summary": "Well.", "moves": "Fewer moved."}}
    return package({moves: figures, VISITS: [("2024", 90.0)]}, targets, others, **parts | texts | changes)


def figure(place: int, *row: Any) -> Rows:
    """The figures with another row at that place."""
    return [*FIGURES[:place], row, *FIGURES[place + 1 :]]


def asked(new: Package, old: Package | None = None) -> list[tuple[str, Level]]:
    """What kinds of changes there are, with the level that each asks for."""
    return [(change.kind, change.level) for change in compare(old or state(), new)]


def only(new: Package, old: Package | None = None) -> Change:
    """The only change that there is."""
    (found,) = compare(old or state(), new)
    return found


def test_the_same_state_asks_for_nothing() -> None:
    assert compare(state(), state()) == ()
    assert least_level(()) == ""


# major: an indicator or a period removed, an id renamed, polarity, unit or basis changed


def test_an_indicator_that_is_gone_is_major() -> None:
    assert only(package({MOVES: FIGURES}, TARGETS, OTHERS, areas=(ENGLAND,)), two_alone()) == Change(
        "indicator removed", "major", "visits", before="Visits on time"
    )


def two_alone() -> Package:
    return package({MOVES: FIGURES, VISITS: [("2024", 90.0)]}, TARGETS, OTHERS, areas=(ENGLAND,))


def test_an_indicator_with_another_name_is_one_removed_and_one_added() -> None:
    renamed = replace(VISITS, indicator="visits-on-time")
    new = package({MOVES: FIGURES, renamed: [("2024", 90.0)]}, TARGETS, OTHERS, areas=(ENGLAND,))
    assert asked(new, two_alone()) == [("indicator removed", "major"), ("indicator added", "minor")]


def test_a_period_that_is_gone_is_major() -> None:
    assert only(state(FIGURES[1:])) == Change("period removed", "major", "moves", "2022", before=40.0)


@pytest.mark.parametrize(
    ("column", "value"), [("polarity", "lower"), ("unit", "rate"), ("basis", "snapshot"), ("per", 10_000)]
)
def test_an_indicator_that_means_something_else_is_major(column: str, value: object) -> None:
    found = only(state(moves=indicator(**{column: value})))
    assert (found.kind, found.level, found.subject, found.after) == (
        "indicator redefined",
        "major",
        column,
        str(value),
    )


# minor: new periods, indicators or areas; scheduled revisions; targets, tolerance or decimals changed


def test_a_new_period_is_minor() -> None:
    found = only(state([*FIGURES, ("2025", 46.0)]))
    assert (found.kind, found.level, found.period, found.after) == ("period added", "minor", "2025", 46.0)


def test_a_figure_where_there_was_none_is_minor() -> None:
    found = only(state(), state(figure(0, "2022", None, "x")))
    assert (found.kind, found.level, found.after) == ("figure added", "minor", 40.0)
    assert isinstance(found.before, float)
    assert isnan(found.before)


def test_a_figure_that_is_gone_says_with_which_mark() -> None:
    gone = compare(state(), state(figure(0, "2022", None, "x")))
    assert [(one.kind, one.before, one.after) for one in gone if one.kind == "mark changed"] == [("mark changed", "", "x")]  # fmt: skip  # noqa: E501


def test_another_order_of_the_indicators_is_a_patch() -> None:
    turned = package({VISITS: [("2024", 90.0)], MOVES: FIGURES}, TARGETS, OTHERS, areas=(ENGLAND,))
    found = only(turned, two_alone())
    assert (found.kind, found.level, found.subject) == ("scorecard changed", "patch", "order of its indicators")


def test_a_tolerance_is_told_to_its_last_digit() -> None:
    found = only(state(moves=indicator(tolerance=1.23456789)), state(moves=indicator(tolerance=1500000.0)))
    assert (found.before, found.after) == ("1500000", "1.23456789")


def test_a_new_indicator_is_minor_and_says_which_it_replaces() -> None:
    new = indicator(indicator="homes", title="Homes near by", follows="visits")
    figures = {MOVES: FIGURES, VISITS: [("2024", 90.0)], new: [("2024", 1.0)]}
    found = only(package(figures, TARGETS, OTHERS, areas=(ENGLAND,)), two_alone())
    assert found == Change("indicator added", "minor", "homes", "", "visits", "Visits on time", "Homes near by")


def test_the_figures_of_a_new_indicator_ask_for_nothing_of_their_own() -> None:
    new = indicator(indicator="homes")
    figures = {MOVES: FIGURES, VISITS: [("2024", 90.0)], new: [("2023", 1.0), ("2024", 2.0)]}
    targets = [*TARGETS, ("homes", "2024", "target", 3.0)]
    others = [*OTHERS, ("homes", "2024", "england", 1.0)]
    assert asked(package(figures, targets, others, areas=(ENGLAND,)), two_alone()) == [("indicator added", "minor")]


def test_a_new_area_is_minor() -> None:
    north = Area("north", "North", "region")
    found = only(state(areas=(ENGLAND, north)))
    assert (found.kind, found.level, found.count) == ("areas added", "minor", 1)


@pytest.mark.parametrize("mark", ["p", "e", "f"])
def test_a_figure_that_was_to_change_is_revised(mark: str) -> None:
    old = state(figure(0, "2022", 40.0, mark))
    found = only(state(figure(0, "2022", 41.0)), old)
    assert found == Change("figure revised", "minor", "moves", "2022", "value", 40.0, 41.0)


def test_a_figure_that_says_that_it_was_revised_is_minor() -> None:
    assert asked(state(figure(0, "2022", 41.0, "r"))) == [("figure revised", "minor")]


@pytest.mark.parametrize("mark", ["", "b", "u", "r"])
def test_a_figure_that_was_not_to_change_is_corrected(mark: str) -> None:
    old = state(figure(0, "2022", 40.0, mark))
    assert asked(state(figure(0, "2022", 41.0)), old) == [("figure corrected", "patch")]


def test_counts_behind_a_figure_are_revised_or_corrected_like_the_figure() -> None:
    assert asked(state(figure(1, "2023", 42.0, "", "", 84, 200))) == [("figure corrected", "patch")]
    assert asked(state(figure(1, "2023", 42.0, "r", "", 84, 200))) == [("figure revised", "minor")]


def test_a_published_interval_is_revised_or_corrected_like_its_figure() -> None:
    old = state(figure(1, "2023", 42.0, "", "", None, None, 38, 46))
    found = only(state(figure(1, "2023", 42.0, "", "", None, None, 37, 46)), old)
    assert found == Change("figure corrected", "patch", "moves", "2023", "interval", 42.0, 42.0)
    assert asked(state(figure(1, "2023", 42.0, "r", "", None, None, 37, 46)), old) == [("figure revised", "minor")]


@pytest.mark.parametrize(
    ("targets", "kind"),
    [
        ([("moves", "2024", "target", 45.0, "The plan")], "target changed"),
        ([*TARGETS, ("moves", "2024", "floor", 40.0, "The plan")], "target added"),
        ([], "target removed"),
    ],
)
def test_other_targets_are_minor(targets: Rows, kind: str) -> None:
    assert asked(state(targets=targets)) == [(kind, "minor")]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("tolerance", 2.0),
        ("tolerance_unit", "points"),
        ("decimals", 0),
        ("compare_with", "same-period-last-year"),
        ("outcome", "be-healthy"),
        ("status", "retired"),
        ("statutory", True),
        ("follows", "visits"),
    ],
)
def test_other_rules_of_judging_and_showing_are_minor(column: str, value: object) -> None:
    found = only(state(moves=indicator(**{column: value})))
    assert (found.kind, found.level, found.subject) == ("indicator rules", "minor", column)


@pytest.mark.parametrize(
    ("others", "kind", "count"),
    [
        ([*OTHERS, ("moves", "2023", "england", 40.0), ("moves", "2022", "england", 39.0)], "comparators added", 2),
        ([("moves", "2024", "england", 41.5)], "comparators revised", 1),
        ([], "comparators removed", 1),
    ],
)
def test_other_areas_figures_are_minor(others: Rows, kind: str, count: int) -> None:
    found = only(state(others=others))
    assert (found.kind, found.level, found.count) == (kind, "minor", count)


# patch: an error corrected; words, commentary, sources changed


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "Children who moved"),
        ("definition", "As before, in other words."),
        ("source", "The council"),
        ("source_url", "https://www.example.org/other"),
        ("caution", "Few children."),
        ("owner", "Head of Care"),
        ("phrase", "of children moved"),
    ],
)
def test_words_and_sources_of_an_indicator_are_patches(column: str, value: str) -> None:
    found = only(state(moves=indicator(**{column: value})))
    assert (found.kind, found.level, found.subject, found.after) == ("indicator words", "patch", column, value)


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        (state(commentary={"summary": "Well.", "moves": "More moved."}), "commentary changed"),
        (state(commentary={"summary": "Well."}), "commentary removed"),
        (state(commentary={"summary": "Well.", "moves": "Fewer moved.", "visits": "Late."}), "commentary added"),
        (state(scorecard=replace(SCORECARD, title="Exampleshire's children")), "scorecard changed"),
        (state(scorecard=replace(SCORECARD, sources=(Link("Others"),))), "scorecard changed"),
        (state(scorecard=replace(SCORECARD, next_publication=date(2026, 1, 1))), "scorecard changed"),
        (state(areas=(replace(ENGLAND, name="All of England"),)), "areas changed"),
        (state(frameworks=(replace(CODE, code="NI 063"),)), "frameworks changed"),
        (state(issues=(replace(ISSUE, status="closed"),)), "issues changed"),
        (state(concerns=(replace(CONCERN, status="closed"),)), "concerns changed"),
        (state(assessments=(replace(SCORE, result="4"),)), "assessments changed"),
        (state(figure(2, "2024", 45.0, "p", "Audited")), "figure note"),
        (state(figure(2, "2024", 45.0, "", "Not yet audited")), "mark changed"),
        (state(targets=[("moves", "2024", "target", 44.0, "The strategy")]), "target words"),
    ],
)
def test_words_commentary_and_sources_are_patches(new: Package, kind: str) -> None:
    assert asked(new) == [(kind, "patch")]


def test_the_day_and_the_number_of_a_version_are_no_change() -> None:
    assert asked(state(scorecard=replace(SCORECARD, version="1.0.0", created="2026-01-01", name="other"))) == []


# together


def test_the_weightiest_change_decides() -> None:
    new = state(figure(0, "2022", 41.0), commentary={"summary": "Very well.", "moves": "Fewer moved."})
    assert least_level(compare(state(), new)) == "patch"
    more = replace(new, areas=(ENGLAND, Area("north", "North", "region")))
    assert least_level(compare(state(), more)) == "minor"
    most = state(FIGURES[1:], areas=more.areas)
    assert least_level(compare(state(), most)) == "major"


def test_changes_that_ask_for_more_are_those_above_the_level() -> None:
    changes = [Change("a", ""), Change("b", "patch"), Change("c", "minor"), Change("d", "major")]
    assert [one.kind for one in asking_for_more(changes, "major")] == []
    assert [one.kind for one in asking_for_more(changes, "minor")] == ["d"]
    assert [one.kind for one in asking_for_more(changes, "patch")] == ["c", "d"]


def test_the_order_of_rows_and_of_tables_is_no_change() -> None:
    shuffled = state(list(reversed(FIGURES)))
    assert compare(state(), shuffled) == ()
    assert compare(shuffled, state()) == ()


@given(
    st.lists(st.tuples(st.sampled_from(["", "p", "e", "f", "r", "b", "u"]), st.integers(0, 3)), min_size=3, max_size=3),
    st.lists(st.tuples(st.sampled_from(["", "p", "e", "f", "r", "b", "u"]), st.integers(0, 3)), min_size=3, max_size=3),
)
def test_figures_alone_never_ask_for_major_and_there_and_back_differ_at_the_same_places(
    before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    old, new = (state([(str(2022 + at), float(value), mark) for at, (mark, value) in enumerate(one)]) for one in (before, after))  # fmt: skip  # noqa: E501
    there, back = compare(old, new), compare(new, old)
    assert least_level(there) in ("", "patch", "minor")
    assert {(one.period, one.subject) for one in there} == {(one.period, one.subject) for one in back}
    assert bool(there) == (before != after)


# what the note must declare


def test_a_removal_is_declared_by_the_indicators_name_in_the_note() -> None:
    changes = compare(two_alone(), package({MOVES: FIGURES}, TARGETS, OTHERS, areas=(ENGLAND,)))
    assert undeclared(changes, "Replaces visits by homes.", {}) == ()
    assert undeclared(changes, "Takes out (visits), which nobody reports.", {}) == ()
    assert undeclared(changes, "Takes out an indicator.", {}) == changes
    assert undeclared(changes, "Takes out visits-on-time.", {}) == changes
    assert undeclared(changes, "", {}) == changes


def test_a_removal_is_declared_by_the_title_that_readers_know() -> None:
    changes, titles = (
        (Change("indicator removed", "major", "visits", before="Visits on time"),),
        {"visits": "Visits on time"},
    )
    assert undeclared(changes, "Replaces “Visits on time” by homes.", titles) == ()
    assert undeclared(changes, "Takes out visits on  time, which nobody reports.", titles) == ()
    assert undeclared(changes, "Takes out revisits on time.", titles) == changes
    assert undeclared(changes, "Takes out something.", {"visits": ""}) == changes


@pytest.mark.parametrize("note", ["Takes out 2022, which was wrong.", "Shortens moves.", "Without 2022"])
def test_a_removed_period_is_declared_by_its_own_name_or_the_indicators(note: str) -> None:
    changes = compare(state(), state(FIGURES[1:]))
    assert len(undeclared(changes, "Shortens the series.", {})) == 1
    assert undeclared(changes, note, {}) == ()


@pytest.mark.parametrize("name", ["x", "7", "a-b", "ni-62", "x9"])
def test_names_of_any_length_can_be_declared(name: str) -> None:
    changes = [Change("indicator removed", "major", name)]
    for note in (name, f"Takes out {name}.", f"Takes “{name}”, and others, out.", f"Out: {name}"):
        assert undeclared(changes, note, {}) == ()


@pytest.mark.parametrize("period", ["2022..2024", "FY2024-25-Q1", "2024-03-31", "2024-W37", "AY2024-25-T1"])
def test_periods_of_any_form_can_be_declared(period: str) -> None:
    changes = [Change("period removed", "major", "moves", period)]
    assert undeclared(changes, f"Takes out {period}, and no other.", {}) == ()
    assert undeclared(changes, "Takes out a period.", {}) == tuple(changes)


def test_nothing_but_removals_need_be_declared() -> None:
    changes = compare(state(), state(moves=indicator(polarity="lower")))
    assert least_level(changes) == "major"
    assert undeclared(changes, "x", {}) == ()


# numbers


@pytest.mark.parametrize(
    ("version", "level", "following"),
    [
        ("", "major", "1.0.0"),
        ("1.0.0", "patch", "1.0.1"),
        ("1.0.9", "patch", "1.0.10"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "major", "2.0.0"),
        ("9.9.9", "minor", "9.10.0"),
    ],
)
def test_the_number_that_follows(version: str, level: Level, following: str) -> None:
    assert raised(version, level) == following


@given(st.tuples(*[st.integers(0, 9998)] * 3))
def test_what_follows_is_greater_and_a_higher_level_goes_further(numbers: tuple[int, int, int]) -> None:
    version = ".".join(map(str, numbers))
    patch, minor, major = (parts(raised(version, level)) or () for level in ("patch", "minor", "major"))
    assert numbers < patch < minor < major
    assert (minor[2:], major[1:]) == ((0,), (0, 0))


@pytest.mark.parametrize(
    "text", ["", "1", "1.0", "1.0.0.0", "v1.0.0", "1.0.0-beta", "01.0.0", "1.00.0", "1.0.-1", "1.0.0\n", " 1.0.0",
             "١.0.0", "1.0.10000", "next"],
)  # fmt: skip
def test_what_is_no_versions_number(text: str) -> None:
    assert parts(text) is None


def test_versions_are_ordered_by_number_and_not_by_letter() -> None:
    known = ["1.0.0", "1.0.2", "1.0.10", "1.2.0", "1.10.0", "2.0.0", "10.0.0"]
    for some in permutations(known, 3):
        assert sorted(some, key=lambda one: parts(one) or ()) == [one for one in known if one in some]


# ratings and directions that flipped


def test_ratings_and_directions_that_flip_are_named_and_ask_for_no_level() -> None:
    # the target is 44: 45 is above it and 43.9 below; 45 is more than the 42 of the year before, and 41 less
    old = state()
    below, falling = state(figure(2, "2024", 43.9, "p", "Not yet audited")), state(figure(2, "2024", 41.0, "p"))
    assert flips(judge(old), judge(old)) == ()
    assert flips(judge(old), judge(below)) == (Change("rating flipped", "", "moves", "2024", "rating", "green", "red"),)
    assert flips(judge(old), judge(falling)) == (
        Change("rating flipped", "", "moves", "2024", "rating", "green", "red"),
        Change("direction flipped", "", "moves", "2024", "direction", "improving, not tested", "worsening, not tested"),
    )


def test_what_flips_against_a_benchmark_or_by_chance_is_told_as_it_was_judged() -> None:
    def judged(top: int, below: int, benchmark: float) -> Judgements:
        figures = [("2023", 30.0, "", "", 30, 100), ("2024", top / below * 100, "", "", top, below)]
        return judge(package({indicator(): figures}, [("moves", "2024", "benchmark", benchmark)]))

    # 30 of 100 is 21.9% to 39.6%, 70 of 100 is 60.4% to 78.1%; from 30 of 100 the first is no change.
    assert flips(judged(30, 100, 25), judged(70, 100, 25)) == (
        Change("rating flipped", "", "moves", "2024", "rating", "similar", "better"),
        Change("direction flipped", "", "moves", "2024", "direction", "about the same", "improving"),
    )
    # 35 and 25 of 100 are up and down from 30 of 100 by what could be chance, and similar to 30.
    assert flips(judged(35, 100, 30), judged(25, 100, 30)) == ()


def test_figures_that_are_new_or_gone_do_not_flip() -> None:
    longer = state([*FIGURES, ("2025", 10.0)])
    assert flips(judge(state()), judge(longer)) == ()
    assert flips(judge(longer), judge(state())) == ()
