"""Where redirects lead, looked up by the places that an address lies in, however many redirects there are."""

from collections.abc import Collection, Iterator

from outturn.versions.places import carried, places
from outturn.versions.register import Redirect

LONGEST = 1024
"""Characters of an address: more than four names of files have, which no address that is published has."""


class Ways:
    """Redirects by their old addresses."""

    def __init__(self, moves: Collection[Redirect]) -> None:
        self._most = 10 * len(moves)
        self._longest = max((len(one.old) for one in moves), default=0)
        self._by_old: dict[str, list[Redirect]] = {}
        for one in moves:
            self._by_old.setdefault(one.old, []).append(one)

    def step(self, address: str) -> list[str]:
        """Where the redirects that cover the address lead it, that of the longest old address last."""
        covering = [one for place in places(address, self._longest) for one in self._by_old.get(place, ())]
        found = (carried(address, one.old, one.new) for one in covering)
        return [one for one in found if len(one) <= LONGEST]

    def onward(self, address: str) -> Iterator[str]:
        """Every address to which the redirects lead from this one: those of the longest old address first.

        No more than ten a redirect, since redirects may lead round in a ring in which addresses grow.
        """
        seen = {address}
        waiting = [address]
        while waiting and len(seen) <= self._most:
            at = waiting.pop()
            found = self.step(at)
            if at != address:
                yield at
            waiting += [one for one in found if one not in seen]
            seen.update(found)


class Ends:
    """Where redirects end: the first known address to which they lead.

    The longest old address that covers an address decides; the next longest where that one leads to nothing yet, as
    when an indicator's new name is not sealed but its scorecard was renamed meanwhile.
    """

    def __init__(self, moves: Collection[Redirect], known: Collection[str]) -> None:
        self._ways = Ways(moves)
        self._known = known
        self._ends: dict[str, str] = {}

    def of(self, address: str) -> str:
        """The known address to which the redirects lead from this one, or empty where they lead nowhere."""
        if address not in self._ends:
            way, end = self._straight(address)
            if end is None:
                return self._searched(address)
            self._ends.update(dict.fromkeys(way, end))
        end = self._ends[address]
        return end if end != address else self._searched(address)

    def _straight(self, address: str) -> tuple[Collection[str], str | None]:
        """The way from the address and its end, which is that of each on it; no end where a way parts."""
        way = {address: None}
        at = address
        while True:
            found = set(self._ways.step(at))
            if len(found) > 1:
                return way, None
            at = next(iter(found), "")
            if not at or at in self._known:
                return way, at
            if at in self._ends or at in way:
                return way, self._ends.get(at, "")
            way[at] = None

    def _searched(self, address: str) -> str:
        """The same where ways part; where none of them leads anywhere, none does from any address on them."""
        passed = {address}
        for one in self._ways.onward(address):
            if one in self._known:
                return one
            passed.add(one)
        if address not in self._known and all(passed.issuperset(self._ways.step(one)) for one in passed):
            self._ends.update(dict.fromkeys(passed, ""))
        return ""
