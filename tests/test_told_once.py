"""A mistake is told once: what seems to be missing, or beside an aim, only because of it is not told beside it."""

from pathlib import Path

import pytest

from built import DATA, change
from golden import copied
from outturn.pipeline.checking import check_site
from outturn.pipeline.mending import mend
from provoked import NEXT

OUTTURNS, TARGETS, INDICATORS = (f"{NEXT}/{name}.csv" for name in ("outturns", "targets", "indicators"))
MONTHS = [(f"2025-{month:02d}", 60 - month * 1.3) for month in range(1, 13)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small case with a year of months of calls, and yearly days with a target and its floor."""
    root = copied("small", tmp_path) / DATA
    head = (root / INDICATORS).read_text(encoding="utf-8").splitlines()[0].split(",")
    made = {"calls": ("month", "higher", "number"), "days": ("year", "lower", "days")}
    rows = []
    for name, (frequency, polarity, unit) in made.items():
        cells = {"indicator": name, "title": name.title(), "outcome": "stay-safe", "unit": unit, "decimals": "1"}
        cells |= {"polarity": polarity, "frequency": frequency, "year_type": "financial", "basis": "period"}
        cells |= {"compare_with": "previous", "status": "active", "owner": "Head", "source": "A", "definition": "B"}
        rows.append(",".join(cells.get(column, "") for column in head) + "\n")
    _add(root / INDICATORS, *rows)
    _add(root / OUTTURNS, *(f"calls,{period},{round(value):d},,,,\n" for period, value in MONTHS[:10]))
    _add(root / OUTTURNS, *(f"days,FY{year}-{year - 1999},{value},,,,\n" for year, value in DAYS))
    _add(root / TARGETS, "days,FY2023-24,target,20,\n", "days,FY2024-25,target,18,\n", "days,FY2024-25,floor,25,\n")
    assert named(root) == []
    return root


DAYS = [(2020, 22.4), (2021, 21.9), (2022, 23.1), (2023, 20.8), (2024, 21.2)]


def _add(path: Path, *rows: str) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        file.writelines(rows)


def named(root: Path) -> list[tuple[str, str]]:
    return [(one.id, one.where.column) for one in check_site(root).findings]


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        (OUTTURNS, "days,FY2022-23", "days,FY22", ("period-not-a-period", "period")),
        (OUTTURNS, "calls,2025-05", "calls,2025-13", ("period-not-a-period", "period")),
        (OUTTURNS, "days,FY2022-23", "dayz,FY2022-23", ("name-unknown", "indicator")),
        (OUTTURNS, "days,FY2024-25", "days,FY2026-27", ("period-not-ended", "period")),
        (OUTTURNS, "calls,2025-10", "calls,2026-10", ("period-not-ended", "period")),
        (OUTTURNS, "calls,2025-05,54,,,,\n", "", ("period-left-out", "period")),
        (TARGETS, "days,FY2024-25,target,18", "days,FY2024-25,target,0", ("target-of-nothing", "value")),
        (TARGETS, "days,FY2024-25,target,18", "days,FY2024-25,target,180", ("figure-slipped", "value")),
    ],
)
def test_one_mistake_is_one_finding(data: Path, file: str, old: str, new: str, kind: tuple[str, str]) -> None:
    change(data / file, old, new)
    assert named(data) == [kind]


def test_a_month_of_holidays_is_not_left_out(data: Path) -> None:
    change(data / OUTTURNS, "calls,2025-08,50,,,,\n", "")
    assert named(data) == []


def test_columns_without_a_name_are_taken_out_where_they_are_empty(data: Path) -> None:
    path = data / OUTTURNS
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("".join(f"{line},,\n" for line in lines), encoding="utf-8")
    assert named(data) == [("column-nameless", "")]
    (one,) = mend(data)
    assert [each.what for each in one.done] == ["columns"]
    assert path.read_text(encoding="utf-8").splitlines() == lines
    path.write_text("".join(f"{line},{'x' * bool(at)}\n" for at, line in enumerate(lines)), encoding="utf-8")
    assert mend(data) == ()


def test_the_names_of_columns_are_found_below_a_title(data: Path) -> None:
    path = data / OUTTURNS
    path.write_text(f"Outturns of 2025\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    (found,) = check_site(data).findings
    assert (found.id, found.where.row) == ("header-below", 3)
