"""The measures that the example scorecards share, read from measures.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MEASURES = Path(__file__).with_name("measures.toml")


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes a figure, where, and how many months after the month in which its period ends."""

    title: str
    publisher: str
    url: str
    months: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Where the counts behind a percentage or a rate are: a file, its columns and the rows to read.

    Counts that were `rounded` before they were published need not give the published figure again.
    """

    file: str
    published: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    rounded: bool = False
    where: Mapping[str, str] = field(default_factory=dict)
    numerator_where: Mapping[str, str] = field(default_factory=dict)
    denominator_where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people, and the rows of the counts' file that are about it."""

    slug: str
    title: str
    where: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a dimension that together are everybody whom a measure counts."""

    dimension: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Timing:
    """How a year in the published files is written as a period, and what that period covers."""

    year_type: str
    basis: str
    pattern: str


TIMINGS = {
    "financial": Timing("financial", "period", "FY{before}-{short}"),
    "academic": Timing("academic", "period", "AY{before}-{short}"),
    "calendar": Timing("calendar", "period", "{year}"),
    "31-march": Timing("financial", "snapshot", "{year}-03-31"),
    "30-september": Timing("calendar", "snapshot", "{year}-09-30"),
    "january": Timing("calendar", "snapshot", "{year}"),
    "calendar-pooled": Timing("calendar", "rolling", "{first}..{year}"),
    "financial-pooled": Timing("financial", "rolling", "FY{first_before}-{first_short}..FY{before}-{short}"),
}
POOLED_YEARS = 3


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is measured, alike in every scorecard that shows it; `code` is empty where only counts are.

    Where it has `groups`, its figures are their counts added up.
    """

    slug: str
    title: str
    definition: str
    outcome: str
    unit: str
    decimals: int
    polarity: str
    timing: Timing
    owner: str
    source: Source
    code: str = ""
    phrase: str = ""
    per: int | None = None
    tolerance: float | None = None
    caution: str = ""
    counts: Counts | None = None
    groups: Groups | None = None
    frameworks: Mapping[str, str] = field(default_factory=dict)
    omit: tuple[str, ...] = ()

    def period(self, year: int) -> str:
        """Return the period, as the data packages write it, of a figure whose year ends in the given one."""
        first = year - POOLED_YEARS + 1
        return self.timing.pattern.format(
            year=year,
            before=year - 1,
            short=f"{year % 100:02d}",
            first=first,
            first_before=first - 1,
            first_short=f"{first % 100:02d}",
        )


def measures(path: Path = MEASURES) -> dict[str, Measure]:
    """Return every measure of the catalogue by its slug."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    sources = {name: Source(**row) for name, row in document["sources"].items()}
    return {slug: _measure(slug, row, sources) for slug, row in document["measures"].items()}


def months(path: Path = MEASURES) -> dict[str, int]:
    """Return the title of every source with how many months after the end of a period it publishes the figure."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["sources"].values()
    return {row["title"]: row["months"] for row in rows}


def _measure(slug: str, row: Mapping[str, Any], sources: Mapping[str, Source]) -> Measure:
    rest = {key: value for key, value in row.items() if key not in {"time", "source", "counts", "groups", "omit"}}
    return Measure(
        slug=slug,
        timing=TIMINGS[row["time"]],
        source=sources[row["source"]],
        counts=counts(row["counts"]) if "counts" in row else None,
        groups=_groups(row["groups"]) if "groups" in row else None,
        omit=tuple(row.get("omit", ())),
        **rest,
    )


def counts(row: Mapping[str, Any]) -> Counts:
    """Return where counts are, from a table of the catalogue."""
    listed = {key: tuple(row[key]) for key in ("numerator", "denominator")}
    return Counts(**{**row, **listed})


def _groups(row: Mapping[str, Any]) -> Groups:
    return Groups(row["dimension"], row["title"], tuple(Group(slug, **one) for slug, one in row["of"].items()))
