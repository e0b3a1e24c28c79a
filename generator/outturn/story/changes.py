"""What changed from one version to the next, in sentences."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from outturn import words
from outturn.model import Indicator, Package
from outturn.pages import ChangeGroup
from outturn.periods import parse
from outturn.versions.history import Change

MOST_NAMED = 4
"""Up to how many indicators are named where many have the same change."""
MOST_EXTRA_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Names:
    """What the changes' indicators are called, and how their figures are written."""

    indicators: Mapping[str, Indicator]

    def title(self, name: str) -> str:
        """The indicator's title as readers know it."""
        return self.indicators[name].title if name in self.indicators else name

    def figure(self, name: str, value: float | str, other: float | str = "") -> str:
        """A value in the indicator's unit, with more decimals where it would else look like the other one."""
        if isinstance(value, str):
            return value
        if isnan(value):
            return words.NO_FIGURE
        indicator = self.indicators[name]
        is_alone = isinstance(other, str) or isnan(other) or other == value
        decimals = indicator.decimals if is_alone else _decimals(indicator, value, float(other))
        return words.figure(value, indicator.unit, decimals)


def _decimals(indicator: Indicator, one: float, other: float) -> int:
    """How many decimals two figures need so that they differ, and differ by what their difference rounds to."""
    found = words.decimals_apart(one, other, indicator.decimals, MOST_EXTRA_DECIMALS)
    return max(words.decimals_of(one), words.decimals_of(other)) if found is None else found


Teller = Callable[[Sequence[Change], Names], Iterator[str]]


def told(changes: Sequence[Change], package: Package) -> tuple[ChangeGroup, ...]:
    """The changes that led to a package in sentences, those of one kind together, the weightiest first."""
    names = names_of(package)
    groups = []
    for title, kinds, teller in GROUPS:
        found = [change for change in changes if change.kind in kinds]
        if found:
            groups.append(ChangeGroup(title, tuple(teller(found, names))))
    return tuple(groups)


def names_of(package: Package) -> Names:
    """What the package's indicators are called."""
    return Names({one.indicator: one for one in package.indicators})


def correction(change: Change, names: Names) -> str:
    """What a correction put right, as a notice says it."""
    when = words.short_label(parse(change.period))
    was, now = names.figure(change.indicator, change.before, change.after), _now(change, names)
    if change.kind == "period removed" or now == words.NO_FIGURE:
        return f"The figure of {names.title(change.indicator)} for {when}, which was {was}, was taken out."
    if was == words.NO_FIGURE:
        return f"The figure of {names.title(change.indicator)} for {when} was given as {now}."
    if was == now:
        return f"The counts behind the figure of {names.title(change.indicator)} for {when} were corrected."
    return f"The figure of {names.title(change.indicator)} for {when} was corrected from {was} to {now}."


def _now(change: Change, names: Names) -> str:
    return names.figure(change.indicator, change.after, change.before)


