"""What must hold of ``releases.csv``: every date that was announced is kept, and every change has its reason."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import Scorecard
from outturn.versions.register import Register, Release, by_release

RELEASES = "releases.csv"
WITHOUT_DATE = "postponed"
"""The status in which a release may have no day."""
STILL = ("planned", "confirmed")
"""The statuses of what is still to come."""


def release_problems(register: Register) -> Iterator[Finding]:
    """Each row once, about a scorecard that is there, with a day and with a reason where something changed."""
    yield from _twice(register.releases)
    for steps in by_release(register.releases).values():
        yield from _of_one(steps, register.versions)
        yield from _as_it_stands(steps[-1], register.newest_day)


def announced_otherwise(register: Register, cards: Iterable[Scorecard]) -> Iterator[Finding]:
    """The next version of a scorecard comes on a day that ``releases.csv`` names too, where that names any."""
    last = [steps[-1] for steps in by_release(register.releases).values()]
    for card in cards:
        coming = [one for one in last if one.scorecard == card.name and one.status in STILL and one.day]
        days = {one.day for one in coming}
        if coming and card.next_publication and card.next_publication not in days:
            first = min(coming, key=lambda one: (str(one.day), one.row))
            gaps = {"found": str(first.day), "day": str(card.next_publication), "scorecard": shown(card.name)}
            yield found("release-otherwise", Where(RELEASES, first.row, "date"), **gaps)


def _twice(rows: Sequence[Release]) -> Iterator[Finding]:
    first: dict[tuple[str, date], int] = {}
    for one in rows:
        before = first.setdefault((one.release, one.announced), one.row)
        if before != one.row:
            yield found("row-twice", Where(RELEASES, one.row, "release"), found=shown(one.release), row=before)


def _of_one(steps: Sequence[Release], scorecards: Collection[str]) -> Iterator[Finding]:
    """What is wrong in the rows of one release, each beside the row before it."""
    for before, one in zip((None, *steps), steps, strict=False):
        if one.scorecard and one.scorecard not in scorecards:
            yield found("release-scorecard", Where(RELEASES, one.row, "scorecard"), found=shown(one.scorecard))
        if before and before.scorecard != one.scorecard:
            gaps = {"found": shown(one.scorecard), "before": shown(before.scorecard)}
            yield found("release-of-another", Where(RELEASES, one.row, "scorecard"), **gaps)
        if not one.day and (one.status != WITHOUT_DATE or not before):
            yield found("release-without-date", Where(RELEASES, one.row, "date"), found=shown(one.status))
        if not one.reason and _needs_reason(before, one):
            yield found("release-without-reason", Where(RELEASES, one.row, "reason"), found=shown(one.title))


def _needs_reason(before: Release | None, one: Release) -> bool:
    """Whether readers were told something else before: a day that moved, or that it does not come as announced."""
    if one.status in ("postponed", "cancelled"):
        return True
    return before is not None and before.day is not None and (before.day, before.time) != (one.day, one.time)


def _as_it_stands(one: Release, newest: date | None) -> Iterator[Finding]:
    """What was published has its day behind it, and what is to come ahead, as far as the packages know."""
    if not newest or not one.day:
        return
    where, gaps = Where(RELEASES, one.row, "status"), {"found": str(one.day), "day": str(newest)}
    if one.status == "published" and one.day > newest:
        yield found("release-ahead", where, **gaps)
    if one.status in STILL and one.day < newest:
        yield found("release-passed", where, **gaps)


def announced_before(now: Register, then: Register) -> Iterator[Finding]:
    """Each row that was published and is gone or says another day: readers could not see any more that it moved."""
    known: Mapping[tuple[str, date], Release] = {(one.release, one.announced): one for one in now.releases}
    for one in then.releases:
        kept = known.get((one.release, one.announced))
        if not kept or (kept.day, kept.time) != (one.day, one.time):
            where = Where(RELEASES, kept.row, "date") if kept else Where(RELEASES)
            gaps = {"release": shown(one.release), "announced": str(one.announced), "day": str(one.day or "")}
            yield found("published-release-changed", where, **gaps)
