"""Every rule of ``check`` and every refusal of a cell: it fires on its mistake, and not on the right package."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from built import change
from golden import copied
from in_words import in_words
from outturn import check
from outturn.check import (
    answers,
    breakdowns,
    due,
    figures,
    keys,
    package,
    pairs,
    period,
    scales,
    slips,
    so_far,
    steps,
    targets,
    totals,
    ways,
)
from outturn.check.disclosure import rules as disclosure
from outturn.check.plausible import aims, people, ranges, repeats, swapped, times
from outturn.check.plausible import totals as total_rows
from outturn.errors import Finding
from outturn.model import Draft
from outturn.pipeline.checking import check_site
from outturn.reading.load import read
from provoked import WORKING, Spoil, broken_down, widened, with_quarters, with_steps

Rule = Callable[[Draft], Iterator[Finding]]
NEXT = "datapackage/exampleshire-children/next"
STEPS = "steps.csv"
RETIRED = "retired"
"""The third indicator's row, which is retired."""
ROUNDED = "rounded"
"""The outturns, where the first indicator's counts are rounded to 5."""
OUT, IND, AIM, OTHER = "outturns.csv", "indicators.csv", "targets.csv", "comparators.csv"
THIRD = 4
"""The row of the file in which the third row of data stands."""
OTHERS = ("FY2024-25,otherton,,,,c", "FY2024-25,otherton,")

TO_THE_END = ",,,,\nspend,FY2024-25-Q4,5100000,,,,\nspend,FY2024-25-Q2"

SLIPPED = "wait,2024-09,12,,,,\nwait,2024-10,13,,,,\nwait,2024-11,130,,,,\n"
"""Three months, of which the last is ten times those beside it."""