def _added(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for change in changes:
        instead = f", in place of: {change.before}" if change.before else ""
        yield f"{names.title(change.indicator)}{instead}"


def _removed(changes: Sequence[Change], names: Names) -> Iterator[str]:
    del names
    yield from (str(change.before) for change in changes)


def _columns(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for change in changes:
        column = change.subject.replace("_", " ")
        was, now = (str(one) or words.NOTHING for one in (change.before, change.after))
        yield f"{names.title(change.indicator)}: {column} was {was}, is {now}"


def _periods(changes: Sequence[Change], names: Names) -> Iterator[str]:
    """Periods with the indicators that have them, by number where they are many."""
    found: dict[str, list[str]] = {}
    for change in sorted(changes, key=lambda one: parse(one.period).order):
        found.setdefault(words.short_label(parse(change.period)), []).append(names.title(change.indicator))
    for label, every in found.items():
        titles = list(dict.fromkeys(every))
        which = "; ".join(titles) if len(titles) <= MOST_NAMED else words.plural(len(titles), "indicator", "indicators")
        yield f"{label}: {which}"


def _figures(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for change in changes:
        place = f"{names.title(change.indicator)}, {words.short_label(parse(change.period))}"
        was, now = names.figure(change.indicator, change.before, change.after), _now(change, names)
        if was == now:
            yield f"{place}: the counts behind {now}"
        else:
            yield f"{place}: {now}, was {was}{_by_how_much(change, names)}"


def _by_how_much(change: Change, names: Names) -> str:
    was, now = change.before, change.after
    if isinstance(was, str) or isinstance(now, str) or isnan(was) or isnan(now):
        return ""
    indicator = names.indicators[change.indicator]
    text = words.difference(abs(now - was), indicator.unit, _decimals(indicator, was, now))
    return f" ({words.MORE if now > was else words.LESS}{text})"


def _targets(changes: Sequence[Change], names: Names) -> Iterator[str]:
    """Targets that changed, each; those that are new or gone, by their number."""
    for change in [one for one in changes if one.kind == "target changed"]:
        place = f"{names.title(change.indicator)}, {words.short_label(parse(change.period))}, {change.subject}"
        was, now = names.figure(change.indicator, change.before, change.after), _now(change, names)
        yield f"{place}: {now}, was {was}"
    for kind, word in (("target added", words.ADDED), ("target removed", words.REMOVED)):
        subjects = [change.subject for change in changes if change.kind == kind]
        for subject in sorted(set(subjects)):
            yield f"{words.plural(subjects.count(subject), subject, f'{subject}s')} {word}"


def _comparators(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for kind, word in words.COMPARATORS_CHANGED.items():
        found = [change for change in changes if change.kind == kind]
        if found:
            count = words.plural(sum(change.count for change in found), "figure", "figures")
            few = "; ".join(names.title(change.indicator) for change in found) if len(found) <= MOST_NAMED else ""
            which = few or words.plural(len(found), "indicator", "indicators")
            yield f"{count} {word}: {which}"


def _flips(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for change in changes:
        place = f"{names.title(change.indicator)}, {words.short_label(parse(change.period))}"
        said = words.RATING_WORDS if change.subject == "rating" else words.DIRECTION_WORDS
        yield f"{place}: {said[str(change.after)]}, was {said[str(change.before)]}"


def _lists(changes: Sequence[Change], names: Names) -> Iterator[str]:
    del names
    for change in changes:
        table, _, what = change.kind.rpartition(" ")
        one, many = words.ENTRIES[table]
        yield f"{words.plural(change.count, one, many)} {what}"


def _words(changes: Sequence[Change], names: Names) -> Iterator[str]:
    """Words that changed, by the indicator that they are about."""
    found: dict[str, list[str]] = {}
    for change in changes:
        about = names.title(change.indicator) if change.indicator else words.SCORECARD
        found.setdefault(about, []).append(change.subject.replace("_", " "))
    for about, subjects in found.items():
        yield f"{about}: {', '.join(dict.fromkeys(subjects))}"


GROUPS: tuple[tuple[str, tuple[str, ...], Teller], ...] = (
    ("Figures corrected", ("figure corrected",), _figures),
    ("Figures revised", ("figure revised",), _figures),
    ("Indicators removed", ("indicator removed",), _removed),
    ("Indicators added", ("indicator added",), _added),
    ("Indicators redefined", ("indicator redefined",), _columns),
    ("Periods removed", ("period removed",), _periods),
    ("New figures", ("period added", "figure added"), _periods),
    ("Ratings that changed", ("rating flipped",), _flips),
    ("Directions of travel that changed", ("direction flipped",), _flips),
    ("Targets and benchmarks", ("target added", "target removed", "target changed"), _targets),
    ("How indicators are judged and shown", ("indicator rules",), _columns),
    ("Other areas’ figures", tuple(words.COMPARATORS_CHANGED), _comparators),
    (
        "Areas, codes, issues and assessments",
        tuple(f"{table} {what}" for table in words.ENTRIES for what in ("added", "removed", "changed")),
        _lists,
    ),
    (
        "Words",
        (
            "scorecard renamed",
            "scorecard changed",
            "indicator words",
            "mark changed",
            "figure note",
            "target source",
            "commentary added",
            "commentary changed",
            "commentary removed",
        ),
        _words,
    ),
)
"""Every kind of change, with the title under which pages tell it and the function that does."""
