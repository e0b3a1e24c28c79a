"""What an import would do, as text: what is read, what is left and why, cell by cell, and what is asked."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from outturn.command.terminal import counted, near
from outturn.errors import printable
from outturn.pipeline.importing import Plan
from outturn.pipeline.weighing import Against
from outturn.workbook.asked import Question
from outturn.workbook.entries import Fate, Place

MOST_CELLS = 12
"""So many cells of one kind are named; the count says how many there are."""
LONGEST = 40
WAYS: Mapping[str, str] = {
    "written": "Written without the signs between thousands",
    "quotes": "Written without quotation marks",
    "money": "Written without the sign of the currency",
    "percent": "Written without the percent sign",
    "brackets": "In brackets, so below zero",
    "marked": "With a mark behind the figure",
    "footnote": "Without the sign of a footnote behind the figure, which is kept where it is a mark",
    "few": "A small number that is not given: mark c",
    "mark": "A mark in place of a figure",
    "sized": "Written in full",
    "words": "Without the words behind the figure",
}
LEFT: Mapping[str, str] = {
    "outside": "Outside the tables: titles, notes, totals below",
    "no-table": "On a sheet without a table that could be recognised",
    "hidden-sheet": "On a hidden sheet (read: figures in the mapping reads it)",
    "sheet-left": "On a sheet that the mapping leaves out",
    "note": "Comments and notes; commentary is written in commentary/",
    "total": "Totals and averages of other rows",
    "no-indicator": "In a row that names no indicator",
    "unknown-column": "In a column that nobody could tell what it is",
    "column-comparator": "Other areas' figures: add them to comparators.csv",
    "column-forecast": "Forecasts, which are no outturns",
    "column-computed": "Differences, which are worked out",
    "column-ignored": "In a column that is left out",
    "indicator-ignored": "Of an indicator that the mapping leaves out",
    "indicator-unknown": "Of an indicator that is not known yet",
    "no-period": "Under a heading that names no time",
    "no-year": "Under a heading that names no year",
    "period-unfit": "For a time for which its indicator has no figures",
    "period-unsure": "For a year that can be read as a calendar or a financial one",
    "so-far": "The year so far, beside figures of each period alone",
    "twice-same": "Standing there a second time",
    "twice": "Two different figures for the same indicator and period: neither is read",
    "date": "A date where a figure was expected",
    "time": "A time of day or a duration where a figure was expected",
    "truth": "Yes or no where a figure was expected",
    "uncalculated": "A formula whose result is not in the file: open it in Excel and save it",
    "error": "An error of a formula",
    "dash": "A dash or n/a, which does not say why there is no figure: write a mark",
    "sign": "A sign or a word that does not say why there is no figure: write a mark",
    "many": "Said to be more than a number",
    "comma": "A comma that could be a decimal point",
    "no-number": "No figure",
    "no-word": "No word of the indicator's scale",
    "percentage": "A percentage, of an indicator that counts in something else",
    "money": "An amount of money, of an indicator that counts in something else",
    "mark-of-target": "A mark in place of a target",
    "no-rating": "No rating",
    "no-direction": "No direction",
}
ASKED: Mapping[str, str] = {
    "year": "Which year are the columns without a year about, such as 2025/26?",
    "column": "What is in the column “{about}”: outturn, target, ignored…?",
    "time": "Which time is the column “{about}” about? Write it behind its kind, such as target 2025/26.",
    "indicator": "Which indicator is “{about}”? Its short name, new, or ignored.",
    "polarity": "Which way is better for “{about}”?",
    "outcome": "To which outcome does “{about}” belong?",
}


def asked(one: Question) -> str:
    """The question in a sentence."""
    return ASKED[one.kind].format(about=printable(one.about))


def report(plan: Plan, file: Path) -> list[str]:
    """Everything that there is to say of the plan before what changes in the scorecard."""
    lines = [_sum(plan)]
    if plan.understood.proposals:
        lines += ["", "New indicators"]
        lines += [f"  {one.slug}: {_facts(one.facts)}" for one in plan.understood.proposals]
    lines += _to_write([one for one in plan.fates if one.what == "written"])
    read = [one for one in plan.fates if one.what in {"written", "unchanged"} and one.why]
    lines += _grouped("Read otherwise than it is written", read, WAYS, with_reading=True)
    lines += _grouped("Left out", [one for one in plan.fates if one.what == "dropped"], LEFT)
    lines += _against(plan.against)
    if plan.understood.questions:
        lines += ["", f"To be answered in {near(file)}, where a ? or an answer behind it belongs"]
        lines += [f"  {' > '.join(map(printable, one.path))}: {asked(one)}" for one in plan.understood.questions]
    return lines


def _to_write(fates: Sequence[Fate]) -> list[str]:
    """The figures that change or are new, an indicator a line."""
    by_name: dict[str, list[Fate]] = {}
    for one in fates:
        by_name.setdefault(one.indicator, []).append(one)
    lines = []
    for name, those in by_name.items():
        named = [f"{_period(one)} {printable(one.read)} ({one.place.address})" for one in those[:MOST_CELLS]]
        more = [f"and {len(those) - MOST_CELLS:,} more"] if len(those) > MOST_CELLS else []
        lines.append(f"  {name}, {printable(those[0].place.sheet)}: {', '.join([*named, *more])}")
    return ["", "Figures to write", *lines] if lines else []


def _period(one: Fate) -> str:
    return one.period if one.kind == "outturn" else f"{one.kind} {one.period}"


def _sum(plan: Plan) -> str:
    kinds = ("written", "unchanged", "compared", "dropped")
    counts = {what: sum(one.what == what for one in plan.fates) for what in kinds}
    said = [
        f"{counted(counts['written'], 'figure', 'figures')} to write",
        f"{counts['unchanged']:,} as they are",
        f"{counted(counts['compared'], 'rating or direction', 'ratings and directions')} compared",
        f"{counted(counts['dropped'], 'cell', 'cells')} left out",
    ]
    return f"{', '.join(said)}."


def _facts(facts: Mapping[str, str]) -> str:
    shown = ("title", "outcome", "unit", "per", "multiplier", "polarity", "frequency", "year_type", "basis")
    return ", ".join(f"{key} {printable(facts[key])}" for key in shown if facts.get(key))


def _grouped(title: str, fates: Iterable[Fate], words: Mapping[str, str], *, with_reading: bool = False) -> list[str]:
    """The cells of each kind, once, with where they are and what stands in them."""
    by_why: dict[str, list[Fate]] = {}
    for one in fates:
        by_why.setdefault(one.why, []).append(one)
    lines = []
    for why, those in by_why.items():
        named = [_cell(one.place) + (f" as {one.read}" if with_reading else "") for one in those[:MOST_CELLS]]
        more = [f"and {len(those) - MOST_CELLS:,} more"] if len(those) > MOST_CELLS else []
        lines.append(f"  {words[why]} ({len(those):,}): {', '.join([*named, *more])}")
    return ["", title, *lines] if lines else []


def _cell(place: Place) -> str:
    text = printable(" ".join(place.text.split()))
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f"{printable(place.sheet)}!{place.address} “{text}”"


def _against(found: Sequence[Against]) -> list[str]:
    if not found:
        return []
    lines = [
        f"  {one.said.indicator}, {one.said.period}: the workbook says {_word(one)} ({printable(one.said.place.sheet)}!"
        f"{one.said.place.address}); worked out: {one.worked_out}"
        for one in found
    ]
    return ["", "Ratings and directions that are worked out otherwise", *lines]


def _word(one: Against) -> str:
    return f"{one.said.word} by its colour" if one.said.is_coloured else one.said.word
