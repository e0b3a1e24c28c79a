"""The words that pages say about figures: numbers, units, periods, directions."""

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn import words
from outturn.periods import parse
from packages import SAY, indicator

MINUS = "\u2212"


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0, 0, "0"),
        (12, 0, "12"),
        (12, 1, "12.0"),
        (1234, 0, "1,234"),
        (1234567.891, 2, "1,234,567.89"),
        (999999.5, 0, "1,000,000"),
        (-1234.5, 1, f"{MINUS}1,234.5"),
        # Half away from zero, of the number as it is written: 2.675 is 2.67499… in binary.
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.5, 0, f"{MINUS}1"),
        (-2.5, 0, f"{MINUS}3"),
        (-0.125, 2, f"{MINUS}0.13"),
        (2.4999, 0, "2"),
        # What rounds to zero has no sign.
        (-0.0, 0, "0"),
        (-0.0, 2, "0.00"),
        (-0.04, 1, "0.0"),
        (-0.4, 0, "0"),
        (1e15, 0, "1,000,000,000,000,000"),
        (1e15, 6, "1,000,000,000,000,000.000000"),
        (1e-7, 6, "0.000000"),
        (5e-7, 6, "0.000001"),
    ],
)
def test_a_number_is_written_as_british_readers_write_it(value: float, decimals: int, shown: str) -> None:
    assert words.number(SAY, value, decimals) == shown


@given(st.decimals(-(10**12), 10**12, places=8) | st.floats(-1e17, 1e17), st.integers(0, 8))
def test_a_number_is_rounded_as_decimal_arithmetic_rounds_what_is_written(
    number: Decimal | float, decimals: int
) -> None:
    value = float(number)
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=40))
    shown = f"{abs(rounded):,f}"
    assert words.number(SAY, value, decimals) == (f"{MINUS}{shown}" if rounded < 0 else shown)


def test_a_number_out_of_numpy_is_written_like_any_other() -> None:
    assert words.number(SAY, np.float64(1234.5), 2) == "1,234.50"


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_a_number_with_its_own_decimals_reads_back_exactly(digits: int, decimals: int) -> None:
    value = digits / 10**decimals
    shown = words.number(SAY, value, decimals).replace(MINUS, "-").replace(",", "")
    assert float(shown) == value
    assert not shown.startswith("-0") or value < 0


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "per", "table", "sentence"),
    [
        (12.5, "percent", 1, None, "12.5%", "12.5%"),
        (-3, "percent", 0, None, f"{MINUS}3%", f"{MINUS}3%"),
        (1234, "currency", 0, None, "£1,234", "£1,234"),
        (-1234.5, "currency", 2, None, f"{MINUS}£1,234.50", f"{MINUS}£1,234.50"),
        (-0.2, "currency", 0, None, "£0", "£0"),
        # Pounds have two digits of pence or none.
        (6100.3, "currency", 1, None, "£6,100.30", "£6,100.30"),
        (6100.25, "currency", 1, None, "£6,100.25", "£6,100.25"),
        (0.125, "currency", 3, None, "£0.125", "£0.125"),
        (45.2, "rate", 1, 10000, "45.2", "45.2 per 10,000"),
        (45.2, "rate", 1, 1000, "45.2", "45.2 per 1,000"),
        (1234, "number", 0, None, "1,234", "1,234"),
        (12, "days", 0, None, "12", "12 days"),
        (1, "days", 0, None, "1", "1 day"),
        (1, "days", 1, None, "1.0", "1.0 days"),
        (0, "days", 0, None, "0", "0 days"),
        (3.25, "score", 2, None, "3.25", "3.25"),
        (0.5, "ratio", 1, None, "0.5", "0.5"),
    ],
)
def test_a_figure_carries_its_unit(
    value: float, unit: str, decimals: int, per: int | None, table: str, sentence: str
) -> None:
    about = indicator(unit=unit, per=per)
    assert words.figure(SAY, value, about.counts_in, decimals) == table
    assert words.figure_in_words(SAY, value, about, decimals) == sentence


