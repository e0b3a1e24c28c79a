"""School absence, month by month and term by term, out of publications that each count a school year so far.

The Department for Education publishes every other week, and each publication counts all school sessions (half days)
of the academic year so far. What one month or term adds is therefore the difference of two publications. Five things
make that harder than it sounds, and each is dealt with here:

- A publication counts sessions up to a Friday about two weeks earlier: `counted_to` works out which one, so that a
  month is given the school days that are its own and not those of its publications.
- Later publications also correct earlier weeks. A stretch in which the count fell, or grew by far more than is usual,
  is marked as of low reliability; a stretch that comes out at nothing or less has no figure at all.
- One publication came out twice, on 29 and 30 September 2022, with the same figures: the second adds nothing.
- Until July 2025 the total of all schools was weighted for schools that sent nothing, so that no difference of two
  publications can be taken. All schools together are the counts of primary, secondary and special schools added up,
  which is what the published total has been since; totals are read from September 2025 for what has no counts.
- The newest school year may end before its last weeks were published: its last figure is provisional.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

from example.packages import Row

Series = Mapping[str, tuple["Publication", ...]]

FRIDAY = 4
LAG = timedelta(days=12)
WEEKEND = timedelta(days=3)
UNUSUAL = 1.75
"""A fortnight that adds more than this many times the year's usual number of sessions holds other weeks as well."""
OVERSTATED = 1.05
"""A count of the year so far that is later cut by more than a twentieth was too high."""
LAST_WEEK = (7, 15)
"""A year whose count does not reach the last week of term, the one after this day, is not complete."""
EASTER = {2023: date(2023, 4, 9), 2024: date(2024, 3, 31), 2025: date(2025, 4, 20), 2026: date(2026, 4, 5)}
AGREES_WITHIN = 0.00001
UNWEIGHTED_FROM = "202526"
KINDS = ("Primary", "Secondary", "Special")
TOTAL, ALL = "Total", "All"


@dataclass(frozen=True, slots=True)
class Publication:
    """What one publication says of one kind of school: sessions since the start of the academic year."""

    published: date
    absent: int
    unauthorised: int
    possible: int
    persistent: str
    """Percent of pupils, as published; empty in the first months of a school year."""

    @property
    def counted_to(self) -> date:
        """The Friday up to which sessions are counted: the last one that is twelve days past or more."""
        day = self.published - LAG
        return day - timedelta(days=(day.weekday() - FRIDAY) % 7)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Everything that it counts, to tell whether it says anything new."""
        return self.absent, self.unauthorised, self.possible


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month or a term: all publications of its year up to its end, and the last one before its start, if any."""

    period: str
    before: Publication | None
    inside: tuple[Publication, ...]
    doubtful: bool
    """Whether a publication in it changed the count of earlier weeks by much."""
    overstated: bool
    """Whether a later publication cut the count of the year so far by much."""
    unfinished: bool
    """Whether school days of it were still to be published."""

    @property
    def last(self) -> Publication:
        """The publication that closes it."""
        return self.inside[-1]


def read(figures: Path, day: date) -> dict[tuple[str, str], Series]:
    """Return the publications up to the day, in order, by area and kind of school, and by academic year.

    The kind `ALL` is every kind added up.
    """
    found: dict[tuple[str, str], dict[str, list[Publication]]] = defaultdict(lambda: defaultdict(list))
    for (_, area), rows in _by_day(figures, day):
        kinds = {row["phase"]: _publication(row) for row in rows if row["phase"] in KINDS}
        academic = rows[0]["academic_year"]
        total = next((row["persistent_absence_percent"] for row in rows if row["phase"] == TOTAL), "")
        kinds[ALL] = _together(list(kinds.values()), total if academic >= UNWEIGHTED_FROM else "")
        for kind, publication in kinds.items():
            year = found[area, kind][f"AY{academic[:4]}-{academic[4:]}"]
            if not year or year[-1].counts != publication.counts:
                year.append(publication)
    return {kind: {year: tuple(rows) for year, rows in years.items()} for kind, years in found.items()}


def months(series: Series) -> Iterator[Stretch]:
    """Give the months in which school days were counted, in order; a month is named 2024-11."""
    for year, publications in series.items():
        names = [f"{publication.counted_to:%Y-%m}" for publication in publications]
        yield from _stretches(year, publications, names)


def terms(series: Series) -> Iterator[Stretch]:
    """Give the terms, in order; autumn ends with December and spring with the week after Easter Sunday."""
    for year, publications in series.items():
        names = [f"{year}-T{_term(publication)}" for publication in publications]
        yield from _stretches(year, publications, names)


def years(series: Series) -> Iterator[Stretch]:
    """Give the school years whose last week was published, in order."""
    for year, publications in series.items():
        if _is_complete(year, publications):
            yield Stretch(year, None, publications, doubtful=False, overstated=False, unfinished=False)