RULES: list[tuple[Rule, str, str, str, str]] = [
    # the rule, the file, what stands there (a column after which others come), what is put in its place (cells of the
    # third row of data in those columns), and what must be said
    (package.name_is_folder, "datapackage.json", '"name": "exampleshire-children"', '"name": "elsewhere"', "name"),
    (package.name_is_folder, "datapackage.json", '"version": "next"', '"version": "1.0.0"', "version"),
    (package.dates_exist, "datapackage.json", '"created": "2025-11-20"', '"created": "2025-02-30"', "exist"),
    (package.dates_exist, "datapackage.json", '"2026-11-20"', '"2026-13-01"', "exist"),
    (package.outcomes_once, "datapackage.json", '"id": "be-healthy"', '"id": "stay-safe"', "twice"),
    (package.names_free, IND, "\nspend,", "\nversions,", "reserved"),
    (package.names_free, IND, "\nspend,", "\nlpt1,", "Windows"),
    (package.names_free, "datapackage.json", '"id": "be-healthy"', '"id": "nul"', "Windows"),
    (package.commentary_has_indicator, IND, "\nthree-moves,", "\nfour-moves,", "commentary on nothing"),
    (keys.no_key_twice, OUT, "FY2023-24,12.5", "FY2022-23,12.5", "stands twice"),
    (keys.no_key_twice, IND, "\nspend,", "\nwait,", "stands twice"),
    (keys.no_key_twice, AIM, "FY2024-25,floor", "FY2024-25,target", "stands twice"),
    (keys.no_key_twice, OTHER, "FY2024-25,north", "FY2024-25,england", "stands twice"),
    (keys.no_key_twice, "areas.csv", "north,North", "england,North", "stands twice"),
    (keys.references, OUT, "spend,FY2024-25-Q1", "spent,FY2024-25-Q1", "not known"),
    (keys.references, AIM, "visits,FY2024-25,target", "visit,FY2024-25,target", "not known"),
    (keys.references, OTHER, "looked-after,2024-03-31", "looked,2024-03-31", "not known"),
    (keys.references, OTHER, "FY2024-25,north", "FY2024-25,south", "not known"),
    (keys.references, IND, ",,three-moves,revised", ",,moves,revised", "not known"),
    (keys.references, IND, "be-healthy,days", "be-wealthy,days", "not known"),
    (keys.references, "frameworks.csv", "three-moves", "two-moves", "not known"),
    (keys.issues_name_indicators, "issues.csv", "three-moves visits", "three-moves visit", "not known"),
    (keys.no_indicator_follows_itself, IND, ",,three-moves,revised", ",,visits,revised", "follows itself"),
    (period.grammar, OUT, "FY2022-23", "FY2022-24", "not consecutive"),
    (period.grammar, AIM, "wait,2025,lower", "wait,25,lower", "not a period"),
    (period.grammar, OTHER, "2024-03-31", "2024-02-30", "does not exist"),
    (period.grammar, "assessments.csv", ",2024,", ",spring 2024,", "not a period"),
    (period.frequency_fits_year_type, IND, "quarter,financial", "half,academic", "no year of this kind"),
    (
        period.year_to_date_against_last_year,
        IND,
        "year-to-date,same-period-last-year",
        "year-to-date,previous",
        "period before",
    ),
    (
        period.irregular_is_no_total_so_far,
        IND,
        "quarter,financial,year-to-date",
        "irregular,financial,year-to-date",
        "no fixed times",
    ),
    (period.fits_frequency, OUT, "visits,FY2023-24-Q1", "visits,FY2023-24-H1", "kind of period"),
    (period.fits_frequency, OUT, "three-moves,FY2022-23", "three-moves,AY2022-23", "kind of period"),
    (period.fits_frequency, OUT, "three-moves,FY2022-23", "three-moves,2023-03-31", "kind of period"),
    (period.fits_frequency, OUT, "wait,2025-02", "wait,2025-W02", "kind of period"),
    (period.fits_frequency, OTHER, "three-moves,FY2023-24", "three-moves,2023", "kind of period"),
    (period.fits_frequency, AIM, "visits,FY2024-25,target", "visits,2024,target", "kind of period"),
    (figures.value_or_mark, OUT, "wait,2024-12,12", "wait,2024-12,", "neither"),
    (figures.value_or_mark, OTHER, OTHERS[0], OTHERS[1] + ",,,", "neither"),
    (figures.mark_fits_value, OUT, "12.5,25,200,p", "12.5,25,200,x", "says there is no figure"),
    (figures.mark_fits_value, OUT, "2025-03-31,,,,c", "2025-03-31,,,,p", "no figure"),
    (figures.mark_fits_value, OTHER, OTHERS[0], OTHERS[1] + ",,,u", "no figure"),
    (figures.mark_fits_value, OUT, "12.5,25,200,p", "12.5,25,200,p x", "says there is no figure"),
    (figures.mark_fits_value, OUT, "2025-03-31,,,,c", "2025-03-31,,,,c b", "no figure"),
    (figures.marks_fit_each_other, OUT, "12.5,25,200,p", "12.5,25,200,p b p", "twice"),
    (figures.marks_fit_each_other, OUT, "2025-03-31,,,,c", "2025-03-31,,,,c x", "two reasons"),
    (figures.counts_together, OUT, "12.5,25,200", "12.5,25,", "without the other"),
    (figures.counts_together, OUT, "12.5,25,200", "12.5,,200", "without the other"),
    (figures.counts_together, OUT, "12.5,25,200", "12.5,25,0", "divide"),
    (figures.part_within_whole, OUT, "12.5,25,200", "12.5,250,200", "more than the whole"),
    (figures.value_is_quotient, OUT, "12.5,25,200", "12.4,25,200", "counts give"),
    (figures.value_is_quotient, OUT, "2024-03-31,47,,", "2024-03-31,47,48,10000", "counts give"),
    (figures.counts_rounded, ROUNDED, "12.5,25,200", "12.5,24,200", "not rounded"),
    (figures.counts_rounded, ROUNDED, "12.5,25,200", "12.5,25,199", "not rounded"),
    (figures.value_is_quotient, ROUNDED, "12.5,25,200", "14.3,25,200", "counts give"),
    (figures.interval_around_value, OUT, "+denominator", "low=8 high=", "one end"),
    (figures.interval_around_value, OUT, "+denominator", "low= high=15", "one end"),
    (figures.interval_around_value, OUT, "+denominator", "low=12.5 high=15", "outside its own"),
    (figures.interval_around_value, OTHER, "+denominator", "low=9 high=10.3", "outside its own"),
    (figures.units_complete, IND, "rate,10000", "rate,", "how many"),
    (figures.units_complete, IND, "days,,0", "days,100,0", "only a rate"),
    (figures.units_complete, IND, "previous,2,points", "previous,2,", "tolerance of what"),
    (figures.units_complete, IND, "previous,2,points", "previous,,points", "no tolerance"),
    (totals.year_is_sum_of_parts, OUT, "spend,FY2024-25-Q2", f"spend,FY2024-25,9{TO_THE_END}", "not what its parts"),
    (slips.figure_slipped, OUT, "wait,2024-11,13,,,,\n", SLIPPED, "far from those"),
    (slips.target_slipped, AIM, "FY2024-25,benchmark,11", "FY2024-25,benchmark,1.1", "far from those"),
    (targets.target_always_met, AIM, "visits,FY2024-25,target,95", "visits,FY2024-25,target,0", "always met"),
    (targets.level_or_words, AIM, "visits,FY2024-25,target,95,", "visits,FY2024-25,target,,", "without a level"),
    (targets.fits_polarity, AIM, "visits,FY2023-24,baseline", "looked-after,FY2023-24,target", "neither way"),
    (targets.fits_polarity, AIM, "visits,FY2024-25,target", "visits,FY2024-25,lower", "no band"),
    (targets.fits_polarity, AIM, "wait,2025,upper", "wait,2025,target", "where there is a band"),
    (targets.band_has_both_ends, AIM, "wait,2025,upper,12,\n", "", "one end"),
    (targets.band_has_both_ends, AIM, "wait,2025,lower,8,\n", "", "one end"),
    (targets.band_has_both_ends, AIM, "wait,2025,lower,8", "wait,2025,lower,13", "crossed"),
    (targets.floor_below_target, AIM, "visits,FY2024-25,target,95,\n", "", "floor without a target"),
    (targets.floor_below_target, AIM, "floor,90", "floor,96", "floor is better"),
    (due.due_after_the_newest, IND, "+owner", "due=2024-09-30", "due before the newest"),
    (due.none_due_of_retired, RETIRED, "+owner", "due=2027-01-29", "that has no more"),
    (keys.references, IND, "+status", "also_in=visitors", "not known"),
    (pairs.units_of_one_measure, IND, "+status", "also_in=visits", "its own other unit"),
    (pairs.units_of_one_measure, IND, "+status", "also_in=three-moves", "what is not one measure"),
    (targets.limits_outside_band, AIM, "wait,2025,lower,8,", "wait,2025,floor,8,", "without its end"),
    (targets.limits_outside_band, AIM, "wait,2025,lower,8,", "wait,2025,lower,8,\nwait,2025,floor,9,", "inside"),
    (steps.at_a_figure, STEPS, "", "wait,2024-10,step", "at no figure"),
    (steps.has_process, STEPS, "", "spend,FY2024-25-Q2,step", "without a process chart"),
    (steps.baseline_has_figures, STEPS, "", "wait,2023-12,baseline", "too few"),
    (steps.baseline_has_figures, STEPS, "", "wait,2023-06,step wait,2024-02,baseline", "too few"),
    (steps.baseline_has_figures, STEPS, "", "wait,2024-01,baseline wait,2024-02,baseline", "second baseline"),
    (targets.benchmark_has_source, AIM, 'FY2022-23,benchmark,11,"England average, made up"',
     "FY2022-23,benchmark,11,", "without a source"),
    (disclosure.small_numbers, "datapackage.json", '"illustrative": true', '"disclosure": {"smallest": 21}', "small"),
]  # fmt: skip


