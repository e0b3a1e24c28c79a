"""What another git revision published and this one does not have any more: the past, hashes and all, rewritten."""

from collections.abc import Iterator

from outturn.errors import Finding, Where, Word, printable, shown, word
from outturn.findings import found
from outturn.versions.history import Register, Version
from outturn.versions.resolve import current, onward


def against(now: Register, then: Register) -> Iterator[Finding]:
    """Everything of an earlier state of the register that does not stand any more as it did."""
    for scorecard, versions in then.versions.items():
        name = _renamed(scorecard, now)
        rows = now.versions.get(name, ())
        for row, version in enumerate(versions, start=2):
            if row - 2 >= len(rows) or rows[row - 2] != version:
                said = _said(rows[row - 2]) if row - 2 < len(rows) else word("seal-no-row")
                where = Where(f"{name}/versions.csv", row)
                yield found("published-version-changed", where, found=said, expected=_said(version))
    there = set(now.urls)
    for address in [one for one in then.urls if one not in there]:
        yield found("address-gone", Where("urls.txt"), address=printable(address))
    yield from _redirects(now, then)
    back = frozenset(one for name, known in now.working.items() for one in current(name, known))
    for one in [one for one in then.withdrawn if one not in now.withdrawn and one.address not in back]:
        where = Where("withdrawn.csv")
        gaps = {"address": printable(one.address), "day": str(one.date), "reason": shown(one.reason)}
        yield found("published-withdrawal-changed", where, **gaps)


def _redirects(now: Register, then: Register) -> Iterator[Finding]:
    """A published address that led to another leads there still, or on from there."""
    rows = {one.old: (row, one.new) for row, one in enumerate(now.redirects, start=2)}
    published = set(then.urls)
    for one in then.redirects:
        row, new = rows.get(one.old, (None, one.new))
        if one.new in published and new not in (one.new, *onward(one.new, now)):
            where = Where("redirects.csv", row, "new")
            yield found("published-redirect-changed", where, found=shown(new), expected=shown(one.new))


def _renamed(scorecard: str, register: Register) -> str:
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
