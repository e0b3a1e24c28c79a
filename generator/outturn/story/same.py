"""Which indicators of several scorecards are the same (decision 0038).

Those that say so (``same_as``), those of one short name, and those with one code of one framework. Two of one scorecard
are never the same, nor are two to which one framework gives different codes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from outturn.pages import Measure

Key = tuple[str, str]
"""A scorecard, and an indicator of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """One scorecard's indicator: of which place it is, as its page is called, and when the scorecard was published.

    ``title`` is the scorecard's.
    """

    scorecard: str
    title: str
    place: str
    published: str
    measure: Measure

    @property
    def key(self) -> Key:
        """What it is found by."""
        return self.scorecard, self.measure.indicator.indicator


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """The same indicator of one scorecard or more, in the order of the scorecards; ``name`` is that of its page.

    ``said`` are those that themselves say, or of which others say, that they are the same.
    """

    name: str
    members: tuple[Member, ...]
    said: frozenset[Key] = field(default_factory=frozenset)


def families(members: Sequence[Member]) -> list[Family]:
    """Every indicator once, by the name of its page; that is the short name which most of its scorecards use."""
    known = {one.key: one for one in members}
    groups = {key: [key] for key in known}
    said = set[Key]()
    for one, other in _pairs(members):
        if one not in known or other not in known:
            continue
        if _may_join(groups[one], groups[other], known):
            joined = [*groups[one], *groups[other]] if groups[one] is not groups[other] else groups[one]
            for key in joined:
                groups[key] = joined
        if groups[one] is groups[other] and _says(known[one], other):
            said |= {one, other}
    order = {key: place for place, key in enumerate(known)}
    found = {id(group): sorted(group, key=lambda key: order[key]) for group in groups.values()}
    return sorted(_named(found.values(), known, frozenset(said)), key=lambda family: family.name)


def _pairs(members: Sequence[Member]) -> Iterator[tuple[Key, Key]]:
    """Pairs that may be the same, the surest first: as they say, by short name, by code."""
    for one in members:
        scorecard, _, indicator = one.measure.indicator.same_as.partition("/")
        if indicator:
            yield one.key, (scorecard, indicator)
    yield from _alike((one.measure.indicator.indicator, one.key) for one in members)
    yield from _alike((code, one.key) for one in members for code in one.measure.codes)


def _alike(keys: Iterable[tuple[object, Key]]) -> Iterator[tuple[Key, Key]]:
    first: dict[object, Key] = {}
    for what, key in keys:
        other = first.setdefault(what, key)
        if other != key:
            yield other, key


def _says(one: Member, other: Key) -> bool:
    return one.measure.indicator.same_as == "/".join(other)


def _may_join(one: Sequence[Key], other: Sequence[Key], known: Mapping[Key, Member]) -> bool:
    """Whether two groups hold no two of one scorecard, and no two codes of one framework."""
    if one is other:
        return True
    is_apart = {key[0] for key in one}.isdisjoint(key[0] for key in other)
    codes, others = (_codes(group, known) for group in (one, other))
    return is_apart and all(codes[name] & others[name] for name in codes.keys() & others.keys())


def _codes(group: Sequence[Key], known: Mapping[Key, Member]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key in group:
        for framework, code in known[key].measure.codes:
            found.setdefault(framework, set()).add(code)
    return found


def _named(groups: Iterable[Sequence[Key]], known: Mapping[Key, Member], said: frozenset[Key]) -> Iterator[Family]:
    """The groups with their names: of one that two would have, the smaller group's has its scorecard in front."""
    taken = set[str]()
    for group in sorted(groups, key=lambda one: (-len(one), one)):
        names = [name for _, name in group]
        name = min(names, key=lambda one: (-names.count(one), one))
        unique = name if name not in taken else f"{group[0][0]}-{name}"
        taken.add(unique)
        yield Family(unique, tuple(known[key] for key in group), said & {*group})
