"""How a figure was judged, in sentences: the right numbers put in, and every method's page there to be read."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from outturn import charts
from outturn.model import Area, Package
from outturn.story.charting import chart
from outturn.story.headline import headline
from outturn.story.judged import judged
from packages import Rows, counted, first_reading, indicator, package, series, years
from searches import share
from wild import wild_packages

METHODS = Path(__file__).parents[1] / "docs/about/methods"
AREAS = (Area("england", "England", "nation"), *(Area(f"area-{at}", f"Area {at}", "neighbour") for at in range(12)))
TOTAL = {"unit": "number", "decimals": 0, "basis": "year-to-date", "frequency": "quarter", "year_type": "financial"}
TOPS, BELOWS = (994, 1023, 1199, 1332, 1367), (40299, 41527, 42811, 44064, 44701)
UP_AND_DOWN = [1.0, 2.0] * 8


def said(whole: Package) -> dict[str, str]:
    """What each method's finding says."""
    return {finding.page.split("/")[2]: " ".join(finding.sentences) for finding in judged(first_reading(whole))}


CASES: Mapping[str, tuple[Rows, Rows, Mapping[str, Any], str, str]] = {
    "close to target": (
        [("2024", 79)],
        [("2024", "target", 80)],
        {"tolerance": 2.0, "tolerance_unit": "points"},
        "rating",
        (
            "79.0% is held against the target of 80.0%: the gap is −1.0 percentage points, where more than 0 is better "
            "than the target. The tolerance is 2 percentage points. That is close to target."
        ),
    ),
    "off target by less than is shown": (
        [("2024", 79.96)],
        [("2024", "target", 80)],
        {},
        "rating",
        (
            "79.96% is held against the target of 80.0%: the gap is −0.04 percentage points, where more than 0 is "
            "better than the target. That is off target."
        ),
    ),
    "better than a benchmark, not tested": (
        [("2024", 8)],
        [("2024", "benchmark", 10, "England average, made up")],
        {"polarity": "lower", "unit": "days", "decimals": 0},
        "rating",
        (
            "8 days is held against the England average of 10 days: the gap is 2 days, where more than 0 is better "
            "than the benchmark. The figure has no interval, so they are compared as they are. "
            "That is better than the England average; it was not tested whether by more than chance."
        ),
    ),
    "similar to a benchmark within the tolerance, not tested": (
        [("2024", 9.5)],
        [("2024", "benchmark", 10, "England average, made up")],
        {"tolerance": 1.0, "tolerance_unit": "points"},
        "rating",
        (
            "9.5% is held against the England average of 10.0%: the gap is −0.5 percentage points, where more than 0 "
            "is better than the benchmark. The figure has no interval, so they are compared as they are. "
            "The tolerance is 1 percentage point. "
            "That is similar to the England average; it was not tested whether by more than chance."
        ),
    ),
    "worse than a benchmark beyond chance": (
        # Wilson of 30 in 100: 21.9% to 39.6%, above 10%.
        counted([("2024", 30, 100)]),
        [("2024", "benchmark", 10, "England average, made up")],
        {"polarity": "lower"},
        "rating",
        (
            "30.0% is held against the England average of 10.0%: the gap is −20.0 percentage points, where more than "
            "0 is better than the benchmark. It is a fixed number, held against the council's own 95% interval. "
            "That is worse than the England average, by more than chance."
        ),
    ),
    "similar to a benchmark by chance": (
        # Wilson of 12 in 100: 7.0% to 19.8%, which holds 10%.
        counted([("2024", 12, 100)]),
        [("2024", "benchmark", 10)],
        {"polarity": "lower"},
        "rating",
        (
            "12.0% is held against the benchmark of 10.0%: the gap is −2.0 percentage points, where more than 0 is "
            "better than the benchmark. It is a fixed number, held against the council's own 95% interval. "
            "That is similar to the benchmark: the gap could be chance."
        ),
    ),
    "close to target by its floor": (
        [("2024", 79)],
        [("2024", "target", 80), ("2024", "floor", 75)],
        {},
        "rating",
        (
            "79.0% is held against the target of 80.0%: the gap is −1.0 percentage points, where more than 0 is better "
            "than the target. The floor is 75.0%. That is close to target."
        ),
    ),
    "outside the band": (
        [("2024", 13)],
        [("2024", "lower", 10), ("2024", "upper", 12)],
        {"polarity": "band"},
        "rating",
        "13.0% is held against the band 10.0% to 12.0%: off target.",
    ),
    "rated on the forecast": (
        # 120 * 365 / 183 = 239.34
        [("FY2024-25-Q2", 120)],
        [("FY2024-25", "target", 300)],
        TOTAL,
        "rating",
        (
            "The forecast of 239.34 is held against the target of 300: the gap is −60.66, where more than 0 is better "
            "than the target. That is off target."
        ),
    ),
    "not rated": ([("2024", 5)], [], {}, "rating", "Not rated: there is no target for this period."),
    "not rated where neither way is better": (
        [("2024", 5)],
        [],
        {"polarity": "none"},
        "rating",
        "Not rated: neither a high nor a low figure is good in itself.",
    ),
    "improving": (
        [("2023", 70), ("2024", 72.25)],
        [],
        {},
        "direction",
        (
            "72.25% less 70.0% in 2023 is 2.25 percentage points. Improving, not tested. Without counts or intervals "
            "of both figures it was not tested whether the change is more than chance."
        ),
    ),
    "worsening, which could be chance": (
        counted([("2023", 12, 100), ("2024", 14, 100)]),
        [],
        {"polarity": "lower"},
        "direction",
        (
            # Newcombe: -7.5 to 11.5.
            "14.0% less 12.0% in 2023 is 2.0 percentage points. About the same. "
            "The 95% interval of the difference holds zero, so the change could be chance."
        ),
    ),
    "worsening beyond chance": (
        counted([("2023", 200, 1000), ("2024", 400, 1000)]),
        [],
        {"polarity": "lower"},
        "direction",
        (
            "40.0% less 20.0% in 2023 is 20.0 percentage points. Worsening. "
            # Newcombe: 16.0 to 23.9.
            "The 95% interval of the difference does not hold zero, so the change is more than chance."
        ),
    ),
    "not comparable": (
        [("2022", 5), ("2024", 5)],
        [],
        {},
        "direction",
        "Not comparable: there is no figure for the period before.",
    ),
    "a proportion's interval": (
        counted([("2024", 65, 100)]),
        [],
        {},
        "intervals",
        "By Wilson's method from 65 of 100: 95% interval 55.3% to 73.6%.",
    ),
    "a rate's interval": (
        counted([("2024", 65, 2000)], per=10000),
        [],
        {"unit": "rate", "per": 10000},
        "intervals",
        "By Byar's method from 65 of 2,000: 95% interval 250.8 to 414.2.",
    ),
    "a small rate's interval": (
        counted([("2024", 1, 1000)], per=1000),
        [],
        {"unit": "rate", "per": 1000},
        "intervals",
        "By the exact Poisson method from 1 of 1,000: 95% interval 0.0 to 5.6.",
    ),
    "a trend": (
        counted([(f"{2020 + at}", *pair) for at, pair in enumerate(zip(TOPS, BELOWS, strict=True))]),
        [],
        {},
        "trend",
        (
            "Chi-squared for trend is 47.90; a trend needs more than 9.55. "
            "The last five figures show an improving trend."
        ),
    ),
    "no trend": (
        counted([(f"{2020 + at}", 12, 100) for at in range(5)]),
        [],
        {},
        "trend",
        (
            "Chi-squared for trend is 0.00; a trend needs more than 9.55. "
            "The last five figures show no trend that is more than chance."
        ),
    ),
    "beyond the usual ups and downs": (
        # Sixteen points of mean 1.5 and an 8: the mean is 32/17 = 1.88; the range to the 8 is left out.
        years([*UP_AND_DOWN, 8], 2008),
        [("2024", "target", 5)],
        {"polarity": "lower"},
        "process-behaviour",
        (
            "The mean is 1.88% and the process limits are −0.78% and 4.54%. The newest figure is outside the usual "
            "range. The newest figures show a change for the worse that is more than the usual ups and downs. "
            "If nothing changes, the target can be expected to be met."
        ),
    ),
    "the usual ups and downs": (
        years(UP_AND_DOWN, 2008),
        [],
        {"unit": "days"},
        "process-behaviour",
        (
            "The mean is 1.50 and the process limits are −1.16 and 4.16. "
            "The newest figures show no more than the usual ups and downs."
        ),
    ),
    "a forecast by last year's share": (
        [("FY2023-24-Q2", 40), ("FY2023-24-Q4", 100), ("FY2024-25-Q2", 120)],
        [],
        TOTAL,
        "forecast",
        "300 by the end of the year, by how much of last year's total had come by the same time.",
    ),
    "a forecast by time": (
        [("FY2024-25-Q2", 120)],
        [],
        {**TOTAL, "unit": "currency"},
        "forecast",
        (
            "£239 by the end of the year, in proportion to the time that has passed. "
            "There are no figures of last year to go by."
        ),
    ),
    "the year's end": (
        [("FY2024-25-Q4", 1200)],
        [],
        TOTAL,
        "forecast",
        "1,200 by the end of the year, which is the whole year's total.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_finding_says_the_numbers_that_it_rests_on(case: str) -> None:
    figures, targets, changes, page, expected = CASES[case]
    found = said(series(figures, targets, **changes))
    assert found[page] == expected
    assert "nan" not in " ".join(found.values()).lower()
    assert "none" not in " ".join(found.values()).lower()


def test_the_comparison_with_other_areas() -> None:
    rows = [("moves", "2024", f"area-{at}", float(at)) for at in range(12)]
    whole = package(
        {indicator(polarity="lower"): [("2024", 6.0)]}, [], [("moves", "2024", "england", 9.0), *rows], areas=AREAS
    )
    # 0 to 5 are better, one other has 6: 7th of 13; the mean of 0 to 11 is 5.5; of 0, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9,
    # 10, 11 the median stands at place 7, and is 6.
    assert said(whole)["comparison"] == (
        "England, 9.0%: better, compared by value. 7th of 13 areas with a figure, where 1st is best. "
        "The mean of the other areas ranked with it is 5.5%. Quartile band B, where A is best."
    )


CHANCE = "The process chart shows no special cause for a change this way, so it could be chance."
CAUSE = "The process chart shows a special cause, so the change is more than chance."
BY_CHANCE = "The 95% interval of the difference holds zero, so the change could be chance."
BEYOND = "The 95% interval of the difference does not hold zero, so the change is more than chance."


def counts_of(parts: list[int], of: int) -> Rows:
    return counted([(f"{2008 + at}", part, of) for at, part in enumerate(parts)])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        # Without counts only the chart can tell; 8 is beyond its upper limit of 4.54.
        (years([*UP_AND_DOWN, 8.0], 2008), CAUSE),
        (years(UP_AND_DOWN, 2008), CHANCE),
        # By the counts alone 1% to 2% of 100,000 is beyond chance; the chart calls it usual.
        (counts_of([1000, 2000] * 8, 100_000), CHANCE),
        # 8% of 100,000 is beyond chance by the counts and by the chart.
        (counts_of([*[1000, 2000] * 8, 8000], 100_000), BEYOND),
        # 8 of 100 is beyond the limits; from 2 of 100 (Wilson 0.6% to 7.0%) to it (4.1% to 15.0%) Newcombe's interval
        # of 6 is 6 - hypot(8 - 4.1, 7.0 - 2) = -0.4 to 13.1, which holds zero.
        (counts_of([*[1, 2] * 8, 8], 100), BY_CHANCE),
        # The figure before has no counts, so that its interval cannot have been what tested the change.
        ([*years(UP_AND_DOWN, 2008), *counted([("2024", 8000, 100_000)])], CAUSE),
    ],
)
def test_a_change_is_put_down_to_what_tested_it(rows: Rows, said: str) -> None:
    whole = series(rows, polarity="lower")
    (direction,) = [one for one in judged(first_reading(whole)) if one.page.endswith("/direction/")]
    assert direction.sentences[1:] == (said,)