@pytest.mark.parametrize(
    ("value", "decimals", "about", "table", "sentence"),
    [
        (34.4, 1, {"unit": "currency", "multiplier": 1_000_000}, "£34.4 million", "£34.4 million"),
        (-34.4, 1, {"unit": "currency", "multiplier": 1_000_000}, f"{MINUS}£34.4 million", f"{MINUS}£34.4 million"),
        (1.5, 1, {"unit": "currency", "currency": "EUR", "multiplier": 1_000_000_000}, "€1.5 billion", "€1.5 billion"),
        (1234.5, 1, {"unit": "currency", "currency": "EUR"}, "€1,234.50", "€1,234.50"),
        (12, 0, {"unit": "currency", "currency": "CHF"}, "CHF 12", "CHF 12"),
        (3.2, 1, {"unit": "number", "multiplier": 1_000}, "3.2 thousand", "3.2 thousand"),
        (4500, 0, {"unit": "number", "unit_label": "tonne|tonnes of CO2"}, "4,500", "4,500 tonnes of CO2"),
        (1, 0, {"unit": "number", "unit_label": "tonne | tonnes"}, "1", "1 tonne"),
        (1, 1, {"unit": "number", "unit_label": "hour|hours"}, "1.0", "1.0 hours"),
        (
            1,
            0,
            {"unit": "number", "unit_label": "tonne|tonnes", "multiplier": 1_000},
            "1 thousand",
            "1 thousand tonnes",
        ),
    ],
)
def test_money_has_its_currency_a_figure_its_size_and_a_number_what_it_counts(
    value: float, decimals: int, about: dict[str, Any], table: str, sentence: str
) -> None:
    assert words.figure(SAY, value, indicator(**about).counts_in, decimals) == table
    assert words.figure_in_words(SAY, value, indicator(**about), decimals) == sentence


@pytest.mark.parametrize(
    ("value", "unit", "per", "said"),
    [
        (45.5, "rate", 10000, "45.5 per 10,000"),
        (12.5, "days", None, "12.5 days"),
        (3.2, "score", None, "3.2 (score)"),
        (0.5, "ratio", None, "0.5 (ratio)"),
        (45.5, "percent", None, "45.5%"),
        (45.5, "currency", None, "£45.50"),
        (45.5, "number", None, "45.5"),
    ],
)
def test_where_nothing_else_says_the_unit_the_figure_does(value: float, unit: str, per: int | None, said: str) -> None:
    assert words.figure_with_unit(SAY, value, indicator(unit=unit, per=per), 1) == said


@pytest.mark.parametrize(
    ("one", "other", "unit", "decimals", "said"),
    [
        # In binary 32.7 less 32.4 is 0.3000000000000007.
        (32.4, 32.7, "percent", 1, "0.3 percentage points"),
        (79, 80, "percent", 0, "1 percentage point"),
        # As they are written: 79.96 and 80.04 are 80.0 and 80.0; 12.25 and 12.04 are 12.3 and 12.0.
        (79.96, 80.04, "percent", 1, "0.0 percentage points"),
        (12.25, 12.04, "percent", 1, "0.3 percentage points"),
        (12, 80, "number", 0, "68"),
        (45.5, 40, "rate", 1, "5.5 per 10,000"),
        (11, 12, "days", 0, "1 day"),
        (6100.3, 6000, "currency", 1, "£100.30"),
    ],
)
def test_a_gap_is_that_of_the_figures_as_they_are_written(
    one: float, other: float, unit: str, decimals: int, said: str
) -> None:
    assert words.apart(SAY, one, other, indicator(unit=unit, per=10000), decimals) == said
    assert words.apart(SAY, other, one, indicator(unit=unit, per=10000), decimals) == said


