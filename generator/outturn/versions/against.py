"""What another git revision published and this one does not have any more: the past, hashes and all, rewritten."""

from collections.abc import Iterator

from outturn.errors import Problem, Where, printable, shown
from outturn.versions.history import Register, Version
from outturn.versions.resolve import current, onward
from outturn.versions.verify import CORRECT


def against(folder: str, now: Register, then: Register) -> Iterator[Problem]:
    """Everything of an earlier state of the register that does not stand any more as it did."""
    for scorecard, versions in then.versions.items():
        name = _renamed(scorecard, now)
        rows = now.versions.get(name, ())
        file = f"{folder}/{name}/versions.csv"
        for row, version in enumerate(versions, start=2):
            if row - 2 >= len(rows) or rows[row - 2] != version:
                found = _said(rows[row - 2]) if row - 2 < len(rows) else "no such row"
                what = "a version that was published was changed or is gone"
                yield Problem(what, Where(file, row), found, _said(version), CORRECT)
    there = set(now.urls)
    for address in [one for one in then.urls if one not in there]:
        fix = f"Put the line “{address}” back; the file only grows."
        yield Problem("an address is gone from urls.txt", Where(f"{folder}/urls.txt"), "no such line", address, fix)
    yield from _redirects(folder, now, then)
    back = frozenset(one for name, known in now.working.items() for one in current(name, known))
    for withdrawal in [one for one in then.withdrawn if one not in now.withdrawn and one.address not in back]:
        fix = "Put the row back: what was taken down stays down, and says so."
        wanted = f"{withdrawal.address}, {withdrawal.date}, {shown(withdrawal.reason)}"
        where = Where(f"{folder}/withdrawn.csv")
        yield Problem("a withdrawal was changed or is gone", where, "no such row", wanted, fix)


def _redirects(folder: str, now: Register, then: Register) -> Iterator[Problem]:
    """A published address that led to another leads there still, or on from there."""
    rows = {one.old: (row, one.new) for row, one in enumerate(now.redirects, start=2)}
    published = set(then.urls)
    for one in then.redirects:
        row, new = rows.get(one.old, (0, one.new))
        if one.new in published and new not in (one.new, *onward(one.new, now)):
            where = Where(f"{folder}/redirects.csv", row, "new")
            fix = f"Put it back; where that page has moved on, add a row from “{printable(one.new)}”."
            yield Problem("a redirect that was published leads elsewhere", where, shown(new), shown(one.new), fix)


def _renamed(scorecard: str, register: Register) -> str:
    """The scorecard's present name: where the redirects of its address lead."""
    moved = {one.old: one.new for one in register.redirects}
    name, seen = scorecard, set[str]()
    while name not in register.versions and name not in seen and f"/{name}/" in moved:
        seen.add(name)
        name = moved[f"/{name}/"].strip("/")
    return name if name in register.versions else scorecard


def _said(version: Version) -> str:
    start = version.sha256[:12]
    return f"{version.version}, {version.sealed}, {version.level}, {shown(version.note)}, SHA-256 {start}…"