WITH_COLUMN: list[tuple[Rule, Spoil, str]] = [
    # the rule, what is done to the packages, what must be said
    (period.every_of_years, widened("indicators.csv", "frequency", 5, every="2"), "not yearly"),
    (
        period.start_of_financial_years,
        widened("indicators.csv", "year_type", 5, year_starts="7"),
        "a year that starts in its own",
    ),
    (period.window_of_rolling, widened("indicators.csv", "basis", 4, window="12"), "not rolling"),
    (so_far.so_far_fits, widened("indicators.csv", "basis", 6, year_to_date_of="visits"), "does not fit"),
    (so_far.so_far_fits, with_quarters("spend", "spending"), "two years so far"),
    (so_far.so_far_is_sum, with_quarters("spend"), "not what its periods"),
    (
        breakdowns.groups_known,
        broken_down("sex,girls,Sex,Girls,1,", "sex,girl,5,10,200,,"),
        "a group that is not known",
    ),
    (breakdowns.dimensions_titled, broken_down("sex,girls,,Girls,1,", "sex,girls,5,10,200,,"), "without a title"),
    (breakdowns.names_apart, broken_down("sex,a,Sex,Girls,,\nsex,b,,Girls,,", "sex,a,5,10,200,,"), "tell apart"),
    (breakdowns.within_whole, broken_down("sex,girls,Sex,Girls,1,", "sex,girls,10.5,21,200,,"), "more than its whole"),
    (keys.references, widened("indicators.csv", "basis", 6, year_to_date_of="spent"), "not known"),
]


