"""What a row of each smaller table says."""

from dataclasses import dataclass
from datetime import date


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
