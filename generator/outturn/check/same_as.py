"""Indicators that say to be the same as one of another scorecard: it is there, measured alike, and the last of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import Indicator, Package

FIRST_ROW = 2
ALIKE = ("unit", "unit_label", "currency", "multiplier", "scale", "per", "polarity")
"""Columns in which the two agree; their definitions may say the same in other words."""
USUAL = {"currency": "GBP", "multiplier": 1}

Known = Mapping[tuple[str, str], Indicator]
"""Indicators by their scorecard and their name."""


def same_as(packages: Sequence[Package], scorecards: Collection[str]) -> Iterator[Finding]:
    """What is named is there, in another scorecard, and measured alike; ``scorecards`` are those that there are.

    Of one that cannot be read nothing is known, and nothing said.
    """
    known = {(card.scorecard.name, one.indicator): one for card in packages for one in card.indicators}
    read = {one.scorecard.name for one in packages}
    for package in packages:
        card = package.scorecard
        named: dict[str, int] = {}
        for row, one in enumerate(package.indicators, start=FIRST_ROW):
            if one.same_as:
                where = Where(f"{card.name}/{card.version}/indicators.csv", row, "same_as")
                first = named.setdefault(one.same_as, row)
                if first != row:
                    yield found("same-as-twice", where, found=shown(one.same_as), row=first)
                else:
                    yield from _named(one, card.name, known, where, {*scorecards} - read)


def _named(one: Indicator, own: str, known: Known, where: Where, unread: Collection[str]) -> Iterator[Finding]:
    scorecard, _, indicator = one.same_as.partition("/")
    other = known.get((scorecard, indicator))
    if scorecard == own:
        yield found("same-as-own", where, found=shown(one.same_as))
    elif other is None:
        if scorecard not in unread:
            yield found("same-as-unknown", where, found=shown(one.same_as))
    elif other.same_as and other.same_as != f"{own}/{one.indicator}":
        yield found("same-as-chain", where, found=shown(one.same_as), last=shown(other.same_as))
    elif columns := [name for name in ALIKE if _cell(one, name) != _cell(other, name)]:
        yield found("same-as-differs", where, found=shown(one.same_as), columns=", ".join(columns))


def _cell(indicator: Indicator, column: str) -> object:
    return getattr(indicator, column) or USUAL.get(column)
