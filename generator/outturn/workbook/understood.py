"""A workbook understood: the figures that it has for a scorecard, what becomes of other cells, and what is asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from outturn.workbook.entries import NO_PART, Entry, Fate, Place, entries
from outturn.workbook.figures import Fits, figure, period
from outturn.workbook.headings import FIGURES, JUDGED, LABELS, LEFT
from outturn.workbook.judged import direction_said, rating_said
from outturn.workbook.known import Known, key, matched, name_of, slug_of, title_of, without_code
from outturn.workbook.layout import IGNORED, Column, Table, tables
from outturn.workbook.mapping import ALL_READ, NOTHING_READ, OPEN, SheetMap, Texts, WorkbookMap
from outturn.workbook.proposals import FACTS, Proposal, as_known, proposed
from outturn.workbook.spans import NOTHING, Span, span_in
from outturn.workbook.values import Sheet, Workbook, as_text, letters

UNNAMED = re.compile(r"sheet ?\d+|table ?\d+|data", re.IGNORECASE)
"""Titles of sheets that say nothing."""

NEW = "new"
POLARITIES = ("higher", "lower", "band", "none")
KINDS = {*LABELS, *FIGURES, *JUDGED, *LEFT}


@dataclass(frozen=True, slots=True)
class Read:
    """A figure that a cell has for an indicator and a period; ``grade`` is a word of a scale in its place."""

    place: Place
    indicator: str
    period: str
    kind: str
    cell: str
    mark: str = ""
    grade: str = ""
    way: str = ""


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
class Question:
    """What has to be answered in the mapping: where in it, of which kind, about what, and what could be said."""

    path: tuple[str, ...]
    kind: str
    about: str
    choices: tuple[str, ...] = ()
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of the scorecard that a workbook is read into.

    ``outcomes`` are titles by their ids, ``polarity`` is that of new indicators of which the workbook says none. The
    ``title`` of a scorecard that is new is that of its one outcome where the workbook names none.
    """

    known: tuple[Known, ...]
    outcomes: Mapping[str, str]
    fits: Fits
    polarity: str = ""
    title: str = ""
    is_new: bool = False


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
    cells, mapping, asked = _cells(name, book, mapping)
    fates = [one for one in cells if isinstance(one, Fate)]
    by_name: dict[str, list[Entry]] = {}
    named = _named([one for one in cells if isinstance(one, Entry)])
    for name_there, one in named:
        by_name.setdefault(name_there, []).append(one)
    taken = [one.slug for one in ground.known]
    names = _Names(ground, dict(mapping.indicators), dict(mapping.outcomes), taken)
    for name_there, own in by_name.items():
        names.add(name_there, own)
    mapping = replace(mapping, indicators=names.indicators, outcomes=names.outcomes)
    known = {one.slug: one for one in (*ground.known, *(as_known(one.slug, one.facts) for one in names.proposals))}
    found = [_one(one, mapping.indicators[name_there], known, ground.fits) for name_there, one in named]
    fates += [one for one in found if isinstance(one, Fate)]
    read, doubled = _without_doubles([one for one in found if isinstance(one, Read)])
    said = tuple(one for one in found if isinstance(one, Said))
    asked += _times_wanted(name, fates, [one for _, one in named])
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


def _cells(name: str, book: Workbook, mapping: WorkbookMap) -> tuple[list[Entry | Fate], WorkbookMap, list[Question]]:
    cells: list[Entry | Fate] = []
    sheets, asked = dict(mapping.sheets), list[Question]()
    for sheet in book.sheets:
        known = sheets.get(sheet.title) or SheetMap(NOTHING_READ if sheet.hidden else ALL_READ)
        if known.read == NOTHING_READ:
            sheets[sheet.title] = known
            why = "hidden-sheet" if sheet.hidden else "sheet-left"
            cells += [Fate(one, "dropped", why) for one in _places(sheet)]
            continue
        found = [_by_mapping(one, known.columns) for one in tables(sheet)]
        columns = {
            **known.columns,
            **{_head(one): one.kind for table in found for one in table.columns if _matters(one)},
        }
        if found:
            sheets[sheet.title] = SheetMap(ALL_READ, columns)
        asked += [
            Question(("sheets", sheet.title, "columns", head), "column", f"{sheet.title}: {head}")
            for head, meaning in columns.items()
            if meaning.partition(" ")[0] not in KINDS
            and any(_head(one) == head for table in found for one in table.columns)
        ]
        cells += entries(sheet, found, [_time_around(name, sheet, found, at, mapping.year) for at in range(len(found))])
    return cells, replace(mapping, workbook=name, sheets=sheets), asked


