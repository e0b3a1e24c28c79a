"""Three made-up files as packages: nothing is lost, nothing is bent, and nothing is wrong with what is written."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from conversions import district, nation, packages, transit
from outturn.judge import judge
from outturn.pipeline.checking import check_site

SOURCES = {"district": district, "transit": transit, "nation": nation}
FIGURES = ("value", "low", "high")
NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
KEYS = {"district": {"Ref"}, "transit": {"Month"}, "nation": {"Year"}}
"""Columns of the sources whose numbers are no figures."""


def written(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table as it was written."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(cells: Iterator[str]) -> Counter[Decimal]:
    """Every cell that is a number, exactly, a percent sign left out."""
    return Counter(Decimal(cell.removesuffix("%")) for cell in cells if NUMBER.fullmatch(cell))


def texts(rows: Sequence[Mapping[str, str]]) -> set[str]:
    """Every cell that is neither empty nor a number."""
    return {cell for row in rows for cell in row.values() if cell and not NUMBER.fullmatch(cell)}


@pytest.fixture(params=sorted(SOURCES))
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, ModuleType, Path]:
    name: str = request.param
    packages.write(tmp_path / "datapackage", name, SOURCES[name].converted())
    return name, SOURCES[name], tmp_path / "datapackage"


def test_nothing_is_wrong_with_what_is_written(case: tuple[str, ModuleType, Path]) -> None:
    name, _, folder = case
    checked = check_site(folder)
    assert [(one.id, one.where) for one in checked.findings] == []
    (package,) = checked.packages
    assert len(judge(package).figures) == len(package.outturns)
    assert package.scorecard.name == name


def test_every_number_of_the_source_is_in_the_package_as_often_and_exactly(case: tuple[str, ModuleType, Path]) -> None:
    name, source, folder = case
    given = numbers(cell for row in source.source() for column, cell in row.items() if column not in KEYS[name])
    tables = [*written(folder / name / "next", "outturns"), *written(folder / name / "next", "targets")]
    tables += written(folder / name / "next", "breakdowns") if name == "nation" else []
    assert numbers(row.get(column, "") for row in tables for column in FIGURES) == given
    assert sum(given.values()) > len(source.source())


WORDS: Mapping[str, Callable[[str], bool]] = {
    # what is said in another way: a unit, a period, a mark
    "district": lambda text: text in ("%", "per 100000", "£m", "words", "High", "Low", "n/a") or text.startswith("DC"),
    "transit": lambda _: False,
    "nation": lambda text: text in ("All", "break", "provisional", "suppressed"),
}


def test_every_word_of_the_source_is_in_the_package_or_said_by_it_otherwise(case: tuple[str, ModuleType, Path]) -> None:
    name, source, folder = case
    given = {text for text in texts(source.source()) if not WORDS[name](text)}
    place = folder / name / "next"
    kept = {cell for path in place.glob("*.csv") for row in written(place, path.stem) for cell in row.values()}
    assert given - kept == set()


def test_signs_and_gaps_become_marks(case: tuple[str, ModuleType, Path]) -> None:
    name, _, folder = case
    place = folder / name / "next"
    rows = written(place, "outturns") + (written(place, "breakdowns") if name == "nation" else [])
    marks = Counter(row["mark"] for row in rows if row["mark"])
    expected = {"district": {"x": 1}, "transit": {"e": 1, "x": 1}, "nation": {"b": 1, "p": 1, "c": 1}}
    assert marks == expected[name]
