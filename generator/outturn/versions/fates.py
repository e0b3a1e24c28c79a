"""What a change does to addresses that were published: which it takes down or redirects, and which come back."""

from collections.abc import Iterator

from outturn.versions.history import Fate, Register, Withdrawal, brought_along
from outturn.versions.places import lies_in


def fates(now: Register, then: Register) -> Iterator[Fate]:
    """Every row that takes published addresses down, redirects some, or takes none down any more, with all of them.

    A row of either file that the earlier state did not have is among them even where nothing was published below it.
    """
    for rule, addresses in _withdrawn(now, then, then.urls):
        yield Fate(rule, addresses)
    for one in [one for one in now.redirects if one not in then.redirects]:
        moved = [move.old for move in brought_along((one,))]
        yield Fate(one, tuple(each for each in dict.fromkeys(then.urls) if any(lies_in(each, old) for old in moved)))
    for rule, addresses in _withdrawn(then, now, then.urls):
        yield Fate(rule, addresses, is_lifted=True)


def _withdrawn(state: Register, other: Register, urls: tuple[str, ...]) -> Iterator[tuple[Withdrawal, tuple[str, ...]]]:
    """The withdrawals of one state that the other has not, with the addresses that only they cover."""
    known = {one.address for one in other.withdrawn}
    covered: dict[Withdrawal, list[str]] = {one: [] for one in state.withdrawn if one.address not in known}
    for address in dict.fromkeys(urls):
        one = state.withdrawal(address)
        if one and not other.withdrawal(address):
            covered.setdefault(one, []).append(address)
    yield from ((one, tuple(each)) for one, each in covered.items())