@pytest.mark.parametrize(
    ("value", "level", "by", "decimals"),
    [
        # Where a tolerance ends: the level is the value itself, 32.7 less 0.3 and 0.2 and 0.1 more.
        (32.4, 32.7, -0.3, 1),
        (0.3, 0.2, 0.1, 1),
        (69.3, 69.4, -0.1, 1),
        # A level that is not, but is written alike.
        (32.42, 32.7, -0.3, 2),
    ],
)
def test_a_level_that_is_the_value_asks_for_no_more_decimals(
    value: float, level: float, by: float, decimals: int
) -> None:
    assert words.decimals_from(value, (words.shifted(level, by),), 1) == decimals
    assert words.decimals_from(value, (level + by,), 1) == decimals


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "phrase", "said"),
    [
        (2, "number", 0, "children died", "children died"),
        (0, "number", 0, "children died", "children died"),
        (-1, "number", 0, "children died", "children died"),
        # Of the words for several alone, one says nothing.
        (1, "number", 0, "children died", ""),
        (1, "number", 1, "children died", ""),
        (1.4, "number", 0, "children died", ""),
        (1.4, "number", 1, "children died", "children died"),
        (1, "days", 0, "were lost", ""),
        (1, "number", 0, "child died|children died", "child died"),
        (1, "number", 1, "child died|children died", "children died"),
        (2, "number", 0, "child died | children died", "children died"),
        (0, "number", 0, "child died|children died", "children died"),
        (-1, "number", 0, "child died|children died", "children died"),
        # What follows is not the figure's own plural.
        (1, "percent", 0, "of children died", "of children died"),
        (1, "rate", 0, "children died", "children died"),
        (2, "number", 0, "", ""),
    ],
)
def test_a_phrase_agrees_with_its_figure(value: float, unit: str, decimals: int, phrase: str, said: str) -> None:
    assert words.phrase_of(value, indicator(unit=unit, per=10000, phrase=phrase), decimals) == said


@pytest.mark.parametrize(
    ("unit", "per", "name"),
    [("percent", None, "Percent"), ("rate", 10000, "Rate per 10,000"), ("rate", None, "Rate"),
     ("currency", None, "Pounds"), ("days", None, "Days")],
)  # fmt: skip
def test_a_unit_has_a_name(unit: str, per: int | None, name: str) -> None:
    assert words.unit_name(SAY, indicator(unit=unit, per=per)) == name


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ({"unit": "currency", "multiplier": 1_000_000}, "Pounds (millions)"),
        ({"unit": "currency", "currency": "EUR"}, "Euros"),
        ({"unit": "currency", "currency": "CHF", "multiplier": 1_000}, "CHF (thousands)"),
        ({"unit": "number", "unit_label": "tonne|tonnes of CO2"}, "Tonnes of CO2"),
    ],
)
def test_a_unit_with_a_currency_a_size_or_a_label_is_named_by_it(about: dict[str, Any], name: str) -> None:
    assert words.unit_name(SAY, indicator(**about)) == name


