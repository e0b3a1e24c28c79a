"""One indicator across places and time: the page, and the list of all such pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outturn import own_pages, words
from outturn.model import MARKS_BESIDE, MARKS_INSTEAD, Indicator, Link
from outturn.pages import (
    ComparedRow,
    CompareEntry,
    CompareIndexPage,
    ComparePage,
    Dot,
    DotPlot,
    Reading,
)
from outturn.periods import Period, parse, starting
from outturn.story.across_time import multiples
from outturn.story.comparable import Comparable, Entry
from outturn.story.comparing import COUNCIL, SHAPES
from outturn.story.crumbs import home_crumb
from outturn.story.places import place_address
from outturn.story.same import Member
from outturn.versions import addresses
from outturn.words.catalogue import Catalogue

SURE = {"beyond chance": "beyond", "could be chance": "chance", "not tested": "untested"}
"""The certainties, as the keys of sentences end."""


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """What is compared, the best first, with the place of each; none where neither way is better.

    ``certainty`` is whether the first and the last differ beyond chance. ``names`` are those of the places.
    """

    what: Comparable
    entries: tuple[Entry, ...]
    ranks: tuple[int, ...]
    certainty: str
    names: Mapping[str, str]

    @property
    def address(self) -> str:
        """The address of its page."""
        return compare_address(self.what.family.name)

    @property
    def when(self) -> Period:
        """The period that all of them share."""
        return starting(parse(self.what.period), self.what.indicator.starts_in)

    def name(self, entry: Entry) -> str:
        """The name of the entry's place."""
        return self.names[entry.shown.place]


def compare_address(name: str) -> str:
    """The page that compares the indicator of that name."""
    return f"{own_pages.COMPARE}{name}/"


def compare_page(say: Catalogue, placed: Placed, notice: str) -> ComparePage:
    """What the page says that compares one indicator across places."""
    what, indicator = placed.what, placed.what.indicator
    title = say("compare-page-title", title=indicator.title)
    used = {mark for entry in placed.entries if entry.reading for mark in entry.reading.mark.split()}
    return ComparePage(
        placed.address,
        title,
        say("compare-page-described", title=indicator.title, places=_listed(say, placed)),
        (home_crumb(say), Link(say("compare-title"), own_pages.COMPARE), Link(indicator.title, placed.address)),
        notice,
        codes=tuple(dict.fromkeys(code for one in what.family.members for _, code in one.measure.codes)),
        indicator=what.family.name,
        sentences=(*finding(say, placed), _about_period(say, placed)),
        period=words.short_label(say, placed.when),
        unit=words.unit_name(say, indicator),
        definition=indicator.definition,
        nation=_nation(placed),
        rows=tuple(_row(say, placed, place) for place in range(len(placed.entries))),
        lines=tuple(
            (name, say(f"compare-{kind}"), _shown(say, indicator, value)) for name, kind, value, _ in _lines(placed)
        ),
        dots=_dots(say, placed),
        multiples=multiples(say, what, placed.names, [entry.shown.key for entry in placed.entries]),
        missing=tuple((_place(placed, entry), _why(say, placed, entry)) for entry in what.missing),
        unlike=tuple((_link(placed, entry), say(f"compare-unlike-{why}")) for entry, why in what.unlike),
        marks=tuple((mark, say(f"mark-{mark}")) for mark in (*MARKS_INSTEAD, *MARKS_BESIDE) if mark in used),
    )


def compare_index(say: Catalogue, every: Sequence[Placed], notice: str) -> CompareIndexPage:
    """The list of all comparisons, by their titles."""
    title = say("compare-title")
    ordered = sorted(every, key=lambda one: (one.what.indicator.title.casefold(), one.what.family.name))
    return CompareIndexPage(
        own_pages.COMPARE,
        title,
        say("compare-described"),
        (home_crumb(say), Link(title, own_pages.COMPARE)),
        notice,
        entries=tuple(
            CompareEntry(
                Link(one.what.indicator.title, one.address),
                say("compare-size", places=say.count("places", len(one.entries)), when=_when(say, one)),
                next(iter(finding(say, one))),
            )
            for one in ordered
        ),
    )


def finding(say: Catalogue, placed: Placed) -> tuple[str, ...]:
    """Which place has the best figure and which the worst, and whether chance could be what sets them apart."""
    first, last = placed.entries[0], placed.entries[-1]
    kind = "ranked" if placed.ranks else "unranked"
    values = [entry.reading.value for entry in (first, last) if entry.reading]
    figures = [_shown(say, placed.what.indicator, value or 0.0) for value in values]
    if figures[0] == figures[-1]:
        return (say("compare-equal", figure=figures[0], places=say.count("places", len(placed.entries))),)
    sides = {"first": placed.name(first), "first_figure": figures[0], "last": placed.name(last)}
    said = say(f"compare-{kind}", last_figure=figures[-1], **sides)
    return (said, say(f"compare-apart-{SURE[placed.certainty]}"))


def rank_of(say: Catalogue, placed: Placed, name: str) -> str:
    """Where the place of that name stands in the comparison: 2nd of 4 places; how many there are without ranks."""
    place = next(at for at, entry in enumerate(placed.entries) if entry.shown.place == name)
    many = say.count("places", len(placed.entries))
    return say("compare-rank-of", rank=rank(say, placed, place), places=many) if placed.ranks else many


def rank(say: Catalogue, placed: Placed, place: int) -> str:
    """The rank of the entry at that place, which says where several share it; empty without ranks."""
    if not placed.ranks:
        return ""
    number = placed.ranks[place]
    ordinal = words.ordinal(say, number)
    return say("compare-joint", place=ordinal) if placed.ranks.count(number) > 1 else ordinal


