"""The values that the stages hand to each other; frozen, and importing nothing of the project but what values are.

Tables with one row a figure stay pandas frames, so that judging is a few operations over a whole package; everything
that there are dozens of is a dataclass.
"""

from collections import namedtuple
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from outturn.values import Value

if TYPE_CHECKING:  # its import takes half a second, and who names a descriptor needs none
    import pandas as pd

MARKS_INSTEAD = ("c", "x", "z", "low", "k", "w")
"""Marks that stand in place of a value (UK Analysis Function's letters)."""

MARKS_BESIDE = ("p", "r", "e", "f", "b", "u")
"""Marks that stand beside a value."""

BREAK, FORECAST, REVISED, UNRELIABLE = "b", "f", "r", "u"
"""The marks that judging asks for; a forecast is no outturn, so nothing of it is tested."""
_EITHER = f"({'|'.join((*MARKS_INSTEAD, *MARKS_BESIDE))})"
MARKS = f"{_EITHER}( {_EITHER})*"
"""What a cell of marks is written like: one or more, separated by spaces."""

IRREGULAR = "irregular"
"""The frequency of figures that come at no fixed times."""

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
"""What the names of scorecards and indicators are written like, which become parts of addresses."""
VERSION = r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})"
"""What the number of a version is written like."""
ADDRESS = "/([a-z0-9.-]+/)*([a-z0-9.-]+)?"
"""What an address is written like, from the site's root."""
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10))})
"""Names that Windows keeps for devices: no file or folder may have one, with or without an ending."""
DESCRIPTOR = "datapackage.json"
"""The file of a package that says what it is."""
WORKING_COPY = "next"
"""The folder of a scorecard that pull requests change."""

Rating = Literal["green", "amber", "red", "not rated"]
BENCHMARKED: Mapping[str, str] = {"green": "better", "amber": "similar", "red": "worse"}
"""What a rating is against a benchmark, which nobody set: a comparison."""
RATINGS: tuple[Rating, ...] = ("red", "amber", "green", "not rated")
"""Every rating, in the order in which a reader needs them."""


OVERLAPPING = ("year-to-date", "rolling")
"""Bases of figures that overlap, so that one moves with the next: they have no process chart."""
FEWEST_IN_PROCESS = 13
"""Figures that the limits of a process are worked out from, at least."""


def cells_of(frame: "pd.DataFrame") -> Iterator[tuple[Any, ...]]:
    """Each row's cells: what ``itertuples`` gives without names, in one step, which takes a fraction."""
    return map(tuple, frame.to_numpy(dtype=object).tolist())


def rows_of(frame: "pd.DataFrame") -> Iterator[Any]:
    """Each row as a named tuple."""
    return map(_row(tuple(frame.columns))._make, frame.to_numpy(dtype=object).tolist())