def added(stretch: Stretch, count: Callable[[Publication], int]) -> dict[str, str]:
    """Return the cells of an outturn: the sessions that the stretch added, as a percentage of those possible."""
    before, last = stretch.before, stretch.last
    part = count(last) - (count(before) if before else 0)
    whole = last.possible - (before.possible if before else 0)
    start = _day(before.counted_to + WEEKEND) if before else "the second week of September"
    span = f"About {start} to {_day(last.counted_to)}"
    if part <= 0 or whole <= 0:
        why = "the corrections to earlier weeks were larger than what these weeks added, so there is no figure."
        return {"mark": "x", "note": f"{span}: {why}"}
    cells = {"value": percent(part, whole), "numerator": str(part), "denominator": str(whole)}
    less = f" less that of {_day(before.published)}" if before else ""
    note = f"{span}: the publication of {_day(last.published)}{less}."
    if stretch.doubtful:
        why = "A publication in these weeks changed the count of other weeks by much, so the figure may hold those too."
        return {**cells, "mark": "u", "note": f"{note} {why}"}
    if stretch.unfinished:
        return {**cells, "mark": "p", "note": f"{note} Later school days are still to be published."}
    return {**cells, "note": note}


def so_far(stretch: Stretch, count: Callable[[Publication], int]) -> dict[str, str]:
    """Return the cells of an outturn: the sessions of the year so far, as a percentage of those possible."""
    last = stretch.last
    value = percent(count(last), last.possible)
    cells = {"value": value, "numerator": str(count(last)), "denominator": str(last.possible)}
    return {**cells, **_standing(stretch)}


def persistent_so_far(stretch: Stretch) -> dict[str, str]:
    """Return the cells of an outturn: the percentage of pupils, which is published without its counts."""
    if not stretch.last.persistent:
        return {"mark": "x", "note": "Not published in the first months of a school year."}
    return {"value": plain(stretch.last.persistent), **_standing(stretch)}


def percent(part: int, whole: int) -> str:
    """Return the percentage, unrounded as far as six decimals."""
    return plain(100 * part / whole)


def plain(number: float | str) -> str:
    """Return the number to six decimals, without zeros at the end."""
    return f"{float(number):.6f}".rstrip("0").rstrip(".")


def _by_day(figures: Path, day: date) -> Iterator[tuple[tuple[str, str], Sequence[Row]]]:
    """Give the rows of each publication up to the day by its day and area, in order."""
    with (figures / "attendance_year_to_date.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["published"] <= day.isoformat()]
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[row["published"], row["area"]].append(row)
    yield from sorted(found.items())


def _together(kinds: Sequence[Publication], persistent: str) -> Publication:
    """Return what a publication says of all kinds of school, with the percentage that it gives for all of them."""
    return Publication(
        published=kinds[0].published,
        absent=sum(one.absent for one in kinds),
        unauthorised=sum(one.unauthorised for one in kinds),
        possible=sum(one.possible for one in kinds),
        persistent=persistent,
    )


def _publication(row: Row) -> Publication:
    publication = Publication(
        published=date.fromisoformat(row["published"]),
        absent=int(row["overall_absence_sessions"]),
        unauthorised=int(row["unauthorised_absence_sessions"]),
        possible=int(row["possible_sessions"]),
        persistent=row["persistent_absence_percent"],
    )
    for count, said in (
        (publication.absent, row["overall_absence_percent"]),
        (publication.unauthorised, row["unauthorised_absence_percent"]),
    ):
        if abs(100 * count / publication.possible - float(said)) > AGREES_WITHIN:
            message = f"{row['published']} {row['area']} {row['phase']}: the counts do not give the {said} percent"
            raise ValueError(message)
    return publication


def _stretches(year: str, publications: Sequence[Publication], names: Sequence[str]) -> Iterator[Stretch]:
    """Give the stretches of a year whose publications have those names, in order."""
    usual = median(b.possible - a.possible for a, b in pairwise(publications)) if len(publications) > 1 else 0
    complete = _is_complete(year, publications)
    high = [
        publication
        for at, publication in enumerate(publications)
        if publication.possible > OVERSTATED * min(later.possible for later in publications[at:])
    ]
    before: Publication | None = None
    for period in dict.fromkeys(names):
        inside = tuple(publication for publication, name in zip(publications, names, strict=True) if name == period)
        steps = [b.possible - a.possible for a, b in pairwise((before, *inside) if before else inside)]
        yield Stretch(
            period=period,
            before=before,
            inside=inside,
            doubtful=before in high or inside[-1] in high or any(step < 0 or step > UNUSUAL * usual for step in steps),
            overstated=inside[-1] in high,
            unfinished=period == names[-1] and not complete,
        )
        before = inside[-1]


def _is_complete(year: str, publications: Sequence[Publication]) -> bool:
    ends = publications[-1].counted_to
    return (ends.month, ends.day) > LAST_WEEK and ends.year > int(year[2:6])


def _term(publication: Publication) -> int:
    day = publication.counted_to
    if day.month > date(day.year, 8, 31).month:
        return 1
    return 2 if day < EASTER[day.year] + timedelta(days=7) else 3


def _standing(stretch: Stretch) -> dict[str, str]:
    last = stretch.last
    note = f"School days to about {_day(last.counted_to)}, as published on {_day(last.published)}."
    if stretch.overstated:
        return {"mark": "u", "note": f"{note} A later publication cut the count of these sessions by much."}
    if stretch.unfinished:
        return {"mark": "p", "note": f"{note} Later school days are still to be published."}
    return {"note": note}


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
