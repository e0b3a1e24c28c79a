"""What another git revision published and this one does not have any more: the past, hashes and all, rewritten."""

import re
from collections.abc import Collection, Iterator

from outturn.errors import Finding, Where, Word, printable, shown, word
from outturn.findings import found
from outturn.meetings import FOLDER, SEALED
from outturn.model import ADDRESS
from outturn.versions import addresses
from outturn.versions.fates import fate_found, fates
from outturn.versions.history import Version
from outturn.versions.places import places
from outturn.versions.register import Redirect, Register
from outturn.versions.releases import announced_before
from outturn.versions.resolve import current
from outturn.versions.ways import Ways


def against(now: Register, then: Register, alive: Collection[str]) -> Iterator[Finding]:
    """Everything of an earlier state of the register that does not stand any more as it did, and all it now loses.

    ``alive`` are the addresses that have a page or a file of their own today, or will when the working copies are
    sealed. What is lost by a row that says so is a warning; what is lost without one is a problem.
    """
    for scorecard, versions in then.versions.items():
        name = renamed(scorecard, now)
        rows = now.versions.get(name, ())
        for row, version in enumerate(versions, start=2):
            if row - 2 >= len(rows) or rows[row - 2] != version:
                said = _said(rows[row - 2]) if row - 2 < len(rows) else word("seal-no-row")
                where = Where(f"{name}/versions.csv", row)
                yield found("published-version-changed", where, found=said, expected=_said(version))
    yield from _meetings(now, then)
    there = set(now.urls)
    for address in [one for one in dict.fromkeys(then.urls) if one not in there and re.fullmatch(ADDRESS, one)]:
        yield found("address-gone", Where("urls.txt"), address=printable(address))
    wrong = list(_redirects(now, then, alive))
    yield from wrong
    back = frozenset(one for name, known in now.working.items() for one in current(name, known))
    kept = frozenset(now.withdrawn)
    ways = Ways(now.moves)
    lost = [
        one for one in then.withdrawn if one not in kept and back.isdisjoint((one.address, *ways.onward(one.address)))
    ]
    for one in lost:
        where = Where("withdrawn.csv")
        gaps = {"address": printable(one.address), "day": str(one.date), "reason": shown(one.reason)}
        yield found("published-withdrawal-changed", where, **gaps)
    yield from _places_gone(now, then)
    yield from announced_before(now, then)
    astray = {one.where.row for one in wrong}
    told = {*lost, *(one for one in now.redirects if one.row in astray)}
    yield from (fate_found(one) for one in fates(now, then) if one.rule not in told)


def _meetings(now: Register, then: Register) -> Iterator[Finding]:
    """Each sealing of a meeting's papers that is no more as it was, unless its page was withdrawn."""
    known = {one.meeting.meeting: one.sealings for one in now.meetings}
    for one in then.meetings:
        meeting = one.meeting
        sealings = known.get(meeting.meeting, ())
        for at, sealing in enumerate(one.sealings):
            stands = sealings[at] if at < len(sealings) else None
            page = f"/{addresses.meeting_page(meeting)}"
            if stands != sealing and not now.withdrawal(page):
                said = shown(f"{stands.sealed}: {stands.note}") if stands else word("seal-no-row")
                gaps = {"day": str(sealing.sealed), "note": shown(sealing.note)}
                yield found("published-meeting-changed", Where(f"{FOLDER}/{one.own(SEALED)}"), found=said, **gaps)


def _places_gone(now: Register, then: Register) -> Iterator[Finding]:
    """Each council that was told of and is no more: its pages would not say any longer what came before or after."""
    known = {one.place for one in now.councils}
    for one in then.councils:
        if one.place not in known:
            gaps = {"place": shown(one.place), "name": shown(one.name)}
            yield found("published-place-gone", Where("places.csv"), **gaps)


def _redirects(now: Register, then: Register, alive: Collection[str]) -> Iterator[Finding]:
    """An address that led to one that was published leads there still, or on from there, or has a page again.

    One that led to what is taken down now may lead elsewhere, or nowhere: no redirect leads to that any more.
    Each row that leads elsewhere is told once, with the first address that it leads there.
    """
    if now.redirects == then.redirects:
        return
    published, known, told = set(then.urls), {*now.urls, *alive}, set()
    ways, ways_now = Ways(then.moves), Ways(now.moves)
    rules, rules_now = _Rules(then), _Rules(now)
    for address in dict.fromkeys([*(one.old for one in then.redirects), *then.urls]):
        way, way_now = list(ways.onward(address)), list(ways_now.onward(address))
        was = next((one for one in way if one in published and not now.withdrawal(one)), "")
        if not was or way == way_now or address in alive or now.withdrawal(address):
            continue
        leads = next((one for one in way_now if one in known), "")
        if leads == was or leads in ways_now.onward(was):
            continue
        rule = rules_now.of(address)
        key = rule or rules.of(address)
        if key not in told:
            told.add(key)
            where = Where("redirects.csv", rule.row, "new") if rule else Where("redirects.csv")
            yield found(
                "published-redirect-changed", where, found=shown(leads), old=shown(address), expected=shown(was)
            )


class _Rules:
    """The rows of ``redirects.csv`` by the addresses that they redirect, those included that they bring along."""

    def __init__(self, register: Register) -> None:
        self._rows = {one.old: one for one in register.redirects}
        self._moved = {one.old for one in register.moves}

    def of(self, address: str) -> Redirect | None:
        """The row by which the address is redirected: the longest that covers it."""
        longest = next((one for one in reversed([*places(address)]) if one in self._moved), "")
        return self._rows.get(longest) or self._rows.get(f"/{longest.split('/', 2)[2]}") if longest else None


def renamed(scorecard: str, register: Register) -> str:
    """The scorecard's present name: where the redirects of its address lead."""
    moved = {one.old: one.new for one in register.redirects}
    name, seen = scorecard, set[str]()
    while name not in register.versions and name not in seen and f"/{name}/" in moved:
        seen.add(name)
        name = moved[f"/{name}/"].strip("/")
    return name if name in register.versions else scorecard


def _said(version: Version) -> Word:
    return word(
        "seal-says",
        version=version.version,
        day=str(version.sealed),
        level=version.level,
        note=shown(version.note),
        start=version.sha256[:12],
    )