def _places(sheet: Sheet) -> list[Place]:
    return [
        Place(sheet.title, row, column, value)
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value is not None
    ]


def _head(one: Column) -> str:
    return one.head or f"(column {letters(one.at)})"


def _matters(one: Column) -> bool:
    """Whether the mapping names the column: one that is left because it is empty today may be filled the next time."""
    return one.kind not in ("", IGNORED)


def _by_mapping(table: Table, columns: Texts) -> Table:
    return replace(table, columns=tuple(_mapped(one, columns.get(_head(one), "")) for one in table.columns))


def _mapped(one: Column, meaning: str) -> Column:
    kind, _, time = meaning.partition(" ")
    if kind not in KINDS:
        return one
    span = (span_in(time) if span_in(time) != NOTHING else Span(whole=time.strip())) if time else one.says.span
    return replace(one, says=replace(one.says, kind=kind, span=span))


def _time_around(name: str, sheet: Sheet, found: Sequence[Table], at: int, year: str) -> Span:
    """The time that headings without one are about: that of the titles above the table.

    Where they say none, the year of other titles of the sheet, of its own title, or of the file's name; a heading that
    names no part of a year is about none of these.
    """
    if year:
        return Span(year)
    ends = [0, *(one.last + 1 for one in found)]
    own, every = _texts(sheet, range(ends[at], found[at].top)), _texts(sheet, range(found[0].top))
    if spans := {span for text in own if (span := span_in(text)).period}:
        return spans.pop() if len(spans) == 1 else NOTHING
    for texts in (every, [sheet.title], [re.sub(r"[_.]", " ", name)]):
        years = {span.year for text in texts if (span := span_in(text)).year}
        if len(years) == 1:
            return Span(years.pop(), NO_PART)
    return NOTHING


def _texts(sheet: Sheet, rows: range) -> list[str]:
    return [as_text(value) for row in rows for value in sheet.rows[row] if value is not None]


def _named(rows: Sequence[Entry]) -> list[tuple[str, Entry]]:
    """Each cell with how the mapping calls its indicator: with its section where two of a sheet have rows so called."""
    sections: dict[tuple[str, str], set[str]] = {}
    for one in rows:
        sections.setdefault((one.place.sheet, _name(one)), set()).add(one.section)
    several = {names for names, found in sections.items() if len(found) > 1}
    made = []
    for one in rows:
        is_one_of_several = (one.place.sheet, _name(one)) in several and one.section
        own = replace(one, label=f"{one.section}: {_name(one)}", code="") if is_one_of_several else one
        made.append((_name(own), own))
    return made


def _name(one: Entry) -> str:
    return name_of(one.label) if one.label else one.code


