"""What changed from one version to the next, in sentences."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from outturn import words
from outturn.model import Indicator, Package
from outturn.pages import ChangeGroup
from outturn.periods import parse
from outturn.versions.history import BETTER, OTHERWISE, WORSE, Change
from outturn.words.catalogue import Catalogue

MOST_NAMED = 4
"""Up to how many indicators are named where many have the same change."""
YES_OR_NO = ("statutory",)
"""Columns whose cells are true or false."""
BESIDE = ("added", "revised", "removed")
LISTS = ("areas", "groups", "steps", "frameworks", "issues", "concerns", "assessments", "answers")


@dataclass(frozen=True, slots=True)
class Names:
    """The words that changes are told in, what their indicators are called, and how their figures are written."""

    say: Catalogue
    indicators: Mapping[str, Indicator]

    def title(self, name: str) -> str:
        """The indicator's title as readers know it."""
        return self.indicators[name].title if name in self.indicators else name

    def period(self, change: Change) -> str:
        """The change's period as tables name it."""
        return words.short_label(self.say, parse(change.period))

    def figure(self, name: str, value: float | str, other: float | str = "") -> str:
        """A value in the indicator's unit, with more decimals where it would else look like the other one."""
        if isinstance(value, str):
            return value
        if isnan(value):
            return self.say("changed-no-figure")
        indicator = self.indicators[name]
        is_alone = isinstance(other, str) or isnan(other) or other == value
        decimals = indicator.decimals if is_alone else decimals_apart(indicator, value, float(other))
        return words.figure_in_words(self.say, value, indicator, decimals)

    def figures(self, change: Change) -> tuple[str, str]:
        """The value that was changed, before and after."""
        return (
            self.figure(change.indicator, change.before, change.after),
            self.figure(change.indicator, change.after, change.before),
        )


def decimals_apart(indicator: Indicator, one: float, other: float) -> int:
    """How many decimals two figures need so that they differ, and differ by what their difference rounds to."""
    found = words.decimals_apart(one, other, words.places(indicator.counts_in, indicator.decimals))
    return max(words.decimals_of(one), words.decimals_of(other)) if found is None else found


Teller = Callable[[Sequence[Change], Names], Iterator[str]]


def told(say: Catalogue, changes: Sequence[Change], package: Package) -> tuple[ChangeGroup, ...]:
    """The changes that led to a package in sentences, those of one kind together, the weightiest first."""
    names = names_of(say, package)
    groups = []
    for title, kinds, teller in GROUPS:
        found = [change for change in changes if change.kind in kinds]
        if found:
            groups.append(ChangeGroup(say(f"changes-{title}"), tuple(teller(found, names))))
    return tuple(groups)


def names_of(say: Catalogue, package: Package) -> Names:
    """What the package's indicators are called."""
    return Names(say, {one.indicator: one for one in package.indicators})


def correction(change: Change, names: Names) -> str:
    """What a correction put right, as a notice says it."""
    gaps = {"title": names.title(change.indicator), "period": names.period(change)}
    was, now = names.figures(change)
    if change.kind == "period removed" or _is_absent(change.after):
        return names.say("correction-taken-out", was=was, **gaps)
    if _is_absent(change.before):
        return names.say("correction-given", now=now, **gaps)
    if was == now:
        return names.say("correction-interval" if change.subject == "interval" else "correction-counts", **gaps)
    return names.say("correction-figure", was=was, now=now, **gaps)


def _is_absent(value: float | str) -> bool:
    return not isinstance(value, str) and isnan(value)


