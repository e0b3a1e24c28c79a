"""What can be compared across places, composed: the same indicators, their figures of one period, their order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from outturn.judge.across import apart, places
from outturn.pages import Left, Succession
from outturn.story.comparable import Comparable, comparable
from outturn.story.compare import Placed
from outturn.story.naming import place_names
from outturn.story.overview import Overview
from outturn.story.same import Family, Member, families
from outturn.story.site_pages import Across
from outturn.versions.register import Register

TWO = 2


def across(overviews: Sequence[Overview], register: Register, said: Callable[[str], tuple[Succession, ...]]) -> Across:
    """What is said of several scorecards, from what each left behind; ``said`` is said of an area."""
    names = place_names(overviews, register)
    titles = {names[one.name]: one.scorecard.area for one in overviews if one.name in names}
    same = same_indicators(overviews, names)
    return Across(same, tuple(compared(same, titles)), names, {place: said(title) for place, title in titles.items()})


def with_figures(overviews: Sequence[Overview], register: Register, left: Callable[[str], Left]) -> list[Overview]:
    """The same; those of which an indicator is also another place's with what ``left`` gives: figures of every period.

    So the figures of scorecards that nothing is compared with are never held all at once.
    """
    names = place_names(overviews, register)
    wanted = {
        member.scorecard
        for family in same_indicators(overviews, names)
        if len({one.place for one in family.members if one.place}) >= TWO
        for member in family.members
    }
    return [replace(one, left=left(one.name)) if one.name in wanted else one for one in overviews]


def same_indicators(overviews: Sequence[Overview], names: Mapping[str, str]) -> list[Family]:
    """Every indicator of all scorecards once; ``names`` are those of their places in addresses."""
    members = [
        Member(one.name, one.scorecard.title, names.get(one.name, ""), one.created, measure)
        for one in overviews
        for measure in one.left.measures
    ]
    return families(members)


def compared(found: Sequence[Family], titles: Mapping[str, str]) -> Iterator[Placed]:
    """Every indicator that two places have a figure of for one period; ``titles`` name the places."""
    for family in found:
        known = tuple(one for one in family.members if one.place)
        what = comparable(Family(family.name, known, family.said)) if len({one.place for one in known}) >= TWO else None
        if what is not None:
            yield _placed(what, titles)


def _placed(what: Comparable, titles: Mapping[str, str]) -> Placed:
    """The best first; by name where neither way is better."""
    values = [entry.reading.value or 0.0 for entry in what.entries if entry.reading]
    ranks = places(values, what.indicator.polarity)
    at = range(len(what.entries))
    order = sorted(at, key=lambda one: (ranks[one] if ranks else -values[one], titles[what.entries[one].shown.place]))
    entries = tuple(what.entries[one] for one in order)
    best, worst = (entry.reading.ends if entry.reading else None for entry in (entries[0], entries[-1]))
    certainty = apart(best, worst, len(entries))
    return Placed(what, entries, tuple(ranks[one] for one in order) if ranks else (), certainty, titles)
