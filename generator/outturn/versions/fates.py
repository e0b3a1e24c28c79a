"""What a change does to addresses that were published: which it takes down or redirects, and which come back."""

from collections.abc import Iterator

from outturn.versions.places import places
from outturn.versions.register import Fate, Redirect, Register, Withdrawal, brought_along


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
