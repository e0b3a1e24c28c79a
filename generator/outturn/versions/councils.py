"""What must hold of ``places.csv``: a row a place, with an end before what came after it, and no ring."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from outturn.errors import Finding, Where, shown
from outturn.findings import found
from outturn.model import Scorecard
from outturn.versions.register import Council

PLACES = "places.csv"


def council_problems(councils: Sequence[Council]) -> Iterator[Finding]:
    """No place and no name twice; what ends began before; what comes after is known, and something ended for it."""
    known = {one.place: one for one in reversed(councils)}
    for column in ("place", "name"):
        yield from _twice(column, [(one.row, getattr(one, column)) for one in councils])
    for one in councils:
        if one.start and one.end and one.end < one.start:
            yield found("place-ends-first", Where(PLACES, one.row, "end"), found=str(one.end), start=str(one.start))
        where = Where(PLACES, one.row, "successors")
        if one.successors and one.end is None:
            yield found("place-without-end", where, found=shown(" ".join(one.successors)))
        for name in one.successors:
            if name not in known:
                yield found("place-unknown", where, found=shown(name))
        yield from _not_next_day(one, [known[name] for name in one.successors if name in known])
        if _comes_round(one, known):
            yield found("place-follows-itself", where, found=shown(" ".join(one.successors)))


def _not_next_day(one: Council, after: Iterable[Council]) -> Iterator[Finding]:
    """Those that came after the place begin the day after its last; one that was there before then took it in."""
    for other in after:
        if one.end and other.start and other.start >= one.end and (other.start - one.end).days != 1:
            start = one.end + timedelta(days=1)
            where = Where(PLACES, other.row, "start")
            yield found("place-not-next-day", where, found=str(other.start), start=str(start), place=one.place)


def code_problems(councils: Sequence[Council], scorecards: Iterable[Scorecard]) -> Iterator[Finding]:
    """A place has the code that its scorecards give to the area of its name."""
    codes = {card.area.casefold(): card.area_code for card in scorecards if card.area_code}
    for one in councils:
        other = codes.get(one.name.casefold(), one.code)
        if one.code and other != one.code:
            yield found("place-code-differs", Where(PLACES, one.row, "code"), found=shown(one.code), code=shown(other))


def _comes_round(one: Council, known: dict[str, Council]) -> bool:
    """Whether the place is among those that came after it, however late."""
    seen: set[str] = set()
    ahead = [*one.successors]
    while ahead:
        name = ahead.pop()
        if name not in seen and name in known:
            seen.add(name)
            ahead += known[name].successors
    return one.place in seen


def _twice(column: str, rows: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for row, text in rows:
        before = first.setdefault(text.casefold(), row)
        if before != row:
            yield found("row-twice", Where(PLACES, row, column), found=shown(text), row=before)
