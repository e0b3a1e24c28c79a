"""Small numbers against every table that fits: nothing that can be worked out is missed, and what to hide is enough."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from built import change
from disclosed import Adds, Cell, draft, given_away, number
from in_words import in_words
from outturn.check.disclosure.cells import counted
from outturn.check.disclosure.linked import Name
from outturn.check.disclosure.past import Public, public_before
from outturn.check.disclosure.rules import small_numbers
from outturn.check.disclosure.troubles import Trouble, policy_of, troubles
from outturn.model import Draft
from outturn.pipeline.checking import check_site
from sealed import CARD, published

Table = tuple[dict[Cell, int], list[Adds]]
SMALLEST = 3
WHOLE: Cell = ("FY2024-25", "", "")
MOST_HIDDEN = 6


def found(one: Draft) -> list[Trouble]:
    policy = policy_of(one)
    assert policy
    return list(troubles(one, counted(one), policy))


def cells(trouble: Trouble, places: tuple[int, ...]) -> set[Cell]:
    return {trouble.linked.figures[at].name[1:] for at in places}


def worked_out(one: Draft) -> dict[Cell, bool]:
    return {
        trouble.linked.figures[trouble.linked.place(exposed.count)].name[1:]: exposed.is_exact
        for trouble in found(one)
        for exposed in trouble.worked_out
    }


@st.composite
def two_dimensions(draw: st.DrawFn) -> Table:
    """A whole that two dimensions divide, each in its own way."""
    sizes = draw(st.tuples(st.integers(2, 3), st.integers(2, 3)))
    inner = [[draw(st.integers(0, 3)) for _ in range(sizes[1])] for _ in range(sizes[0])]
    rows = {("FY2024-25", "sex", f"g{at}"): sum(row) for at, row in enumerate(inner)}
    columns = {("FY2024-25", "age", f"g{at}"): sum(column) for at, column in enumerate(zip(*inner, strict=True))}
    return {WHOLE: sum(map(sum, inner)), **rows, **columns}, [(WHOLE, tuple(rows)), (WHOLE, tuple(columns))]


@st.composite
def groups_by_half_year(draw: st.DrawFn) -> Table:
    """A year and its halves, each divided into groups: sums go both ways, and counts come round to themselves."""
    groups = ["", *(f"g{at}" for at in range(draw(st.integers(2, 3))))]
    inner = {(half, group): draw(st.integers(0, 4)) for half in ("H1", "H2") for group in groups[1:]}
    counts: dict[Cell, int] = {}
    for half in ("", "-H1", "-H2"):
        for group in groups:
            inside = [count for (h, g), count in inner.items() if half in ("", f"-{h}") and group in ("", g)]
            counts[f"FY2024-25{half}", "sex" if group else "", group] = sum(inside)
    periods = [f"FY2024-25{half}" for half in ("", "-H1", "-H2")]
    divided: list[Adds] = [((one, "", ""), tuple((one, "sex", group) for group in groups[1:])) for one in periods]
    timed: list[Adds] = [
        (
            (periods[0], "sex" if group else "", group),
            tuple((one, "sex" if group else "", group) for one in periods[1:]),
        )
        for group in groups
    ]
    return counts, [*divided, *timed]


TABLES = st.one_of(two_dimensions(), groups_by_half_year())


@pytest.mark.property
@given(TABLES, st.data())
def test_every_hidden_count_that_every_fitting_table_gives_away_is_found_and_no_other(
    table: Table, data: st.DataObject
) -> None:
    counts, sums = table
    hidden = data.draw(st.sets(st.sampled_from(sorted(counts)), min_size=1, max_size=MOST_HIDDEN))
    shown = {cell: None if cell in hidden else count for cell, count in counts.items()}
    assert worked_out(number(shown, SMALLEST)) == given_away(counts, hidden, sums, SMALLEST)


@pytest.mark.property
@given(TABLES, st.data())
def test_what_is_to_be_hidden_as_well_is_enough_and_as_little_as_can_be(table: Table, data: st.DataObject) -> None:
    counts, sums = table
    small = {cell for cell, count in counts.items() if 0 < count < SMALLEST}
    hidden = data.draw(st.sets(st.sampled_from(sorted(counts)), max_size=2))
    first = small | hidden
    assume(first)
    assume(len(first) <= MOST_HIDDEN)
    shown = {cell: None if cell in hidden else count for cell, count in counts.items()}
    told = found(number(shown, SMALLEST))
    assert {cell for trouble in told for cell in cells(trouble, trouble.small)} == small - hidden
    also = {cell for trouble in told for cell in cells(trouble, trouble.hide)}
    assume(len(first | also) <= MOST_HIDDEN + 1)
    assert not given_away(counts, first | also, sums, SMALLEST)
    for size in range(len(also)):
        for fewer in combinations(sorted(set(counts) - first), size):
            assert given_away(counts, first | set(fewer), sums, SMALLEST)


@st.composite
def many_groups(draw: st.DrawFn) -> Table:
    """A whole and more groups than every set can be tried of."""
    groups = {
        ("FY2024-25", "ward", f"w{at:02}"): draw(st.sampled_from([0, 3, 4, 5]))
        for at in range(draw(st.integers(12, 14)))
    }
    return {WHOLE: sum(groups.values()), **groups}, [(WHOLE, tuple(groups))]


@pytest.mark.property
@given(many_groups(), st.data())
def test_in_larger_tables_it_is_enough_and_none_can_be_left_out(table: Table, data: st.DataObject) -> None:
    counts, sums = table
    hidden = data.draw(st.sets(st.sampled_from(sorted(counts)), min_size=1, max_size=2))
    shown = {cell: None if cell in hidden else count for cell, count in counts.items()}
    also = {cell for trouble in found(number(shown, SMALLEST)) for cell in cells(trouble, trouble.hide)}
    assume(len(hidden | also) < 4)
    assert not given_away(counts, hidden | also, sums, SMALLEST)
    for cell in also:
        assert given_away(counts, hidden | (also - {cell}), sums, SMALLEST)


@st.composite
def percentages(draw: st.DrawFn) -> tuple[dict[str, tuple[int, int]], int]:
    """Two groups of people with their percentages, and how many decimals these have."""
    below = {group: draw(st.integers(1, 14)) for group in ("girls", "boys")}
    counts = {group: (draw(st.integers(0, most)), most) for group, most in below.items()}
    return counts, draw(st.integers(0, 1))


def rounded(top: int, below: int, decimals: int) -> Decimal:
    """The percentage as it is published: half up."""
    return (Decimal(100 * top) / Decimal(below)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def fitting(whole: tuple[int, int], value: Decimal | None, decimals: int) -> Iterator[tuple[int, int]]:
    """Every pair of counts for one group that fits its percentage, if it has one, and leaves a group beside it."""
    half = Decimal(5).scaleb(-decimals - 1)
    for below in range(whole[1] + 1):
        for top in range(max(0, whole[0] - (whole[1] - below)), min(below, whole[0]) + 1):
            low, high = (None, None) if value is None else ((value - half) * below, (value + half) * below)
            if low is None or (high is not None and low <= 100 * top <= high):
                yield top, below


def is_same(counts: list[int]) -> bool:
    """Whether all are the same, and not zero."""
    return len(set(counts)) == 1 and counts[0] > 0


@pytest.mark.property
@given(percentages(), st.booleans())
def test_a_percentage_gives_its_count_away_where_the_people_are_known(
    told: tuple[dict[str, tuple[int, int]], int],
    is_shown: bool,  # noqa: FBT001 - drawn
) -> None:
    counts, decimals = told
    whole = (sum(top for top, _ in counts.values()), sum(below for _, below in counts.values()))
    assume(all(one >= SMALLEST for one in whole))
    assume(not 0 < whole[1] - whole[0] < SMALLEST)
    values = {group: rounded(*pair, decimals) for group, pair in counts.items()}
    rows: list[dict[str, object]] = [
        {
            "period": "FY2024-25",
            "value": float(rounded(*whole, decimals)),
            "numerator": whole[0],
            "denominator": whole[1],
        },
        {"period": "FY2024-25", "dimension": "sex", "group": "girls", "mark": "c"},
        {"period": "FY2024-25", "dimension": "sex", "group": "boys", "mark": "c"},
    ]
    if is_shown:  # the percentage alone, without the counts
        rows[1] = {**rows[1], "mark": "", "value": float(values["girls"])}
    for row in rows:
        row["indicator"] = "moves"
        row["numerator"], row["denominator"] = (
            None if row.get(name) is None else float(str(row[name])) for name in ("numerator", "denominator")
        )
    about = {"unit": "percent", "decimals": float(decimals)}
    girls = list(fitting(whole, values["girls"] if is_shown else None, decimals))
    pairs = {"girls": girls, "boys": [(whole[0] - top, whole[1] - below) for top, below in girls]}
    expected = {
        ("FY2024-25", "sex", group)
        for group, fits in pairs.items()
        if 0 < max(top for top, _ in fits) < SMALLEST
        or 0 < max(below for _, below in fits) < SMALLEST
        or 0 < max(below - top for top, below in fits) < SMALLEST
        or (is_same([top for top, _ in fits]) and not (is_shown and group == "girls"))
        or (is_same([below - top for top, below in fits]) and not (is_shown and group == "girls"))
    }
    assert set(worked_out(draft(rows, SMALLEST, about))) == expected


def shares(*rows: tuple[str, str, float | None, float | None]) -> Draft:
    """Percentages of pupils without decimals: dimension, group, value and the pupils that it is of; None is hidden."""
    return draft(
        [
            {"indicator": "moves", "period": "FY2024-25", "dimension": dimension, "group": group}
            | ({"mark": "c"} if value is None else {"value": value})
            | ({} if below is None else {"denominator": below})
            for dimension, group, value, below in rows
        ],
        SMALLEST,
        {"unit": "percent", "decimals": 0.0},
    )


def test_few_who_are_not_counted_are_small_as_well() -> None:
    rows = [{"indicator": "moves", "period": "FY2024-25", "value": 98.0, "numerator": 98.0, "denominator": 100.0}]
    about = {"unit": "percent", "decimals": 0.0}
    said = list(small_numbers(draft(rows, SMALLEST, about)))
    assert [(one.id, one.where.column) for one in said] == [("rest-small", "numerator")]
    for top in (97.0, 100.0):  # 3 of 100 are not counted, which may be shown; and none
        assert not list(small_numbers(draft([{**rows[0], "value": top, "numerator": top}], SMALLEST, about)))


def test_a_percentage_of_known_pupils_gives_away_who_is_not_counted() -> None:
    # 98% of 100 are 98, and 2 are not; 97% of 100 leave 3; 100% leave none
    assert worked_out(shares(("", "", 98.0, 100.0))) == {WHOLE: True}
    assert worked_out(shares(("", "", 97.0, 100.0))) == {}
    assert worked_out(shares(("", "", 100.0, 100.0))) == {}


def test_values_that_are_counts_are_rounded_to_what_the_scorecard_says() -> None:
    def said(value: float, **about: object) -> list[tuple[str, str | None]]:
        row = {"indicator": "moves", "period": "FY2024-25", "value": value}
        one = draft([row], SMALLEST, {"unit": "number", "decimals": 0.0, "rounding": 5.0, **about})
        one.descriptor["scorecard"]["disclosure"]["round_to"] = 5  # type: ignore[index]
        return [(finding.id, finding.where.column) for finding in small_numbers(one)]

    assert said(42.0) == [("count-not-rounded", "value")]
    assert said(40.0) == []
    assert said(42.5, decimals=1.0, rounding=None) == []


@pytest.mark.parametrize(
    ("label", "is_count"),
    [
        ("", True),
        ("family|families", True),
        ("year 6 pupil|year 6 pupils", True),
        ("case|cases", True),
        ("week|weeks", False),
        ("tonne|tonnes of CO2", False),
        ("working day|working days", False),
        ("kWh|kWh", False),
    ],
)
def test_a_number_of_weeks_or_tonnes_is_no_number_of_people(label: str, is_count: bool) -> None:  # noqa: FBT001 - a case
    row = {"indicator": "moves", "period": "FY2024-25", "value": 2.0}
    said = list(small_numbers(draft([row], SMALLEST, {"unit": "number", "decimals": 0.0, "unit_label": label})))
    assert bool(said) == is_count


def test_a_group_without_a_row_is_what_the_others_leave() -> None:
    periods = ("FY2023-24", "FY2024-25")
    counts: dict[Cell, int | None] = {(one, "", ""): 40 for one in periods}
    counts |= {(one, "sex", group): count for one in periods for group, count in (("girls", 19), ("boys", 19))}
    counts["FY2023-24", "sex", "other"] = 2
    # the others leave 2 of 40 in the second year too
    assert worked_out(number(counts, SMALLEST)) == {("FY2024-25", "sex", "other"): True}


def test_groups_that_never_add_up_are_no_parts_of_the_whole() -> None:
    counts: dict[Cell, int | None] = {("FY2023-24", "", ""): 40, ("FY2024-25", "", ""): 40}
    counts |= {("FY2023-24", "need", "speech"): 30, ("FY2023-24", "need", "hearing"): 20}
    counts |= {("FY2024-25", "need", "speech"): 38, ("FY2024-25", "need", "hearing"): None}
    assert worked_out(number(counts, SMALLEST)) == {}
    # where they add up in the first year (20 + 20 = 40), they do in the second, and leave 2 of 40
    counts["FY2023-24", "need", "speech"] = 20
    assert worked_out(number(counts, SMALLEST)) == {("FY2024-25", "need", "hearing"): True}


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        # 7 + 2 = 9 by the second quarter: two were counted in it
        ((7, 9, 20), {("FY2024-25-Q2", "", ""): True}),
        # between 7 and 9 the hidden total of the second quarter leaves at most 2 for it, and at most 2 for the third
        ((7, None, 9), {("FY2024-25-Q2", "", ""): False, ("FY2024-25-Q3", "", ""): False}),
        ((7, 7, 20), {}),
        ((7, 12, 20), {}),
        ((9, 7, 20), {}),  # a total that is less than the one before it was revised
    ],
)
def test_two_totals_of_the_year_so_far_give_away_what_came_between(
    totals: tuple[int | None, ...], expected: dict[Cell, bool]
) -> None:
    counts = {(f"FY2024-25-Q{at}", "", ""): count for at, count in enumerate(totals, 1)}
    assert worked_out(number(counts, SMALLEST, basis="year-to-date")) == expected


def test_a_total_of_the_year_so_far_gives_away_the_hidden_month_that_it_adds() -> None:
    rows: list[dict[str, object]] = [
        {"indicator": "moves", "period": "2024-04", "value": 9.0},
        {"indicator": "moves", "period": "2024-05", "mark": "c"},
        {"indicator": "so-far", "period": "2024-04", "value": 9.0},
        {"indicator": "so-far", "period": "2024-05", "value": 21.0},
    ]
    about = {"unit": "number", "decimals": 0.0, "frequency": "month"}
    so_far = {"indicator": "so-far", "basis": "year-to-date", "year_to_date_of": "moves"}
    # 9 in April, 21 by May: 12 in May, which was hidden
    assert worked_out(draft(rows, SMALLEST, about, so_far)) == {("2024-05", "", ""): True}
    rows[3]["value"] = 9.0
    assert worked_out(draft(rows, SMALLEST, about, so_far)) == {}


def test_a_hidden_total_of_the_whole_year_is_the_last_so_far() -> None:
    counts: dict[Cell, int | None] = {("FY2024-25-Q3", "", ""): 7, ("FY2024-25-Q4", "", ""): 12, WHOLE: None}
    assert worked_out(number(counts, SMALLEST, basis="year-to-date")) == {WHOLE: True}


def test_months_add_up_to_a_year_from_july() -> None:
    months = [f"2024-{month:02}" for month in range(7, 13)] + [f"2025-{month:02}" for month in range(1, 7)]
    rows: list[dict[str, object]] = [{"indicator": "moves", "period": month, "value": 5.0} for month in months]
    rows[-1] = {"indicator": "moves", "period": "2025-06", "mark": "c"}
    rows.append({"indicator": "moves", "period": "FY2024-25", "value": 62.0})
    about = {"unit": "number", "decimals": 0.0, "frequency": "month", "year_starts": 7.0}
    # eleven months of 5 leave 7 of 62
    assert worked_out(draft(rows, SMALLEST, about)) == {("2025-06", "", ""): True}


def test_a_snapshot_does_not_add_up_over_the_year() -> None:
    counts: dict[Cell, int | None] = {WHOLE: 40, ("FY2024-25-Q1", "", ""): 20, ("FY2024-25-Q2", "", ""): 19}
    counts |= {("FY2024-25-Q3", "", ""): 0, ("FY2024-25-Q4", "", ""): None}
    assert worked_out(number(counts, SMALLEST, basis="snapshot")) == {}
    assert worked_out(number(counts, SMALLEST)) == {("FY2024-25-Q4", "", ""): True}


def test_counts_that_are_rounded_leave_room_for_what_they_stand_for() -> None:
    counts: dict[Cell, int | None] = {WHOLE: 40, ("FY2024-25", "sex", "girls"): 40, ("FY2024-25", "sex", "boys"): None}
    # 38 to 42 less 38 to 42: 0 to 4 boys
    rows = number(counts, 5, rounding=5.0)
    assert worked_out(rows) == {("FY2024-25", "sex", "boys"): False}
    assert worked_out(number(counts, SMALLEST, rounding=5.0)) == {}


def test_in_a_large_table_three_figures_make_a_square_with_the_hidden_one() -> None:
    groups, quarters = range(12), range(1, 5)
    inner = {(quarter, group): 10 + 7 * group + quarter for quarter in quarters for group in groups}
    counts: dict[Cell, int | None] = {WHOLE: sum(inner.values())}
    for group in groups:
        counts["FY2024-25", "age", f"g{group}"] = sum(inner[quarter, group] for quarter in quarters)
    for quarter in quarters:
        counts[f"FY2024-25-Q{quarter}", "", ""] = sum(inner[quarter, group] for group in groups)
        counts |= {(f"FY2024-25-Q{quarter}", "age", f"g{group}"): inner[quarter, group] for group in groups}
    counts["FY2024-25-Q2", "age", "g3"] = None
    (trouble,) = found(number(counts, SMALLEST))
    # with one group more and one quarter more hidden, each sum has two hidden counts: the cheapest are g0 and Q1
    assert cells(trouble, trouble.hide) == {
        ("FY2024-25-Q1", "age", "g3"), ("FY2024-25-Q2", "age", "g0"), ("FY2024-25-Q1", "age", "g0")
    }  # fmt: skip


def public(now: Mapping[Cell, int | None], *before: Mapping[Cell, int | None]) -> list[str]:
    """What is said of a working copy with these counts after public versions with those: 1.0.0, 1.1.0 and so on."""
    older = [Public(f"1.{at}.0", number(one, SMALLEST)) for at, one in enumerate(before)]
    return [one.found for one in in_words(public_before(number(now, SMALLEST), older))]


GIRLS, BOYS = ("FY2024-25", "sex", "girls"), ("FY2024-25", "sex", "boys")
ALL_HIDDEN: dict[Cell, int | None] = {WHOLE: 40, GIRLS: None, BOYS: None}


def test_an_older_version_that_shows_what_is_hidden_now_is_named() -> None:
    assert public(ALL_HIDDEN, {WHOLE: 40, GIRLS: 38, BOYS: 2}) == [
        "“moves FY2024-25 sex girls”, in version 1.0.0",
        "“moves FY2024-25 sex boys”, in version 1.0.0",
    ]


def test_an_older_version_that_hid_too_little_gives_away_both() -> None:
    # girls were shown, and boys are what they leave of the whole
    assert len(public({WHOLE: 40, GIRLS: None, BOYS: None}, {WHOLE: 40, GIRLS: 38, BOYS: None})) == 2
    assert public(ALL_HIDDEN, ALL_HIDDEN) == []


def test_a_small_count_of_an_older_version_that_was_taken_out_is_named() -> None:
    assert public({("FY2023-24", "", ""): 40}, {WHOLE: 2}) == ["“moves FY2024-25”, in version 1.0.0"]
    assert public({("FY2023-24", "", ""): 40}, {WHOLE: 20}) == []


def test_what_is_hidden_in_every_version_can_follow_from_several_together() -> None:
    # 22 in all now, 20 girls before: 2 boys, who were never shown
    assert public({WHOLE: 22, GIRLS: None, BOYS: None}, {WHOLE: None, GIRLS: 20, BOYS: None}) == [
        "“moves FY2024-25 sex girls”, in version 1.0.0",
        "“moves FY2024-25 sex boys”, in version 1.0.0",
    ]
    nothing: dict[Cell, int | None] = {WHOLE: None, GIRLS: None, BOYS: None}
    # the whole in 1.0.0 and the girls in 1.2.0, with nothing in between: both versions give the boys away
    assert public(nothing, {**nothing, WHOLE: 22}, nothing, {**nothing, GIRLS: 20}) == [
        "“moves FY2024-25”, in version 1.0.0",
        "“moves FY2024-25 sex girls”, in version 1.2.0",
        "“moves FY2024-25 sex boys”, in version 1.0.0",
        "“moves FY2024-25 sex boys”, in version 1.2.0",
    ]


@pytest.mark.property
@given(TABLES, st.data())
def test_versions_together_give_away_what_every_table_that_fits_all_of_them_does(
    table: Table, data: st.DataObject
) -> None:
    counts, sums = table
    cells = st.sets(st.sampled_from(sorted(counts)), max_size=MOST_HIDDEN)
    versions = [data.draw(cells) for _ in range(3)]
    hidden = set.intersection(*versions)
    assume(hidden)
    now, *before = [{cell: None if cell in one else count for cell, count in counts.items()} for one in versions]
    said = {line.partition("”")[0] for line in public(now, *before)}
    alone = {Name("moves", *cell) for cell in worked_out(number(now, SMALLEST))}
    given = {Name("moves", *cell) for cell in given_away(counts, hidden, sums, SMALLEST)}
    told = {"“" + " ".join(part for part in name if part) for name in given - alone}
    assert told <= said


def test_a_version_that_was_withdrawn_gives_nothing_away(tmp_path: Path) -> None:
    card = published(tmp_path)
    hide = (f"{CARD}/next/outturns.csv", "three-moves,FY2022-23,10,20,200,,", "three-moves,FY2022-23,,,,c,")
    change(card.parent / hide[0], *hide[1:])
    change(card / "next/datapackage.json", '"illustrative"', '"disclosure": {"smallest": 5}, "illustrative"')

    def versions() -> list[str]:
        given = [one for one in check_site(card.parent).findings if one.id == "count-public-before"]
        return [str(dict(one.gaps)["version"]) for one in given]

    assert versions() == ["1.0.0", "1.0.1", "1.1.0"]
    (card.parent / "withdrawn.csv").write_text(
        f"address,date,reason\n/{CARD}/v/1.0.0/,2025-07-01,Small numbers.\n", encoding="utf-8"
    )
    assert versions() == ["1.0.1", "1.1.0"]
