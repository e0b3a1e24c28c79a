"""Which figures of the same indicator stand beside each other: of one period, one unit and one definition."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from outturn.model import FORECAST, Indicator
from outturn.pages import Reading
from outturn.periods import parse
from outturn.story.same import Family, Member

ALIKE = {
    "unit": ("unit", "unit_label", "currency", "multiplier", "scale", "per"),
    "polarity": ("polarity",),
    "periods": ("frequency", "years_apart", "year_type", "starts_in", "basis", "window"),
    "definition": ("definition",),
}
"""What comparable figures agree in, with the attributes of an indicator that decide it."""
USUAL = {"currency": "GBP", "multiplier": 1}
"""What a column that is empty says."""
TWO = 2


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One place with its figures; ``members`` are those of its scorecards, the first of which is shown."""

    members: tuple[Member, ...]
    reading: Reading | None = None

    @property
    def shown(self) -> Member:
        """The one whose figures stand for the place."""
        return self.members[0]

    @property
    def newest(self) -> Reading | None:
        """Its newest outturn, of whatever period."""
        return next((one for one in reversed(self.shown.measure.readings) if has_outturn(one)), None)


@dataclass(frozen=True, slots=True, eq=False)
class Comparable:
    """The places that have a figure of the period, those that have none, and those that are not compared, and why.

    ``unlike`` names the reason as keys end (see ALIKE).
    """

    family: Family
    period: str
    entries: tuple[Entry, ...]
    missing: tuple[Entry, ...] = ()
    unlike: tuple[tuple[Entry, str], ...] = ()

    @property
    def every(self) -> tuple[Entry, ...]:
        """All that are measured alike."""
        return (*self.entries, *self.missing)

    @property
    def indicator(self) -> Indicator:
        """What they all measure, as the scorecard that was published last has it."""
        return max(self.every, key=lambda one: (one.shown.published, one.shown.scorecard)).shown.measure.indicator


def has_outturn(reading: Reading) -> bool:
    """Whether it is a figure that was achieved; an officer's forecast is none."""
    return reading.value is not None and FORECAST not in reading.mark.split()


def comparable(family: Family) -> Comparable | None:
    """What can be compared of the family; None where that is not two places with a figure of one period."""
    places: dict[str, list[Member]] = {}
    for one in sorted(family.members, key=lambda one: one.published, reverse=True):
        places.setdefault(one.place, []).append(one)
    entries = [Entry(tuple(members)) for _, members in sorted(places.items())]
    model = _model(entries, family)
    alike = [one for one in entries if not _differs(model, one.shown, family)]
    unlike = tuple((one, what) for one in entries if (what := _differs(model, one.shown, family)))
    period = shared_period([[one.period for one in each.shown.measure.readings if has_outturn(one)] for each in alike])
    if not period:
        return None
    found = [Entry(each.members, _of(each, period)) for each in alike]
    return Comparable(
        family,
        period,
        tuple(one for one in found if one.reading),
        tuple(one for one in found if not one.reading),
        unlike,
    )


def shared_period(places: Sequence[Sequence[str]]) -> str:
    """The newest period of which more than half of the places that have any have a figure, and two at least.

    Where there is none, the one that most places have, the newest of such; empty where no two share one.
    """
    having = [set(periods) for periods in places if periods]
    counts = Counter(period for periods in having for period in periods)
    shared = {period: number for period, number in counts.items() if number >= TWO}
    most = [period for period, number in shared.items() if 2 * number > len(having)]
    if most:
        return max(most, key=lambda period: parse(period).order)
    return max(shared, key=lambda period: (shared[period], parse(period).order), default="")


def _model(entries: Sequence[Entry], family: Family) -> Member:
    """The member that most of the places agree with; of several, the one that was published last."""
    agreeing = {one: sum(not _differs(one.shown, other.shown, family) for other in entries) for one in entries}
    return max(entries, key=lambda one: (agreeing[one], one.shown.published, one.shown.scorecard)).shown


def _differs(one: Member, other: Member, family: Family) -> str:
    """The first thing in which they are not measured alike; words may differ where they say that they are the same."""
    first, second = one.measure.indicator, other.measure.indicator
    are_said = {one.key, other.key} <= family.said
    for what, columns in ALIKE.items():
        if not (what == "definition" and are_said) and _of_columns(first, columns) != _of_columns(second, columns):
            return what
    return ""


def _of_columns(indicator: Indicator, columns: Sequence[str]) -> list[object]:
    return [getattr(indicator, column) or USUAL.get(column) for column in columns]


def _of(entry: Entry, period: str) -> Reading | None:
    return next((one for one in entry.shown.measure.readings if one.period == period and has_outturn(one)), None)
