"""Columns of a sheet whose figures are another area's: which area of the scorecard that is, and of which time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from outturn.meant import plain
from outturn.workbook.grid import UNKNOWN, Column, Table
from outturn.workbook.known import key
from outturn.workbook.spans import NOTHING, span_in

COMPARATOR = "comparator"
WORDS = re.compile(r"\b(?:the|average|avg|mean|figures?|out-?turns?|actuals?|results?|values?|performance)\b")
"""What stands beside an area's name in a heading and says nothing else of the area."""
ONE_OF_A_KIND = {
    "nation": ("national", "nation"),
    "region": ("region", "regional"),
    "neighbour": ("neighbour", "neighbours"),
}
"""What the only area of a kind is called as well."""


@dataclass(frozen=True, slots=True)
class Place:
    """An area that figures of the scorecard may be compared with: its short name, its name and its kind."""

    slug: str
    name: str
    kind: str


def area_in(head: str, areas: Sequence[Place]) -> str:
    """The short name of the area that a heading names, beside a time and plain words; empty where it names none."""
    names = {key(one.name): one.slug for one in areas} | {one.slug.replace("-", " "): one.slug for one in areas}
    for kind, words in ONE_OF_A_KIND.items():
        own = [one.slug for one in areas if one.kind == kind]
        names = {**(dict.fromkeys(words, own[0]) if len(own) == 1 else {}), **names}
    found = {slug for part in head.split("|") if (slug := _named(part, names))}
    return found.pop() if len(found) == 1 else ""


def _named(part: str, names: dict[str, str]) -> str:
    """The area whose name, and nothing else but a time and plain words, a part of a heading is."""
    text = key(WORDS.sub(" ", plain(part).casefold()))
    for name in sorted(names, key=len, reverse=True):
        rest = text.removeprefix(name)
        if name and rest != text and (not rest.strip() or (rest[0] in " ,(" and span_in(rest) != NOTHING)):
            return names[name]
    return ""


def with_areas(table: Table, areas: Sequence[Place]) -> Table:
    """The table with the area of each column that is one's; one that names no time is about that of the outturn."""
    return replace(table, columns=tuple(_with_area(one, table, areas) for one in table.columns))


def _with_area(one: Column, table: Table, areas: Sequence[Place]) -> Column:
    if one.kind not in (COMPARATOR, UNKNOWN, "outturn") or one.indicator:
        return one
    area = one.area if one.area in {place.slug for place in areas} else area_in(one.head, areas)
    if not area:
        return one
    span = one.says.span
    if span == NOTHING:
        outturns = [own for own in table.of("outturn") if own.says.span != NOTHING and not area_in(own.head, areas)]
        before = [own for own in outturns if own.at < one.at]
        span = (before or outturns)[-1 if before else 0].says.span if outturns else span
    return replace(one, area=area, says=replace(one.says, kind=COMPARATOR, span=span))
