"""What a workbook makes of a working copy, with nobody to ask: its files, and which cell each of their rows is from.

A workbook that ``export`` wrote is brought back; another is understood as ``import`` understands it.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath, PurePosixPath
from typing import cast

from outturn.errors import Finding, OutturnError, Where
from outturn.model import WORKING_COPY
from outturn.pages import SheetsRead, Wrong, WrongGroup
from outturn.pipeline.drawing_up import drawn_up
from outturn.pipeline.import_ground import Asked
from outturn.pipeline.import_maps import mapping_name
from outturn.pipeline.listing import Listing, of_import, of_return, question, summed
from outturn.pipeline.returning import brought, form_in
from outturn.schemas import OPTIONAL, REQUIRED, schema
from outturn.words.catalogue import Catalogue
from outturn.workbook.entries import Fate
from outturn.workbook.mapping import written
from outturn.workbook.own_form import OwnForm
from outturn.workbook.values import letters
from outturn.workbook.weighed import table_of


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in a workbook the row of a table with that key is from; no column where it is a row of the same table."""

    table: str
    key: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a workbook makes of a working copy.

    ``files`` are those that change, by their names in the folder of packages, ``gone`` those that go. ``read`` is what
    is said of its cells; ``found`` why it cannot be read. ``left`` is why it is not this scorecard's: "elsewhere" or
    "sealed".
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    read: SheetsRead | None = None
    found: tuple[Finding, ...] = ()
    left: str = ""


def taken_in(packages: Path, asked: Asked, say: Catalogue) -> TakenIn:
    """What the workbook makes of the scorecard's working copy; nothing is written, and nothing is raised."""
    try:
        form = form_in(asked.name, asked.content, say)
        return _returned(packages, asked, form, say) if form else _imported(packages, asked, say)
    except OutturnError as error:
        return TakenIn(found=error.findings)


def _returned(packages: Path, asked: Asked, form: OwnForm, say: Catalogue) -> TakenIn:
    if form.version not in ("", WORKING_COPY):
        return TakenIn(left="sealed")
    if form.scorecard not in ("", asked.scorecard):
        return TakenIn(left="elsewhere")
    made = brought(packages, asked.scorecard, form)
    origins = tuple(_of_rows(asked.name, form, say))
    listings = of_return(made, say)
    return TakenIn(made.files, made.gone, origins, SheetsRead(asked.name, "", _groups(listings)))


def _of_rows(name: str, form: OwnForm, say: Catalogue) -> Iterator[Origin]:
    for table, taken in form.tables.items():
        if not taken.rows or table not in (*REQUIRED, *OPTIONAL):
            continue
        key = _key(table)
        for row in taken.rows:
            where = Where(_sheet(name, taken.sheet, say), int(row.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
            yield Origin(table, tuple(row.texts.get(one, "") for one in key), where)


def _imported(packages: Path, asked: Asked, say: Catalogue) -> TakenIn:
    drawn = drawn_up(packages, asked)
    found = drawn.understood
    listings = of_import(drawn.fates, found.proposals, (), say)
    said = (asked.name, summed(drawn.fates, say), _groups(listings))
    if found.questions:
        lines = tuple(f"{' › '.join(one.path)}: {question(one, say)}" for one in found.questions)
        file, text = mapping_name(PurePath(asked.name).stem), written(found.mapping).decode("utf-8")
        return TakenIn(read=SheetsRead(*said, lines, file, text))
    return TakenIn(drawn.files, (), tuple(_of_cells(asked.name, drawn.fates, say)), SheetsRead(*said))


def _of_cells(name: str, fates: Iterable[Fate], say: Catalogue) -> Iterator[Origin]:
    for one in fates:
        if one.what in {"written", "unchanged"}:
            table = table_of(one.kind)
            further = {"targets": (one.kind, ""), "comparators": (one.area,)}.get(table, ())
            where = Where(_sheet(name, one.place.sheet, say), one.place.row + 1, letters(one.place.column))
            yield Origin(table, (one.indicator, one.period, *further), where)


def _sheet(name: str, sheet: str, say: Catalogue) -> str:
    return say("check-in-sheet", file=name, sheet=sheet)


def _groups(listings: Iterable[Listing]) -> tuple[WrongGroup, ...]:
    return tuple(WrongGroup(one.heading, tuple(Wrong(line) for line in one.lines)) for one in listings)


def placed(findings: Iterable[Finding], packages: Path, scorecard: str, origins: Sequence[Origin]) -> list[Finding]:
    """The findings with the sheet's row in place of the file's, where the row is from a workbook."""
    rows: dict[str, dict[int, Where]] = {}
    made = []
    for one in findings:
        table = PurePosixPath(one.where.file).stem
        if one.where.row and one.where.file == f"{scorecard}/{WORKING_COPY}/{table}.csv":
            if table not in rows:
                own = [origin for origin in origins if origin.table == table]
                rows[table] = _rows(packages / one.where.file, _key(table), own) if own else {}
            if where := rows[table].get(one.where.row):
                one = replace(one, where=replace(where, column=where.column or one.where.column))  # noqa: PLW2901
        made.append(one)
    return made


def _rows(path: Path, key: Sequence[str], origins: Iterable[Origin]) -> dict[int, Where]:
    """Where each row of the file is from by its number, the header's being 1; the first of two with one key first."""
    waiting: dict[tuple[str, ...], list[Where]] = defaultdict(list)
    for one in origins:
        waiting[one.key].append(one.where)
    header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    labels = [label.strip() for label in header]
    found = {}
    for number, cells in enumerate(rows, start=2):
        texts = dict(zip(labels, (cell.strip() for cell in cells), strict=False))
        places = waiting[tuple(texts.get(one, "") for one in key)]
        if places:
            found[number] = places.pop(0) if len(places) > 1 else places[0]
    return found


def _key(table: str) -> tuple[str, ...]:
    return tuple(cast("Sequence[str]", schema(table)["primaryKey"]))