def test_a_change_between_figures_that_share_time_is_not_said_to_lack_counts() -> None:
    rows = counted([("FY2025-26-Q1", 20, 100), ("FY2025-26-Q2", 40, 100)])
    found = said(series(rows, basis="rolling", frequency="quarter", year_type="financial"))
    assert found["direction"].endswith(
        "Both figures are about some of the same time, so it was not tested whether the change is more than chance."
    )


def test_a_benchmark_that_is_an_areas_figure_is_told_by_the_area() -> None:
    # England's 100 of 1,000 and 30 of 100: Newcombe's interval of 20 is 20 - hypot(30 - 21.9, 12.0 - 10) = 11.6 or
    # more, above 0.
    whole = package(
        {indicator(polarity="lower"): counted([("2024", 30, 100)])},
        [("moves", "2024", "benchmark", 10.0, "England average, made up")],
        [("moves", "2024", "england", 10.0, "", 100, 1000)],
        areas=AREAS,
    )
    assert said(whole)["rating"] == (
        "30.0% is held against the England average of 10.0%: the gap is −20.0 percentage points, where more than 0 is "
        "better than the benchmark. It is the figure of England, so the rating is the comparison with it. "
        "That is worse than England, by more than chance."
    )


def test_the_comparison_by_interval() -> None:
    whole = package(
        {indicator(polarity="lower"): counted([("2024", 30, 100)])},
        [],
        [("moves", "2024", "england", 10.0, "", 10, 100)],
        areas=AREAS,
    )
    assert said(whole)["comparison"] == "England, 10.0%: worse, compared by interval."


