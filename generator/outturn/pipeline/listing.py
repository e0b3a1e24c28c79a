"""What became of a workbook's cells, in words: kind by kind, cell by cell, with how each was read or why it was left.

``import`` prints it, and the page on which workbooks are checked shows it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from outturn.authoring.returned import Returned
from outturn.errors import printable
from outturn.model import DESCRIPTOR
from outturn.pipeline.returning import Brought
from outturn.pipeline.weighing import Against
from outturn.words.catalogue import Catalogue
from outturn.words.cells import MOST_NAMED, and_more, cell, in_place, of_kind, quoted, some
from outturn.workbook.asked import Question
from outturn.workbook.entries import Fate, Place
from outturn.workbook.own_form import NotTaken
from outturn.workbook.proposals import Proposal

FACTS = ("title", "outcome", "unit", "per", "multiplier", "polarity", "frequency", "year_type", "basis")
"""What is shown of a new indicator."""
READ = ("written", "unchanged", "compared")
KINDS = ("written", "unchanged", "compared", "dropped")


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines under a heading; the heading is empty where they need none."""

    heading: str
    lines: tuple[str, ...]


def summed(fates: Sequence[Fate], say: Catalogue) -> str:
    """How many cells there are of each fate, in a sentence."""
    counts = {what: sum(one.what == what for one in fates) for what in KINDS}
    return say("cells-sum", **{what: say.count(f"cells-{what}", number) for what, number in counts.items()})


def of_import(
    fates: Sequence[Fate], proposals: Sequence[Proposal], differs: Sequence[Against], say: Catalogue
) -> list[Listing]:
    """What an import makes of the cells, without what it does not have."""
    read = [one for one in fates if one.what in {"written", "unchanged"} and one.why]
    left = [one for one in fates if one.what == "dropped"]
    made = (
        Listing(say("cells-heading-new"), tuple(f"{one.slug}: {_facts(one.facts)}" for one in proposals)),
        Listing(say("cells-heading-to-write"), tuple(_to_write(fates, say))),
        Listing(say("cells-heading-hidden"), tuple(_hidden(fates, say))),
        Listing(say("cells-heading-otherwise"), tuple(_grouped(read, "way", say))),
        Listing(say("cells-heading-left"), tuple(_grouped(left, "left", say))),
        Listing(say("cells-heading-against"), tuple(_against(one, say) for one in differs)),
    )
    return [one for one in made if one.lines]


def question(one: Question, say: Catalogue) -> str:
    """What is asked, in a sentence."""
    return say(f"cells-asked-{one.kind}", about=printable(one.about))


def _facts(facts: Mapping[str, str]) -> str:
    return ", ".join(f"{key} {printable(facts[key])}" for key in FACTS if facts.get(key))


def _to_write(fates: Iterable[Fate], say: Catalogue) -> Iterator[str]:
    """The figures that change or are new, an indicator a line."""
    by_name: dict[str, list[Fate]] = {}
    for one in fates:
        if one.what == "written":
            by_name.setdefault(one.indicator, []).append(one)
    for name, those in by_name.items():
        named = [f"{_period(one)} {printable(one.read)} ({one.place.address})" for one in those]
        yield f"{name}, {printable(those[0].place.sheet)}: {some(say, named)}"


def _hidden(fates: Iterable[Fate], say: Catalogue) -> Iterator[str]:
    """The cells that were read although nobody who looks at their sheet sees them, a sheet a line."""
    by_sheet: dict[str, list[Place]] = {}
    for one in fates:
        if one.what in READ and one.place.is_hidden:
            by_sheet.setdefault(one.place.sheet, []).append(one.place)
    for sheet, places in by_sheet.items():
        cells = [_cell(place, say) for place in places]
        yield of_kind(say, say("cells-hidden", sheet=printable(sheet)), cells)


def _period(one: Fate) -> str:
    return one.period if one.kind == "outturn" else f"{one.area or one.kind} {one.period}"


def _grouped(fates: Iterable[Fate], words: str, say: Catalogue) -> Iterator[str]:
    """The cells of each kind, once, with where they are and what stands in them; of those that were read, as what."""
    by_why: dict[str, list[Fate]] = {}
    for one in fates:
        by_why.setdefault(one.why, []).append(one)
    for why, those in by_why.items():
        cells = [_cell(one.place, say) for one in those]
        if words == "way":
            cells = [say("cells-read-as", cell=text, reading=one.read) for text, one in zip(cells, those, strict=True)]
        yield of_kind(say, say(f"cells-{words}-{why}"), cells)


def _cell(place: Place, say: Catalogue) -> str:
    return cell(say, place.sheet, place.address, place.text)


def _against(one: Against, say: Catalogue) -> str:
    said = one.said
    word = say("cells-by-colour", word=said.word) if said.is_coloured else said.word
    place = in_place(say, said.place.sheet, said.place.address)
    worked = one.worked_out or say("cells-no-figure")
    return say("cells-against", indicator=said.indicator, period=said.period, word=word, place=place, worked=worked)


def of_return(made: Brought, say: Catalogue) -> list[Listing]:
    """What differs in a workbook that ``export`` wrote, file by file, what is left as it is, and what was not taken."""
    listings = [_table(name if name == DESCRIPTOR else f"{name}.csv", one, say) for name, one in made.tables.items()]
    listings += [Listing("", (line,)) for line in _beside(made, say)]
    odd: dict[str, list[NotTaken]] = {}
    for one in made.not_taken:
        odd.setdefault(one.reason, []).append(one)
    lines = [of_kind(say, say(f"cells-reason-{why}"), [_odd(one, say) for one in those]) for why, those in odd.items()]
    return [*listings, *([Listing(say("cells-heading-not-taken"), tuple(lines))] if lines else [])]


def _beside(made: Brought, say: Catalogue) -> Iterator[str]:
    """What becomes of comments, and of tables that have no sheet."""
    written, gone = ([name.partition("/commentary/")[2] for name in names if "/commentary/" in name]
                     for names in (made.files, made.gone))  # fmt: skip
    if written:
        yield say("cells-texts-written", names=some(say, written))
    if gone:
        yield say("cells-texts-gone", names=some(say, gone))
    if made.left:
        yield say("cells-alone", tables=", ".join(made.left))


def _table(file: str, made: Returned, say: Catalogue) -> Listing:
    heading = say(
        "cells-table",
        file=file,
        changed=say.count("cells-changed", len(made.changed)),
        added=say.count("cells-added", len(made.added)),
        removed=say.count("cells-removed", len(made.removed)),
    )
    changed = [
        say(
            "cells-before-after",
            key=printable(" ".join(one.key)),
            column=one.column,
            before=quoted(say, one.before),
            after=quoted(say, one.after),
        )
        for one in made.changed
    ]
    shown = changed[:MOST_NAMED]
    if len(changed) > MOST_NAMED:
        shown.append(and_more(say, len(changed) - MOST_NAMED))
    if made.added:
        shown.append(say("cells-named-added", rows=_rows(made.added, say)))
    if made.removed:
        shown.append(say("cells-named-removed", rows=_rows(made.removed, say)))
    return Listing(heading, tuple(shown))


def _rows(keys: Sequence[Sequence[str]], say: Catalogue) -> str:
    return some(say, [printable(" ".join(one for one in key if one)) for key in keys], "semicolon")


def _odd(one: NotTaken, say: Catalogue) -> str:
    place = in_place(say, one.sheet, one.cell)
    return f"{place} {quoted(say, one.text)}" if one.text else place
