"""Small numbers of older versions: what those that everybody can read give away, each alone and all together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from outturn.check.disclosure.cells import counted
from outturn.check.disclosure.linked import Figure, Name, Policy
from outturn.check.disclosure.rules import named
from outturn.check.disclosure.troubles import followed, policy_of
from outturn.errors import Finding, Where
from outturn.findings import found
from outturn.model import Draft

Figures = Mapping[str, list[Figure]]
"""The figures of each indicator that counts something."""


class Public(NamedTuple):
    """A version that everybody can read."""

    version: str
    draft: Draft


def public_before(draft: Draft, older: Sequence[Public]) -> Iterator[Finding]:
    """What versions of the draft that are public, the oldest first, give away by the draft's own rule.

    That is a figure that is hidden now, and a count too small to be shown that the draft does not show either; by a
    version alone, or by several together with what the draft shows. Then each of them that is needed is named.
    """
    policy = policy_of(draft)
    if policy is None:
        return
    figures = counted(draft)
    now = {figure.name: figure for of_indicator in figures.values() for figure in of_indicator}
    before = {one.version: counted(one.draft) for one in older}
    alone = set()
    for one in older:
        for figure in _given_away(before[one.version], one.draft, policy, now):
            alone.add(figure.name)
            yield _found(draft, figure, now, one.version)
    for name, versions in _together(draft, figures, before, policy):
        if name not in alone:
            for version in versions:
                yield _found(draft, Figure(name), now, version)


def _found(draft: Draft, figure: Figure, now: Mapping[Name, Figure], version: str) -> Finding:
    own = now.get(figure.name)
    table = "breakdowns" if figure.name.dimension else "outturns"
    where = Where(own.where.file, own.where.row, "mark") if own and own.where else Where(draft.tables[table].file)
    return found("count-public-before", where, found=named(figure), version=version)


def _given_away(figures: Figures, old: Draft, policy: Policy, now: Mapping[Name, Figure]) -> Iterator[Figure]:
    """The figures of the older version, in the order of its rows, that it should not show or let be worked out."""
    given = set(followed(old, figures, policy))
    for figure in (figure for of_indicator in figures.values() for figure in of_indicator):
        own = now.get(figure.name)
        is_hidden = own is not None and own.is_hidden
        is_gone = own is None or not own.can_be_hidden
        is_small = policy.forbids(figure)
        if (is_hidden and figure.can_be_hidden) or (is_gone and is_small) or (is_gone and figure.name in given):
            yield figure


def _together(
    draft: Draft, figures: Figures, before: Mapping[str, Figures], policy: Policy
) -> Iterator[tuple[Name, list[str]]]:
    """What follows from all versions together, not from the draft alone, and versions of which none can be spared."""
    own = set(followed(draft, figures, policy))
    for name in dict.fromkeys(followed(draft, _merged(figures, list(before.values())), policy)):
        if name in own:
            continue
        needed = dict(before)
        for version in before:
            fewer = {other: one for other, one in needed.items() if other != version}
            about = {one: figures[one] for one in _tied(draft, name.indicator) if one in figures}
            if name in followed(draft, _merged(about, list(fewer.values())), policy):
                needed = fewer
        yield name, list(needed)


def _tied(draft: Draft, indicator: str) -> set[str]:
    """The indicator, and those that add it up or that it adds up."""
    frame = draft.tables["indicators"].frame
    pairs = zip(frame["indicator"], frame["year_to_date_of"], strict=True)
    return {one for pair in pairs if indicator in pair for one in pair if one}


def _merged(figures: Figures, before: Sequence[Figures]) -> Figures:
    """The figures as a reader of all versions knows them: what the draft does not show, as the newest shows it."""
    merged = {}
    for indicator, own in figures.items():
        known = {figure.name: figure for figure in own}
        for version in reversed(before):
            for figure in version.get(indicator, ()):
                there = known.get(figure.name)
                if there is None or (figure.can_be_hidden and not there.can_be_hidden and not there.is_nothing):
                    where = there.where if there else None
                    known[figure.name] = figure._replace(where=where, is_hidden=figure.is_hidden)
        merged[indicator] = list(known.values())
    return merged
