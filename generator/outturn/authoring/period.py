"""Which indicators want a figure for a period, and the rows that wait for it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from outturn.authoring.tables import appended
from outturn.model import IRREGULAR
from outturn.periods import Period, PeriodError, parse, shifted, start_year

Fits = Callable[[Period, str, str, str], bool]
"""Whether a figure of a frequency, a year type and a basis can be about the period."""
RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Wanting:
    """What decides whether an indicator wants a figure; ``periods`` are those that it has a row for."""

    indicator: str
    frequency: str
    year_type: str
    basis: str
    status: str
    every: int
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The indicators that want a figure for a period, those that have a row for it, and those left out, with why."""

    names: tuple[str, ...]
    there: tuple[str, ...]
    left_out: Mapping[str, str]


def wanted(indicators: Iterable[Wanting], period: Period, fits: Fits) -> Wanted:
    """Which of the indicators want a figure for the period, in their order."""
    names, there, left_out = [], [], {}
    for one in indicators:
        if period.text in one.periods:
            there.append(one.indicator)
        elif why := _why_not(one, period, fits):
            left_out[one.indicator] = why
        else:
            names.append(one.indicator)
    return Wanted(tuple(names), tuple(there), left_out)


def _why_not(one: Wanting, period: Period, fits: Fits) -> str:
    """Why the indicator wants no figure for the period; empty where it wants one."""
    if one.status == RETIRED:
        return "retired"
    if one.frequency == IRREGULAR:
        return "figures at no fixed times"
    known = _known(one)
    kinds: set[str] = {each.kind for each in known} or {_natural(one, period)}
    if not fits(period, one.frequency, one.year_type, one.basis) or period.kind not in kinds:
        return f"figures of another kind of period: {one.frequency}, {one.year_type}"
    if _is_another_month(one, known, period):
        return "figures of a day in another month"
    if known and one.every > 1 and (start_year(period) - start_year(known[-1])) % one.every:
        return f"figures every {one.every} years"
    return ""


def _is_another_month(one: Wanting, known: Iterable[Period], period: Period) -> bool:
    """Whether the indicator has a figure of one day a year, and that day lies in another month."""
    months = {each.start.month for each in known if each.kind == "day"}
    return bool(months) and one.frequency == "year" and period.kind == "day" and period.start.month not in months


def _natural(one: Wanting, period: Period) -> str:
    """The kind of period of an indicator without a figure: its frequency's, or of a snapshot the day too."""
    return "day" if one.basis == "snapshot" and period.kind == "day" else one.frequency


def _known(one: Wanting) -> list[Period]:
    """The periods that the indicator has rows for, as far as they are any, in order."""
    known = []
    for text in one.periods:
        try:
            known.append(parse(text))
        except PeriodError:
            continue
    return sorted(known, key=lambda period: period.order)


def next_period(indicators: Sequence[Wanting]) -> str:
    """The period after the newest that most of the indicators wait for; empty where that cannot be told."""
    waited = Counter[str]()
    for one in indicators:
        known = [period for period in _known(one) if period.kind not in ("day", "pooled")]
        if known and one.status != RETIRED and one.frequency != IRREGULAR:
            follower = shifted(known[-1], one.every)
            waited.update([follower.text] if follower else [])
    return max(waited, key=lambda text: (waited[text], parse(text).order), default="")


def with_period(content: bytes, names: Iterable[str], period: str) -> bytes:
    """``outturns.csv`` with an empty row for each of the indicators behind its last. Raises UnicodeDecodeError."""
    return appended(content, ({"indicator": name, "period": period} for name in names))
