"""Small numbers against every table that fits: nothing that can be worked out is missed, and what to hide is enough."""

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disclosed import Adds, Cell, given_away, number
from outturn.check.disclosure.cells import counted
from outturn.check.disclosure.troubles import Trouble, policy_of, troubles
from outturn.model import Draft

Table = tuple[dict[Cell, int], list[Adds]]
SMALLEST = 3
WHOLE: Cell = ("FY2024-25", "", "")
MOST_HIDDEN = 6


def found(draft: Draft) -> list[Trouble]:
    policy = policy_of(draft)
    assert policy
    return list(troubles(draft, counted(draft), policy))


def cells(trouble: Trouble, places: tuple[int, ...]) -> set[Cell]:
    return {trouble.linked.figures[at].name[1:] for at in places}


def worked_out(draft: Draft) -> dict[Cell, bool]:
    return {
        trouble.linked.figures[trouble.linked.place(one.count)].name[1:]: one.is_exact
        for trouble in found(draft)
        for one in trouble.worked_out
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