@dataclass(slots=True)
class _Names:
    """The names of indicators as the mapping will say them, one by one; ``new`` are titles of new outcomes."""

    ground: Ground
    indicators: dict[str, str | Texts]
    outcomes: Texts
    taken: list[str]
    new: dict[str, str] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)

    def add(self, name: str, own: Sequence[Entry]) -> None:
        """Say which indicator the name is, by the mapping, else by the scorecard, else as a new one."""
        says = self.indicators.get(name) or _first(own[0], self.ground)
        if says == NEW:
            says = {"new": ""}
        if isinstance(says, dict):
            says = self._new(name, own, says)
        elif says not in {IGNORED, *(one.slug for one in self.ground.known)}:
            self.asked.append(_which(name, own[0], self.ground))
        self.indicators[name] = says

    def _new(self, name: str, own: Sequence[Entry], says: Texts) -> str | Texts:
        slug = says.get("new", "") or slug_of(says.get("title", "") or without_code(name), self.taken)
        if not slug or slug in {one.slug for one in self.ground.known}:
            return slug or IGNORED
        self.taken.append(slug)
        facts = {**proposed(own[0].label or name, own), **{fact: text for fact, text in says.items() if fact != "new"}}
        if key(facts["title"]) in {key(one.facts["title"]) for one in self.proposals} and "title" not in says:
            facts["title"] = name
        facts["outcome"] = says.get("outcome") or _outcome(own[0], self.outcomes, self.new, self.ground)
        facts["polarity"] = facts.get("polarity") or self.ground.polarity or OPEN
        if facts["outcome"] not in {OPEN, *self.ground.outcomes, *self.new}:
            self.new[facts["outcome"]] = _title_of_outcome(facts["outcome"], self.outcomes)
        choices = {"polarity": POLARITIES, "outcome": tuple({**self.ground.outcomes, **self.new})}
        self.asked += [
            Question(("indicators", name, key), key, name, those)
            for key, those in choices.items()
            if facts[key] == OPEN
        ]
        self.proposals.append(Proposal(slug, facts))
        return {"new": slug, **{fact: facts[fact] for fact in (*FACTS, *facts) if facts.get(fact)}}


def _first(one: Entry, ground: Ground) -> str | Texts:
    """What a name is that the mapping does not know: an indicator of the scorecard, perhaps one, or a new one."""
    match = matched(one.label, one.code, ground.known)
    if match.slug:
        return match.slug if match.is_sure else OPEN
    return {"new": ""}


def _which(name: str, one: Entry, ground: Ground) -> Question:
    best = matched(one.label, one.code, ground.known).slug
    choices = dict.fromkeys(filter(None, (best, "new", IGNORED)))
    return Question(("indicators", name), "indicator", name, tuple(choices), best)


def _outcome(one: Entry, outcomes: Texts, new: dict[str, str], ground: Ground) -> str:
    """The id of the outcome that the cell's sheet puts it under; "?" where it names none and there are several."""
    own = one.said.get("outcome") or one.section
    label = own or ("" if UNNAMED.fullmatch(one.place.sheet) else one.place.sheet) or ground.title
    if label in outcomes:
        return outcomes[label]
    ids = {one.casefold(): one for one in ground.outcomes}
    ids |= {text.casefold(): one for one, text in ground.outcomes.items()}
    title = title_of(label)
    if title.casefold() in ids:
        outcomes[label] = ids[title.casefold()]
    elif (own or ground.is_new) and (slug := slug_of(title, ())):
        outcomes[label] = slug
        new[slug] = title
    elif len(ground.outcomes) == 1:
        return next(iter(ground.outcomes))
    else:
        return OPEN
    return outcomes[label]


def _title_of_outcome(outcome: str, outcomes: Texts) -> str:
    """What the workbook calls the outcome of that id."""
    words = outcome.replace("-", " ")
    return next((title_of(label) for label, one in outcomes.items() if one == outcome), words[:1].upper() + words[1:])


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
    got = figure(one.place.value, about, is_outturn=one.kind == "outturn")
    if got.why:
        return Fate(one.place, "dropped", got.why, indicator=slug, period=when, kind=one.kind)
    return Read(one.place, slug, when, one.kind, got.cell, got.mark, got.grade, got.way)


def _without_doubles(read: Sequence[Read]) -> tuple[list[Read], list[Fate]]:
    """The figures of which there is one alone; of two that are the same the first, of two that differ none."""
    by_key: dict[tuple[str, str, str], list[Read]] = {}
    for one in read:
        by_key.setdefault((one.indicator, one.period, one.kind), []).append(one)
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
