"""What a change does to addresses that were published: which it takes down or redirects, and which come back."""

from collections.abc import Iterator

from outturn.errors import Finding, Gap, Where, counted, printable, shown, word
from outturn.findings import found
from outturn.versions.places import places
from outturn.versions.register import Fate, Redirect, Register, Withdrawal, brought_along

MOST_SHOWN = 20
"""How many of a row's addresses are shown."""


def fates(now: Register, then: Register) -> Iterator[Fate]:
    """Every row that takes published addresses down, redirects some, or takes none down any more, with all of them.

    A row of either file that the earlier state did not have is among them even where nothing was published below it.
    """
    for rule, addresses in _withdrawn(now, then, then.urls):
        yield Fate(rule, addresses)
    yield from _redirected(now, then)
    for rule, addresses in _withdrawn(then, now, then.urls):
        yield Fate(rule, addresses, is_lifted=True)


def _redirected(now: Register, then: Register) -> Iterator[Fate]:
    """The redirects that the earlier state has not, each with the addresses that it and what it brings along cover."""
    known = frozenset(then.redirects)
    new = [one for one in now.redirects if one not in known]
    rows: dict[str, list[Redirect]] = {}
    for one in new:
        for move in brought_along((one,)):
            rows.setdefault(move.old, []).append(one)
    covered: dict[Redirect, list[str]] = {one: [] for one in new}
    for address in dict.fromkeys(then.urls) if new else ():
        for one in dict.fromkeys(row for place in places(address) for row in rows.get(place, ())):
            covered[one].append(address)
    yield from (Fate(one, tuple(each)) for one, each in covered.items())


def _withdrawn(state: Register, other: Register, urls: tuple[str, ...]) -> Iterator[tuple[Withdrawal, tuple[str, ...]]]:
    """The withdrawals of one state that the other has not, with the addresses that only they cover."""
    known = {one.address for one in other.withdrawn}
    covered: dict[Withdrawal, list[str]] = {one: [] for one in state.withdrawn if one.address not in known}
    for address in dict.fromkeys(urls):
        one = state.withdrawal(address)
        if one and not other.withdrawal(address):
            covered.setdefault(one, []).append(address)
    yield from ((one, tuple(each)) for one, each in covered.items())


def fate_found(fate: Fate) -> Finding:
    """What a change takes down, redirects or lets stand again, to be looked at."""
    rule, first = fate.rule, fate.addresses[:MOST_SHOWN]
    more = len(fate.addresses) - len(first)
    listed = ", ".join(printable(one) for one in first)
    about: Gap = (counted("addresses-more", more, addresses=listed) if more else listed) or word("no-address")
    gaps: dict[str, Gap] = {"count": counted("count-addresses", len(fate.addresses)), "addresses": about}
    if isinstance(rule, Withdrawal):
        kind = "withdrawal-lifted" if fate.is_lifted else "address-withdrawn"
        where = Where("withdrawn.csv") if fate.is_lifted else Where("withdrawn.csv", rule.row, "address")
        return found(kind, where, **gaps, day=str(rule.date), reason=shown(rule.reason))
    place = Where("redirects.csv", rule.row, "old")
    return found("address-redirected", place, **gaps, old=printable(rule.old), new=printable(rule.new))