OF_COLUMNS: list[tuple[Rule, str]] = [
    # the rule of a column that the case does not have, and the kind of finding that provoked.py provokes
    (ways.trajectory_fits, "trajectory-unfit"),
    (ways.trajectory_starts, "trajectory-without-baseline"),
    (ways.profile_fits, "profile-unfit"),
    (ways.profile_has_shares, "profile-shares"),
    (ways.profile_has_target, "profile-without-target"),
    (period.window_beside_pooled_years, "window-beside-years"),
    (scales.scale_has_words, "scale-words"),
    (scales.columns_fit_scale, "scale-column-unfit"),
    (scales.grades_fit, "grade-unknown"),
    (scales.grades_fit, "grade-without-scale"),
    (scales.grades_fit, "number-of-scale"),
    (ranges.figure_beyond_range, "figure-beyond-range"),
    (ranges.count_in_fractions, "count-in-fractions"),
    (times.period_not_ended, "period-not-ended"),
    (times.period_left_out, "period-left-out"),
    (repeats.nothing_moved, "nothing-moved"),
    (repeats.figure_repeated, "figure-repeated"),
    (repeats.year_repeated, "year-repeated"),
    (aims.target_on_worse_side, "target-on-worse-side"),
    (aims.target_of_nothing, "target-of-nothing"),
    (aims.polarity_against_title, "polarity-against-title"),
    (total_rows.total_among_parts, "total-among-parts"),
    (people.post_not_person, "person-for-post"),
    (people.count_identifies, "count-identifies"),
    (swapped.cells_swapped, "cells-swapped"),
    (answers.answers_are_to_warnings, "answer-to-no-warning"),
    (answers.answers_are_to_warnings, "answer-without-reason"),
]


def draft_of(site: Path) -> tuple[Draft, list[Finding]]:
    return read(site / NEXT, "exampleshire-children/next")


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    draft, problems = draft_of(copied("small", tmp_path_factory.mktemp("right")))
    assert problems == []
    return draft


def changed(site: Path, file: str, old: str, new: str) -> Path:
    if file == ROUNDED:
        widened(IND, "tolerance_unit", 2, rounding="5")(site / "datapackage")
        file = OUT
    if file == RETIRED:
        change(site / NEXT / IND, ",three-moves,revised", ",three-moves,retired")
        file = IND
    if file == STEPS:
        with_steps(*new.split(" "), months=14)(site / "datapackage")
        return site
    if old.startswith("+"):
        widened(file, old[1:], THIRD, **dict(one.split("=") for one in new.split(" ")))(site / "datapackage")
        return site
    path = site / NEXT / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    return site


def name(rule: Rule) -> str:
    return rule.__name__


@pytest.mark.parametrize("rule", check.RULES, ids=name)
def test_a_rule_is_silent_on_the_right_package(right: Draft, rule: Rule) -> None:
    assert list(rule(right)) == []


@pytest.mark.parametrize(
    ("rule", "file", "old", "new", "said"), RULES, ids=[f"{one[0].__name__}-{place}" for place, one in enumerate(RULES)]
)
def test_a_rule_fires_on_its_mistake(tmp_path: Path, rule: Rule, file: str, old: str, new: str, said: str) -> None:
    draft, unread = draft_of(changed(copied("small", tmp_path), file, old, new))
    assert unread == []
    problems = in_words(rule(draft))
    assert any(said in f"{problem.what} {problem.found}" for problem in problems), [
        (problem.what, problem.found) for problem in problems
    ]
    for problem in problems:
        assert problem.where.file.startswith(f"{NEXT}/")
        assert problem.found
        assert problem.expected
        assert problem.fix