def test_an_axis_has_its_sign_and_its_size() -> None:
    shown = words.numerals(SAY, indicator(unit="currency", multiplier=1_000_000).counts_in)
    assert (shown.before, shown.behind, shown.least) == ("£", "m", 0)
    shown = words.numerals(SAY, indicator(unit="currency").counts_in)
    assert (shown.before, shown.behind, shown.least) == ("£", "", 2)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("2024", "2024", "2024"),
        ("FY2024-25", "2024/25", "April 2024 to March 2025"),
        ("FY1999-00", "1999/00", "April 1999 to March 2000"),
        ("AY2024-25", "2024/25", "September 2024 to August 2025"),
        ("FY2024-25-Q1", "Q1 2024/25", "April to June 2024"),
        ("FY2024-25-Q4", "Q4 2024/25", "January to March 2025"),
        ("FY2024-25-H2", "H2 2024/25", "October 2024 to March 2025"),
        ("2024-Q3", "Q3 2024", "July to September 2024"),
        ("AY2024-25-T1", "Autumn 2024/25", "September to December 2024"),
        ("AY2024-25-T3", "Summer 2024/25", "April to August 2025"),
        ("2024-04", "Apr 2024", "April 2024"),
        ("2024-09", "Sep 2024", "September 2024"),
        ("2024-W37", "Week 37, 2024", "9 September 2024 to 15 September 2024"),
        ("2025-W01", "Week 1, 2025", "30 December 2024 to 5 January 2025"),
        ("2024-03-31", "31 Mar 2024", "31 March 2024"),
        ("2022..2024", "2022 to 2024", "2022 to 2024"),
        ("FY2013-14..FY2015-16", "2013/14 to 2015/16", "April 2013 to March 2016"),
    ],
)
def test_a_period_has_a_short_and_a_long_name(text: str, short: str, long: str) -> None:
    assert words.short_label(SAY, parse(text)) == short
    assert words.long_label(SAY, parse(text)) == long


@pytest.mark.parametrize(
    ("text", "basis", "begins", "ends"),
    [
        ("2024", "period", "In 2024, 5", "5 in 2024."),
        ("FY2024-25", "period", "In 2024/25, 5", "5 in 2024/25."),
        ("FY2024-25-Q1", "period", "In April to June 2024, 5", "5 in April to June 2024."),
        ("FY2024-25-H2", "period", "In October 2024 to March 2025, 5", "5 in October 2024 to March 2025."),
        ("2024-04", "period", "In April 2024, 5", "5 in April 2024."),
        ("AY2024-25-T2", "period", "In the spring term 2024/25, 5", "5 in the spring term 2024/25."),
        ("2024-W37", "period", "In the week from 9 September 2024, 5", "5 in the week from 9 September 2024."),
        ("2024-03-31", "snapshot", "On 31 March 2024, 5", "5 on 31 March 2024."),
        ("2022..2024", "rolling", "In the years 2022 to 2024, 5", "5 in the years 2022 to 2024."),
        # A snapshot is at an end; of a year or a term it is on some day, as the school census is in January.
        ("2024", "snapshot", "On one day in 2024, 5", "5 on one day in 2024."),
        ("FY2024-25", "snapshot", "On one day in 2024/25, 5", "5 on one day in 2024/25."),
        ("FY2023-24-Q2", "snapshot", "At the end of September 2023, 5", "5 at the end of September 2023."),
        ("FY2024-25-H2", "snapshot", "At the end of March 2025, 5", "5 at the end of March 2025."),
        ("2024-04", "snapshot", "At the end of April 2024, 5", "5 at the end of April 2024."),
        (
            "AY2024-25-T1",
            "snapshot",
            "On one day in the autumn term 2024/25, 5",
            "5 on one day in the autumn term 2024/25.",
        ),
        (
            "2024-W37",
            "snapshot",
            "At the end of the week from 9 September 2024, 5",
            "5 at the end of the week from 9 September 2024.",
        ),
        (
            "FY2024-25-Q2",
            "year-to-date",
            "In the year so far, to the end of September 2024, 5",
            "5 in the year so far, to the end of September 2024.",
        ),
        (
            "2024-W37",
            "year-to-date",
            "In the year so far, to 15 September 2024, 5",
            "5 in the year so far, to 15 September 2024.",
        ),
    ],
)
def test_a_sentence_speaks_of_its_period(text: str, basis: str, begins: str, ends: str) -> None:
    kind, gaps = words.in_period(SAY, parse(text), basis)
    assert SAY(f"headline-phrase-{kind}", figure="5", phrase="homes", **gaps) == f"{begins} homes."
    when = words.when(SAY, parse(text), basis)
    assert SAY("headline-figure", figure="5", title="Homes", when=when) == f"Homes: {ends}"