def _about_period(say: Catalogue, placed: Placed) -> str:
    """Which period the figures are of, and how many of the places have one."""
    number, every = len(placed.entries), len(placed.what.every)
    if number == every:
        return say("compare-period-all", when=_when(say, placed))
    return say("compare-period-some", when=_when(say, placed), number=number, places=say.count("places", every))


def _when(say: Catalogue, placed: Placed) -> str:
    indicator = placed.what.indicator
    return words.when(say, placed.when, indicator.basis, indicator.window)


def _listed(say: Catalogue, placed: Placed) -> str:
    names = [placed.name(entry) for entry in placed.entries]
    few = 6
    return words.listed(say, names, "comma") if len(names) <= few else say.count("places", len(names))


def _row(say: Catalogue, placed: Placed, place: int) -> ComparedRow:
    entry = placed.entries[place]
    indicator, reading = entry.shown.measure.indicator, entry.reading or Reading("", None)
    interval = ""
    if reading.ends:
        low, high = (_shown(say, indicator, end) for end in reading.ends[1:])
        interval = say("range", low=low, high=high)
    is_compared = bool(reading.comparison and _nation(placed))
    return ComparedRow(
        place=_place(placed, entry),
        indicator=_link(placed, entry),
        value=_shown(say, indicator, reading.value or 0.0),
        mark=" ".join(mark for mark in reading.mark.split() if mark in MARKS_BESIDE),
        interval=interval,
        rank=rank(say, placed, place),
        comparison=words.comparison(say, reading.comparison, reading.certainty) if is_compared else None,
        others=tuple(_also(say, one) for one in entry.members[1:]),
    )


def _also(say: Catalogue, one: Member) -> Link:
    """The same indicator of another scorecard of the place."""
    return Link(say("compare-also", title=one.title), _address(*one.key))


def _place(placed: Placed, entry: Entry) -> Link:
    return Link(placed.name(entry), place_address(entry.shown.place))


def _link(placed: Placed, entry: Entry) -> Link:
    return Link(placed.name(entry), _address(*entry.shown.key))


def _address(scorecard: str, indicator: str) -> str:
    return f"{addresses.scorecard(scorecard)}{indicator}/"


def _why(say: Catalogue, placed: Placed, entry: Entry) -> str:
    """Why the place has no figure of the period: what stands in its place, or which its newest is."""
    at = next((one for one in entry.shown.measure.readings if one.period == placed.what.period), None)
    marks = [mark for mark in (at.mark.split() if at else ()) if mark in MARKS_INSTEAD]
    if marks:
        return words.listed(say, [say(f"mark-{mark}") for mark in marks], "comma")
    newest = entry.newest
    if newest is None:
        return say("compare-missing-all")
    return say("compare-missing", period=words.short_label(say, parse(newest.period)))


def _nation(placed: Placed) -> str:
    """The nation that every place is compared with; empty where they have none in common."""
    names = {next((one.name for one in entry.shown.measure.lines), "") for entry in placed.entries}
    return names.pop() if len(names) == 1 else ""


def _lines(placed: Placed) -> list[tuple[str, str, float, tuple[float, float] | None]]:
    """The nation's and the regions' figures of the period, each once, as the scorecard has it that came last."""
    found: dict[str, tuple[str, str, float, tuple[float, float] | None]] = {}
    for entry in sorted(placed.entries, key=lambda one: one.shown.published):
        for line in entry.shown.measure.lines:
            if placed.what.period in line.figures:
                value, limits = line.figures[placed.what.period], line.limits.get(placed.what.period)
                found[line.name] = (line.name, line.kind, value, limits)
    return sorted(found.values(), key=lambda one: (one[1], one[0]))


def _dots(say: Catalogue, placed: Placed) -> DotPlot | None:
    """The places' figures with those of the nation and the regions among them; of words of a scale, none."""
    indicator = placed.what.indicator
    if indicator.counts_in.words:
        return None
    dots = [
        Dot(
            placed.name(entry),
            "council",
            entry.reading.value,
            _shown(say, indicator, entry.reading.value),
            entry.reading.ends[1:] if entry.reading.ends else None,
        )
        for entry in placed.entries
        if entry.reading and entry.reading.value is not None
    ]
    lines = [Dot(name, kind, value, _shown(say, indicator, value), ends) for name, kind, value, ends in _lines(placed)]
    is_low = indicator.polarity == "lower"
    ordered = sorted([*dots, *lines], key=lambda dot: (dot.value if is_low else -dot.value, dot.name))
    name, title = placed.what.family.name, indicator.title
    key = [("council", COUNCIL, say("compare-councils"))]
    for kind, shape in SHAPES.items():
        names = [dot.name for dot in lines if dot.kind == kind]
        if names:
            key.append((kind, shape, names[0] if len(names) == 1 else say(f"areas-{kind}")))
    return DotPlot(
        id=f"{name}-compared",
        title=say("areas-title", title=title),
        caption=say("compare-dots", title=title, when=_when(say, placed)),
        description=say("compare-dots-described", number=len(dots), finding=" ".join(finding(say, placed))),
        dots=tuple(ordered),
        key=tuple(key),
        numerals=words.numerals(say, indicator.counts_in, indicator.decimals),
        axis=words.unit_name(say, indicator),
    )


def _shown(say: Catalogue, indicator: Indicator, value: float) -> str:
    return words.figure(say, value, indicator.counts_in, indicator.decimals)