def _added(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for change in changes:
        title = names.title(change.indicator)
        if change.before:
            yield names.say("changed-indicator-instead", title=title, before=change.before)
        else:
            yield names.say("changed-indicator-added", title=title)


def _removed(changes: Sequence[Change], names: Names) -> Iterator[str]:
    del names
    yield from (str(change.before) for change in changes)


def _columns(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for change in changes:
        was, now = (_cell(names.say, change.subject, str(one)) for one in (change.before, change.after))
        title = names.title(change.indicator)
        yield names.say(_keyed("changed-column", change.subject), title=title, was=was, now=now)


def _cell(say: Catalogue, column: str, text: str) -> str:
    """What a cell says: as it is written, but for an absent one and for what is true or false."""
    if not text:
        return say("changed-nothing")
    return say(f"changed-{text}") if column in YES_OR_NO else text


def _keyed(family: str, subject: str) -> str:
    """The key of the words about a column, or about something else that changed."""
    return words.keyed(family, subject.replace("_", "-"))


def _periods(changes: Sequence[Change], names: Names) -> Iterator[str]:
    """Periods with the indicators that have them, by number where they are many."""
    found: dict[str, list[str]] = {}
    for change in sorted(changes, key=lambda one: parse(one.period).order):
        found.setdefault(names.period(change), []).append(names.title(change.indicator))
    for label, every in found.items():
        yield names.say("changed-period", period=label, which=_which(names.say, list(dict.fromkeys(every))))


def _which(say: Catalogue, titles: Sequence[str]) -> str:
    """The indicators by their titles, or by their number where they are many."""
    few = len(titles) <= MOST_NAMED
    return words.listed(say, titles, "semicolon") if few else say.count("indicators", len(titles))


def _figures(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for change in changes:
        gaps = {"title": names.title(change.indicator), "period": names.period(change)}
        was, now = names.figures(change)
        if was == now:
            key = "changed-interval" if change.subject == "interval" else "changed-counts"
            yield names.say(key, figure=now, **gaps)
        else:
            way, by = _by_how_much(change, names)
            yield names.say(f"changed-figure{way}", was=was, now=now, change=by, **gaps)


def _by_how_much(change: Change, names: Names) -> tuple[str, str]:
    """Which way a figure was changed, as keys end, and by how much; empty where one of the two is absent."""
    was, now = change.before, change.after
    if isinstance(was, str) or isinstance(now, str) or isnan(was) or isnan(now):
        return "", ""
    indicator = names.indicators[change.indicator]
    decimals = decimals_apart(indicator, was, now)
    return "-up" if now > was else "-down", words.difference(names.say, abs(now - was), indicator, decimals)


def _targets(changes: Sequence[Change], names: Names) -> Iterator[str]:
    """Targets that changed, each; those that are new or gone, by their number."""
    for change in [one for one in changes if one.kind == "target changed"]:
        was, now = names.figures(change)
        title = names.title(change.indicator)
        about = names.say("aim-named", aim=title, name=change.name) if change.name else title
        gaps = {"title": about, "period": names.period(change)}
        yield names.say(f"changed-aim-{change.subject}", was=was, now=now, **gaps)
    for what in ("added", "removed"):
        subjects = [change.subject for change in changes if change.kind == f"target {what}"]
        for subject in sorted(set(subjects)):
            yield names.say.count(f"changed-aim-{subject}-{what}", subjects.count(subject))


def _beside(changes: Sequence[Change], names: Names) -> Iterator[str]:
    """Figures of other areas or of groups, by what became of them."""
    for what in BESIDE:
        found = [change for change in changes if change.kind.endswith(what)]
        if found:
            which = _which(names.say, [names.title(change.indicator) for change in found])
            number = sum(change.count for change in found)
            yield names.say.count(words.keyed("changed", found[0].kind), number, which=which)


def _flips(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for change in changes:
        was, now = (words.judged(names.say, change.subject, str(one)) for one in (change.before, change.after))
        title = names.title(change.indicator)
        yield names.say("changed-figure", title=title, period=names.period(change), was=was, now=now)


def _turns(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for change in changes:
        was, now = (words.judged(names.say, change.subject, str(one)) for one in (change.before, change.after))
        before = words.short_label(names.say, parse(change.name))
        title = names.title(change.indicator)
        yield names.say("changed-turn", title=title, period=names.period(change), was=was, now=now, before=before)


def _lists(changes: Sequence[Change], names: Names) -> Iterator[str]:
    for change in changes:
        yield names.say.count(words.keyed("changed", change.kind), change.count)


def _words(changes: Sequence[Change], names: Names) -> Iterator[str]:
    """Words that changed, by the indicator that they are about."""
    found: dict[str, list[str]] = {}
    for change in changes:
        word = names.say(_keyed("changed-word", change.subject))
        found.setdefault(names.title(change.indicator) if change.indicator else "", []).append(word)
    for about, subjects in found.items():
        which = words.listed(names.say, list(dict.fromkeys(subjects)), "comma")
        if about:
            yield names.say("changed-words", about=about, which=which)
        else:
            yield names.say("changed-words-scorecard", which=which)


GROUPS: tuple[tuple[str, tuple[str, ...], Teller], ...] = (
    ("turned-worse", (WORSE,), _turns),
    ("turned-better", (BETTER,), _turns),
    ("turned-otherwise", (OTHERWISE,), _turns),
    ("figures-corrected", ("figure corrected",), _figures),
    ("figures-revised", ("figure revised",), _figures),
    ("indicators-removed", ("indicator removed",), _removed),
    ("indicators-added", ("indicator added",), _added),
    ("indicators-redefined", ("indicator redefined",), _columns),
    ("periods-removed", ("period removed",), _periods),
    ("new-figures", ("period added", "figure added"), _periods),
    ("ratings", ("rating flipped",), _flips),
    ("directions", ("direction flipped",), _flips),
    ("targets", ("target added", "target removed", "target changed"), _targets),
    ("rules", ("indicator rules",), _columns),
    *((table, tuple(f"{table} {what}" for what in BESIDE), _beside) for table in ("comparators", "breakdowns")),
    (
        "lists",
        tuple(f"{table} {what}" for table in LISTS for what in ("added", "removed", "changed")),
        _lists,
    ),
    (
        "words",
        (
            "scorecard renamed",
            "scorecard changed",
            "indicator words",
            "mark changed",
            "figure note",
            "target words",
            "commentary added",
            "commentary changed",
            "commentary removed",
        ),
        _words,
    ),
)
"""Every kind of change, with the end of the key of the title under which pages tell it and the function that does."""
