"""What is overdue on a day: figures, versions that were announced, issues that were to be looked at again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from outturn.judge import judge
from outturn.model import Indicator, Package
from outturn.periods import parse, starting
from outturn.words import long_date, short_label
from outturn.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Overdue:
    """What a scorecard waits for: each a sentence, with the post that is to be asked where one is named."""

    scorecard: str
    title: str
    sentences: tuple[str, ...]

    def __len__(self) -> int:
        """How many things are overdue."""
        return len(self.sentences)


def overdue(packages: Iterable[Package], day: date, say: Catalogue) -> tuple[Overdue, ...]:
    """What is overdue on that day in each of the working copies; none that waits for nothing.

    A figure is overdue by the same rule as on the pages (``judge.attention``), which take the day of the package for
    today; a version when ``next_publication`` has passed; an open issue when its ``review`` has; a concern
    about data that is not closed when its ``by`` has.
    """
    found = (Overdue(one.scorecard.name, one.scorecard.title, tuple(_sentences(one, day, say))) for one in packages)
    return tuple(one for one in found if one.sentences)


def _sentences(package: Package, day: date, say: Catalogue) -> Iterator[str]:
    coming = package.scorecard.next_publication
    if coming and coming < day:
        yield say("overdue-version", date=long_date(say, coming))
    series = judge(replace(package, scorecard=replace(package.scorecard, created=day.isoformat()))).series
    late = {str(name) for name in series.index[series["attention_data"].str.split().map(lambda one: "overdue" in one)]}
    newest = dict(zip(package.outturns["indicator"], package.outturns["period"], strict=True))
    for one in package.indicators:
        if one.indicator in late:
            yield _asking(say, _figure(one, str(newest[one.indicator]), say), one.owner)
    for issue in package.issues:
        if issue.status == "open" and issue.review and issue.review < day:
            told = say("overdue-issue", title=issue.title, date=long_date(say, issue.review))
            yield _asking(say, told, issue.owner)
    for concern in package.concerns:
        if concern.status != "closed" and concern.by and concern.by < day:
            told = say("overdue-concern", title=concern.title, date=long_date(say, concern.by))
            yield _asking(say, told, concern.owner)


def _figure(one: Indicator, newest: str, say: Catalogue) -> str:
    """Which figure is overdue: by the day that was named, or after the period of the newest row."""
    if one.due:
        return say("overdue-figure-due", title=one.title, date=long_date(say, one.due))
    period = short_label(say, starting(parse(newest), one.starts_in))
    return say("overdue-figure", title=one.title, period=period)


def _asking(say: Catalogue, told: str, owner: str) -> str:
    return say("overdue-ask", told=told, post=owner) if owner else told
