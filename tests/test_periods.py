"""The grammar of periods, where they start and end, and what comes before them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outturn.periods import (
    Period,
    PeriodError,
    YearType,
    holding_year,
    is_part_of_year,
    parse,
    parts_of,
    previous,
    shifted,
    start_year,
    starting,
    year_earlier,
)

YEARS = st.integers(1904, 2195)
DAYS = st.dates(date(1902, 1, 1), date(2197, 12, 31))


def year_text(year: int, prefix: str) -> str:
    return f"{prefix}{year}-{(year + 1) % 100:02d}" if prefix else f"{year}"


def parts_of_year(prefix: str, letter: str, count: int) -> st.SearchStrategy[str]:
    return st.builds(lambda year, part: f"{year_text(year, prefix)}-{letter}{part}", YEARS, st.integers(1, count))


WHOLE = st.builds(year_text, YEARS, st.sampled_from(["", "FY", "AY"]))
HALVES, QUARTERS = parts_of_year("FY", "H", 2), parts_of_year("FY", "Q", 4)
CALENDAR_QUARTERS, TERMS = parts_of_year("", "Q", 4), parts_of_year("AY", "T", 3)
MONTHS = DAYS.map(lambda day: f"{day:%Y-%m}")
WEEKS = DAYS.map(lambda day: f"{day:%G-W%V}")
POOLED = st.builds(
    lambda year, more, prefix: f"{year_text(year, prefix)}..{year_text(year + more, prefix)}",
    st.integers(1902, 2180),
    st.integers(1, 9),
    st.sampled_from(["", "FY", "AY"]),
)
CONTIGUOUS = st.one_of(WHOLE, HALVES, QUARTERS, CALENDAR_QUARTERS, TERMS, MONTHS, WEEKS, DAYS.map(date.isoformat)).map(
    parse
)
PERIODS = CONTIGUOUS | POOLED.map(parse)


@pytest.mark.parametrize(
    ("text", "kind", "year_type", "start", "end"),
    [
        ("2024", "year", "calendar", "2024-01-01", "2024-12-31"),
        ("FY2024-25", "year", "financial", "2024-04-01", "2025-03-31"),
        ("FY1999-00", "year", "financial", "1999-04-01", "2000-03-31"),
        ("AY2024-25", "year", "academic", "2024-09-01", "2025-08-31"),
        ("FY2024-25-H1", "half", "financial", "2024-04-01", "2024-09-30"),
        ("FY2024-25-H2", "half", "financial", "2024-10-01", "2025-03-31"),
        ("FY2024-25-Q1", "quarter", "financial", "2024-04-01", "2024-06-30"),
        ("FY2024-25-Q2", "quarter", "financial", "2024-07-01", "2024-09-30"),
        ("FY2024-25-Q3", "quarter", "financial", "2024-10-01", "2024-12-31"),
        ("FY2024-25-Q4", "quarter", "financial", "2025-01-01", "2025-03-31"),
        ("2024-Q1", "quarter", "calendar", "2024-01-01", "2024-03-31"),
        ("2024-Q4", "quarter", "calendar", "2024-10-01", "2024-12-31"),
        ("AY2024-25-T1", "term", "academic", "2024-09-01", "2024-12-31"),
        ("AY2024-25-T2", "term", "academic", "2025-01-01", "2025-03-31"),
        ("AY2024-25-T3", "term", "academic", "2025-04-01", "2025-08-31"),
        ("2024-04", "month", "calendar", "2024-04-01", "2024-04-30"),
        ("2024-02", "month", "calendar", "2024-02-01", "2024-02-29"),
        ("1900-02", "month", "calendar", "1900-02-01", "1900-02-28"),
        # ISO 8601: week 1 holds the year's first Thursday; 2020 and 2026 have 53 weeks.
        ("2024-W37", "week", "calendar", "2024-09-09", "2024-09-15"),
        ("2020-W53", "week", "calendar", "2020-12-28", "2021-01-03"),
        ("2025-W01", "week", "calendar", "2024-12-30", "2025-01-05"),
        ("2024-03-31", "day", "calendar", "2024-03-31", "2024-03-31"),
        ("2024-02-29", "day", "calendar", "2024-02-29", "2024-02-29"),
        ("2022..2024", "pooled", "calendar", "2022-01-01", "2024-12-31"),
        ("FY2013-14..FY2015-16", "pooled", "financial", "2013-04-01", "2016-03-31"),
        ("AY1999-00..AY2000-01", "pooled", "academic", "1999-09-01", "2001-08-31"),
    ],
)
def test_a_period_is_read_with_its_first_and_last_day(
    text: str, kind: str, year_type: str, start: str, end: str
) -> None:
    period = parse(text)
    assert (period.text, period.kind, period.year_type) == (text, kind, year_type)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("FY2024-26", "years-apart 2024 25"),
        ("FY2024-24", "years-apart"),
        ("AY1999-01", "years-apart 1999 00"),
        ("2023-02-29", "no-day"),
        ("1900-02-29", "no-day"),
        ("2024-04-31", "no-day"),
        ("2024-04-00", "no-day"),
        ("2024-13", "no-month 13"),
        ("2024-00", "no-month 00"),
        ("2024-13-01", "no-month 13"),
        ("AY2024-25-Q1", "no-part AY2024-25 Q1"),
        ("AY2024-25-T4", "no-part AY2024-25 T4"),
        ("FY2024-25-T1", "no-part FY2024-25 T1"),
        ("FY2024-25-H3", "no-part FY2024-25 H3"),
        ("2024-H1", "no-part 2024 H1"),
        ("2024-W54", "no-week 2024 54"),
        ("2024-W53", "no-week 2024 53"),
        ("2024-W00", "no-week 2024 0"),
        ("1899", "year-range 1900 2199"),
        ("2200-01", "year-range 1900 2199"),
        ("2024..2022", "pooled-order"),
        ("2024..2024", "pooled-order"),
        ("2022..FY2024-25", "pooled-kinds"),
        ("2024-01..2024-06", "pooled-parts"),
        ("2020..2021..2022", "pooled-parts"),
        ("", "unwritten"),
        ("FY2024", "unwritten"),
        ("FY24-25", "unwritten"),
        ("FY2024/25", "unwritten"),
        ("fy2024-25", "unwritten"),
        ("FY2024-25-Q5", "unwritten"),
        ("FY2024-25-Q0", "unwritten"),
        ("2024-4", "unwritten"),
        ("2024-W1", "unwritten"),
        ("31/03/2024", "unwritten"),
        ("April 2024", "unwritten"),
        (" 2024", "unwritten"),
        ("2024 ", "unwritten"),
        ("2024\n", "unwritten"),
        ("FY2024-25 -Q1", "unwritten"),
        ("\uff12\uff10\uff12\uff14", "unwritten"),
        ("\u0662\u0660\u0662\u0664", "unwritten"),
        ("FY2024\u201325", "unwritten"),
        ("2022..", "unwritten"),
        ("..", "unwritten"),
        ("....", "unwritten"),
        ("2022...2024", "unwritten"),
    ],
)
def test_a_text_that_is_no_period_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(PeriodError, match=reason):
        parse(text)


@pytest.mark.parametrize("text", ["." * 100_000, "2024.." * 50_000, "1" * 1_000_000, "FY2024-25-Q1" * 10_000])
def test_a_very_long_text_is_refused_like_any_other(text: str) -> None:
    with pytest.raises(PeriodError):
        parse(text)


@given(st.text(max_size=25) | st.text("FAYQHTW0123456789-.", max_size=25))
def test_a_text_is_a_period_written_the_same_way_or_refused(text: str) -> None:
    try:
        period = parse(text)
    except PeriodError:
        return
    assert period.text == text


@given(PERIODS)
def test_reading_what_was_written_gives_the_same_period(period: Period) -> None:
    assert parse(period.text) == period


@given(PERIODS, st.integers(1, 4))
def test_the_predecessor_of_the_successor_is_the_period_itself(period: Period, steps: int) -> None:
    later = shifted(period, steps)
    assert later is not None
    assert later.order > period.order
    assert shifted(later, -steps) == period


@given(CONTIGUOUS)
def test_periods_of_a_kind_follow_each_other_without_overlap_and_without_a_day_between(period: Period) -> None:
    later = shifted(period, 1)
    assert later is not None
    assert later.start == period.end + timedelta(days=1)
    assert later.kind == period.kind


def test_pooled_years_step_by_one_year() -> None:
    assert shifted(parse("2021..2023"), 1) == parse("2022..2024")
    assert shifted(parse("FY2013-14..FY2015-16"), -1) == parse("FY2012-13..FY2014-15")


def test_there_is_nothing_before_the_first_known_year_or_after_the_last() -> None:
    assert shifted(parse("1900"), -1) is None
    assert shifted(parse("2199-12"), 1) is None
    assert year_earlier(parse("1900-03-31")) is None


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("2024", "2023"),
        ("FY2000-01", "FY1999-00"),
        ("FY2024-25-H2", "FY2023-24-H2"),
        ("FY2024-25-Q3", "FY2023-24-Q3"),
        ("2024-Q1", "2023-Q1"),
        ("AY2024-25-T2", "AY2023-24-T2"),
        ("2024-04", "2023-04"),
        ("2024-W37", "2023-W37"),
        ("2024-03-31", "2023-03-31"),
        ("2024-02-29", "2023-02-28"),
        ("2022..2024", "2021..2023"),
    ],
)
def test_a_year_earlier_is_the_same_part_of_the_year_before(text: str, earlier: str) -> None:
    assert year_earlier(parse(text)) == parse(earlier)


def test_there_is_no_week_53_a_year_earlier() -> None:
    assert year_earlier(parse("2020-W53")) is None


@given(PERIODS)
def test_two_years_earlier_is_a_year_earlier_twice(period: Period) -> None:
    once = year_earlier(period)
    twice = once and year_earlier(once)
    if period.kind == "week" and period.part == 53:
        assert once is None
        return
    assert once is not None
    assert twice is not None
    assert start_year(twice) == start_year(period) - 2
    assert (twice.kind, twice.part) == (period.kind, period.part)
    if period.kind == "day":
        assert twice.start.month == period.start.month
    if period.kind != "week":
        assert twice.start.month == period.start.month


@pytest.mark.parametrize(
    ("text", "frequency", "before"),
    [
        ("2025-03-31", "year", "2024-03-31"),
        ("2025-03-31", "half", "2024-09-30"),
        ("2025-03-31", "quarter", "2024-12-31"),
        ("2025-06-30", "quarter", "2025-03-31"),
        ("2025-03-31", "month", "2025-02-28"),
        ("2024-03-31", "month", "2024-02-29"),
        ("2024-03-15", "month", "2024-02-15"),
        ("2024-01-04", "week", "2023-12-28"),
        ("FY2024-25-Q1", "quarter", "FY2023-24-Q4"),
        ("AY2024-25-T1", "term", "AY2023-24-T3"),
        ("2024-01", "month", "2023-12"),
        ("2025-W01", "week", "2024-W52"),
        ("2021-W01", "week", "2020-W53"),
    ],
)
def test_the_previous_period_is_one_step_of_the_series_back(text: str, frequency: str, before: str) -> None:
    assert previous(parse(text), frequency) == parse(before)


@given(
    st.one_of(
        st.tuples(HALVES | QUARTERS, st.just("financial")),
        st.tuples(TERMS, st.just("academic")),
        st.tuples(CALENDAR_QUARTERS, st.sampled_from(["calendar", "financial"])),
        st.tuples(MONTHS | DAYS.map(date.isoformat), st.sampled_from(["calendar", "financial", "academic"])),
    )
)
def test_the_holding_year_holds_every_day_of_the_period(given_period: tuple[str, YearType]) -> None:
    text, year_type = given_period
    period = parse(text)
    year = holding_year(period, year_type)
    assert year is not None
    assert (year.kind, year.year_type) == ("year", year_type)
    assert year.start <= period.start <= period.end <= year.end
    assert is_part_of_year(period)


@given(WEEKS, st.sampled_from(["calendar", "financial", "academic"]))
def test_a_week_belongs_to_the_year_of_its_thursday(text: str, year_type: YearType) -> None:
    year = holding_year(parse(text), year_type)
    assert year is not None
    assert year.start <= parse(text).start + timedelta(days=3) <= year.end


def test_a_year_is_held_by_itself_and_by_no_year_of_another_kind() -> None:
    assert holding_year(parse("FY2024-25"), "financial") == parse("FY2024-25")
    assert holding_year(parse("FY2024-25"), "calendar") is None
    assert holding_year(parse("2022..2024"), "calendar") is None
    assert not is_part_of_year(parse("2024"))
    assert not is_part_of_year(parse("2022..2024"))


def test_periods_sort_by_the_day_on_which_they_end() -> None:
    texts = ["2024-Q1", "FY2024-25-Q1", "2024-04-01", "2024", "FY2024-25", "2023..2024", "2024-01"]
    # 31 Jan, 31 Mar, 1 Apr, 30 Jun, then 31 December: pooled years start earlier; 31 March 2025 is last.
    expected = ["2024-01", "2024-Q1", "2024-04-01", "FY2024-25-Q1", "2023..2024", "2024", "FY2024-25"]
    assert sorted(texts, key=lambda text: parse(text).order) == expected


@pytest.mark.parametrize(
    ("year", "frequency", "number", "first", "last"),
    [
        ("FY2024-25", "half", 2, "FY2024-25-H1", "FY2024-25-H2"),
        ("FY2024-25", "quarter", 4, "FY2024-25-Q1", "FY2024-25-Q4"),
        ("2024", "quarter", 4, "2024-Q1", "2024-Q4"),
        ("AY2024-25", "term", 3, "AY2024-25-T1", "AY2024-25-T3"),
        ("FY2024-25", "month", 12, "2024-04", "2025-03"),
        ("2020", "week", 53, "2020-W01", "2020-W53"),
        ("2021", "week", 52, "2021-W01", "2021-W52"),
        ("FY2024-25", "week", 52, "2024-W14", "2025-W13"),
    ],
)
def test_a_year_has_its_parts(year: str, frequency: str, number: int, first: str, last: str) -> None:
    """The ISO year 2020 has 53 weeks (its 1 January is a Wednesday of a leap year); 1 April 2024 is a Monday."""
    parts = parts_of(parse(year), frequency)
    assert (len(parts), parts[0].text, parts[-1].text) == (number, first, last)
    assert [shifted(one, 1) for one in parts[:-1]] == list(parts[1:])


@pytest.mark.parametrize(
    ("text", "month", "start", "end"),
    [
        ("FY2024-25", 7, date(2024, 7, 1), date(2025, 6, 30)),
        ("FY2023-24", 10, date(2023, 10, 1), date(2024, 9, 30)),
        ("FY2024-25-Q2", 10, date(2025, 1, 1), date(2025, 3, 31)),
        ("FY2024-25-H2", 7, date(2025, 1, 1), date(2025, 6, 30)),
        ("FY2022-23..FY2024-25", 7, date(2022, 7, 1), date(2025, 6, 30)),
        ("FY2024-25", 0, date(2024, 4, 1), date(2025, 3, 31)),
        ("2024-07", 7, date(2024, 7, 1), date(2024, 7, 31)),
    ],
)
def test_a_financial_year_may_start_in_another_month(text: str, month: int, start: date, end: date) -> None:
    """From July as in Australia, or from October as the government of the United States has it."""
    period = starting(parse(text), month)
    assert (period.text, period.start, period.end) == (text, start, end)
    following = shifted(period, 1)
    assert following is not None
    assert shifted(following, -1) == period


def test_a_month_lies_in_the_year_that_starts_in_july() -> None:
    held = [holding_year(parse(text), "financial", 7) for text in ("2024-06", "2024-07", "2025-06")]
    assert [year.text if year else "" for year in held] == ["FY2023-24", "FY2024-25", "FY2024-25"]
    quarter = holding_year(starting(parse("FY2024-25-Q4"), 7), "financial", 7)
    assert quarter == starting(parse("FY2024-25"), 7)
    assert [one.text for one in parts_of(starting(parse("FY2024-25"), 7), "month")][::11] == ["2024-07", "2025-06"]