@pytest.mark.parametrize(("value", "is_right"), [("11.1", True), ("13.9", True), ("11.0", False), ("14.0", False)])
def test_rounded_counts_agree_with_every_figure_that_they_could_stand_for(
    tmp_path: Path, value: str, *, is_right: bool
) -> None:
    # 25 of 200, rounded to 5: from 22.5 of 202.5, which is 11.11, to 27.5 of 197.5, which is 13.92.
    draft, _ = draft_of(changed(copied("small", tmp_path), ROUNDED, "12.5,25,200", f"{value},25,200"))
    assert (list(figures.value_is_quotient(draft)) == []) == is_right


@pytest.mark.parametrize(("rule", "spoil", "said"), WITH_COLUMN)
def test_a_rule_about_a_column_that_may_be_left_out_fires(tmp_path: Path, rule: Rule, spoil: Spoil, said: str) -> None:
    copied("small", tmp_path)
    spoil(tmp_path / "datapackage")
    draft, unread = draft_of(tmp_path)
    assert unread == []
    assert any(said in problem.what for problem in in_words(rule(draft)))


@pytest.mark.parametrize("key", ["responsible_officer", "portfolio_holder"])
@pytest.mark.parametrize(("post", "is_right"), [("Director of Children's Services", True), ("Cllr Jones", False)])
def test_the_descriptor_names_posts(tmp_path: Path, key: str, post: str, *, is_right: bool) -> None:
    site = changed(copied("small", tmp_path), "datapackage.json", '"publisher"', f'"{key}": "{post}", "publisher"')
    draft, unread = draft_of(site)
    assert unread == []
    places = [(one.id, one.where.file, one.where.column) for one in people.officer_not_person(draft)]
    wrong = [("person-for-post", f"{NEXT}/datapackage.json".removeprefix("datapackage/"), f"scorecard.{key}")]
    assert places == ([] if is_right else wrong)


def test_every_rule_is_tried() -> None:
    assert {rule for rule, *_ in (*RULES, *WITH_COLUMN, *OF_COLUMNS)} == set(check.RULES) - {people.officer_not_person}


@pytest.mark.parametrize(("rule", "kind"), OF_COLUMNS, ids=[kind for _, kind in OF_COLUMNS])
def test_a_rule_fires_on_a_mistake_in_a_further_column(tmp_path: Path, rule: Rule, kind: str) -> None:
    site = copied("small", tmp_path)
    spoil, _ = WORKING[kind]
    spoil(site / "datapackage")
    draft, unread = draft_of(site)
    assert unread == []
    assert [one.id for one in rule(draft)] == [kind]


ROUNDINGS = [
    # two thirds is 66.666…%, shown with one decimal
    ("66.7", "2", "3", True),
    ("66.67", "2", "3", True),
    ("66.6", "2", "3", False),
    # 1 of 16 is 6.25%: half a tenth either way, whichever way it was rounded
    ("6.3", "1", "16", True),
    ("6.2", "1", "16", True),
    ("6.4", "1", "16", False),
    ("0", "0", "7", True),
    ("0.1", "0", "7", False),
]


@pytest.mark.parametrize(("value", "top", "below", "fits"), ROUNDINGS)
def test_a_percentage_may_be_rounded_to_its_shown_decimals(
    tmp_path: Path, value: str, top: str, below: str, *, fits: bool
) -> None:
    site = changed(copied("small", tmp_path), OUT, "12.5,25,200", f"{value},{top},{below}")
    assert (not list(figures.value_is_quotient(draft_of(site)[0]))) is fits


def test_a_rate_is_its_counts_times_per(tmp_path: Path) -> None:
    # 47 of 10,000 is 47 per 10,000.
    site = changed(copied("small", tmp_path), OUT, "2024-03-31,47,,", "2024-03-31,47,47,10000")
    assert list(figures.value_is_quotient(draft_of(site)[0])) == []


def test_the_rest_of_a_row_with_an_unreadable_cell_is_still_checked(tmp_path: Path) -> None:
    site = changed(copied("small", tmp_path), OUT, "FY2023-24,12.5,25,200,p", "FY2023-25,1-2,25,200,p")
    draft, unread = draft_of(site)
    places = [(one.where.row, one.where.column) for one in [*unread, *check.check(draft)]]
    assert places == [(3, "value"), (3, "period")]