def test_methods_that_say_nothing_are_left_out() -> None:
    assert set(said(series([("2024", 5)]))) == {"rating", "direction"}
    assert said(series([("2024", None, "x")])) == {}
    assert said(series([])) == {}


def test_findings_are_about_the_newest_figure_there_is() -> None:
    found = said(series([("2023", 5), ("2024", None, "x")], [("2023", "target", 4), ("2024", "target", 9)]))
    assert found["rating"].startswith("5.0% is held against the target of 4.0%")


def test_a_part_of_a_year_is_not_said_to_miss_the_target_for_the_whole_year() -> None:
    months = [(f"2024-{month:02d}", 100.0 + month % 2) for month in range(1, 13)] + [("2025-01", 100.0)]
    found = said(series(months, [("2025", "target", 1200)], unit="number", frequency="month"))
    assert "target" not in found["process-behaviour"]


@share(0.5)
@given(wild_packages())
def test_whatever_the_figures_no_sentence_and_no_chart_holds_what_is_no_number(whole: Package) -> None:
    evidence = first_reading(whole)
    told = [*headline(evidence), *(sentence for one in judged(evidence) for sentence in one.sentences)]
    described = chart(evidence)
    if described:
        told += [repr(charts.draw(described)), repr(described)]
    assert not re.search(r"\b(nan|inf)\b", " ".join(told), re.IGNORECASE)


def test_every_method_has_its_page() -> None:
    shown = {page for *_, page, _ in CASES.values()} | {"comparison", "certainty", "attention"}
    shown |= {"groups", "small-numbers"}
    assert shown == {path.stem for path in METHODS.glob("*.md")} - {"index", "judgements"}


def test_a_finding_leads_to_its_method_by_the_methods_name() -> None:
    whole = series(*CASES["beyond the usual ups and downs"][:2], polarity="lower")
    for finding in judged(first_reading(whole)):
        title = (METHODS / f"{finding.page.split('/')[2]}.md").read_text(encoding="utf-8")
        assert finding.page.startswith("about/methods/")
        assert finding.page.endswith("/")
        assert f"# {finding.method}" in title


def test_a_change_to_a_forecast_says_that_it_was_not_tested() -> None:
    first, second = counted([("2023", 400, 1000), ("2024", 200, 1000)])
    evidence = first_reading(series([first, (second[0], second[1], "f", *second[3:])]))
    (sentences,) = (one.sentences for one in judged(evidence) if one.page.endswith("direction/"))
    assert sentences[-1] == "A change to or from a forecast is not tested for chance."
