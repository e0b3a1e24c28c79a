"""Periods: written in the one way, and of the kind that the indicator's frequency asks for."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

import pandas as pd

from outturn.check.found import are_read, at, cells, of_indicator, readable, said, with_rows
from outturn.errors import Finding, Where, Word, shown, word
from outturn.findings import found, leading
from outturn.meant.periods import is_whole_month, period_meant
from outturn.model import IRREGULAR, Draft, Table
from outturn.periods import Period, PeriodError, parse

TABLES = ("outturns", "targets", "comparators", "breakdowns")
KIND = ("frequency", "year_type", "basis")
"""What of an indicator says which periods it has."""
YEAR_TYPES = {"financial", "academic", "calendar"}
YEAR_OF = {"half": "financial", "term": "academic", "quarter": "financial, calendar"}
FREQUENCIES = {"year", "half", "quarter", "term", "month", "week", IRREGULAR}


def grammar(draft: Draft) -> Iterator[Finding]:
    """A period is written in the profile's one way, with consecutive years."""
    for name, column in (*((table, "period") for table in TABLES), ("assessments", "as_at")):
        table = draft.tables[name]
        texts, is_read = cells(table, column), are_read(table, column)
        for text in dict.fromkeys(texts[is_read]):
            if text and (reason := _reason(str(text))):
                for kind, those in _by_kind(draft, table, table.frame.index[is_read & (texts == text)]):
                    yield from _not_a_period(table, those, column, _Wrong(str(text), reason, kind))


class _Wrong(NamedTuple):
    """A text that is no period, why, and what is said of its indicator: frequency, kind of year, basis."""

    text: str
    reason: Word
    kind: tuple[str, str, str]


def _by_kind(draft: Draft, table: Table, rows: pd.Index) -> Iterator[tuple[tuple[str, str, str], list[int]]]:
    """The rows by what is said of their indicators in the columns of ``KIND``; nothing is said of assessments."""
    if "indicator" not in table.frame:
        yield ("", "", ""), [int(row) for row in rows]
        return
    about = [of_indicator(draft, table, column)[rows].fillna("") for column in KIND]
    places: dict[tuple[str, str, str], list[int]] = {}
    for row, *told in zip(rows, *about, strict=True):
        places.setdefault(cast("tuple[str, str, str]", tuple(map(str, told))), []).append(int(row))
    yield from places.items()


def _not_a_period(table: Table, rows: Iterable[int], column: str, wrong: _Wrong) -> Iterator[Finding]:
    """The finding of each row, with the period that was meant where that can be told."""
    meant = period_meant(wrong.text, *wrong.kind) if wrong.kind[0] else None
    forms, reason = _asked_for(*wrong.kind) or word("period-forms"), wrong.reason
    if meant:
        is_month = wrong.kind[0] == "month" and meant.why == "turned-date"
        reason = word("period-turned-month" if is_month else f"period-{meant.why}")
        wanted = shown(meant.cell)
    expected = forms if not meant else wanted if meant.sure else word("write-perhaps", write=wanted, kind=forms)
    for row in rows:
        one = found("period-not-a-period", Where(table.file, row, column), found=shown(wrong.text), reason=reason,
                    forms=expected)  # fmt: skip
        yield leading(one, **{column: meant.cell}) if meant and meant.sure else one


def fits_frequency(draft: Draft) -> Iterator[Finding]:
    """An outturn's period is of the kind that its indicator's frequency, year type and basis ask for."""
    for table in with_rows(draft, TABLES):
        keys = list(zip(cells(table, "period"), *(said(draft, table, column) for column in KIND), strict=True))
        unfit = {key: expected for key in set(keys) if (expected := _expected(*key))}
        for row, key in zip(table.frame.index, keys, strict=True) if unfit else ():
            if key in unfit:
                text, frequency, *_ = key
                meant = _of_frequency(text, frequency)
                where, wanted = Where(table.file, int(row), "period"), shown(meant) if meant else unfit[key]
                one = found("period-not-of-frequency", where, found=shown(text), kind=wanted)
                yield leading(one, period=meant) if meant else one


def frequency_fits_year_type(draft: Draft) -> Iterator[Finding]:
    """A half-year is of a financial year, a term of an academic one, and a quarter not of an academic one."""
    table = draft.tables["indicators"]
    frequency, year_type = table.frame["frequency"], table.frame["year_type"]
    wrong = {"half": year_type != "financial", "term": year_type != "academic", "quarter": year_type == "academic"}
    for name, rows in wrong.items():
        broken = (frequency == name) & rows & readable(table, "frequency", "year_type") & (year_type != "")
        yield from at(table, broken, "year_type", "frequency-not-of-year", years=YEAR_OF[name], frequency=name)