@pytest.mark.parametrize("created", ["2025-02-30", "2025-13-01", "0000-01-01"])
def test_a_day_in_the_descriptor_that_does_not_exist_is_a_problem(tmp_path: Path, created: str) -> None:
    site = changed(copied("small", tmp_path), "datapackage.json", '"created": "2025-11-20"', f'"created": "{created}"')
    draft, unread = draft_of(site)
    assert len([*unread, *check.check(draft)]) == 1


@pytest.mark.parametrize("due", ["2026-02-30", "2026-13-01"])
def test_a_next_publication_on_no_day_is_a_problem(tmp_path: Path, due: str) -> None:
    was = '"next_publication": "2026-11-20"'
    site = changed(copied("small", tmp_path), "datapackage.json", was, f'"next_publication": "{due}"')
    draft, unread = draft_of(site)
    assert len([*unread, *check.check(draft)]) == 1


@pytest.mark.parametrize("frequency", [" ", "fortnight", "Quarter", "None"])
def test_a_frequency_that_is_none_is_named_and_stops_nothing(tmp_path: Path, frequency: str) -> None:
    site = copied("small", tmp_path)
    change(site / NEXT / IND, "quarter,financial,period", f"{frequency},financial,period")
    found = check_site(site / "datapackage").problems
    assert [(one.where.row, one.where.column) for one in found if one.where.file.endswith(IND)] == [(4, "frequency")]


def test_a_floor_on_the_wrong_side_of_a_scale_is_told_in_words(tmp_path: Path) -> None:
    data = copied("judging/words-of-a-scale", tmp_path) / "datapackage"
    better = "heard,FY2023-24,target,,No,\nheard,FY2023-24,floor,,Yes,"
    change(data / "exampleshire-children/next/targets.csv", "heard,FY2023-24,target,,Yes,", better)
    (said,) = in_words(check_site(data).findings)
    assert (said.id, said.where.row, said.where.column, said.found) == ("floor-above-target", 5, "grade", "“Yes”")


@pytest.mark.parametrize(("about", "is_never"), [("irregular,", True), ("month,", False)])
def test_a_step_asks_for_figures_at_fixed_times(tmp_path: Path, about: str, *, is_never: bool) -> None:
    site = copied("small", tmp_path)
    with_steps("wait,2024-10,step")(site / "datapackage")
    change(site / NEXT / IND, "band,month,", f"band,{about}")
    draft, _ = draft_of(site)
    assert [one.id for one in steps.has_process(draft)] == ["step-without-process"] * is_never


def test_a_step_asks_for_numbers(tmp_path: Path) -> None:
    site = copied("judging/words-of-a-scale", tmp_path)
    with_steps("heard,FY2023-24,step")(site / "datapackage")
    draft, _ = draft_of(site)
    assert [one.id for one in steps.has_process(draft)] == ["step-without-process"]


@pytest.mark.parametrize(("rounding", "is_right"), [("5", True), ("", False)])
def test_totals_agree_within_what_their_parts_are_rounded_to(tmp_path: Path, rounding: str, *, is_right: bool) -> None:
    # four quarters of 10, each from 7.5 to 12.5, come to anything from 30 to 50; 45 is from 42.5 to 47.5
    site = copied("small", tmp_path)
    header, *rows = (site / NEXT / IND).read_text(encoding="utf-8").splitlines()
    row = "calls,Calls,,be-healthy,number,,0,none,quarter,financial,period,previous,,,,,,Made up,,Calls.,,,active"
    (site / NEXT / IND).write_text("\n".join((header, *rows, row, "")), encoding="utf-8")
    widened("indicators.csv", "tolerance_unit", len(rows) + 2, rounding=rounding)(site / "datapackage")
    with (site / NEXT / OUT).open("a", encoding="utf-8") as file:
        file.writelines(f"calls,FY2024-25{part},{value},,,,\n"
                        for part, value in (("-Q1", 10), ("-Q2", 10), ("-Q3", 10), ("-Q4", 10), ("", 45)))  # fmt: skip
    draft, _ = draft_of(site)
    assert (list(totals.year_is_sum_of_parts(draft)) == []) == is_right
