"""What must hold of ``redirects.csv`` and ``withdrawn.csv``: a row an address, to somewhere, on a day that can be."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.meetings import Considered
from outturn.model import DEVICES, SLUG, VERSION
from outturn.versions import addresses
from outturn.versions.history import SealedFolder
from outturn.versions.places import places
from outturn.versions.register import Redirect, Register, Withdrawal
from outturn.versions.resolve import coming, current, former, live, of_meetings
from outturn.versions.ways import Ends

REDIRECTS, WITHDRAWN = "redirects.csv", "withdrawn.csv"
LATER = timedelta(days=366)
"""How long after the newest day that the packages know something may be taken down."""
OF_SCORECARD = re.compile(rf"/(?:data/|embed/)?(?P<scorecard>{SLUG})/(?:(?:v/)?(?P<version>{VERSION})/)?")
"""Addresses of a scorecard, perhaps of one of its versions."""


def redirect_problems(register: Register, folders: Sequence[SealedFolder]) -> Iterator[Finding]:
    """Nothing is redirected from a page that will still stand after the next sealing, or to nowhere.

    Where a page is to come at an address at which nothing stands now, a redirect serves until it does.
    """
    now, later = live(folders) | of_meetings(register) | set(former(folders)), coming(register)
    missing = later.intersection(register.urls) - now
    ending = [current(name, _newest(name, folders) - {*kept}) for name, kept in register.working.items()]
    alive = (live(folders) | of_meetings(register) | later).difference(*ending, missing)
    ends = Ends(register.moves, {place for one in now | later for place in places(one)} - {""})
    down = {one.address.removesuffix("/") or "/": one for one in reversed(register.withdrawn)}
    yield from _twice(REDIRECTS, "old", [(one.row, one.old) for one in register.redirects])
    for one in register.redirects:
        where = Where(REDIRECTS, one.row, "old")
        if alive.intersection((one.old, f"{one.old}/")):
            yield found("redirect-from-page", where, found=shown(one.old))
        elif not ends.of(one.old):
            yield found("redirect-to-nowhere", Where(REDIRECTS, one.row, "new"), found=shown(one.new))
        yield from _redirects_in_vain(one, down)
        if DEVICES.intersection(part.partition(".")[0] for part in one.old.split("/")):
            yield found("name-of-device", where, found=shown(one.old))


def _redirects_in_vain(one: Redirect, down: Mapping[str, Withdrawal]) -> Iterator[Finding]:
    """What is redirected was not taken down, nor does it lie below what was."""
    covering = [down[place] for place in places(one.old) if place in down]
    if covering:
        first = min(covering, key=lambda other: other.row)
        place = Where(WITHDRAWN, first.row, "address")
        yield found("redirect-of-withdrawn", Where(REDIRECTS, one.row, "old"), found=shown(one.old), place=place)


def withdrawal_problems(register: Register, folders: Sequence[SealedFolder]) -> Iterator[Finding]:
    """Only what was published is taken down, after it was, and nothing that the newest version still shows."""
    covering = {register.withdrawal(address) for address in _shown_now(folders)}
    wanted = {one.address for one in register.withdrawn}
    published = {place for each in register.urls for place in places(each) if place in wanted} if wanted else set()
    yield from _twice(WITHDRAWN, "address", [(one.row, one.address) for one in register.withdrawn])
    for one in register.withdrawn:
        place, address = Where(WITHDRAWN, one.row, "address"), shown(one.address)
        if one in covering:
            yield found("withdrawal-still-shown", place, found=address)
        if one.address not in published:
            yield found("withdrawal-of-nothing", place, found=address)
        else:
            yield from _day(one, register)


def _shown_now(folders: Sequence[SealedFolder]) -> frozenset[str]:
    """The site's own addresses, and those at which each scorecard's newest version is shown."""
    found = {f"/{address}" for address in addresses.SITE}
    for name in {one.scorecard for one in folders}:
        own = (addresses.scorecard(name), addresses.versions(name), addresses.latest(name), addresses.feed(name))
        found |= {*(f"/{address}" for address in own), *current(name, _newest(name, folders))}
    return frozenset(found)


def _day(one: Withdrawal, register: Register) -> Iterator[Finding]:
    """What is taken down was published before, and not by a year before the newest day that the packages know."""
    first, newest = _published(one.address, register), register.newest_day
    last = newest + LATER if newest else None
    if first and last and not first <= one.date <= max(first, last):
        where = Where(WITHDRAWN, one.row, "date")
        yield found("withdrawal-day", where, found=str(one.date), first=str(first), last=str(last))


def _published(address: str, register: Register) -> date | None:
    """The first day on which the address can have been published; None where nothing was."""
    papers = [one.sealings[0].sealed for one in register.meetings if _is_of(one, address)]
    if papers:
        return min(papers)
    named = OF_SCORECARD.match(address)
    own = register.versions.get(named["scorecard"], ()) if named else ()
    days = [one.sealed for one in own if not named or named["version"] in (None, one.version)]
    return min(days or [one.sealed for rows in register.versions.values() for one in rows], default=None)


def _is_of(one: Considered, address: str) -> bool:
    """Whether the address is one of the meeting's."""
    return address in (f"/{each}" for each in addresses.of_meeting(one))


def _twice(file: str, column: str, rows: Collection[tuple[int, str]]) -> Iterator[Finding]:
    """Every row about an address that an earlier row is about, whether or not either ends with a slash."""
    first: dict[str, int] = {}
    for row, address in rows:
        before = first.setdefault(address.removesuffix("/"), row)
        if before != row:
            yield found("row-twice", Where(file, row, column), found=shown(address), row=before)


def _newest(scorecard: str, folders: Sequence[SealedFolder]) -> frozenset[str]:
    """The indicators of the scorecard's newest version."""
    return frozenset(next((one.indicators for one in reversed(folders) if one.scorecard == scorecard), ()))
