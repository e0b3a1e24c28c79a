"""What each scorecard leaves behind for pages about several: plain values, small, kept with what was made of it."""

from collections.abc import Mapping
from datetime import date
from sys import intern

import msgspec

from outturn.model import Indicator, Issue
from outturn.pages.issues import IssueStory
from outturn.values import Value, replace


class Reading(Value, frozen=True):
    """One figure: its value, None where there is none, with its marks.

    ``ends`` are the figure that its 95% interval is about and the interval's limits, in the indicator's unit; None
    where there is no interval. ``comparison`` and ``certainty`` are how it was judged beside the first of the lines.
    """

    period: str
    value: float | None
    mark: str = ""
    ends: tuple[float, float, float] | None = None
    comparison: str = ""
    certainty: str = ""


class Newest(Value, frozen=True):
    """An indicator's newest figure as it was judged, by the names that ``judgements.csv`` has for it.

    Numbers are unrounded, None where there is none; ``grade`` is the word of a scale.
    """

    period: str
    value: float | None = None
    grade: str = ""
    mark: str = ""
    target: float | None = None
    target_kind: str = ""
    target_name: str = ""
    target_period: str = ""
    lower: float | None = None
    upper: float | None = None
    rating: str = ""
    rating_reason: str = ""
    rating_certainty: str = ""
    direction: str = ""
    direction_reason: str = ""
    certainty: str = ""
    compared_with: str = ""


class AreaLine(Value, frozen=True):
    """The figures of a nation or a region that the council is compared with, by period; ``kind`` is which of the two.

    ``limits`` are the intervals that are known of them.
    """

    area: str
    name: str
    kind: str
    figures: Mapping[str, float]
    limits: Mapping[str, tuple[float, float]] = msgspec.field(default_factory=dict)


class Measure(Value, frozen=True):
    """An indicator in use, its figures in the order of time, the codes that frameworks give it, issues that name it."""

    indicator: Indicator
    readings: tuple[Reading, ...]
    codes: tuple[tuple[str, str], ...] = ()
    lines: tuple[AreaLine, ...] = ()
    newest: Newest | None = None
    issues: tuple[Issue, ...] = ()


class Left(Value, frozen=True):
    """What a scorecard's newest edition leaves behind; ``area_code`` is the official one of its area.

    ``turned`` is what changed in judgements in each of its versions, in a sentence, by the version's number;
    ``stories`` are what became of its critical issues. ``version`` is empty of a working copy, ``created`` the day of
    its package, ``next_publication`` that of the one to come; ``hashes`` are the SHA-256 of the files that are made
    from the edition, by their names.
    """

    measures: tuple[Measure, ...] = ()
    area_code: str = ""
    turned: Mapping[str, str] = msgspec.field(default_factory=dict)
    stories: tuple[IssueStory, ...] = ()
    version: str = ""
    created: date | None = None
    next_publication: date | None = None
    hashes: Mapping[str, str] = msgspec.field(default_factory=dict)


def as_left(left: Left) -> bytes:
    """What is kept of it; the same values give the same bytes."""
    return _ENCODER.encode(left)


def read_left(content: bytes) -> Left:
    """What was kept; raises ValueError where it is something else."""
    left = _DECODER.decode(content)
    return replace(left, measures=tuple(_sharing(one) for one in left.measures))


def _sharing(measure: Measure) -> Measure:
    """The same, of whose readings each period and each word is held once; that takes half as much memory."""
    readings = tuple(
        Reading(
            intern(one.period), one.value, intern(one.mark), one.ends, intern(one.comparison), intern(one.certainty)
        )
        for one in measure.readings
    )
    return replace(measure, readings=readings)


_ENCODER, _DECODER = msgspec.json.Encoder(order="sorted"), msgspec.json.Decoder(Left)