@pytest.mark.parametrize(
    ("frequency", "compare_with", "phrase"),
    [
        ("year", "previous", "a year earlier"),
        ("half", "previous", "the half-year before"),
        ("quarter", "previous", "the quarter before"),
        ("term", "previous", "the term before"),
        ("month", "previous", "the month before"),
        ("week", "previous", "the week before"),
        ("month", "same-period-last-year", "a year earlier"),
    ],
)
def test_a_comparison_says_how_far_it_goes_back(frequency: str, compare_with: str, phrase: str) -> None:
    assert words.earlier(SAY, "earlier", indicator(frequency=frequency, compare_with=compare_with)) == phrase


def test_a_survey_says_how_many_years_a_comparison_goes_back() -> None:
    assert words.earlier(SAY, "earlier", indicator(every=2)) == "two years earlier"
    assert words.earlier(SAY, "compared-with", indicator(every=3)) == "compared with three years earlier"


def test_an_arrow_shows_the_movement_and_the_word_judges_it() -> None:
    falling = words.direction(SAY, "improving", -2.0)
    assert (falling.symbol, falling.word) == ("↓", "Improving")
    assert words.direction(SAY, "worsening", 2.0).symbol == "↑"
    assert words.direction(SAY, "no change", 0.01).symbol == "→"


def test_every_rating_differs_in_word_and_symbol_not_in_colour_alone() -> None:
    badges = [words.rating(SAY, name) for name in ("green", "amber", "red", "not rated")]
    assert [badge.word for badge in badges] == ["On target", "Close to target", "Off target", "Not rated"]
    assert len({badge.symbol for badge in badges}) == 4


@pytest.mark.parametrize("reason", ["no-value", "no-polarity", "break", "no-target", "whole-year"])
def test_what_is_not_rated_says_why(reason: str) -> None:
    assert words.rating(SAY, "not rated", reason).reason


@pytest.mark.parametrize("reason", ["no-value", "no-earlier", "overlap", "gap", "break"])
def test_what_is_not_comparable_says_why_and_has_no_arrow(reason: str) -> None:
    badge = words.direction(SAY, "not comparable", float("nan"), reason)
    assert badge.word == "Not comparable"
    assert not set(badge.symbol) & set("↑↓→")
    assert badge.reason


def test_a_day_is_written_out() -> None:
    assert words.long_date(SAY, date(2024, 3, 1)) == "1 March 2024"


@pytest.mark.parametrize(("count", "said"), [(0, "0 indicators"), (1, "1 indicator"), (1234, "1,234 indicators")])
def test_a_count_agrees_with_its_noun(count: int, said: str) -> None:
    assert SAY.count("indicators", count) == said


@pytest.mark.parametrize(
    ("place", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (101, "101st"), (111, "111th"), (112, "112th"), (122, "122nd")],
)  # fmt: skip
def test_a_place_in_an_order_has_its_ending(place: int, said: str) -> None:
    assert words.ordinal(SAY, place) == said


@pytest.mark.parametrize(
    ("how", "texts", "said"),
    [("and", [], ""), ("and", ["A"], "A"), ("and", ["A", "B", "C"], "A and B and C"), ("comma", ["A", "B"], "A, B"),
     ("semicolon", ["A", "B", "C"], "A; B; C")],
)  # fmt: skip
def test_a_list_is_written_as_the_language_does(how: str, texts: list[str], said: str) -> None:
    assert words.listed(SAY, texts, how) == said


@pytest.mark.parametrize(
    ("what", "code", "said"),
    [
        ("rating", "red", "Off target"),
        ("rating", "worse", "Worse than the benchmark"),
        ("rating", "worse, not tested", "Worse than the benchmark, not tested"),
        ("direction", "about the same", "About the same"),
        ("direction", "improving, not tested", "Improving, not tested"),
    ],
)
def test_what_flipped_is_said_as_it_was_judged(what: str, code: str, said: str) -> None:
    assert words.judged(SAY, what, code) == said
