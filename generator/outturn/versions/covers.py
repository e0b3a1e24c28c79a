"""Which of many rows covers an address under any name that its scorecard had."""

import re
from collections.abc import Iterator, Sequence

from outturn.model import SLUG, VERSION
from outturn.versions.places import carried, places

EMBEDDED = "/embed"
"""Before the address of a page, where its chart is that other sites show."""
DOWNLOAD = re.compile(rf"/data/(?P<scorecard>{SLUG})/(?P<version>{VERSION})/")
"""Addresses of one version's downloads: the scorecard and the version."""


class Covers:
    """Addresses with everything below them, and the renames of scorecards: old and new addresses.

    ``renames`` end with slashes. An address that nothing covers is remembered with all its names.
    """

    def __init__(self, covering: Sequence[str], renames: Sequence[tuple[str, str]]) -> None:
        self._rows: dict[str, int] = {}
        for row, address in enumerate(covering):
            self._rows.setdefault(address, row)
        both = [pair for old, new in renames for pair in ((new, old), (old, new))]
        self._others: dict[str, list[tuple[int, str]]] = {}
        for number, (here, there) in enumerate(both):
            self._others.setdefault(here, []).append((number, there))
        self._free: set[str] = set()

    def first(self, address: str) -> int | None:
        """The first row that covers the first name of the address that any covers, from 0; None where none does."""
        if address in self._free:
            return None
        names = [address]
        seen = {address}
        for name in names:
            rows = [self._rows[place] for place in places(name) if place in self._rows]
            if rows:
                return min(rows)
            new = [one for one in dict.fromkeys(self._also(name)) if one not in seen]
            names += new
            seen.update(new)
        self._free |= seen
        return None

    def _also(self, name: str) -> Iterator[str]:
        """The version or the page that the address was made of, and its names one rename away."""
        if download := DOWNLOAD.match(name):
            yield f"/{download['scorecard']}/v/{download['version']}/"
        if name.startswith(EMBEDDED):
            yield name.removeprefix(EMBEDDED)
        others = sorted((number, here, there) for here in places(name) for number, there in self._others.get(here, ()))
        for _, here, there in others:
            yield carried(name, here, there)