def every_of_years(draft: Draft) -> Iterator[Finding]:
    """Only yearly figures come every so many years."""
    table = draft.tables["indicators"]
    rows = table.frame["every"].notna() & (table.frame["frequency"] != "year") & readable(table, "every", "frequency")
    yield from at(table, rows, "every", "every-without-year")


def irregular_is_no_total_so_far(draft: Draft) -> Iterator[Finding]:
    """A figure of the year so far comes at fixed times: without them nothing could be held against it."""
    table = draft.tables["indicators"]
    rows = (table.frame["frequency"] == IRREGULAR) & (table.frame["basis"] == "year-to-date")
    yield from at(table, rows & readable(table, "frequency", "basis"), "basis", "irregular-so-far")


def start_of_financial_years(draft: Draft) -> Iterator[Finding]:
    """Only financial years start in a month of the council's own."""
    table = draft.tables["indicators"]
    is_other = table.frame["year_starts"].notna() & (table.frame["year_type"] != "financial")
    yield from at(table, is_other & readable(table, "year_starts", "year_type"), "year_starts", "year-starts-unfit")


def window_of_rolling(draft: Draft) -> Iterator[Finding]:
    """Only rolling figures go over a number of months, and pooled years say theirs themselves."""
    table = draft.tables["indicators"]
    rows = table.frame["window"].notna() & (table.frame["basis"] != "rolling") & readable(table, "window", "basis")
    yield from at(table, rows, "window", "window-without-rolling")


def window_beside_pooled_years(draft: Draft) -> Iterator[Finding]:
    """Pooled years say themselves over how many months they go."""
    table, outturns = draft.tables["indicators"], draft.tables["outturns"]
    if table.frame["window"].isna().all():
        return
    of_outturns = outturns.frame[readable(outturns, "indicator", "period")]
    pooled = [text for text in of_outturns["period"].unique() if not _reason(text) and parse(text).kind == "pooled"]
    names = of_outturns.loc[of_outturns["period"].isin(pooled), "indicator"].unique()
    rows = table.frame["window"].notna() & table.frame["indicator"].isin(names) & readable(table, "window")
    yield from at(table, rows, "window", "window-beside-years")


def year_to_date_against_last_year(draft: Draft) -> Iterator[Finding]:
    """A figure of the year so far holds the one before it, so it is compared with the same period last year."""
    table = draft.tables["indicators"]
    is_previous = (table.frame["basis"] == "year-to-date") & (table.frame["compare_with"] == "previous")
    yield from at(table, is_previous, "compare_with", "year-to-date-against-previous")


def _of_frequency(text: str, frequency: str) -> str:
    """The month of a first or last day of one, which spreadsheets write for the month; empty of all others."""
    period = parse(text)
    return text[:7] if frequency == "month" and period.kind == "day" and is_whole_month(period) else ""


def _reason(text: str) -> Word | None:
    try:
        parse(text)
    except PeriodError as error:
        return word(f"period-{error.reason}", **error.gaps)
    return None


def _expected(text: str, frequency: object, year_type: object, basis: object) -> Word | None:
    """What was expected in place of the period, or nothing where it fits or cannot be told."""
    expected = _asked_for(frequency, year_type, basis)
    if not expected or _reason(text):
        return None
    is_fit = fits(parse(text), cast("str", frequency), cast("str", year_type), cast("str", basis))
    return None if is_fit else expected


def _asked_for(frequency: object, year_type: object, basis: object) -> Word | None:
    """What kind of period an indicator has by those three; None where one of them is no word of theirs."""
    if frequency not in FREQUENCIES or year_type not in YEAR_TYPES or not basis:  # what is no word of theirs was named
        return None
    if frequency == "year":
        further = {"rolling": "-pooled", "snapshot": "-or-day"}.get(cast("str", basis), "")
        return word(f"period-of-{year_type}{further}")
    is_calendar = (frequency, year_type) == ("quarter", "calendar")
    return word("period-of-quarter-calendar" if is_calendar else f"period-of-{frequency}")


def fits(period: Period, frequency: str, year_type: str, basis: str) -> bool:
    """Whether a figure of that frequency, year type and basis can be about the period, or about the year of such."""
    if period.kind == "year":
        return period.year_type == year_type
    if frequency == IRREGULAR:
        is_of_year = period.year_type == year_type or period.kind in ("month", "week", "day")
        return is_of_year and (period.kind != "pooled" or basis == "rolling")
    if period.kind == "day":
        return basis == "snapshot"
    if period.kind == "pooled":
        return basis == "rolling" and frequency == "year" and period.year_type == year_type
    if period.kind in ("month", "week"):
        return period.kind == frequency
    return period.kind == frequency and period.year_type == year_type


RULES = (
    grammar,
    fits_frequency,
    frequency_fits_year_type,
    every_of_years,
    irregular_is_no_total_so_far,
    start_of_financial_years,
    window_of_rolling,
    window_beside_pooled_years,
    year_to_date_against_last_year,
)
