"""The example has the shapes that the published figures allow; the figures here are as the publications have them."""

import csv
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "datapackage"
SESSIONS = ("school-time-missed", "missed-without-permission")


def rows(scorecard: str, table: str) -> list[dict[str, str]]:
    with (DATA / scorecard / "next" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(scorecard: str, indicator: str, period: str) -> dict[str, dict[str, str]]:
    """The rows of each group, and that of everybody under an empty name."""
    found = [*rows(scorecard, "outturns"), *rows(scorecard, "breakdowns")]
    return {row.get("group", ""): row for row in found if (row["indicator"], row["period"]) == (indicator, period)}


def counts(row: dict[str, str]) -> tuple[int, int]:
    return int(row["numerator"]), int(row["denominator"])


def test_school_absence_of_all_schools_is_what_was_published_of_them_together() -> None:
    """The published total of all schools, 23 July 2026: 831,328 of 12,297,624 sessions since September 2025."""
    found = figures("peterborough-dashboard", "school-time-missed-so-far", "2026-07")
    assert counts(found.pop("")) == (831328, 12297624)
    assert set(found) == {"primary", "secondary", "special"}
    assert [sum(column) for column in zip(*map(counts, found.values()), strict=True)] == [831328, 12297624]


@pytest.mark.parametrize("indicator", SESSIONS)
def test_the_months_of_a_year_add_up_to_the_year_so_far(indicator: str) -> None:
    months = [f"2025-{month:02d}" for month in range(9, 13)] + [f"2026-{month:02d}" for month in range(1, 8)]
    for group in ("", "primary", "secondary", "special"):
        every = [counts(figures("peterborough-dashboard", indicator, month)[group]) for month in months]
        so_far = figures("peterborough-dashboard", f"{indicator}-so-far", "2026-07")[group]
        assert tuple(map(sum, zip(*every, strict=True))) == counts(so_far)


def test_months_and_the_year_so_far_are_one_for_readers() -> None:
    pairs = {row["indicator"]: row["year_to_date_of"] for row in rows("peterborough-dashboard", "indicators")}
    assert {name: base for name, base in pairs.items() if base} == {f"{name}-so-far": name for name in SESSIONS}


def test_whole_years_stand_beside_terms() -> None:
    """Herefordshire, published on 7 August 2025: 194,252, 275,206 and 14,214 sessions missed in 2024/25."""
    found = figures("herefordshire-digest", "school-time-missed-term", "AY2024-25")
    assert {group: int(row["numerator"]) for group, row in found.items()} == {
        "": 483672, "primary": 194252, "secondary": 275206, "special": 14214,
    }  # fmt: skip


def test_care_leavers_of_both_ages_are_added_up() -> None:
    """Leeds 2024/25: 134 of 243 aged 17 or 18 and 273 of 600 aged 19 to 21 were learning, working or training."""
    found = figures("leeds-accountability", "care-leavers-17-to-21-learning-or-working", "FY2024-25")
    assert {group: counts(row) for group, row in found.items()} == {
        "": (407, 843), "17-to-18": (134, 243), "19-to-21": (273, 600),
    }  # fmt: skip


def test_what_was_held_back_of_a_group_cannot_be_worked_out_from_everybody() -> None:
    found = figures("harrow-corporate-parenting", "care-leavers-17-to-21-good-homes", "FY2021-22")
    cells = ("value", "numerator", "denominator", "mark")
    assert {group: tuple(row[cell] for cell in cells) for group, row in found.items()} == {
        "": ("", "", "", "c"), "17-to-18": ("", "", "", "c"), "19-to-21": ("89.932886", "134", "149", ""),
    }  # fmt: skip


def test_a_figure_that_is_provisional_and_was_revised_says_both() -> None:
    found = figures("herefordshire-digest", "school-time-missed-term", "AY2025-26-T3")
    assert {row["mark"] for row in found.values()} == {"p r"}


def test_a_place_that_ended_is_named_with_what_came_after_it() -> None:
    """Hereford and Worcester, from 1974 to 31 March 1998: Statutory Instrument 1996/1867, which parted it in two."""
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        places = {row["place"]: row for row in csv.DictReader(file)}
    old = places["hereford-and-worcester"]
    assert (old["start"], old["end"]) == ("1974-04-01", "1998-03-31")
    assert {name: places[name]["start"] for name in old["successors"].split()} == {
        "herefordshire": "1998-04-01",
        "worcestershire": "1998-04-01",
    }
