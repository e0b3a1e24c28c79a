"""A workbook understood: the figures that it has for a scorecard, what becomes of other cells, and what is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from outturn.workbook.areas import COMPARATOR
from outturn.workbook.asked import Ground, Question
from outturn.workbook.entries import Entry, Fate, Place
from outturn.workbook.figures import Fits, figure, period
from outturn.workbook.grid import IGNORED
from outturn.workbook.headings import JUDGED
from outturn.workbook.judged import direction_said, rating_said
from outturn.workbook.known import Known
from outturn.workbook.mapping import Texts, WorkbookMap
from outturn.workbook.naming import Names, named
from outturn.workbook.proposals import Proposal, as_known
from outturn.workbook.sheets import cells_of
from outturn.workbook.values import Workbook


@dataclass(frozen=True, slots=True)
class Read:
    """A figure that a cell has for an indicator and a period; ``grade`` is a word of a scale in its place.

    ``area`` is the other area whose figure it is.
    """

    place: Place
    indicator: str
    period: str
    kind: str
    cell: str
    mark: str = ""
    grade: str = ""
    way: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A rating or a direction that a cell says, in a word or by the colour of its figure."""

    place: Place
    indicator: str
    period: str
    kind: str
    word: str
    is_coloured: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What a workbook says, as it was understood; ``fates`` are those of the cells that are neither read nor said."""

    read: tuple[Read, ...] = ()
    said: tuple[Said, ...] = ()
    fates: tuple[Fate, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    outcomes: Mapping[str, str] = field(default_factory=dict)
    mapping: WorkbookMap = field(default_factory=WorkbookMap)
    questions: tuple[Question, ...] = ()


def understood(name: str, book: Workbook, mapping: WorkbookMap, ground: Ground) -> Understood:
    """What the workbook says by that mapping, which is given back with what it did not say yet.

    ``outcomes`` of the result are the titles of new ones by their ids.
    """
    cells, mapping, asked = cells_of(name, book, mapping, ground.areas)
    fates = [one for one in cells if isinstance(one, Fate)]
    by_name: dict[str, list[Entry]] = {}
    rows = named([one for one in cells if isinstance(one, Entry)])
    for name_there, one in rows:
        by_name.setdefault(name_there, []).append(one)
    taken = [one.slug for one in ground.known]
    names = Names(ground, dict(mapping.indicators), dict(mapping.outcomes), taken)
    for name_there, own in by_name.items():
        names.add(name_there, own)
    mapping = replace(mapping, indicators=names.indicators, outcomes=names.outcomes)
    known = {one.slug: one for one in (*ground.known, *(as_known(one.slug, one.facts) for one in names.proposals))}
    found = [_one(one, mapping.indicators[name_there], known, ground.fits) for name_there, one in rows]
    fates += [one for one in found if isinstance(one, Fate)]
    read, doubled = _without_doubles([one for one in found if isinstance(one, Read)])
    said = tuple(one for one in found if isinstance(one, Said))
    asked += _times_wanted(name, fates, [one for _, one in rows])
    wanted = {one.indicator for one in read}
    return Understood(
        tuple(read),
        said,
        (*fates, *doubled),
        tuple(one for one in names.proposals if one.slug in wanted),
        names.new,
        mapping,
        tuple(dict.fromkeys([*asked, *names.asked])),
    )


def _times_wanted(name: str, fates: Sequence[Fate], rows: Sequence[Entry]) -> list[Question]:
    """What is asked of the headings that say of no time which it is."""
    heads = {one.place: one.head for one in rows}
    missing = [one for one in fates if one.why == "no-period" and one.place in heads]
    columns = dict.fromkeys((one.place.sheet, heads[one.place]) for one in missing)
    asked = [Question(("sheets", sheet, "columns", head), "time", f"{sheet}: {head}") for sheet, head in columns]
    return asked + ([Question(("year",), "year", name)] if any(one.why == "no-year" for one in fates) else [])


def _one(one: Entry, says: str | Texts, known: Mapping[str, Known], fits: Fits) -> Read | Said | Fate:
    """What the cell says for its indicator, or why it is left."""
    slug = says.get("new", "") if isinstance(says, dict) else says
    if slug not in known:
        return Fate(one.place, "dropped", "indicator-ignored" if slug == IGNORED else "indicator-unknown")
    about = known[slug]
    when, why = period(one.span, about, fits)
    if one.kind in JUDGED:
        word = rating_said(one.place.value) if one.kind == "rating" else direction_said(one.place.value)
        if not word or why:
            return Fate(one.place, "dropped", why or f"no-{one.kind}", indicator=slug)
        return Said(one.place, slug, when, one.kind, word)
    if one.is_so_far and about.basis != "year-to-date":
        why = "so-far"
    if why:
        return Fate(one.place, "dropped", why, indicator=slug)
    got = figure(one.place.value, about, is_outturn=one.kind in ("outturn", COMPARATOR))
    if why := got.why or ("no-number" if one.area and got.grade else ""):
        return Fate(one.place, "dropped", why, indicator=slug, period=when, kind=one.kind)
    return Read(one.place, slug, when, one.kind, got.cell, got.mark, got.grade, got.way, one.area)


def _without_doubles(read: Sequence[Read]) -> tuple[list[Read], list[Fate]]:
    """The figures of which there is one alone; of two that are the same the first, of two that differ none."""
    by_key: dict[tuple[str, ...], list[Read]] = {}
    for one in read:
        by_key.setdefault((one.indicator, one.period, one.kind, one.area), []).append(one)
    kept, fates = [], []
    for same in by_key.values():
        first = same[0]
        is_same = all((one.cell, one.mark, one.grade) == (first.cell, first.mark, first.grade) for one in same)
        kept += [first] if is_same else []
        fates += [
            Fate(one.place, "dropped", "twice-same" if is_same else "twice", indicator=one.indicator, period=one.period)
            for one in (same[1:] if is_same else same)
        ]
    return kept, fates