@lru_cache(maxsize=100)
def _row(names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a class of named tuples
    """What rows of frames with those columns are; making it takes longer than a hundred rows."""
    return namedtuple("Row", names)  # noqa: PYI024 - its names are the frame's


def has_mark(marks: "pd.Series", *letters: str) -> "pd.Series":
    """For each cell of marks, whether one of those letters is among them."""
    cells, wanted = marks.tolist(), set(letters)
    known = {text: not wanted.isdisjoint(str(text).split()) for text in set(cells)}
    return type(marks)([known.get(text, False) for text in cells], marks.index, dtype=bool, name=marks.name)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A group of indicators that answers one question."""

    id: str
    title: str
    question: str


class Link(Value, frozen=True):
    """A title with the address that it leads to; the address may be empty."""

    title: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """How small numbers are kept from giving people away: the smallest count shown, and what counts are rounded to."""

    smallest: int
    round_to: int | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What the descriptor says of a scorecard."""

    name: str
    title: str
    description: str
    version: str
    created: str
    publisher: str
    area: str
    outcomes: tuple[Outcome, ...]
    contact: str = ""
    next_publication: date | None = None
    disclosure: Disclosure | None = None
    illustrative: bool = False
    area_code: str = ""
    licences: tuple[Link, ...] = ()
    sources: tuple[Link, ...] = ()
    responsible_officer: str = ""
    portfolio_holder: str = ""
    statistics: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """What a figure counts in; there is one for each, which is equal to itself alone.

    ``kind`` is the column ``unit``, ``label`` “one|several” where a number counts them. ``currency`` is of ISO 4217;
    the figure stands for so many times itself as ``multiplier`` says. ``words`` are those of a scale, the worst first:
    the figure is the place of one, from 1.
    """

    kind: str
    label: str = ""
    currency: str = "GBP"
    multiplier: int = 1
    words: tuple[str, ...] = ()


@lru_cache(maxsize=1_000)
def _unit(kind: str, label: str, currency: str, multiplier: int, scale: str) -> Unit:
    """The unit, once: every figure asks for it."""
    words = tuple(word.strip() for word in scale.split("|")) if scale else ()
    return Unit(kind, label, currency, multiplier, words)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of ``indicators.csv``; text that is absent is empty, a number that is absent is None."""

    indicator: str
    title: str
    outcome: str
    unit: str
    decimals: int
    polarity: str
    frequency: str
    year_type: str
    basis: str
    compare_with: str
    source: str
    definition: str
    status: str
    phrase: str = ""
    year_to_date_of: str = ""
    unit_label: str = ""
    currency: str = ""
    multiplier: int | None = None
    scale: str = ""
    year_starts: int | None = None
    every: int | None = None
    window: int | None = None
    per: int | None = None
    tolerance: float | None = None
    tolerance_unit: str = ""
    trajectory: str = ""
    profile: str = ""
    rounding: int | None = None
    statutory: bool | None = None
    proxy_for: str = ""
    owner: str = ""
    due: date | None = None
    source_url: str = ""
    caution: str = ""
    follows: str = ""
    also_in: str = ""
    same_as: str = ""
    synonyms: str = ""
    reporting: str = ""

    @property
    def counts_in(self) -> Unit:
        """What its figures count in."""
        return _unit(self.unit, self.unit_label, self.currency or "GBP", self.multiplier or 1, self.scale)

    @property
    def called(self) -> tuple[str, ...]:
        """What residents call it."""
        return tuple(one.strip() for one in self.synonyms.split("|") if one.strip())

    @property
    def compared_with(self) -> str:
        """What its direction of travel goes by: previous or same-period-last-year; the latter where it adds up."""
        if self.frequency == IRREGULAR:
            return "previous"
        return "same-period-last-year" if self.basis == "year-to-date" else self.compare_with

    @property
    def of_years(self) -> "Indicator":
        """The indicator of its whole years' figures, where its own are about parts of a year."""
        basis = "period" if self.basis == "year-to-date" else self.basis
        return replace(self, frequency="year", compare_with="previous", basis=basis)

    @property
    def starts_in(self) -> int:
        """The month in which its financial years start, 0 where that is the usual one."""
        return self.year_starts or 0

    @property
    def years_apart(self) -> int:
        """From one yearly figure to the next: 2 for a survey every second year."""
        return self.every or 1


@dataclass(frozen=True, slots=True)
class Area:
    """One row of ``areas.csv``: an area that the council is compared with."""

    area: str
    name: str
    kind: str
    code: str = ""
    closeness: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One row of ``groups.csv``: a group of people or a part of the area; ``order`` is its place where it has one."""

    dimension: str
    group: str
    title: str
    dimension_title: str = ""
    order: int | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class FrameworkCode:
    """One row of ``frameworks.csv``: what a national framework calls an indicator."""

    indicator: str
    framework: str
    code: str


@dataclass(frozen=True, slots=True)
class Step:
    """One row of ``steps.csv``: where the limits of a process start anew, or up to where they are worked out."""

    indicator: str
    period: str
    kind: str
    reason: str
    owner: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One row of ``issues.csv``: a critical issue and the post that answers for it."""

    issue: str
    title: str
    status: str
    owner: str = ""
    indicators: tuple[str, ...] = ()
    action: str = ""
    review: date | None = None


@dataclass(frozen=True, slots=True)
class DataConcern:
    """One row of ``concerns.csv``: what is wrong with data, and the post that puts it right by a day."""

    concern: str
    title: str
    what: str
    status: str
    owner: str = ""
    indicators: tuple[str, ...] = ()
    action: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One row of ``assessments.csv``: a score that an inspectorate gave; stored, never computed."""

    assessment: str
    group: str
    subject: str
    as_at: str
    result: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of ``answers.csv``: what is said to a warning of the check, of one cell as it stands."""

    finding: str
    file: str
    key: str
    column: str
    value: str
    reason: str
    post: str


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One CSV file as it was read.

    ``frame`` has a column for each column of the schema and the file's row numbers as its index (the header is row
    1); text that is absent is ``""``, numbers are floats with NaN where absent. ``broken`` holds the cells (row,
    column) that could not be read and were reported; in the frame they are absent. A table that is not readable was
    reported as a whole and is empty.
    """

    name: str
    file: str
    frame: "pd.DataFrame"
    broken: frozenset[tuple[int, str]] = frozenset()
    is_readable: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A folder as it was read, before it is known to be right.

    ``past`` are the indicators of earlier versions, which an indicator of this one may follow.
    """

    folder: str
    descriptor: Mapping[str, object]
    tables: Mapping[str, Table]
    commentary: Mapping[str, str]
    past: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """One scorecard's data, known to be right: frames in the order of indicators, then of time.

    ``outturns``, ``targets``, ``comparators`` and ``breakdowns`` have the columns of their schemas; ``groups`` stand by
    dimension, each with its dimension's title; ``tables`` names the files.
    """

    scorecard: Scorecard
    indicators: tuple[Indicator, ...]
    outturns: "pd.DataFrame"
    targets: "pd.DataFrame"
    comparators: "pd.DataFrame"
    breakdowns: "pd.DataFrame"
    areas: tuple[Area, ...] = ()
    groups: tuple[Group, ...] = ()
    steps: tuple[Step, ...] = ()
    frameworks: tuple[FrameworkCode, ...] = ()
    issues: tuple[Issue, ...] = ()
    concerns: tuple[DataConcern, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    answers: tuple[Answer, ...] = ()
    commentary: Mapping[str, str] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Judgements:
    """Everything that is worked out from a package's figures.

    ``figures`` has a row an outturn, with the outturns' index and order; ``comparisons`` a row a comparator's figure;
    ``series`` a row an indicator, indexed by its name; ``groups`` a row a group's figure, and ``gaps`` one an
    indicator, a period and a dimension; ``further`` a row a target of another name that the same figure is held
    against, with the ratings' columns of ``figures``. The methods in ``judge`` document the columns.
    """

    figures: "pd.DataFrame"
    comparisons: "pd.DataFrame"
    series: "pd.DataFrame"
    groups: "pd.DataFrame"
    gaps: "pd.DataFrame"
    further: "pd.DataFrame"
